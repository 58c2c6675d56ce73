/** What a griffie accepts without rework: the fifty criteria of the raadsstukken, as questions that can be answered. */

export type Criterion = {
  nr: number;
  question: string;
  /** A MUST; the others are advice. */
  isMust: boolean;
  /** Rules of the checklist that answer it together. */
  rules?: readonly string[];
};

export const CRITERIA: readonly Criterion[] = [
  must(1, "Is elk Word-bestand een heel bestand, met alle onderdelen waarnaar het verwijst?"),
  must(2, "Is elke kop in Word een echte kop en niet alleen vette tekst?"),
  must(3, "Heeft elk Word-bestand één titel en slaan de koppen geen niveau over?"),
  must(4, "Is de taal van elk Word-bestand Nederlands?"),
  must(5, "Staan in de eigenschappen van Word de titel en de gemeente, en geen persoon?"),
  should(6, "Staat de taal ook in de eigenschappen van Word?"),
  must(7, "Is de tekst in Word ten minste 10 punten groot en links uitgelijnd?"),
  must(8, "Zijn lijsten in Word echte lijsten?"),
  must(9, "Zijn de beslispunten één genummerde lijst, met argumenten die daarbij horen?"),
  must(10, "Heeft elke tabel in Word een kop die op elke bladzijde terugkomt?"),
  must(11, "Heeft elke afbeelding in Word een beschrijving?"),
  must(12, "Staat onder aan elke bladzijde in Word het nummer en het aantal?"),
  must(13, "Heeft een lang stuk een inhoudsopgave met dezelfde bladzijden als de PDF?"),
  must(14, "Is Word vrij van opmerkingen, wijzigingen, verborgen tekst en vreemde koppelingen?"),
  must(15, "Is er niets meer dat nog moet worden ingevuld?"),
  must(16, "Staat onder elke kop tekst?", ["TEK-01"]),
  should(17, "Hebben koppelingen een tekst die zegt waar zij heen gaan?"),
  must(18, "Heeft alle tekst genoeg contrast?"),
  must(19, "Is elke bladzijde van de PDF A4?"),
  must(20, "Is elke PDF voorzien van labels en van de taal Nederlands?"),
  must(21, "Heeft elke PDF de titel van het stuk, en toont een lezer die?"),
  must(22, "Zegt elke PDF dat zij PDF/A-2 en PDF/UA-1 is?"),
  must(23, "Zitten alle lettertypen in de PDF?"),
  must(24, "Is elke PDF zonder wachtwoord, script, formulier en ingesloten bestand?"),
  must(25, "Heeft elke PDF bladwijzers die gelijk zijn aan de koppen?"),
  must(26, "Kloppen de labels van koppen, tabellen, lijsten en figuren in de PDF?"),
  must(27, "Staat een tabelkop één keer in de labels van de PDF?"),
  must(28, "Staat onder aan elke bladzijde van de PDF het nummer en het aantal?"),
  must(29, "Is de leesvolgorde van de PDF die van het stuk?"),
  must(30, "Noemt de PDF Wijkpen als maker en de gemeente als auteur?"),
  should(31, "Is elke PDF ten hoogste 10 MB?"),
  must(32, "Staat geen kop onder aan een bladzijde en blijft de ondertekening bij elkaar?"),
  should(33, "Blijven datums en bedragen op één regel?"),
  must(34, "Passen werkwoord, orgaan en wettelijke grondslag bij de besluitroute?", ["PLA-05"]),
  must(35, "Is de besluittekst gelijk aan de beslispunten van het voorstel?"),
  must(36, "Heeft elk beslispunt een argument en een kanttekening?", ["BES-01", "BES-02"]),
  must(37, "Staat er ten minste één alternatief, of waarom niet?"),
  must(38, "Tellen de bedragen op en is het gevraagde bedrag overal gelijk?", [
    "BUD-02",
    "BUD-04",
    "BUD-08",
  ]),
  must(39, "Staan bedragen er als € 1.234.567?"),
  must(40, "Staan datums er als 22 november 2026?"),
  must(41, "Heeft elk doel een indicator, elke maatregel een trekker en elke mijlpaal een datum?", [
    "DOE-02",
    "DOE-03",
    "MAA-02",
    "TIJ-02",
  ]),
  must(42, "Staat er hoe mensen meededen en wat daarmee is gedaan?", ["PTC-01"]),
  must(43, "Zijn de nummers van de bijlagen die van de bestanden in het pakket?"),
  should(44, "Is het raadsvoorstel kort en goed te lezen?"),
  must(45, "Heeft elk stuk een titel van ten hoogste 100 tekens?"),
  must(46, "Zijn de bestandsnamen zonder spaties en vreemde tekens, en ten hoogste 100 lang?"),
  must(47, "Hoort bij elk bestand een controlegetal en zijn de verplichte metagegevens ingevuld?"),
  must(48, "Staan in Word en PDF dezelfde koppen in dezelfde volgorde?"),
  must(49, "Geeft hetzelfde plan twee keer dezelfde bestanden?"),
  should(50, "Zit er een controlerapport in het pakket, met het aantal open opmerkingen?"),
];

function must(nr: number, question: string, rules?: readonly string[]): Criterion {
  return { nr, question, isMust: true, ...(rules ? { rules } : {}) };
}

function should(nr: number, question: string): Criterion {
  return { nr, question, isMust: false };
}
