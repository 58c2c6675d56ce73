/** The files of raadsstukken as the package has them, for whoever judges files. */
import { checkSet } from "../../server/generate/check/checkSet.ts";
import type { CheckedDocument } from "../../server/generate/check/checkSet.ts";
import type { Generator } from "../../server/generate/document.ts";
import { presentControlReport } from "../../templates/controlReport.ts";
import { presentHandOverControl } from "../../templates/handOver/control.ts";
import { checkPlan } from "../../templates/checklist.ts";
import { inGriffieNotation } from "../../templates/notation.ts";
import type { Document } from "../../templates/pieces.ts";
import type { Plan } from "../../templates/plan.ts";
import { presentPlan } from "../../templates/present.ts";
import { STUK_KINDS } from "../../templates/raad/present.ts";
import { META } from "./documents.ts";
import { stuk } from "./stukken.ts";

/** Every document that can be made of a plan, by its kind: the plan, both reports, and all stukken. */
export function documentsOfPlan(plan: Plan): [kind: string, document: Document][] {
  const verdicts = checkPlan(plan, { today: META.date, deviations: [] });
  return [
    ["wijkuitvoeringsplan", presentPlan(plan, META)],
    ["controlerapport", presentControlReport(plan, verdicts, META, [])],
    ["controle-raadsstukken", handOverControl(plan, verdicts)],
    ...STUK_KINDS.map((kind): [string, Document] => [kind, stuk(plan, kind)]),
  ];
}

/** What the griffie reads first, of a package of which nothing was checked yet. */
function handOverControl(plan: Plan, verdicts: Parameters<typeof presentControlReport>[1]) {
  return presentHandOverControl({
    plan,
    meta: META,
    verdicts,
    answers: new Map(),
    refusals: [],
    missing: [],
    openComments: 1,
    concept: false,
  });
}

export async function filesOf(
  generator: Pick<Generator, "generate">,
  plan: Plan,
  [kind, document]: [string, Document],
): Promise<CheckedDocument> {
  const subject = { kind: "stuk", plan, meta: META, document } as const;
  const pdf = await generator.generate({ ...subject, format: "pdf" });
  const docx = await generator.generate({ ...subject, format: "docx" });
  return {
    kind,
    document: inGriffieNotation(document),
    docx: { name: `${kind}.docx`, bytes: docx.bytes },
    pdf: { name: `${kind}.pdf`, bytes: pdf.bytes },
  };
}

/** What the files of one document do not meet, as lines; what others wrote into it is left out. */
export async function fileFaults(checked: CheckedDocument): Promise<string[]> {
  const answers = await checkSet([checked], [1, 2]);
  return [...answers].flatMap(([nr, faults]) =>
    WRITTEN.has(nr) ? [] : (faults ?? []).map((sentence) => `[${nr}] ${sentence}`),
  );
}

/** A title that is too long, a reference to nothing: the words of a plan, and not of its files. */
const WRITTEN = new Set([43, 45]);
