/** Data checks on the raadsstukken (raadsstukken.md 5.4, 34-38 and 41-45): what keeps a set from being definitive. */
import { formatMoney } from "../format.ts";
import type { Piece } from "../pieces.ts";
import type { Plan } from "../plan.ts";
import { blockLabel, blocksNamed } from "../plan.ts";
import { plainText, wordsOf } from "../prose.ts";
import { slotOf } from "../raadsstukken.ts";
import { totalsOf } from "../totals.ts";
import { budgetLines } from "./budgetChange.ts";
import { RAAD_FACTS } from "./legalFacts.ts";
import { outdatedIn, proposalsOf } from "./proposals.ts";
import { sectionPieces } from "./raadsvoorstel.ts";
import { askedOf, unconfirmedFacts } from "./route.ts";
import type { Context, StukOptions } from "./stuk.ts";
import { contextOf, subjectOf } from "./stuk.ts";

export type StukFinding = {
  /** The number of the criterion in raadsstukken.md 5.4: "34"; "feit", "verouderd" and "leeg" for our own. */
  check: string;
  severity: "blokkerend" | "waarschuwing";
  message: string;
  /** The block or node it is about, or null. */
  id: string | null;
};

/** All findings, blocking ones first. An empty list means that the data of a definitive set is in order. */
export function checkStukken(plan: Plan, options: StukOptions): StukFinding[] {
  const context = contextOf(plan, { ...options, concept: false });
  const findings = CHECKS.flatMap((check) => check(context));
  const rank = ({ severity }: StukFinding) => (severity === "blokkerend" ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

const block = (check: string, message: string, id: string | null = null): StukFinding => ({
  check,
  severity: "blokkerend",
  message,
  id,
});
const warn = (check: string, message: string, id: string | null = null): StukFinding => ({
  ...block(check, message, id),
  severity: "waarschuwing",
});

const CHECKS: readonly ((context: Context) => StukFinding[])[] = [
  routeFindings,
  decisionFindings,
  alternativeFindings,
  moneyFindings,
  participationFindings,
  emptySections,
  titleFindings,
  summaryFindings,
  (context) =>
    unconfirmedFacts(context.route, context.profile).map((id) =>
      block(
        "feit",
        `De jurist moet dit nog bevestigen in het gemeenteprofiel: ${RAAD_FACTS[id].statement}`,
        id,
      ),
    ),
  ({ plan, meta }) =>
    outdatedIn(plan, proposalsOf(plan, meta.date)).map((key) =>
      warn(
        "verouderd",
        `Een overgenomen voorstel (${key}) is verouderd: de bron in het plan is veranderd.`,
      ),
    ),
];

function routeFindings({ route, profile }: Context): StukFinding[] {
  if (route.besluitroute === null) return [block("34", "Kies in de plangegevens de besluitroute.")];
  const allowed = profile.besluitroutesToegestaan.includes(route.besluitroute)
    ? []
    : [block("34", `Het gemeenteprofiel staat de besluitroute “${route.besluitroute}” niet toe.`)];
  const forbidden = route.forbidden.map((decision) =>
    block(
      "34",
      `“${blockLabel(decision)}” vraagt de raad het plan vast te stellen. Bij een programma doet het college dat. Vraag de raad kennis te nemen van het plan.`,
      decision.id,
    ),
  );
  const none =
    route.naarRaad && route.beslispunten.length === 0
      ? [
          block(
            "34",
            "Er zijn nog geen beslispunten voor de raad. Maak blokken van het soort ‘Beslispunt voor de raad’.",
          ),
        ]
      : [];
  return [...allowed, ...forbidden, ...none];
}

function decisionFindings({ route, plan }: Context): StukFinding[] {
  const { argument, kanttekening } = plan.raadsstukken;
  return route.beslispunten.flatMap(({ nr, id }) => {
    const own = argument.filter(({ values }) => values.besluitId === id);
    const notes = kanttekening.filter(({ values }) => values.besluitId === id);
    const unexplained = notes.some(
      ({ values }) => values.geen === true && !plainText(values.tekst) && !values.titel,
    );
    return [
      ...(own.length === 0 ? [block("36", `Beslispunt ${nr} heeft nog geen argument.`, id)] : []),
      ...(notes.length === 0 || unexplained
        ? [
            block(
              "36",
              `Beslispunt ${nr} heeft nog geen kanttekening, en ook geen reden waarom die er niet is.`,
              id,
            ),
          ]
        : []),
    ];
  });
}

function alternativeFindings({ plan }: Context): StukFinding[] {
  const slot = slotOf(plan.raadsstukken, "alternatieven");
  const explained =
    slot !== null && (slot.nietVanToepassing !== null || plainText(slot.tekst) !== "");
  return plan.raadsstukken.alternatief.length > 0 || explained
    ? []
    : [block("37", "Noem ten minste één alternatief, of schrijf waarom er geen is.")];
}

function moneyFindings({ plan, route }: Context): StukFinding[] {
  const { gevraagd, tekort } = totalsOf(plan);
  const asked = askedOf(route);
  const spread = budgetLines(plan).reduce((total, { lasten }) => total + lasten, 0);
  const differs = (a: number, b: number) => `${formatMoney(a)} en ${formatMoney(b)}`;
  const mentioned = plan.raadsstukken.kanttekening.some(({ values }) =>
    /dekking|tekort|ongedekt/i.test(`${values.titel ?? ""} ${plainText(values.tekst)}`),
  );
  return [
    ...(route.krediet && asked !== gevraagd
      ? [
          block(
            "38",
            `De beslispunten en de budgetten vragen niet hetzelfde bedrag: ${differs(asked, gevraagd)}.`,
          ),
        ]
      : []),
    ...(route.krediet && spread !== gevraagd
      ? [
          block(
            "38",
            `De begrotingswijziging telt niet op tot wat u vraagt: ${differs(spread, gevraagd)}. Verdeel elk budget over de jaren.`,
          ),
        ]
      : []),
    ...(tekort > 0 && !mentioned
      ? [
          block(
            "38",
            `Voor ${formatMoney(tekort)} is geen dekking. Noem dat bij de kanttekeningen.`,
          ),
        ]
      : []),
  ];
}

function participationFindings({ plan, profile }: Context): StukFinding[] {
  const rounds = blocksNamed(plan, "participatie");
  const silent = rounds.filter(
    ({ values }) => values.verwerking !== "overgenomen" && !plainText(values.verwerkingToelichting),
  );
  return [
    ...(profile.participatieverordening === null
      ? [warn("42", "Het gemeenteprofiel noemt nog geen participatieverordening.")]
      : []),
    ...silent.map((round) =>
      block("42", `Schrijf bij “${blockLabel(round)}” wat u niet overnam, en waarom.`, round.id),
    ),
  ];
}

function emptySections(context: Context): StukFinding[] {
  const { profile, route } = context;
  if (!route.naarRaad) return [];
  return profile.verplicht.flatMap((section) => {
    const body: Piece[] = sectionPieces(context, section);
    return body.length > 0
      ? []
      : [
          block(
            "leeg",
            `Het onderdeel “${profile.koppen[section]}” is nog leeg. Vul het in of schrijf waarom het niet van toepassing is.`,
          ),
        ];
  });
}

function titleFindings(context: Context): StukFinding[] {
  const { length } = subjectOf(context);
  if (length > 100)
    return [block("45", `Het onderwerp heeft ${length} tekens. Er mogen er hooguit 100 zijn.`)];
  return length > 80
    ? [warn("45", `Het onderwerp heeft ${length} tekens. Liefst zijn het er hooguit 80.`)]
    : [];
}

function summaryFindings({ plan }: Context): StukFinding[] {
  const count = wordsOf(slotOf(plan.raadsstukken, "samenvatting")?.tekst).length;
  return count > 150
    ? [warn("44", `De samenvatting heeft ${count} woorden. Liefst zijn het er hooguit 150.`)]
    : [];
}
