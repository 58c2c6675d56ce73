/** Facts of a plan that several raadsstukken tell: homes, goals in one sentence, the next steps. */
import { formatDate, formatNumber, formatPeriod } from "../format.ts";
import { spanOf } from "../period.ts";
import type { Block, Plan } from "../plan.ts";
import { blocksNamed } from "../plan.ts";
import { countInWords } from "../present/smallCount.ts";

/** "Wijkuitvoeringsplan Kruidenbuurt": the title, or what the plan is called with its area. */
export function planTitle(plan: Plan): string {
  const { titel, naamSoort, wijknaam } = plan.plangegevens.values;
  const kind = naamSoort ?? "wijkuitvoeringsplan";
  return titel ?? [kind[0]?.toUpperCase() + kind.slice(1), wijknaam].filter(Boolean).join(" ");
}

/** The area in a sentence: "de Kruidenbuurt"; "de wijk" when it has no name. */
export function areaOf(plan: Plan): string {
  const { wijknaam, gebiedstype } = plan.plangegevens.values;
  if (wijknaam === null) return "de wijk";
  return gebiedstype === "dorp" || gebiedstype === "cluster" ? wijknaam : `de ${wijknaam}`;
}

/** Homes in the area; 0 when no wijkprofiel says it. */
export function homesIn(plan: Plan): number {
  return blocksNamed(plan, "wijkprofiel").reduce(
    (total, { values }) => total + (values.woningen ?? 0),
    0,
  );
}

/** Maatregelen that count: an idea or a dropped one does not (model.md 4). */
export function countedMeasures(plan: Plan): Block<"maatregel">[] {
  return blocksNamed(plan, "maatregel").filter(
    ({ values }) => values.status !== "idee" && values.status !== "vervallen",
  );
}

/** The first indicator of a doelstelling, or null. */
export function indicatorOf(plan: Plan, goal: Block<"doelstelling">): Block<"indicator"> | null {
  const [first] = goal.values.indicatorIds;
  return blocksNamed(plan, "indicator").find(({ id }) => id === first) ?? null;
}

/** "In 2036 gaat ‘aardgasvrije woningen’ van 31 naar 612 woningen." or null without figures. */
export function effectSentence(plan: Plan, goal: Block<"doelstelling">): string | null {
  const indicator = indicatorOf(plan, goal);
  if (!indicator) return null;
  const { nulwaarde, streefwaarde, eenheid, streefjaar } = indicator.values;
  const year = streefjaar ?? goal.values.doeljaar;
  if (nulwaarde === null || streefwaarde === null || year === null) return null;
  const unit = eenheid ? ` ${eenheid}` : "";
  return `Uiterlijk in ${year}: ${lowerFirst(indicator.title)} van ${countInWords(nulwaarde, indicator)} naar ${formatNumber(streefwaarde)}${unit}.`;
}

export type Step = {
  id: string;
  title: string;
  start: string | null;
  end: string | null;
  soort: string | null;
  sleutel: string | null;
  trekkerId: string | null;
};

/** All steps of all tijdspaden, by their first day. */
export function stepsOf(plan: Plan): Step[] {
  const steps = blocksNamed(plan, "tijdspad").flatMap(({ values }) =>
    values.items.map(({ id, titel, start, eind, soort, sleutel, trekkerId }) => ({
      id,
      title: titel ?? "Stap zonder titel",
      start,
      end: eind,
      soort,
      sleutel,
      trekkerId,
    })),
  );
  const firstDay = ({ start, end }: Step) => spanOf(start ?? end ?? "")?.start ?? "9999";
  return steps.toSorted((a, b) => {
    const [first, second] = [firstDay(a), firstDay(b)];
    return first === second ? 0 : first < second ? -1 : 1;
  });
}

/** The step that stands for a fixed moment, or null. */
export function stepNamed(plan: Plan, sleutel: string): Step | null {
  return stepsOf(plan).find((step) => step.sleutel === sleutel) ?? null;
}

/** "1e kwartaal 2029" or "28 januari 2027". */
export function momentOf({ start, end }: Pick<Step, "start" | "end">): string {
  return formatPeriod(start ?? end ?? "");
}

/** A moment in a sentence: "in het 4e kwartaal 2036", "in 2036", "op 28 januari 2027". */
export function inMoment(moment: string): string {
  if (/^\de kwartaal/.test(moment)) return `in het ${moment}`;
  return /^\d{1,2} /.test(moment) ? `op ${moment}` : `in ${moment}`;
}

/** The decision of raad or college about the warmteprogramma or the transitievisie, as one sentence; null when unknown. */
export function earlierDecision(plan: Plan): string | null {
  const values = plan.plangegevens.values;
  const adopted = values["warmteprogramma.vastgesteldOp"];
  if (values["warmteprogramma.status"] === "vastgesteld" && adopted !== null) {
    const area = values["warmteprogramma.gebiedOpgenomen"]
      ? ` ${upperFirst(areaOf(plan))} staat in dit programma.`
      : "";
    return `Op ${formatDate(adopted)} is het warmteprogramma vastgesteld.${area}`;
  }
  const date = values["tvwBesluit.datum"];
  const number = values["tvwBesluit.nummer"];
  return date === null
    ? null
    : `Op ${formatDate(date)} is de Transitievisie Warmte vastgesteld${number ? ` (nummer ${number})` : ""}.`;
}

/** A capital at the beginning of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "VvE’s" keeps its capitals; "Woningen" becomes "woningen" inside a sentence. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}*\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** With a full stop where there is no end yet. */
export function sentence(text: string): string {
  const line = text.trim();
  return line === "" || /[.!?:;]$/.test(line) ? line : `${line}.`;
}
