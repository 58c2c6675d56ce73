/** "Afwijken met reden": asks for the reason and the function of who decides, and for what it holds. */
import type { Finding } from "../../templates/checklist.ts";
import type { RuleWords } from "../ruleWords.ts";
import { openFormDialog } from "../dialog.ts";
import { h } from "../dom.ts";

export type NewDeviation = { reason: string; functionTitle: string; blockIds: readonly string[] };

/** As the server has them (templates/deviation.ts), in characters. */
const LONGEST_REASON = 2_000;
const LONGEST_FUNCTION = 100;

/** `save` throws when the server refuses; its sentence stands in the dialog. */
export function openDeviationDialog(options: {
  rule: RuleWords;
  finding: Finding;
  nameOf(id: string): string | null;
  save(deviation: NewDeviation): Promise<void>;
}): void {
  const { rule, finding, nameOf } = options;
  const scope = createScope(finding, nameOf);
  openFormDialog({
    title: `Afwijken van ${rule.id}`,
    intro: `${rule.question} Wijkt u hiervan af, leg dan uit waarom. De reden komt in het controlerapport, met uw functie en zonder uw naam.`,
    ...(scope ? { before: scope.element } : {}),
    fields: [
      {
        name: "reden",
        label: "Reden",
        hint: "Schrijf het zo op dat een raadslid het begrijpt.",
        lines: 5,
        maxLength: LONGEST_REASON,
      },
      {
        name: "functie",
        label: "Functie",
        hint: "Van wie dit besluit, bijvoorbeeld: projectleider.",
        maxLength: LONGEST_FUNCTION,
      },
    ],
    confirm: "Vastleggen",
    submit: ({ reden = "", functie = "" }) =>
      options.save({
        reason: reden,
        functionTitle: functie,
        blockIds: scope?.isWhole() === false ? finding.blockIds : [],
      }),
  });
}

/** Only these blocks, or the whole rule; nothing to choose for a finding about the whole plan. */
function createScope(finding: Finding, nameOf: (id: string) => string | null) {
  const names = finding.blockIds.flatMap((id) => nameOf(id) ?? []);
  if (names.length === 0) return null;
  const whole = h("input", { type: "radio", name: "waarvoor", value: "regel" });
  const some = h("input", { type: "radio", name: "waarvoor", value: "blokken", checked: true });
  const element = h(
    "fieldset",
    { class: "scope-choice" },
    h("legend", {}, "Waarvoor geldt dit?"),
    h("label", {}, some, h("span", {}, `Alleen voor ${shortList(names)}`)),
    h("label", {}, whole, h("span", {}, "Voor het hele plan")),
  );
  return { element, isWhole: () => whole.checked };
}

function shortList(names: readonly string[]): string {
  return names.length > 3 ? `deze ${names.length} blokken` : names.join(", ");
}
