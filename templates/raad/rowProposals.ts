/** Proposals for argumenten and kanttekeningen, and for the beslispunten of a route (raadsstukken.md section 2). */
import { formatMoney, formatNumber } from "../format.ts";
import { spanOf } from "../period.ts";
import type { Block, Plan } from "../plan.ts";
import { blockById, blockLabel, blocksNamed } from "../plan.ts";
import { plainText } from "../prose.ts";
import { totalsOf } from "../totals.ts";
import {
  countedMeasures,
  effectSentence,
  inMoment,
  momentOf,
  planTitle,
  sentence,
  stepNamed,
  stepsOf,
} from "./planFacts.ts";
import type { Draft } from "./proposals.ts";
import { routeOf } from "./route.ts";

/** What the beslispunten of this route usually say; amounts and moments come from the plan. */
export function beslispuntenSkeleton(plan: Plan): string[] {
  const route = routeOf(plan);
  const title = planTitle(plan);
  const wensen = plan.raadsstukken.kopgegevens.values.gebruikWensen === true;
  const first: Record<string, string> = {
    autonoom: `Het ${title} vast te stellen.`,
    programma: wensen
      ? `Ten aanzien van het ontwerp van het ${title} geen wensen en bedenkingen kenbaar te maken.`
      : `Kennis te nemen van het door het college vastgestelde ${title}.`,
    omgevingsplan: `De wijziging van het omgevingsplan vast te stellen, met het ${title} als onderbouwing.`,
  };
  const { gevraagd } = totalsOf(plan);
  const evaluation = stepNamed(plan, "evaluatie");
  return [
    ...(route.besluitroute ? [first[route.besluitroute] ?? ""] : []),
    ...(route.krediet
      ? [
          `Een krediet van ${formatMoney(gevraagd)} beschikbaar te stellen en dit te dekken uit ${sourcesOf(plan)}.`,
          "De begrotingswijziging vast te stellen.",
        ]
      : []),
    `Het college te verzoeken de raad jaarlijks te rapporteren over de indicatoren in hoofdstuk 15 van het plan${evaluation ? `, voor het eerst ${inMoment(momentOf(evaluation))}` : ""}.`,
  ];
}

/** One candidate per doelstelling under the first beslispunt, and one per beslispunt that asks money. */
export function argumentDrafts(plan: Plan): Draft[] {
  const { beslispunten } = routeOf(plan);
  const first = beslispunten[0]?.id ?? null;
  const goals = blocksNamed(plan, "doelstelling").map((goal) =>
    draft("argument", goal.id, first, sentence(goal.title), [
      effectSentence(plan, goal),
      measuresSentence(plan, goal),
    ]),
  );
  const decisions = beslispunten.flatMap(({ id }) => {
    const block = blockById(plan, id);
    const reason = block?.type === "besluit" ? plainText(block.values.motivering) : "";
    return reason === ""
      ? []
      : [draft("argument", id, id, sentence(reason), [moneySentence(block)])];
  });
  return [...goals, ...decisions];
}

/** Risks from large to small, and what the plan itself shows to be uncertain. */
export function kanttekeningDrafts(plan: Plan, today: string): Draft[] {
  const first = routeOf(plan).beslispunten[0]?.id ?? null;
  const risks = blocksNamed(plan, "risico")
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .map((risk) => riskDraft(plan, risk, first));
  return [...risks, ...automatic(plan, today, first)];
}

function automatic(plan: Plan, today: string, besluitId: string | null): Draft[] {
  const { tekort } = totalsOf(plan);
  const undecided = blocksNamed(plan, "betrokkenPartij").filter(
    ({ values }) => values.instemming === "in-overleg" || values.instemming === "geen",
  );
  const passed = stepsOf(plan).filter(
    ({ soort, start, end, sleutel }) =>
      soort === "mijlpaal" &&
      sleutel !== "start-wup" &&
      (spanOf(end ?? start ?? "")?.end ?? "9999") < today,
  );
  const idle = blocksNamed(plan, "doelstelling").filter(
    (goal) => !countedMeasures(plan).some(({ values }) => values.doelstellingIds.includes(goal.id)),
  );
  const note = (key: string, titel: string, parts: string[]) =>
    draft("kanttekening", key, besluitId, titel, parts);
  return [
    ...(tekort > 0
      ? [note("ongedekt", `Voor ${formatMoney(tekort)} is nog geen dekking.`, [])]
      : []),
    ...undecided.map(({ id, title }) =>
      note(id, `${title} heeft nog niet ingestemd.`, ["Het overleg over de taken loopt nog."]),
    ),
    ...passed.map((step) =>
      note(step.id, `De mijlpaal “${step.title}” ligt in het verleden.`, [
        `Hij stond gepland ${inMoment(momentOf(step))}.`,
      ]),
    ),
    ...idle.map((goal) =>
      note(goal.id, `Bij het doel “${goal.title}” hoort nog geen maatregel.`, []),
    ),
  ];
}

function riskDraft(plan: Plan, risk: Block<"risico">, first: string | null): Draft {
  const { oorzaak, gevolg, beheersmaatregel, financieelGevolg, maatregelIds } = risk.values;
  const money = financieelGevolg ? `Het gevolg kan ${formatMoney(financieelGevolg)} zijn.` : null;
  const parts = [sentence(plainText(oorzaak)), sentence(plainText(gevolg)), money];
  const made = draft(
    "kanttekening",
    risk.id,
    decisionFor(plan, maatregelIds) ?? first,
    sentence(risk.title),
    parts,
  );
  return { ...made, antwoord: sentence(plainText(beheersmaatregel)) };
}

/** The beslispunt whose budgets pay for one of these maatregelen. */
function decisionFor(plan: Plan, measureIds: readonly string[]): string | null {
  const budgets = blocksNamed(plan, "budget").filter(({ values }) =>
    values.maatregelIds.some((id) => measureIds.includes(id)),
  );
  const found = routeOf(plan).beslispunten.find(({ id }) => {
    const block = blockById(plan, id);
    return (
      block?.type === "besluit" &&
      block.values.budgetIds.some((budgetId) => budgets.some((budget) => budget.id === budgetId))
    );
  });
  return found?.id ?? null;
}

function weightOf({ values }: Block<"risico">): number {
  return (values.kans ?? 0) * (values.impact ?? 0);
}

function measuresSentence(plan: Plan, goal: Block<"doelstelling">): string | null {
  const measures = countedMeasures(plan).filter(({ values }) =>
    values.doelstellingIds.includes(goal.id),
  );
  return measures.length === 0
    ? null
    : `Daaraan werken wij met ${formatNumber(measures.length)} ${measures.length === 1 ? "maatregel" : "maatregelen"}: ${measures.map(blockLabel).join("; ")}.`;
}

function moneySentence(block: Block | null): string | null {
  const amount = block?.type === "besluit" ? block.values.bedrag : null;
  return amount ? `Het gaat om ${formatMoney(amount)}.` : null;
}

function sourcesOf(plan: Plan): string {
  const sources = blocksNamed(plan, "budget").flatMap(({ values }) =>
    values.dekking.flatMap(({ bron, status }) => (status === "te-besluiten" && bron ? [bron] : [])),
  );
  const names = [
    ...new Set(sources.map((source) => source.charAt(0).toLowerCase() + source.slice(1))),
  ];
  return names.length === 0 ? "de begroting" : names.map((name) => `de ${name}`).join(" en ");
}

function draft(
  target: "argument" | "kanttekening",
  key: string,
  besluitId: string | null,
  titel: string,
  parts: (string | null)[],
): Draft {
  const tekst = parts.filter((part) => part !== null && part !== "").join(" ");
  return { key: `${target}:${key}`, target, besluitId, titel, tekst, antwoord: "" };
}
