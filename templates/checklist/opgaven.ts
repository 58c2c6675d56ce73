/** OPG: what has to be done in the neighbourhood, chosen or not, with the reason. */
import { askFor, inChapter, judgeEach } from "./observe.ts";
import { ruleGroup } from "./rule.ts";

export const OPGAVE_RULES = ruleGroup("OPG", "Opgaven", [
  {
    id: "OPG-01",
    question: "Noemt het plan de gekozen opgaven?",
    severity: "blokkerend",
    source: ["S1"],
    why: "Een plan begint bij wat er in de wijk moet gebeuren. Daar volgen de doelen en maatregelen uit.",
    check: (_plan, _context, index) =>
      index.opgaven.length > 0
        ? []
        : [
            {
              blockIds: index.all("opgave").map(({ id }) => id),
              chapter: 3,
              message:
                "Er is nog geen gekozen opgave. Voeg in hoofdstuk 3 een opgave toe, of zet een opgave op ‘Gekozen’.",
              mend: { kind: "createBlock", type: "opgave", values: { status: "gekozen" } },
            },
          ],
  },
  {
    id: "OPG-02",
    question: "Staat bij elke opgave waarom die wel of niet is gekozen?",
    severity: "blokkerend",
    source: ["W5", "S1"],
    why: "Bewoners die een opgave inbrachten, moeten kunnen lezen waarom die wel of niet meedoet.",
    check: (_plan, _context, index) =>
      judgeEach(index.all("opgave"), "Dit plan heeft nog geen opgaven.", (opgave) =>
        askFor(opgave, ["status", "motivering"]),
      ),
  },
  {
    id: "OPG-03",
    question: "Komt ten minste één gekozen opgave uit de wensen van bewoners?",
    severity: "waarschuwing",
    source: ["W4", "S2"],
    why: "Bewoners doen eerder mee als het plan ook hún wensen aanpakt.",
    check: (_plan, _context, index) => {
      if (index.opgaven.length === 0)
        return { notApplicable: "Dit plan heeft nog geen gekozen opgaven; zie OPG-01." };
      return index.opgaven.some(({ values }) => values.herkomst === "woon-en-wijkwensen")
        ? []
        : [
            inChapter(
              3,
              "Geen van de gekozen opgaven komt uit de woon- en wijkwensen. Ga na wat bewoners vroegen, of leg uit waarom die wensen niet zijn gekozen.",
              index.opgaven,
            ),
          ];
    },
  },
]);
