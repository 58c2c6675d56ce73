/** The chapters of a wijkuitvoeringsplan: stable numbers, titles and guidance. Source: methodology.md section 3. */

export type ChapterNr =
  0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | "A" | "B" | "C" | "D" | "E";

export type ChapterTemplate = {
  nr: ChapterNr;
  title: string;
  /** What belongs here, for the writer. Never reaches an export. */
  guidance: string;
  /** Whether a plan may leave it out with a reason (7, 14 and B to E). */
  mayBeOff: boolean;
};

const chapter = (
  nr: ChapterNr,
  title: string,
  guidance: string,
  mayBeOff = false,
): ChapterTemplate => ({
  nr,
  title,
  guidance,
  mayBeOff,
});

export const CHAPTERS: readonly ChapterTemplate[] = [
  chapter(
    0,
    "Samenvatting voor de raad",
    "Vat het plan samen op één bladzijde (60 tot 400 woorden), in gewone taal. Noem de keuze, de kosten, de planning en wat u van de raad vraagt.",
  ),
  chapter(
    1,
    "Aanleiding, status en leeswijzer",
    "Leg uit waarom dit gebied nu aan de beurt is, hoe het plan past in het warmteprogramma, wie besluit en hoe u het plan leest.",
  ),
  chapter(
    2,
    "De wijk in beeld",
    "Beschrijf wie er wonen, welke gebouwen er staan en van wie ze zijn, wat er in de grond ligt en welke plannen anderen hebben. Zet de cijfers in een wijkprofiel.",
  ),
  chapter(
    3,
    "Kaders en gezamenlijke ambitie",
    "Leg vast wat vaststaat, wat u belangrijk vindt en wat niet kan. Noem ook de opgaven die u hebt gekozen en laten vallen, met de reden.",
  ),
  chapter(
    4,
    "Doelstellingen",
    "Maak bij elke gekozen opgave ten minste één doelstelling. Schrijf op waaraan u ziet dat het doel is gehaald, en in welk jaar.",
  ),
  chapter(
    5,
    "De gekozen warmteoplossing",
    "Beschrijf de onderzochte varianten, de keuze en de motivering. Zet erbij wat het per groep kost en wat het voor het stroomnet betekent.",
  ),
  chapter(
    6,
    "Maatregelen",
    "Beschrijf wat er gebeurt in gebouwen, in leidingen en netten, in de openbare ruimte en met bewoners. Elke maatregel heeft één verantwoordelijke partij.",
  ),
  chapter(
    7,
    "Koppelkansen",
    "Noem welke kansen u benut en welke niet, waarom, en wat ze extra kosten aan geld en tijd.",
    true,
  ),
  chapter(
    8,
    "Partijen, rollen en afspraken",
    "Beschrijf wie meedoet, met welke rol en welk mandaat. Leg vast wie wat van wie nodig heeft en wanneer.",
  ),
  chapter(
    9,
    "Participatie en communicatie",
    "Beschrijf hoe bewoners en andere betrokkenen meededen, wat zij inbrachten en wat u ermee deed.",
  ),
  chapter(
    10,
    "Kosten, budget en dekking",
    "Maak per maatregel een budget: wat is nodig, wat is gedekt, wie betaalt en in welk jaar. De overzichten rekent Wijkpen uit.",
  ),
  chapter(
    11,
    "Tijdspad en fasering",
    "Zet de stappen naar het besluit, de uitvoering, de evaluaties en het einde van het aardgas in een tijdspad.",
  ),
  chapter(
    12,
    "Wat betekent dit voor u?",
    "Schrijf voor huurders, eigenaren, VvE’s en ondernemers wat zij kunnen doen, wanneer, en waar zij hulp krijgen.",
  ),
  chapter(
    13,
    "Besluitvorming en juridische borging",
    "Zet de beslispunten op een rij: één besluit per blok. Leg uit wat het omgevingsplan regelt en welke keuze eigenaren houden.",
  ),
  chapter(
    14,
    "Risico's",
    "Noem de risico’s met oorzaak, gevolg, kans, impact en wat u eraan doet. Elk risico heeft een eigenaar.",
    true,
  ),
  chapter(
    15,
    "Monitoring en bijsturing",
    "Zet de indicatoren op een rij: wat meet u, wanneer, wie doet dat en wanneer stuurt u bij.",
  ),
  chapter(
    "A",
    "Begrippenlijst",
    "Leg elke vakterm uit in één zin. Schrijf: term, dubbele punt, uitleg.",
  ),
  chapter(
    "B",
    "Nota van beantwoording",
    "Zet hier de reacties uit de inspraak met uw antwoord.",
    true,
  ),
  chapter(
    "C",
    "Bronnen en onderzoeken",
    "Noem de onderzoeken en cijfers die u gebruikte, met datum en vindplaats.",
    true,
  ),
  chapter(
    "D",
    "Samenwerkingsovereenkomst",
    "Voeg de ondertekende overeenkomst toe, of een lijst van wie heeft getekend.",
    true,
  ),
  chapter(
    "E",
    "Kaart en clusters",
    "Voeg een kaart toe met de clusters en de volgorde van uitvoering.",
    true,
  ),
];

/** The template of a chapter, or null for a number that does not exist. */
export function chapterOf(nr: unknown): ChapterTemplate | null {
  return CHAPTERS.find((template) => template.nr === nr) ?? null;
}

/** "Hoofdstuk 4" or "Bijlage A". */
export function chapterName(nr: ChapterNr): string {
  return typeof nr === "number" ? `Hoofdstuk ${nr}` : `Bijlage ${nr}`;
}
