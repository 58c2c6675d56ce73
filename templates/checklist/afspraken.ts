/** AFS: who needs what from whom, and when. */
import type { Block } from "../plan.ts";
import { about, askFor, inChapter, nothingYet } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation } from "./rule.ts";
import { blockText } from "./writing.ts";

export const AFSPRAAK_RULES = ruleGroup("AFS", "Afspraken", [
  {
    id: "AFS-01",
    question: "Is vastgelegd wie wat van wie nodig heeft, en wanneer?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["S3"],
    why: "Uitvoerders wachten op elkaar. Een afspraak met een datum voorkomt dat het werk stilvalt.",
    check: (_plan, _context, index) => {
      const agreements = index.all("afspraak");
      const executors = index
        .all("betrokkenPartij")
        .filter(({ values }) => values.rol === "uitvoerder");
      if (agreements.length === 0 && executors.length === 0)
        return [
          nothingYet(
            "afspraak",
            "Er zijn nog geen afspraken. Leg vast wie wat van wie nodig heeft, en wanneer.",
          ),
        ];
      const bound = new Set(
        agreements.flatMap(({ values: { vanPartijId, aanPartijId } }) => [
          vanPartijId,
          aanPartijId,
        ]),
      );
      return [
        ...executors
          .filter(({ id }) => !bound.has(id))
          .map((party) =>
            about(
              party,
              "deze uitvoerder heeft nog geen afspraak. Leg vast wat deze partij levert of nodig heeft.",
              {
                mend: { kind: "createBlock", type: "afspraak", values: { vanPartijId: party.id } },
              },
            ),
          ),
        ...agreements.flatMap((agreement) => incompleteAgreement(agreement, index)),
      ];
    },
  },
  {
    id: "AFS-02",
    question: "Krijgen eigenaren op tijd informatie, vóór hun ketel aan vervanging toe is?",
    severity: "advies",
    stage: "inspraak",
    source: ["S3"],
    why: "Wie net een nieuwe gasketel kocht, stapt voorlopig niet over.",
    check: (_plan, _context, index) => {
      const mentions = [...index.all("afspraak"), ...index.maatregelen].some((block) =>
        /ketel|natuurlijke?\s+moment/i.test(blockText(block)),
      );
      return mentions
        ? []
        : [
            inChapter(
              8,
              "Geen enkele afspraak of maatregel noemt de vervanging van de ketel of een natuurlijk moment. Spreek af hoe eigenaren op tijd informatie krijgen.",
            ),
          ];
    },
  },
]);

function incompleteAgreement(agreement: Block<"afspraak">, index: PlanIndex): Observation[] {
  const asked = askFor(agreement, ["vanPartijId", "aanPartijId", "watNodig", "wanneer"]);
  const unknown = (["vanPartijId", "aanPartijId"] as const).filter(
    (key) =>
      agreement.values[key] !== null &&
      index.find("betrokkenPartij", agreement.values[key]) === null,
  );
  const [first] = unknown;
  if (first === undefined) return asked;
  return [
    ...asked,
    about(
      agreement,
      "deze afspraak verwijst naar een partij die niet bestaat. Kies een betrokken partij.",
      { mend: { kind: "goTo", blockId: agreement.id, field: first } },
    ),
  ];
}
