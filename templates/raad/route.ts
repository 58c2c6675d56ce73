/** The besluitroute: who decides, in which words, on which ground, and which documents that takes (raadsstukken.md 1.5). */
import { formatMoney } from "../format.ts";
import type { Block, Plan } from "../plan.ts";
import { blocksNamed } from "../plan.ts";
import { plainText } from "../prose.ts";
import type { Profile } from "../profile.ts";
import { RAAD_FACTS } from "./legalFacts.ts";
import type { RaadFactId } from "./legalFacts.ts";

export type BesluitRoute = "autonoom" | "programma" | "omgevingsplan";

/** The kinds of document beside the plan itself. */
export type StukKind =
  | "raadsvoorstel"
  | "raadsbesluit"
  | "voorstel-en-besluit"
  | "collegevoorstel"
  | "raadsinformatiebrief"
  | "college-oplegger"
  | "begrotingswijziging"
  | "kennisgeving"
  | "bewonersbrief"
  | "publieksversie"
  | "extract";

/** One decision, printed word for word in voorstel and besluit (raadsstukken.md 1.4). */
export type Beslispunt = { nr: number; id: string; text: string; bedrag: number };

export type Route = {
  /** Null when the plan does not say it. */
  besluitroute: BesluitRoute | null;
  krediet: boolean;
  /** Who adopts the plan. */
  orgaan: "raad" | "college";
  /** Whether the raad decides anything at all. */
  naarRaad: boolean;
  /** How the decision about the plan ends. */
  verb: string;
  /** Grounds of the raadsbesluit, in order. */
  geletOp: RaadFactId[];
  /** What the section on law says: the grounds and what comes with them. */
  facts: RaadFactId[];
  beslispunten: Beslispunt[];
  /** Beslispunten that this route forbids: they let the raad adopt what the college adopts. They never print. */
  forbidden: Block<"besluit">[];
  collegebesluiten: Beslispunt[];
};

const GROUNDS: Readonly<Record<BesluitRoute, { geletOp: RaadFactId[]; more: RaadFactId[] }>> = {
  autonoom: { geletOp: ["gemeentewet-108-147"], more: ["nadeelcompensatie-autonoom"] },
  programma: { geletOp: ["omgevingswet-3-4", "gemeentewet-169"], more: ["awb-3-4-programma"] },
  omgevingsplan: { geletOp: ["omgevingswet-2-4"], more: ["awb-3-4-omgevingsplan"] },
};

const VERBS: Readonly<Record<BesluitRoute, string>> = {
  autonoom: "vast te stellen",
  programma: "kennis te nemen van",
  omgevingsplan: "vast te stellen",
};

/** What the plan's besluitroute and its beslispunten come down to. Pure; an empty plan gives an empty route. */
export function routeOf(plan: Plan): Route {
  const { besluitroute, krediet } = plan.plangegevens.values;
  const grounds = besluitroute ? GROUNDS[besluitroute] : { geletOp: [], more: [] };
  const money: RaadFactId[] = krediet === true ? ["gemeentewet-189-192"] : [];
  const open = blocksNamed(plan, "besluit").filter(isOpen);
  const forRaad = open.filter(({ values }) => values.soort === "beslispunt-raad");
  const forbidden = besluitroute === "programma" ? forRaad.filter(adoptsThePlan) : [];
  const beslispunten = numbered(forRaad.filter((block) => !forbidden.includes(block)));
  return {
    besluitroute,
    krediet: krediet === true,
    orgaan: besluitroute === "programma" ? "college" : "raad",
    naarRaad: besluitroute !== "programma" || krediet === true || beslispunten.length > 0,
    verb: besluitroute ? VERBS[besluitroute] : "",
    geletOp: [...grounds.geletOp, ...money],
    facts: [...grounds.geletOp, ...grounds.more, ...money],
    beslispunten,
    forbidden,
    collegebesluiten: numbered(open.filter(({ values }) => values.soort === "collegebesluit")),
  };
}

/** The documents of a hand-over, in the order of the package, without the plan itself. */
export function documentsOf(
  route: Route,
  profile: Pick<Profile, "combinedVoorstelEnBesluit">,
): StukKind[] {
  const forRaad: StukKind[] = profile.combinedVoorstelEnBesluit
    ? ["voorstel-en-besluit"]
    : ["raadsvoorstel", "raadsbesluit"];
  return [
    ...(route.naarRaad ? forRaad : []),
    ...(route.besluitroute === "programma"
      ? (["collegevoorstel", "raadsinformatiebrief"] as const)
      : []),
    "college-oplegger",
    ...(route.krediet ? (["begrotingswijziging"] as const) : []),
    "kennisgeving",
    "bewonersbrief",
    "publieksversie",
    "extract",
  ];
}

/** The legal facts of this route that nobody confirmed for this gemeente: they block a definitive set. */
export function unconfirmedFacts(
  route: Pick<Route, "facts">,
  profile: Pick<Profile, "bevestigd">,
): RaadFactId[] {
  return route.facts.filter((id) => !profile.bevestigd.some(({ feit }) => feit === id));
}

/** A fact that may print: confirmed, or marked in a concept; null where it must stay away. */
export function printedFact(
  id: RaadFactId,
  text: "citation" | "statement",
  { profile, concept }: { profile: Pick<Profile, "bevestigd">; concept: boolean },
): string | null {
  const words = RAAD_FACTS[id][text];
  if (words === "") return null;
  if (profile.bevestigd.some(({ feit }) => feit === id)) return words;
  return concept ? `${words} [te bevestigen door de jurist]` : null;
}

/** Decisions on money: what the beslispunten ask together, in whole euros. */
export function askedOf(route: Pick<Route, "beslispunten">): number {
  return route.beslispunten.reduce((total, { bedrag }) => total + bedrag, 0);
}

function isOpen({ values }: Block<"besluit">): boolean {
  return values.status !== "afgewezen" && values.status !== "aangehouden";
}

/** The words that only the college may use of a programma; "kennis te nemen van het vastgestelde plan" is no adoption. */
function adoptsThePlan({ values }: Block<"besluit">): boolean {
  const text = plainText(values.tekst).toLowerCase();
  return (
    /plan\b/.test(text) &&
    /\bvast\s+te\s+stellen|\bvaststellen\b/.test(text) &&
    !/omgevingsplan|begroting/.test(text)
  );
}

function numbered(blocks: readonly Block<"besluit">[]): Beslispunt[] {
  return blocks.map(({ id, title, values }, index) => ({
    nr: index + 1,
    id,
    text: decisionText(plainText(values.tekst) || title),
    bedrag: values.bedrag ?? 0,
  }));
}

/** One line that ends on a full stop, with amounts and dates in the notation of the stukken (raadsstukken.md 39). */
function decisionText(text: string): string {
  const line = text
    .replaceAll("\n", " ")
    .replace(/\b(\d{1,3}(?:\.\d{3})+|\d+) euro\b/g, (_, digits: string) =>
      formatMoney(Number(digits.replaceAll(".", ""))),
    )
    .trim();
  return line === "" || /[.;:!?]$/.test(line) ? line : `${line}.`;
}
