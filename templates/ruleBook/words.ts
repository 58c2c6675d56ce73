/** What the words of a rule mean, for a reader who never saw the checklist before. */
import type { Profile, Rule, Severity, Stage } from "../checklist.ts";
import type { Certainty } from "../law.ts";

type Meaning = { label: string; meaning: string };

export const INTRODUCTION: readonly string[] = [
  "Wijkpen kijkt een wijkuitvoeringsplan na met vaste regels. Dit document noemt ze allemaal: wat de regel vraagt, waarom dat belangrijk is en waar de regel vandaan komt.",
  "De wet schrijft niet voor wat er in een wijkuitvoeringsplan staat. De regels komen uit methoden, handreikingen en plannen van gemeenten. Alleen als de gemeente de aanwijsbevoegdheid inzet, horen er eisen uit de wet bij.",
  "Daarom geldt: pas toe of leg uit. Wie afwijkt van een regel, schrijft op waarom. Die reden staat in het controlerapport en in het bestand van het plan. Alleen van regels over rekenen, verwijzingen en persoonsgegevens kan niemand afwijken.",
  "De checklist houdt niemand tegen bij het schrijven. Ook een concept downloaden kan altijd.",
];

export const SEVERITIES: Readonly<Record<Severity, Meaning>> = {
  blokkerend: {
    label: "Blokkerend",
    meaning:
      "Het plan is pas klaar voor besluitvorming als dit punt is opgelost, of als er een reden staat om af te wijken.",
  },
  waarschuwing: {
    label: "Waarschuwing",
    meaning:
      "Het punt staat in het controlerapport. Het houdt het besluit niet tegen, maar de raad kan er wel naar vragen.",
  },
  advies: {
    label: "Advies",
    meaning: "Een tip die het plan beter maakt.",
  },
};

/** Each stage includes the ones before it. */
export const STAGES: Readonly<Record<Stage, Meaning>> = {
  concept: {
    label: "Vanaf het concept",
    meaning: "De regel telt mee vanaf het begin van het schrijven.",
  },
  inspraak: {
    label: "Vanaf de inspraak",
    meaning: "De regel telt mee zodra bewoners op het plan kunnen reageren.",
  },
  college: {
    label: "Vanaf het collegebesluit",
    meaning: "De regel telt mee zodra het college over het plan besluit.",
  },
  raad: {
    label: "Vanaf het raadsbesluit",
    meaning: "De regel telt mee zodra de raad over het plan besluit.",
  },
};

export const PROFILES: Readonly<Record<Profile, Meaning>> = {
  B: { label: "Elk plan", meaning: "De regel geldt altijd." },
  A: {
    label: "Plannen met aanwijsbevoegdheid",
    meaning:
      "De regel geldt alleen als de gemeente het gebied aanwijst. Zij legt dan in het omgevingsplan vast wanneer het aardgas stopt.",
  },
  C: {
    label: "Plannen met een warmtenet",
    meaning:
      "De regel geldt alleen als een gekozen warmteoplossing collectief is, zoals een warmtenet.",
  },
  R: {
    label: "Plannen die naar de raad gaan",
    meaning: "De regel geldt alleen als er een beslispunt voor de raad is.",
  },
};

/** Rules of which a finding may be lighter or heavier than the rule itself. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  "PLA-05": "Alleen een waarschuwing als beide zijn gekozen maar niet bij elkaar lijken te passen.",
  "BUD-02":
    "Alleen een waarschuwing als een bedrag geen jaar heeft, of buiten de jaren van de maatregel valt.",
  "PAR-03": "Alleen een waarschuwing als de partij onder voorbehoud instemt.",
  "JUR-01": "Alleen een waarschuwing als de keuze nog te bepalen is.",
  "JUR-04": "Blokkerend zolang niet is uitgelegd waarom de termijn korter is.",
};

/** Whether a plan may deviate from the rule, and what that asks. */
export function setAsideText({ absolute, severity }: Rule): string {
  if (absolute)
    return "Dat kan niet: deze regel gaat over rekenen, verwijzingen of persoonsgegevens.";
  return severity === "blokkerend"
    ? "Dat kan, met een reden. Zonder reden blijft het plan wachten."
    : "Dat kan, met een reden.";
}

export const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  gezien: "Gelezen in de bron.",
  afgeleid: "Afgeleid uit de bron.",
  "eigen kennis": "Eigen kennis van Wijkpen, nog niet bevestigd.",
  onzeker: "Onzeker: laat een jurist dit bevestigen.",
};
