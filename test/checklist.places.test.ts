/** Where a finding leads: the chapter it names and the mend that it offers, for every rule (issue "a finding names ..."). */
import { describe, expect, it } from "@jest/globals";
import { BLOCKS, SETTINGS } from "../templates/blocks.ts";
import type { Fields } from "../templates/fields.ts";
import { checkPlan, RULES } from "../templates/checklist.ts";
import type { Finding, Mend } from "../templates/checklist.ts";
import type { Plan } from "../templates/plan.ts";
import { PLACES } from "./support/places.ts";
import { completePlan, REVIEWED, TODAY } from "./support/plan.ts";
import { spoiledPlans } from "./support/spoiledPlans.ts";

type Place = { chapters: Set<string>; mends: Set<string>; severities: Set<string> };

const NOT_REVIEWED: typeof REVIEWED = {
  reviews: { financieel: "open", juridisch: "open" },
  closedRounds: 0,
  openBlockingComments: 1,
};
const found = new Map<string, Place>(
  RULES.map(({ id }) => [id, { chapters: new Set(), mends: new Set(), severities: new Set() }]),
);
const problems = new Set<string>();
for (const plan of spoiledPlans()) gather(plan, REVIEWED);
gather(completePlan(), NOT_REVIEWED);

function gather(plan: Plan, reviews: typeof REVIEWED): void {
  for (const { rule, findings } of checkPlan(plan, { today: TODAY, workflow: reviews })) {
    const place = found.get(rule);
    for (const finding of findings) {
      place?.chapters.add(String(finding.chapter ?? "-"));
      place?.severities.add(finding.severity);
      if (finding.mend) place?.mends.add(signature(finding.mend));
      for (const problem of problemsOf(finding, plan)) problems.add(`${rule}: ${problem}`);
    }
  }
}

function signature(mend: Mend): string {
  switch (mend.kind) {
    case "createBlock":
      return [
        mend.kind,
        mend.type,
        ...Object.entries(mend.values).map(([key, value]) =>
          typeof value === "string" && value !== "" ? `${key}=${value}` : key,
        ),
      ].join(" ");
    case "renumber":
      return mend.kind;
    default:
      return `${mend.kind} ${mend.field}`;
  }
}

/** A mend that could not be carried out: a block or field that is not there. */
function problemsOf({ mend, blockIds }: Finding, plan: Plan): string[] {
  const known = new Map(plan.blocks.map((block) => [block.id, block]));
  const strangers = blockIds.filter((id) => !known.has(id) && id !== plan.plangegevens.id);
  const found = strangers.map((id) => `onbekend blok ${id}`);
  if (!mend) return found;
  if (mend.kind === "createBlock") {
    const { fields } = BLOCKS[mend.type];
    const strange = Object.keys(mend.values).filter((key) => !(key in fields));
    return [...found, ...strange.map((key) => `${mend.type} heeft geen ${key}`)];
  }
  const type = known.get(mend.blockId)?.type;
  if (type === undefined && mend.blockId !== "plangegevens") return [...found, "mend zonder blok"];
  if (mend.kind === "renumber") return found;
  const fields = (type === undefined ? SETTINGS.plangegevens : BLOCKS[type]).fields as Fields;
  const field = fields[mend.field.split(".")[0] ?? ""] ?? fields[mend.field];
  if (!field) return [...found, `${type} heeft geen ${mend.field}`];
  return mend.kind === "addRow" && field.kind !== "rows" && field.kind !== "lines"
    ? [...found, `${mend.field} heeft geen rijen`]
    : found;
}

describe("a finding", () => {
  it("names blocks that exist, the chapter where they stand, and a mend that can be carried out", () => {
    expect([...problems]).toEqual([]);
  });

  it.each(RULES.map(({ id }) => id))(
    "of %s names its chapter and severity, and offers its mends",
    (rule) => {
      const { chapters, severities, mends } = found.get(rule) ?? {};
      const [where, severity, ...offered] = PLACES[rule] ?? [];
      expect([
        [...(chapters ?? [])].join(" "),
        [...(severities ?? [])].toSorted().join(" "),
      ]).toEqual([where, severity]);
      expect([...(mends ?? [])]).toEqual(expect.arrayContaining(offered));
    },
  );
});
