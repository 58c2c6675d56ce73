/** The form of a bijlage, or of several that are brought at once: title, date, and whether it is openbaar. */
import { formatDate, parseDate } from "../../templates/format.ts";
import type { AttachmentWords } from "../attachmentCalls.ts";
import type { DialogField } from "../dialog.ts";
import { openFormDialog } from "../dialog.ts";
import { h } from "../dom.ts";
import { LONGEST_GROUND, LONGEST_TITLE } from "./attachmentWords.ts";

/** Says what is wrong with a date that somebody typed. */
export function dateFault(words: string): string | null {
  return parseDate(words) === null
    ? "Wij lezen hier geen datum in. Voorbeeld: 22 november 2026."
    : null;
}

/**
 * One title for each of `given`; openness, ground and date hold for all. `save` gets the words in the same order; when it
 * throws, its sentence stands in the form.
 */
export function openAttachmentDialog(options: {
  title: string;
  confirm: string;
  given: readonly AttachmentWords[];
  save(words: AttachmentWords[]): Promise<void>;
}): void {
  const { given, title, confirm } = options;
  const [first] = given;
  if (!first) return;
  const openness = createOpennessChoice(first.openness);
  openFormDialog({
    title,
    confirm,
    fields: [
      ...titleFields(given),
      ...(given.length === 1 ? [dateField(first)] : []),
      ...secretFields(first, openness),
    ],
    submit: (values) =>
      options.save(
        given.map((each, index) => ({
          ...each,
          ...secrecyIn(values, openness.isSecret()),
          title: values[`titel-${index}`] ?? "",
          date: parseDate(values["datum"] ?? ""),
        })),
      ),
  });
}

function titleFields(given: readonly AttachmentWords[]): DialogField[] {
  return given.map(({ title }, index) => ({
    name: `titel-${index}`,
    label: given.length === 1 ? "Titel" : `Titel van bestand ${index + 1}`,
    ...(index === 0 ? { hint: "Zo staat de bijlage in de lijst bij het raadsvoorstel." } : {}),
    value: title,
    maxLength: LONGEST_TITLE,
  }));
}

function dateField({ date }: AttachmentWords): DialogField {
  return {
    name: "datum",
    label: "Datum van het document",
    hint: "Bijvoorbeeld: 22 november 2026.",
    value: date === null ? "" : formatDate(date),
    optional: true,
    fault: dateFault,
  };
}

function secretFields(
  { ground, groundDate }: AttachmentWords,
  { element, isSecret: isAsked }: OpennessChoice,
): DialogField[] {
  return [
    {
      name: "grond",
      label: "Grond voor de geheimhouding",
      hint: "Bijvoorbeeld: bedrijfsgegevens, artikel 5.1 Woo.",
      value: ground ?? "",
      maxLength: LONGEST_GROUND,
      above: element,
      isAsked,
    },
    {
      name: "vanaf",
      label: "Geheim vanaf",
      hint: "Bijvoorbeeld: 22 november 2026.",
      value: groundDate === null ? "" : formatDate(groundDate),
      fault: dateFault,
      isAsked,
    },
  ];
}

function secrecyIn(values: Record<string, string>, isSecret: boolean) {
  return {
    openness: isSecret ? ("geheim" as const) : ("openbaar" as const),
    ground: isSecret ? (values["grond"] ?? "") : null,
    groundDate: isSecret ? parseDate(values["vanaf"] ?? "") : null,
  };
}

type OpennessChoice = ReturnType<typeof createOpennessChoice>;

function createOpennessChoice(chosen: AttachmentWords["openness"]) {
  const radio = (value: AttachmentWords["openness"]) =>
    h("input", { type: "radio", name: "openbaarheid", value, checked: value === chosen });
  const [open, secret] = [radio("openbaar"), radio("geheim")];
  const element = h(
    "fieldset",
    { class: "scope-choice" },
    h("legend", {}, "Wie mag dit zien?"),
    h("label", {}, open, h("span", {}, "Openbaar: iedereen die het plan mag lezen")),
    h(
      "label",
      {},
      secret,
      h("span", {}, "Geheim: alleen de eigenaar, de schrijvers en de griffie"),
    ),
  );
  return { element, isSecret: () => secret.checked };
}
