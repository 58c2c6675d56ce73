/** The parts of a raadsvoorstel: stable names, and the headings of the standard (raadsstukken.md 5.1). */

export const SECTIONS = {
  samenvatting: "Samenvatting",
  beslispunten: "Voorgesteld besluit",
  inleiding: "Inleiding",
  kader: "Kader en eerdere besluiten",
  beoogdEffect: "Beoogd effect",
  argumenten: "Argumenten",
  kanttekeningen: "Kanttekeningen en risico’s",
  alternatieven: "Alternatieven",
  financien: "Financiën",
  juridisch: "Juridische gevolgen",
  participatie: "Participatie",
  communicatie: "Communicatie",
  duurzaamheid: "Duurzaamheid",
  uitvoering: "Uitvoering en planning",
  evaluatie: "Evaluatie",
  bijlagen: "Bijlagen",
} as const;

export type SectionName = keyof typeof SECTIONS;
