/** What writers fill in for the raadsstukken of this plan: the parts that its route needs, in the order of the gemeente. */
import type { Plan } from "../plan.ts";
import { plainText } from "../prose.ts";
import type { Profile } from "../profile.ts";
import { SLOTS } from "../stukken.ts";
import type { SlotName, StukRowName } from "../stukken.ts";
import { isOutdated } from "./proposals.ts";
import type { Proposal } from "./proposals.ts";
import { documentsOf } from "./route.ts";
import type { Route, StukKind } from "./route.ts";
import type { SectionName } from "./sections.ts";

/** One part on the screen: a text to write, rows, both, or what the plan itself says. */
export type WritingPart = {
  key: SectionName | SlotName;
  title: string;
  slot: SlotName | null;
  rows: StukRowName | null;
  /** A section of the voorstel, which can be copied as it prints. */
  section: SectionName | null;
  /** May not stay empty. */
  isRequired: boolean;
};

export type WritingGroup = { title: string; hint: string; parts: WritingPart[] };

const ROWS: Partial<Record<SectionName, StukRowName>> = {
  kader: "besluithistorie",
  argumenten: "argument",
  kanttekeningen: "kanttekening",
  alternatieven: "alternatief",
};

/** The slots outside the voorstel, and the document that needs each of them. */
const OTHERS: readonly { slot: SlotName; needs: StukKind }[] = [
  { slot: "advies", needs: "college-oplegger" },
  { slot: "raadsinformatiebrief", needs: "raadsinformatiebrief" },
  { slot: "kennisgeving", needs: "kennisgeving" },
  { slot: "bewonersbrief", needs: "bewonersbrief" },
  { slot: "publieksversie", needs: "publieksversie" },
];

/**
 * The voorstel first, then the other documents. What the route does not need is left out, but never a slot in which
 * somebody wrote: that comes last.
 */
export function writingGroups(plan: Plan, route: Route, profile: Profile): WritingGroup[] {
  const kinds = documentsOf(route, profile);
  const voorstel = profile.volgorde
    .filter((section) => section !== "bijlagen")
    .map((section) => sectionPart(section, profile));
  const besluit = route.naarRaad && profile.overwegende ? [slotPart("overwegende", false)] : [];
  const others = OTHERS.filter(({ needs }) => kinds.includes(needs)).map(({ slot }) =>
    slotPart(slot, false),
  );
  const shown = [...voorstel, ...besluit, ...others].flatMap(({ slot }) => slot ?? []);
  const left = (Object.keys(SLOTS) as SlotName[])
    .filter((slot) => !shown.includes(slot) && hasWords(plan, slot))
    .map((slot) => slotPart(slot, false));
  return [
    { title: voorstelTitle(route, profile), hint: "", parts: voorstel },
    { title: profile.documentsoortLabels.raadsbesluit, hint: "", parts: besluit },
    { title: "Andere stukken", hint: "", parts: others },
    {
      title: "Staat in geen van de stukken",
      hint: "Uw gemeente of deze besluitroute gebruikt deze onderdelen niet. De tekst blijft wel bewaard.",
      parts: left,
    },
  ].filter(({ parts }) => parts.length > 0);
}

function voorstelTitle(route: Route, { documentsoortLabels: labels }: Profile): string {
  const ofCollege = route.besluitroute === "programma";
  if (!ofCollege) return labels.raadsvoorstel;
  return route.naarRaad
    ? `${labels.collegevoorstel} en ${labels.raadsvoorstel.toLowerCase()}`
    : labels.collegevoorstel;
}

function sectionPart(section: SectionName, profile: Profile): WritingPart {
  return {
    key: section,
    title: profile.koppen[section],
    slot: isSlot(section) ? section : null,
    rows: ROWS[section] ?? null,
    section,
    isRequired: profile.verplicht.includes(section),
  };
}

function slotPart(slot: SlotName, isRequired: boolean): WritingPart {
  return { key: slot, title: SLOTS[slot], slot, rows: null, section: null, isRequired };
}

function isSlot(name: string): name is SlotName {
  return Object.hasOwn(SLOTS, name);
}

function hasWords({ raadsstukken }: Plan, slot: SlotName): boolean {
  return plainText(raadsstukken.onderdelen[slot]?.values.tekst) !== "";
}

export type PartState = "leeg" | "ingevuld" | "verouderd" | "nvt";

/** How far a part is: what a writer sees in the list of parts. */
export function stateOfPart(
  part: WritingPart,
  plan: Plan,
  route: Route,
  proposals: readonly Proposal[],
): PartState {
  const { raadsstukken } = plan;
  if (part.section === "beslispunten") return route.beslispunten.length > 0 ? "ingevuld" : "leeg";
  const slot = part.slot ? (raadsstukken.onderdelen[part.slot]?.values ?? null) : null;
  const rows = part.rows ? raadsstukken[part.rows].map(({ values }) => values) : [];
  const origins = [...(slot ? [slot] : []), ...rows].filter((each) => "voorstel.bron" in each);
  if (origins.some((origin) => isOutdated(origin, proposals))) return "verouderd";
  if (plainText(slot?.tekst) !== "" || rows.length > 0) return "ingevuld";
  return slot?.nietVanToepassing ? "nvt" : "leeg";
}
