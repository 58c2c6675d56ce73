/** [PTC] The rules about participatie en handelingsperspectief. */
import { describe } from "@jest/globals";
import { chapter, maatregel, participatie, wijkprofiel, without } from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

const sentence = (count: number) => `${Array.from({ length: count }, () => "woord").join(" ")}.`;

describe("PTC: participatie en handelingsperspectief", () => {
  fails("PTC-01", "zonder participatie", [without("c-01")], "nog geen participatie");
  for (const field of [
    "doelgroepen",
    "middel",
    "onderwerp",
    "opbrengst",
    "verwerking",
    "verwerkingToelichting",
  ])
    fails(
      "PTC-01",
      `zonder ${field}`,
      [participatie({ id: "c-01", [field]: field === "doelgroepen" ? [] : null })],
      "Participatie C-01: vul",
    );
  const later = {
    stadium: "uitvoering",
    opbrengst: null,
    verwerking: null,
    verwerkingToelichting: null,
    terugkoppeling: null,
  };
  passes("PTC-01", "een ronde die morgen is, heeft nog geen opbrengst", [
    participatie({ id: "c-02", datum: "2026-11-23", ...later }),
  ]);
  fails(
    "PTC-01",
    "een ronde van vandaag heeft die wel",
    [participatie({ id: "c-02", datum: "2026-11-22", ...later })],
    "Participatie C-02",
  );
  fails(
    "PTC-02",
    "zonder terugkoppeling",
    [participatie({ id: "c-01", terugkoppeling: null })],
    "Hoe hoorden mensen dat terug?",
  );
  isOutside("PTC-02", "zonder participatie", [without("c-01")], "nog geen participatie");
  isOutside(
    "PTC-02",
    "alle rondes zijn nog gepland",
    [participatie({ id: "c-01", datum: "2026-11-23", terugkoppeling: null })],
    "nog geen participatie gehouden",
  );
  fails(
    "PTC-02",
    "een ronde van vandaag zonder terugkoppeling",
    [participatie({ id: "c-01", datum: "2026-11-22", terugkoppeling: null })],
    "Hoe hoorden mensen dat terug?",
  );
  passes("PTC-02", "een geplande ronde naast een gehouden ronde", [
    participatie({ id: "c-02", datum: "2026-11-23", terugkoppeling: null }),
  ]);
  const reached = (...doelgroepen: string[]) => participatie({ id: "c-01", doelgroepen });
  fails("PTC-03", "zonder eigenaren", [reached("huurders", "ondernemers")], "bereikt: eigenaren");
  fails("PTC-03", "zonder huurders", [reached("eigenaren", "ondernemers")], "bereikt: huurders");
  fails(
    "PTC-03",
    "zonder ondernemers",
    [reached("eigenaren", "huurders")],
    "ondernemers of zakelijke eigenaren",
  );
  passes("PTC-03", "met zakelijke eigenaren", [
    reached("eigenaren", "huurders", "zakelijke-eigenaren"),
  ]);
  fails(
    "PTC-03",
    "alleen particuliere huur vraagt ook om huurders",
    [reached("eigenaren", "ondernemers"), wijkprofiel({ id: "w-01", "eigendom.corporatie": 0 })],
    "huurders",
  );
  passes("PTC-03", "geen huur", [
    reached("eigenaren", "ondernemers"),
    wijkprofiel({ id: "w-01", "eigendom.corporatie": 0, "eigendom.particuliereHuur": 0 }),
  ]);
  passes("PTC-03", "geen andere gebouwen", [
    reached("eigenaren", "huurders"),
    wijkprofiel({ id: "w-01", utiliteitsgebouwen: 0 }),
  ]);
  fails(
    "PTC-04",
    "geen verkenning",
    [participatie({ id: "c-01", stadium: "concept" })],
    "stadium ‘Verkenning’",
  );
  fails(
    "PTC-04",
    "verkenning op de dag van het besluit",
    [participatie({ id: "c-01", datum: "2026-11-24" })],
    "geen datum vóór het besluit",
  );
  passes("PTC-04", "verkenning een dag voor het besluit", [
    participatie({ id: "c-01", datum: "2026-11-23" }),
  ]);
  fails("PTC-05", "nergens aan huis", [maatregel({ id: "m-03", titel: "Loket" })], "keukentafel");
  for (const middel of [
    "Straatgesprekken",
    "Gesprekken aan de deur",
    "een huisbezoek",
    "Gesprek aan huis",
  ])
    passes("PTC-05", middel, [
      maatregel({ id: "m-03", titel: "Loket" }),
      participatie({ id: "c-01", middel }),
    ]);
  fails(
    "PTC-06",
    "geen communicatie",
    [maatregel({ id: "m-03", soort: "sociaal" })],
    "vragen en klachten",
    { severity: "advies" },
  );
  passes("PTC-06", "participatie tijdens de uitvoering", [
    maatregel({ id: "m-03", soort: "sociaal" }),
    participatie({ id: "c-02", stadium: "uitvoering" }),
  ]);
  fails("PTC-07", "39 woorden", [chapter(12, sentence(39))], "Hoofdstuk 12 heeft 39 woorden");
  passes("PTC-07", "40 woorden", [chapter(12, sentence(40))]);
});
