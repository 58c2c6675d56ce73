/** The thresholds of the checklist as a table: which rule counts with which number. */
import { formatDate, formatMoney, formatNumber } from "../format.ts";
import type { TablePiece } from "../pieces.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";
import type { Settings } from "../settings.ts";

type Threshold = Exclude<keyof Settings, "functionalAddresses" | "jargon">;
type Meaning = { rule: string; meaning: string; unit?: string };

/** A threshold without a meaning does not compile. */
const MEANINGS: Readonly<Record<Threshold, Meaning>> = {
  summaryMinWords: { rule: "PLA-07", meaning: "Kortste samenvatting", unit: "woorden" },
  summaryMaxWords: { rule: "PLA-07", meaning: "Langste samenvatting", unit: "woorden" },
  partnerPlans: { rule: "WIJ-03", meaning: "Plannen van partners die zijn beschreven" },
  yearsWithoutTussendoel: {
    rule: "DOE-05",
    meaning: "Een doel dat verder weg ligt, krijgt een tussendoel",
    unit: "jaar",
  },
  motivationWords: {
    rule: "WAR-01",
    meaning: "Uitleg bij een keuze die niet de laagste maatschappelijke kosten heeft",
    unit: "woorden",
  },
  coalitionMembers: { rule: "PAR-05", meaning: "Leden van de wijkcoalitie" },
  maxMonthsToAdopt: { rule: "TIJ-04", meaning: "Tijd om het plan op te stellen", unit: "maanden" },
  inspraakDays: { rule: "TIJ-05", meaning: "Duur van de inspraak", unit: "dagen" },
  griffieDays: {
    rule: "TIJ-06",
    meaning: "Tijd tussen collegebesluit en raadsbesluit",
    unit: "dagen",
  },
  rolloutAfter: { rule: "TIJ-07", meaning: "Het tijdspad loopt door na deze dag" },
  measuringYear: { rule: "TIJ-07", meaning: "Jaar met een meetpunt" },
  actionWords: {
    rule: "PTC-07",
    meaning: "Kortste tekst in hoofdstuk 12, ‘Wat betekent dit voor u?’",
    unit: "woorden",
  },
  uncertainSubsidyPct: {
    rule: "RIS-03",
    meaning: "Een onzekere subsidie is groot boven dit deel van het benodigde bedrag",
    unit: "procent",
  },
  uncertainSubsidyAbove: { rule: "RIS-03", meaning: "… en boven dit bedrag" },
  noticeYears: {
    rule: "JUR-04",
    meaning: "Tijd tussen de wijziging van het omgevingsplan en het einde van het aardgas",
    unit: "jaar",
  },
  reviewRounds: { rule: "BES-04", meaning: "Rondes waarin mensen meelezen" },
  goNoGoAbove: {
    rule: "BES-05",
    meaning: "Een investering boven dit bedrag heeft een moment om te stoppen",
  },
  averageSentenceWords: {
    rule: "TXT-03",
    meaning: "Gemiddelde zin in een hoofdstuk",
    unit: "woorden",
  },
  longestSentenceWords: { rule: "TXT-03", meaning: "Langste zin", unit: "woorden" },
};

const AMOUNTS: readonly Threshold[] = ["uncertainSubsidyAbove", "goNoGoAbove"];

export function thresholdTable(): TablePiece {
  return {
    kind: "table",
    caption: "",
    columns: [
      { label: "Regel", align: "left", width: 12 },
      { label: "Waarover", align: "left", width: 60 },
      { label: "Grens", align: "right", width: 28 },
    ],
    rows: (Object.keys(MEANINGS) as Threshold[]).map((key) => [
      MEANINGS[key].rule,
      MEANINGS[key].meaning,
      shown(key),
    ]),
    rowHeaders: true,
  };
}

function shown(key: Threshold): string {
  const value = DEFAULT_SETTINGS[key];
  if (typeof value === "string") return formatDate(value);
  if (AMOUNTS.includes(key)) return formatMoney(value);
  // A year is a number without a point for thousands.
  const number = key === "measuringYear" ? String(value) : formatNumber(value);
  return [number, MEANINGS[key].unit].filter(Boolean).join(" ");
}
