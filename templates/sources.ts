/** The sources behind rules and legal facts: methodology.md section 8, plus four of our own. */

export type Source = { title: string; url: string | null };

export const SOURCES = {
  S0: {
    title:
      "Webinar “Een uitvoerbaar wijkuitvoeringsplan in 2 jaar: feit of fictie?” (19 september 2022)",
    url: null,
  },
  S1: {
    title: "WijkKompas: gekozen opgaven uitwerken in het wijkuitvoeringsplan",
    url: "https://wijkkompas.nl/keuzes-maken/gekozen-opgaven-uitwerken-in-wijkuitvoeringsplan",
  },
  S2: { title: "KAW: aanpak van een wijkuitvoeringsplan", url: null },
  S3: {
    title: "Ekwadraat: jouw wijkuitvoeringsplan, plan of proces?",
    url: "https://ekwadraat.com/nieuws/jouw-wijkuitvoeringsplan-plan-of-proces",
  },
  S4: { title: "Programma Wijk van de Toekomst (nieuwsbrief najaar 2021)", url: null },
  W1: {
    title: "WijkKompas: wijkuitvoeringsplan naar de raad",
    url: "https://wijkkompas.nl/voorbereiding/wijkuitvoeringsplan-naar-de-raad",
  },
  W2: {
    title: "WijkKompas: samen besluiten over het concept-wijkuitvoeringsplan",
    url: "https://wijkkompas.nl/keuzes-maken/gezamenlijke-besluitvorming-over-het-concept-wijkuitvoeringsplan",
  },
  W3: {
    title: "WijkKompas: inspraak op het wijkuitvoeringsplan",
    url: "https://wijkkompas.nl/keuzes-maken/inspraakmogelijkheden-bieden-op-wijkuitvoeringsplan",
  },
  W4: {
    title: "WijkKompas: woon- en wijkwensen verkennen",
    url: "https://wijkkompas.nl/karakteriseren-van-het-gebied/woon-en-wijkwensen-verkennen",
  },
  W5: {
    title: "WijkKompas: strategieën voor koppelkansen",
    url: "https://wijkkompas.nl/strategieen-identificeren/strategieen-voor-koppelkansen",
  },
  W6: {
    title: "WijkKompas: participatie- en communicatiestrategie",
    url: "https://wijkkompas.nl/samen-starten/participatie-en-communicatiestrategie-opstellen",
  },
  W7: {
    title: "WijkKompas: afstemming over inzet en rollen",
    url: "https://wijkkompas.nl/samen-starten/afstemming-over-wederzijdse-verwachtingen-van-inzet-en-rollen",
  },
  W8: {
    title: "WijkKompas: communicatieplan voor de realisatie",
    url: "https://wijkkompas.nl/voorbereiding/communicatieplan-opstellen-voor-realisatiefase",
  },
  W9: {
    title: "WijkKompas: het projectteam en zijn eigen organisaties",
    url: "https://wijkkompas.nl/samen-starten/projectteam-communiceert-met-zijn-interne-organisaties",
  },
  W11: {
    title: "WijkKompas: sociale koppelkansen in kaart",
    url: "https://wijkkompas.nl/karakteriseren-van-het-gebied/sociale-koppelkansen-gemeentelijke-domeinen-in-kaart-brengen",
  },
  W12: {
    title: "WijkKompas: beeld vormen van de wijk",
    url: "https://wijkkompas.nl/samen-starten/beeld-vormen-van-de-wijk",
  },
  W13: {
    title: "WijkKompas: netwerken in de wijk",
    url: "https://wijkkompas.nl/samen-starten/informele-netwerken-en-verbindende-actoren-in-de-wijk-identificeren",
  },
  W14: {
    title: "WijkKompas: wijkuitvoeringsplan naar de raad (oudere tekst)",
    url: "https://wijkkompas.nl/voorbereiding/wijkuitvoeringsplan-naar-de-raad",
  },
  W15: {
    title: "WijkKompas: passende participatievormen",
    url: "https://wijkkompas.nl/strategieen-identificeren/passende-participatievormen-vormgeven-voor-bewoners",
  },
  N1: {
    title: "NPLW: inhoudelijke kenmerken van een uitvoeringsplan",
    url: "https://nplw.nl/strategieuitvoering/uitvoeringsplan/inhoudelijke+kenmerken+van+een+uitvoeringsplan",
  },
  N2: {
    title: "NPLW: uitvoeringsplan warmtetransitie",
    url: "https://nplw.nl/strategieuitvoering/uitvoeringsplan-warmtetransitie",
  },
  N3: {
    title: "NPLW: aanwijsbevoegdheid inzetten",
    url: "https://nplw.nl/strategieuitvoering/uitvoeringsplan/aanwijsbevoegdheid+inzetten",
  },
  N4: {
    title: "NPLW: planproces Wet gemeentelijke instrumenten warmtetransitie",
    url: "https://nplw.nl/regelgeving/wetgeving+warmtetransitie/wet+gemeentelijke+instrumenten+warmtetransitie/planproces",
  },
  N5: {
    title: "NPLW: gemeentelijk planproces",
    url: "https://nplw.nl/regierol/gemeentelijk-planproces",
  },
  N6: {
    title: "NPLW: proces uitvoeringsplan",
    url: "https://nplw.nl/strategieuitvoering/uitvoeringsplan-warmtetransitie/proces-uitvoeringsplan",
  },
  N7: {
    title: "NPLW: stap 3, opstellen van het uitvoeringsplan",
    url: "https://nplw.nl/strategieuitvoering/uitvoeringsplan/stappenplan+uitvoeringsplan/stap+3++opstellen+uitvoeringsplan",
  },
  N8: {
    title: "NPLW: stap 2, opstellen van het projectplan",
    url: "https://nplw.nl/strategieuitvoering/uitvoeringsplan/stappenplan+uitvoeringsplan/stap+2++opstellen+projectplan",
  },
  N9: {
    title: "NPLW: monitoring van de lokale warmtetransitie",
    url: "https://nplw.nl/data-en-monitoring/monitoring-lokale-warmtetransitie",
  },
  N10: { title: "NPLW: nieuwsbericht van 28 mei 2024", url: "https://nplw.nl/nieuws/2734437.aspx" },
  N11: {
    title: "NPLW: webinar wat staat er in een uitvoeringsplan (22 december 2023)",
    url: "https://nplw.nl/nieuws/2626222.aspx",
  },
  N12: {
    title: "NPLW: stappenplan monitoring",
    url: "https://nplw.nl/data-en-monitoring/stappenplan-monitoring",
  },
  V1: {
    title: "VNG: Wet en Besluit gemeentelijke instrumenten warmtetransitie",
    url: "https://vng.nl/artikelen/wet-en-besluit-gemeentelijke-instrumenten-warmtetransitie",
  },
  V2: {
    title: "VNG: handreiking betaalbaarheid",
    url: "https://vng.nl/nieuws/handreiking-betaalbaarheid-als-hulpmiddel-in-warmtetransitie",
  },
  L2: {
    title: "Nysingh: de Wet gemeentelijke instrumenten warmtetransitie komt eraan",
    url: "https://nysingh.nl/blog/gemeenten-opgelet-wet-gemeentelijke-instrumenten-warmtetransitie-komt-eraan",
  },
  L3: {
    title: "Omgevingsweb: de gebouwde omgeving van het gas af",
    url: "https://omgevingsweb.nl/nieuws/de-gebouwde-omgeving-van-het-gas-af-stand-van-zaken-wet-gemeentelijke-instrumenten-warmtetransitie",
  },
  L4: {
    title: "Klimaatweb: stap voor stap naar een duurzame warmtevoorziening (17 februari 2025)",
    url: "https://klimaatweb.nl/nieuws/stap-voor-stap-naar-een-duurzame-warmtevoorziening",
  },
  L5: {
    title: "Stroomversnelling: aanbevelingen voor de betaalbaarheidstoets",
    url: "https://stroomversnelling.nl/nieuws-bericht/stroomversnelling-doet-vijf-aanbevelingen-voor-betaalbaarheidstoets-wgiw",
  },
  L6: {
    title: "Platform31: betaalbaarheid in de warmtetransitie (16 december 2025)",
    url: "https://platform31.nl/artikelen/betaalbaarheid-in-de-warmtetransitie-is-een-complexe-rekensom",
  },
  L7: {
    title: "Gemeente.nu: Eerste Kamer neemt Wet collectieve warmte aan (10 december 2025)",
    url: "https://gemeente.nu/ruimte-milieu/energie/eerste-kamer-neemt-wet-collectieve-warmte-aan",
  },
  L8: {
    title: "Warmteplanner: het warmteprogramma",
    url: "https://warmteplanner.nl/wiki/article/het-warmteprogramma",
  },
  G1: {
    title: "Gooise Meren: begroting 2022, het eerste wijkuitvoeringsplan",
    url: "https://begroting.gooisemeren.nl/begroting-2022/project/opstellen-van-het-eerste-wijkuitvoeringsplan",
  },
  G2: {
    title: "Amersfoort: uitvoeringsplan aardgasvrij",
    url: "https://amersfoort.nl/uitvoeringsplan-aardgasvrij",
  },
  G3: { title: "Meppel: ontwerp-wijkuitvoeringsplan Berggierslanden (2022)", url: null },
  G4: {
    title: "Meppel: warmteplan Koedijkslanden (gmb-2025-187288)",
    url: "https://zoek.officielebekendmakingen.nl/gmb-2025-187288.html",
  },
  G5: {
    title: "Wijdemeren: amendement bij een raadsbesluit",
    url: "https://pvda-groenlinks-wijdemeren.nl/nieuws/amendement-a-20-1",
  },
  G6: {
    title: "Noordwijk: wijkuitvoeringsplannen",
    url: "https://energienoordwijk.ireporting.nl/wup",
  },
  G7: {
    title: "Wijk van de Toekomst: Montferland, Didam Bloemenbuurt",
    url: "https://wijkvandetoekomst.nu/wijken/montferland-didam-bloemenbuurt",
  },
  G8: {
    title: "Lingewaard: bekendmaking warmteprogramma (gmb-2025-544751)",
    url: "https://zoek.officielebekendmakingen.nl/gmb-2025-544751.html",
  },
  A1: { title: "DWA: wijkuitvoeringsplan", url: "https://dwa.nl/wat-we-doen/energietransitie/wup" },
  A2: {
    title: "Warmtetransitiemakers: wijkuitvoeringsplan",
    url: "https://warmtetransitiemakers.nl/download/wijkuitvoeringsplan-2",
  },
  A4: {
    title: "Smart Energy Cities: karakteriseren en besluiten",
    url: "https://smartenergycities.nl/karakteriseren-technisch",
  },
  A6: {
    title: "Uitvraag proeftuinen aardgasvrije wijken (brief BZK, 19 november 2019)",
    url: "https://5dok.net/document/yevw104e-bijlage-ii-uitvraag-proeftuinen.html",
  },
  A7: {
    title: "Lifeport: aardgasvrije wijken in Nederland",
    url: "https://lifeport.nl/nieuws/aardgasvrije-wijken-nederland",
  },
  K1: { title: "Wijkkaders: thema’s", url: "https://wijkkaders.nl/themas" },
  D1: {
    title: "D66 Bloemendaal: betere raadsvoorstellen",
    url: "https://bloemendaal.d66.nl/2014/10/31/hogere-kwaliteit-raadsvoorstellen-nodig",
  },
  AVG: { title: "Algemene verordening gegevensbescherming", url: null },
  AWB: { title: "Algemene wet bestuursrecht, artikel 3:11 tot en met 3:16", url: null },
  OW: { title: "Omgevingswet, artikel 3.4 en 3.5; Omgevingsbesluit, artikel 10.8", url: null },
  EIGEN: { title: "Eigen controle van Wijkpen", url: null },
} as const satisfies Record<string, Source>;

export type SourceKey = keyof typeof SOURCES;

/** "WijkKompas: beeld vormen van de wijk (W12); Eigen controle van Wijkpen". */
export function sourceText(keys: readonly SourceKey[]): string {
  return keys
    .map((key) => (key === "EIGEN" ? SOURCES[key].title : `${SOURCES[key].title} (${key})`))
    .join("; ");
}
