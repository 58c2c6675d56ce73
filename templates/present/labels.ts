/** Labels on paper where the label of the form speaks to the writer. The key is block and field. */
const LABELS: Readonly<Record<string, string>> = {
  "wijkprofiel.benaderwens": "Hoe bewoners benaderd willen worden",
  "opgave.motivering": "Motivering",
  "doelstelling.opgaveIds": "Opgave",
  "doelstelling.indicatorIds": "Gemeten met",
  "doelstelling.kaderIds": "Sluit aan op",
  "doelstelling.wettelijkMinimum": "Wettelijk minimum",
  "warmteoplossing.collectief": "Collectieve oplossing",
  "warmteoplossing.laagsteMaatschappelijkeKosten": "Laagste maatschappelijke kosten",
  "warmteoplossing.betaalbaarheid": "Wat kost het per groep? (indicatie)",
  "maatregel.doelstellingIds": "Draagt bij aan",
  "maatregel.kosteloos": "Kosteloos",
  "maatregel.inzetfase": "Fase",
  "maatregel.uitvraag.soort": "Uitvraag",
  "maatregel.uitvraag.eis": "Eis in de uitvraag",
  "koppelkans.motivering": "Motivering",
  "betrokkenPartij.wijkcoalitielid": "Lid van de wijkcoalitie",
  "betrokkenPartij.mandaat": "Grens van het mandaat",
  "participatie.verwerkingToelichting": "Wat is ermee gedaan, en waarom?",
  "participatie.terugkoppeling": "Terugkoppeling",
  "budget.maatregelIds": "Voor maatregel",
  "budget.ramingsniveau": "Ramingsniveau",
  "budget.structureel": "Incidenteel of structureel",
  "besluit.orgaan": "Besluit door",
  "besluit.budgetIds": "Budget",
  "besluit.gevolgBijAfwijzing": "Gevolg van een nee",
  "risico.maatregelIds": "Maatregel",
  "indicator.meetfrequentie": "Meting",
  "indicator.signaalwaarde": "Signaalwaarde",
  "indicator.bijsturing": "Bijsturing",
  "plangegevens.planfocus": "Dit plan legt vast",
  "plangegevens.kortereTermijnMotivering": "Motivering van de kortere termijn",
  "plangegevens.vaststellendOrgaan": "Vast te stellen door",
  "plangegevens.krediet": "Geld gevraagd aan de raad",
  "plangegevens.aanwijsbevoegdheid": "Inzet van de aanwijsbevoegdheid",
  "plangegevens.warmteprogramma.gebiedOpgenomen": "Gebied in het warmteprogramma",
};

/** The label of a field in a document. */
export function printedLabel(block: string, key: string, label: string): string {
  return LABELS[`${block}.${key}`] ?? label;
}
