/** The one table of errors that users see: what happened and what to do, in Dutch. */

const CODES = {
  NIET_INGELOGD: [401, "U bent niet ingelogd. Log in en probeer het opnieuw."],
  INLOGGEN_MISLUKT: [401, "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw."],
  TE_VAAK: [429, "U hebt dit te vaak geprobeerd. Wacht een paar minuten en probeer het opnieuw."],
  GEEN_TOEGANG: [
    403,
    "U mag dit niet doen in dit plan. Vraag de eigenaar van het plan om een andere rol.",
  ],
  VREEMDE_HERKOMST: [
    403,
    "Dit verzoek kwam niet van Wijkpen zelf. Open Wijkpen opnieuw en probeer het nog een keer.",
  ],
  PLAN_ONBEKEND: [404, "Dit plan bestaat niet of u hebt er geen toegang toe."],
  NIET_GEVONDEN: [404, "Deze pagina of dit bestand bestaat niet."],
  OPDRACHT_ONBEKEND: [404, "Dit document is niet meer beschikbaar. Maak het opnieuw."],
  ONGELDIGE_INVOER: [400, "Wij kunnen deze gegevens niet lezen. Controleer wat u hebt ingevuld."],
  BESTAND_ONLEESBAAR: [422, "Wij kunnen dit bestand niet lezen als wijkuitvoeringsplan."],
  PLAN_IN_PRULLENBAK: [409, "Dit plan ligt in de prullenbak. De eigenaar kan het terugzetten."],
  OPMERKING_ONBEKEND: [404, "Deze opmerking bestaat niet meer."],
  CONTROLE_MISLUKT: [
    503,
    "Wij kunnen het plan nu niet controleren. Probeer het over een minuut opnieuw.",
  ],
  REGEL_ONBEKEND: [404, "De checklist heeft deze regel niet."],
  AFWIJKEN_KAN_NIET: [409, "Van deze regel kunt u niet afwijken. Verbeter het plan."],
  MEND_VERVALLEN: [409, "Dit punt is intussen veranderd. Bekijk de checklist opnieuw."],
  PAKKET_GEWEIGERD: [
    409,
    "Er staan nog punten open. Los die eerst op, of maak het pakket als concept.",
  ],
  GEMEENTE_ONBEKEND: [
    404,
    "Wijkpen kent deze gemeente niet, of u hebt geen toegang tot haar profiel. U ziet het profiel als u in een plan van de gemeente meedoet.",
  ],
  PROFIEL_ONGELDIG: [
    422,
    "Er klopt iets niet in dit profiel. Verbeter het en probeer het opnieuw.",
  ],
  PROFIEL_VERANDERD: [
    409,
    "Iemand anders heeft dit profiel intussen opgeslagen. Uw wijzigingen zijn nog niet opgeslagen. Haal eerst de nieuwe versie op.",
  ],
  PROFIEL_ONLEESBAAR: [
    503,
    "Wij kunnen het profiel van deze gemeente niet meer lezen. Er wordt niets gewist. Waarschuw de beheerder van de server.",
  ],
  SJABLOON_ONBEKEND: [404, "Deze gemeente heeft geen eigen Word-sjabloon."],
  SJABLOON_ONBRUIKBAAR: [422, "Wijkpen kan dit Word-sjabloon niet gebruiken."],
  BIJLAGE_ONBEKEND: [404, "Deze bijlage bestaat niet meer."],
  BIJLAGE_SOORT: [
    422,
    "Wijkpen kan dit soort bestand niet als bijlage gebruiken. Kies een PDF, een Word-bestand (DOCX) of een afbeelding (PNG of JPEG).",
  ],
  BIJLAGE_LEEG: [422, "Dit bestand is leeg. Kies het bestand opnieuw, of vraag het de maker."],
  BIJLAGE_TE_GROOT: [
    413,
    "Dit bestand is te groot. Een bijlage mag ten hoogste 50 MB zijn. Maak een kleinere versie, bijvoorbeeld met kleinere afbeeldingen.",
  ],
  BIJLAGE_MACRO: [
    422,
    "In dit Word-bestand zitten macro's. Die kunnen op een andere computer schade doen. Sla het bestand op als gewone DOCX en probeer het opnieuw.",
  ],
  METING_ONBEKEND: [
    404,
    "Deze meting is intussen veranderd of verwijderd. Bekijk de lijst opnieuw.",
  ],
  METING_BESTAAT: [409, "Deze meting staat er al: dezelfde datum en dezelfde waarde."],
  METING_KAN_NIET: [422, "Deze meting past niet bij de indicator. Controleer datum en waarde."],
  METINGEN_VOL: [409, "Dit plan heeft al 2.000 metingen. Verwijder er eerst een."],
  BIJLAGEN_VOL: [409, "Dit plan heeft al 99 bijlagen. Verwijder er eerst een."],
  PAKKET_ONBEKEND: [404, "Dit pakket bestaat niet meer."],
  PAKKET_BLIJFT: [
    409,
    "Een definitief pakket blijft altijd bewaard. Alleen een concept kunt u verwijderen.",
  ],
  PAKKETTEN_VOL: [
    409,
    "Dit plan heeft al 50 bewaarde concepten. Verwijder er eerst een bij Eerder gemaakte pakketten.",
  ],
  DOCUMENT_AFGEBROKEN: [
    503,
    "Het maken van dit document is drie keer afgebroken. Probeer het later opnieuw. Blijft het misgaan, meld het dan bij de beheerder.",
  ],
  DOCUMENT_GEEN_RUIMTE: [
    507,
    "Op de server is geen ruimte meer om dit document te bewaren. Waarschuw de beheerder en probeer het later opnieuw.",
  ],
  NOG_NIET_KLAAR: [409, "Dit document is nog niet klaar. Wacht tot het maken is afgelopen."],
  WACHTRIJ_VOL: [
    503,
    "Er worden nu te veel documenten tegelijk gemaakt. Probeer het over een minuut opnieuw.",
  ],
  TE_GROOT: [413, "Dit bestand is te groot. Een plan mag ten hoogste 20 MB zijn."],
  PLAN_BESCHADIGD: [
    503,
    "Dit plan is beschadigd en kan nu niet worden veranderd of afgeleverd. Er wordt niets gewist. Neem contact op met de beheerder.",
  ],
  GEGEVENS_BESCHADIGD: [
    503,
    "Een gegeven dat u nodig hebt, is beschadigd op de schijf van de server. Wij laten het niet zien. Neem contact op met de beheerder.",
  ],
  OPSLAG_MISLUKT: [
    503,
    "Wij kunnen nu niet opslaan. Uw tekst blijft op dit apparaat staan. Probeer het over een minuut opnieuw.",
  ],
  OPSLAG_VOL: [
    507,
    "De server kan nu niet opslaan: er is geen ruimte meer of de opslag weigert. Uw tekst blijft op dit apparaat staan. Waarschuw de beheerder en probeer het later opnieuw.",
  ],
  OPSLAG_WEG: [
    503,
    "De opslag van de server is nu niet bereikbaar. Uw tekst blijft op dit apparaat staan. Probeer het over een minuut opnieuw.",
  ],
  PDF_MISLUKT: [
    503,
    "Het PDF-bestand kon niet worden gemaakt. Probeer het over een minuut opnieuw of kies DOCX.",
  ],
  GEEN_BROWSER: [
    503,
    "Op deze server is geen browser gevonden om een PDF te maken. Kies DOCX of vraag de beheerder Chromium te installeren.",
  ],
  DOCX_MISLUKT: [
    503,
    "Het DOCX-bestand kon niet worden gemaakt. Probeer het over een minuut opnieuw.",
  ],
  XLSX_MISLUKT: [
    503,
    "Het XLSX-bestand kon niet worden gemaakt. Probeer het over een minuut opnieuw.",
  ],
  EDITOR_ONTBREEKT: [
    503,
    "De schermen van Wijkpen zijn nog niet gebouwd. Vraag de beheerder om npm run build uit te voeren.",
  ],
  ONBEKEND: [
    500,
    "Er ging iets mis aan onze kant. Probeer het over een minuut opnieuw. Blijft het misgaan, meld het dan bij de beheerder.",
  ],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof CODES;

/**
 * An error that a user may see. `detail` replaces the sentence of the table where there is more to tell; `details` are
 * the points behind it, for a list on the screen; `cause` is for the log only.
 */
export class WupError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly { sentence: string }[] | null;

  constructor(
    code: ErrorCode,
    options: { detail?: string; details?: readonly { sentence: string }[]; cause?: unknown } = {},
  ) {
    super(options.detail ?? CODES[code][1], { cause: options.cause });
    this.name = "WupError";
    this.code = code;
    this.details = options.details ?? null;
    this.status = CODES[code][0];
  }
}
