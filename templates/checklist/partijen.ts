/** PAR: who takes part, with which task and with whose consent; and no personal data in a public plan. */
import { formatList } from "../format.ts";
import { BLOCKS } from "../blocks.ts";
import { plainText } from "../prose.ts";
import type { Block } from "../plan.ts";
import { chapterProse } from "../plan.ts";
import { about, askFor, counted, inChapter, isFilled, shortName, judgeEach } from "./observe.ts";
import { blockText } from "./writing.ts";
import { looksLikePerson, personalDataIn } from "./personalData.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, Outcome } from "./rule.ts";

type Partij = Block<"betrokkenPartij">;
type Soort = NonNullable<Partij["values"]["soort"]>;

export const PARTIJ_RULES = ruleGroup("PAR", "Betrokken partijen", [
  {
    id: "PAR-01",
    question:
      "Staan gemeente, bewoners en netbeheerder in het plan, en de corporatie als zij bezit heeft?",
    severity: "blokkerend",
    source: ["S2", "S4", "N1", "N2"],
    why: "Zonder deze partijen kan het plan niet worden uitgevoerd.",
    check: (_plan, _context, index) => {
      const owns = index
        .all("wijkprofiel")
        .some(({ values }) => (values["eigendom.corporatie"] ?? 0) > 0);
      const wanted: Soort[] = [
        "gemeente",
        "inwoners",
        "netbeheerder",
        ...(owns ? (["woningcorporatie"] as const) : []),
      ];
      const present = new Set(index.all("betrokkenPartij").map(({ values }) => values.soort));
      const { options } = BLOCKS.betrokkenPartij.fields.soort;
      return wanted
        .filter((soort) => !present.has(soort))
        .map((soort) =>
          inChapter(
            8,
            `Er staat nog geen betrokken partij van de soort ‘${options?.[soort] ?? soort}’ in het plan. Voeg die toe.`,
            [],
            { mend: { kind: "createBlock", type: "betrokkenPartij", values: { soort } } },
          ),
        );
    },
  },
  {
    id: "PAR-02",
    question: "Heeft elke partij een rol, een belang en ten minste één taak?",
    severity: "blokkerend",
    source: ["S3", "W7", "N11"],
    why: "Alleen als de rollen duidelijk zijn, weten partijen wat zij van elkaar mogen verwachten.",
    check: (_plan, _context, index) =>
      forEachParty(index, (party) => askFor(party, ["rol", "belang", "taken"])),
  },
  {
    id: "PAR-03",
    question: "Heeft elke verantwoordelijke partij met haar taak ingestemd?",
    severity: "blokkerend",
    stage: "college",
    source: ["W1", "W2"],
    why: "Een partij die niet heeft ingestemd, voert de maatregel misschien niet uit.",
    check: (_plan, _context, index) => {
      const owners = Map.groupBy(index.maatregelen, ({ values }) =>
        index.find("betrokkenPartij", values.verantwoordelijkeId),
      );
      return judgeEach(
        [...owners].filter(([party]) => party !== null),
        "Geen enkele maatregel heeft al een verantwoordelijke partij.",
        ([party, measures]) => (party === null ? [] : withoutConsent(party, measures)),
      );
    },
  },
  {
    id: "PAR-04",
    question: "Hebben alle partijen akkoord gegeven?",
    severity: "waarschuwing",
    stage: "college",
    source: ["W2"],
    why: "De raad moet eerlijk kunnen zien wie nog twijfelt.",
    check: (_plan, _context, index) =>
      forEachParty(index, (party) => {
        const { instemming } = party.values;
        if (
          instemming === "ondertekend" ||
          instemming === "akkoord" ||
          instemming === "onder-voorbehoud"
        )
          return [];
        const stand = instemming === "in-overleg" ? "is nog in overleg" : "is er niet";
        const now = instemming === null ? "is nog niet ingevuld" : stand;
        return [
          about(
            party,
            `de instemming van ${party.title === "" ? "deze partij" : `‘${party.title}’`} ${now}. Vraag om akkoord of leg in het plan uit wat er nog openstaat.`,
            { mend: { kind: "goTo", blockId: party.id, field: "instemming" } },
          ),
        ];
      }),
  },
  {
    id: "PAR-05",
    question: "Is er een wijkcoalitie met bewoners, gemeente en uitvoerende partijen?",
    severity: "waarschuwing",
    source: ["S4"],
    why: "Een coalitie die samen aan tafel zit, houdt het plan vol, ook na de vaststelling.",
    check: (_plan, { settings: { coalitionMembers } }, index) => {
      const members = index
        .all("betrokkenPartij")
        .filter(({ values }) => values.wijkcoalitielid === true);
      const kinds = new Set(members.map(({ values }) => values.soort));
      const missing = (["inwoners", "gemeente"] as const).filter((soort) => !kinds.has(soort));
      if (members.length >= coalitionMembers && missing.length === 0) return [];
      const without = missing.length === 0 ? "" : ` De coalitie mist: ${formatList(missing)}.`;
      return [
        inChapter(
          8,
          `De wijkcoalitie heeft ${counted(members.length, "lid", "leden")}; nodig zijn er ten minste ${coalitionMembers}, waaronder inwoners en gemeente.${without}`,
          members,
        ),
      ];
    },
  },
  {
    id: "PAR-06",
    question: "Noemt het plan een ondertekende samenwerkingsovereenkomst?",
    severity: "advies",
    stage: "college",
    source: ["W2"],
    why: "Met een handtekening laten partijen zien dat zij hun deel echt doen.",
    check: (_plan, _context, index) => [
      ...(index.all("betrokkenPartij").some(({ values }) => values.instemming === "ondertekend")
        ? []
        : [
            inChapter(
              8,
              "Nog geen enkele partij heeft ondertekend. Overweeg een samenwerkingsovereenkomst.",
            ),
          ]),
      ...(namesAgreement(index)
        ? []
        : [
            inChapter(
              "D",
              "Het plan noemt nog geen samenwerkingsovereenkomst. Noem die bij een afspraak of voeg haar toe in bijlage D.",
            ),
          ]),
    ],
  },
  {
    id: "PAR-07",
    question: "Staan er geen namen of contactgegevens van bewoners in het plan?",
    severity: "blokkerend",
    source: ["AVG", "W13"],
    why: "Het plan is openbaar. Namen, telefoonnummers, e-mailadressen en burgerservicenummers van mensen horen er niet in.",
    absolute: true,
    check: (_plan, { settings: { functionalAddresses } }, index) => [
      ...index
        .all("betrokkenPartij")
        .filter(
          ({ values }) => values.contactfunctie !== null && looksLikePerson(values.contactfunctie),
        )
        .map(personAsContact),
      ...personalDataInPlan(index, functionalAddresses),
    ],
  },
]);

function forEachParty(index: PlanIndex, observe: (party: Partij) => Observation[]): Outcome {
  return judgeEach(
    index.all("betrokkenPartij"),
    "Dit plan heeft nog geen betrokken partijen.",
    observe,
  );
}

function withoutConsent(party: Partij, measures: Block<"maatregel">[]): Observation[] {
  const { instemming, instemmingDatum, instemmingVoorwaarde } = party.values;
  const tasks = `verantwoordelijk voor ${formatList(measures.map(shortName))}`;
  const at = (field: string) => ({ mend: { kind: "goTo", blockId: party.id, field } as const });
  if (instemming === "onder-voorbehoud") {
    const condition = isFilled(instemmingVoorwaarde)
      ? ` De voorwaarde is: ${plainText(instemmingVoorwaarde)}`
      : " Vul de voorwaarde in.";
    return [
      about(party, `is ${tasks} en stemt in onder voorbehoud.${condition}`, {
        severity: "waarschuwing",
        ...at("instemmingVoorwaarde"),
      }),
    ];
  }
  if (instemming !== "ondertekend" && instemming !== "akkoord")
    return [
      about(
        party,
        `is ${tasks}, maar heeft daar nog niet mee ingestemd. Vraag om akkoord of kies een andere verantwoordelijke.`,
        at("instemming"),
      ),
    ];
  return instemmingDatum === null
    ? [
        about(
          party,
          `is ${tasks} en stemde in, maar de datum ontbreekt. Vul de datum van instemming in.`,
          at("instemmingDatum"),
        ),
      ]
    : [];
}

function namesAgreement(index: PlanIndex): boolean {
  const appendix = index.chapter("D");
  if (appendix !== null && isFilled(chapterProse(appendix))) return true;
  return index
    .all("afspraak")
    .some((agreement) => /overeenkomst|convenant/i.test(blockText(agreement)));
}

function personAsContact(party: Partij): Observation {
  return about(
    party,
    `‘${party.values.contactfunctie}’ lijkt de naam van een persoon. Vul een functie in.`,
    { mend: { kind: "goTo", blockId: party.id, field: "contactfunctie" } },
  );
}

function personalDataInPlan(index: PlanIndex, allowed: readonly string[]): Observation[] {
  return index.writing.flatMap(({ blockId, chapter, texts }) => {
    const found = [...new Set(texts.flatMap(({ text }) => personalDataIn(text, allowed)))];
    if (found.length === 0) return [];
    const block = blockId === null ? undefined : index.byId.get(blockId);
    const sentence = `er staan contactgegevens in de tekst: ${found.join(", ")}. Haal ze weg of verwijs naar een loket.`;
    if (block) return [about(block, sentence)];
    const place = blockId === null ? `Hoofdstuk ${chapter}` : "Plangegevens";
    return [
      { blockIds: blockId === null ? [] : [blockId], chapter, message: `${place}: ${sentence}` },
    ];
  });
}
