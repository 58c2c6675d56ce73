/** "Metingen" of an indicator: what was measured when, and adding, changing and removing one. */
import { formatNumber, formatPeriod, parseNumber, parsePeriod } from "../../templates/format.ts";
import type { Block } from "../../templates/plan.ts";
import type { Announcer } from "../announcer.ts";
import type { Api } from "../api.ts";
import { createDialog, messageOf, openFormDialog } from "../dialog.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import type { Row } from "../dom.ts";
import { icon } from "../icons.ts";
import type { MeasurementLine, MeasurementWords } from "../measurementCalls.ts";
import { whenInWords } from "../words.ts";

/** As the server has it (templates/measurement.ts). */
const LONGEST_NOTE = 500;

export type MeasurementOptions = {
  api: Api;
  planId: string;
  mayMeasure: boolean;
  announcer: Announcer;
  /** The indicator as it is now; null when it is gone. */
  indicatorOf(id: string): Block<"indicator"> | null;
};

/** The dialog, not shown yet; `refresh` fills it. */
export function createMeasurementDialog(
  options: MeasurementOptions,
  indicator: Block<"indicator">,
) {
  const { api, planId, mayMeasure, announcer } = options;
  const fault = h("p", { class: "form-error", role: "alert" });
  const empty = h("p", { class: "panel-hint", hidden: true }, "Er is nog niets gemeten.");
  const list = h("ul", { class: "metingen", "aria-label": "Metingen" });
  const add = h("button", { type: "button", class: "button" }, icon("plus"), "Meting toevoegen");
  const trying = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setText(fault, "");
    } catch (error) {
      setText(fault, messageOf(error));
    }
  };
  const refresh = () =>
    trying(async () => {
      const all = await api.measurements(planId);
      const own = all.filter(({ indicatorId }) => indicatorId === indicator.id);
      update(own.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)));
      empty.hidden = own.length > 0;
    });
  const unit = indicator.values.eenheid ?? "";
  const ask = (before: MeasurementLine | null) =>
    openMeasurementForm(unit, before, async (words) => {
      const measured = { ...words, indicatorId: indicator.id };
      if (before) await api.changeMeasurement(planId, before.id, measured);
      else await api.addMeasurement(planId, measured);
      announcer.say(before ? "De meting is gewijzigd." : "De meting is toegevoegd.");
      await refresh();
    });
  const remove = async ({ id }: MeasurementLine) => {
    await trying(async () => {
      await api.removeMeasurement(planId, id);
      announcer.say("De meting is verwijderd.");
    });
    const said = fault.textContent ?? "";
    await refresh();
    if (said !== "") setText(fault, said);
  };
  const update = createKeyedList<MeasurementLine>(list, {
    key: ({ id }) => id,
    create: () => createMeasurementRow(unit, mayMeasure ? { change: ask, remove } : null),
    focusLost: () => add.focus(),
  });
  add.addEventListener("click", () => ask(null));
  const element = createDialog(
    `Metingen: ${indicator.title}`,
    h("p", { class: "subtle" }, goalOf(indicator)),
    fault,
    empty,
    list,
    mayMeasure && add,
  );
  return { element, refresh };
}

/** "Van 0 woningen in 2025 naar 612 woningen in 2036." */
function goalOf({ values }: Block<"indicator">): string {
  const end = (value: number | null, year: number | null) =>
    value === null
      ? null
      : `${formatNumber(value)} ${values.eenheid ?? ""}${year === null ? "" : ` in ${year}`}`;
  const from = end(values.nulwaarde, values.nuljaar);
  const to = end(values.streefwaarde, values.streefjaar);
  if (!from || !to) return "Vul bij de indicator een nulwaarde en een streefwaarde in.";
  return `Van ${from} naar ${to}. De laatste meting komt in het plan.`;
}

type RowActions = {
  change(line: MeasurementLine): void;
  remove(line: MeasurementLine): Promise<void>;
};

function createMeasurementRow(unit: string, actions: RowActions | null): Row<MeasurementLine> {
  let current: MeasurementLine | null = null;
  const value = h("strong", {});
  const date = h("span", { class: "subtle" });
  const note = h("p", {});
  const author = h("p", { class: "subtle" });
  const button = (label: string, name: "pencil" | "trash", run: (line: MeasurementLine) => void) =>
    h(
      "button",
      {
        type: "button",
        class: "knop-klein",
        title: label,
        on: { click: () => current && run(current) },
      },
      icon(name),
    );
  const buttons = actions
    ? [
        button("Wijzigen", "pencil", actions.change),
        button("Verwijderen", "trash", (line) => void actions.remove(line)),
      ]
    : [];
  return {
    element: h(
      "li",
      { class: "meting" },
      h("p", {}, value, " ", date),
      h("div", { class: "bijlage-knoppen" }, ...buttons),
      note,
      author,
    ),
    update(line) {
      current = line;
      setText(value, [formatNumber(line.value), unit].filter(Boolean).join(" "));
      setText(date, formatPeriod(line.date));
      setText(note, line.note ?? "");
      note.hidden = line.note === null;
      setText(author, authorOf(line));
      for (const each of buttons)
        each.setAttribute("aria-label", `${each.title}: meting van ${formatPeriod(line.date)}`);
    },
  };
}

function authorOf({ authorName, createdAt }: MeasurementLine): string {
  if (authorName === null || createdAt === null) return "Kwam met het bestand van het plan";
  return `${authorName}, ${whenInWords(createdAt, new Date())}`;
}

function openMeasurementForm(
  unit: string,
  before: MeasurementLine | null,
  save: (words: Omit<MeasurementWords, "indicatorId">) => Promise<void>,
): void {
  openFormDialog({
    title: before ? "Meting wijzigen" : "Meting toevoegen",
    confirm: before ? "Opslaan" : "Toevoegen",
    fields: [
      {
        name: "meetdatum",
        label: "Datum",
        hint: "Een dag, een maand of een jaar. Bijvoorbeeld: 30 juni 2026.",
        value: before ? formatPeriod(before.date) : "",
        fault: (words) =>
          momentOf(words) === null
            ? "Wij lezen hier geen datum in. Voorbeeld: 30 juni 2026."
            : null,
      },
      {
        name: "waarde",
        label: unit === "" ? "Waarde" : `Waarde, in ${unit}`,
        hint: "Bijvoorbeeld: 450.",
        value: before ? formatNumber(before.value) : "",
        fault: (words) =>
          parseNumber(words) === null ? "Wij lezen hier geen getal in. Voorbeeld: 450." : null,
      },
      {
        name: "toelichting",
        label: "Toelichting",
        value: before?.note ?? "",
        lines: 3,
        maxLength: LONGEST_NOTE,
        optional: true,
      },
    ],
    submit: ({ meetdatum = "", waarde = "", toelichting = "" }) =>
      save({
        date: momentOf(meetdatum) ?? "",
        value: parseNumber(waarde) ?? 0,
        note: toelichting === "" ? null : toelichting,
      }),
  });
}

/** A quarter is no moment: a meting has a day, a month or a year. */
function momentOf(words: string): string | null {
  const period = parsePeriod(words);
  return period === null || period.includes("Q") ? null : period;
}
