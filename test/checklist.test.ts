/** The checklist as a whole: the example, deviations, profiles, and that nothing makes it throw. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { checkPlan, findingsOf, ruleById, RULES } from "../templates/checklist.ts";
import type { Deviation } from "../templates/checklist.ts";
import { SOURCES } from "../templates/sources.ts";
import {
  besluit,
  budget,
  chapter,
  completePlan,
  doelstelling,
  kader,
  maatregel,
  planFromJson,
  planOf,
  planWith,
  REVIEWED,
  TODAY,
  verdictOn,
  without,
} from "./support/plan.ts";
import { randomPlan } from "./support/randomPlan.ts";

const EXAMPLE = new URL("../templates/example/kruidenbuurt.json", import.meta.url);

describe("the rules", () => {
  it("are the hundred of the methodology, in its order", () => {
    const groups = {
      PLA: 7,
      WIJ: 4,
      KAD: 2,
      OPG: 3,
      DOE: 9,
      IND: 3,
      WAR: 7,
      MAA: 9,
      BUD: 9,
      PAR: 7,
      AFS: 2,
      TIJ: 9,
      KOP: 2,
      PTC: 7,
      RIS: 3,
      JUR: 7,
      BES: 5,
      TXT: 5,
    };
    const ids = Object.entries(groups).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, at) => `${group}-0${at + 1}`),
    );
    expect(RULES.map(({ id }) => id)).toEqual(ids);
    expect(ids).toHaveLength(100);
  });

  it("block 52 times, warn 42 times and advise 6 times", () => {
    const count = (severity: string) => RULES.filter((rule) => rule.severity === severity).length;
    expect([count("blokkerend"), count("waarschuwing"), count("advies")]).toEqual([52, 42, 6]);
  });

  it("are found by their id", () => {
    expect(ruleById("DOE-02")?.question).toContain("prestatie");
    expect(ruleById("DOE-99")).toBeNull();
  });

  it("each have a question, a reason and a source that exists", () => {
    for (const { id, question, why, source } of RULES) {
      expect({
        id,
        question: question.endsWith("?"),
        why: why.length > 20,
        known: source.length > 0 && source.every((key) => key in SOURCES),
      }).toEqual({ id, question: true, why: true, known: true });
    }
  });

  it("are each met by the complete plan", () => {
    const verdicts = checkPlan(completePlan(), { today: TODAY, workflow: REVIEWED });
    expect(verdicts.filter(({ result }) => result !== "voldaan")).toEqual([]);
  });

  it("each have a plan on which they fail", () => {
    const folder = new URL(".", import.meta.url);
    const tests = readdirSync(folder).filter((name) => name.startsWith("checklist."));
    const text = tests.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
    const tested = new Set([...text.matchAll(/fails\(\s*"([A-Z]{3}-\d\d)"/g)].map(([, id]) => id));
    expect(RULES.filter(({ id }) => !tested.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe("the example plan", () => {
  const verdicts = checkPlan(planFromJson(JSON.parse(readFileSync(EXAMPLE, "utf8"))), {
    today: TODAY,
  });

  it("gives exactly the findings of methodology section 6", () => {
    expect(
      findingsOf(verdicts).map(({ rule, severity, blockIds }) => [
        rule,
        severity,
        blockIds.join(" "),
      ]),
    ).toEqual([
      ["WAR-05", "waarschuwing", "t-02"],
      ["MAA-08", "advies", "m-03"],
      ["MAA-08", "advies", "m-04"],
      ["BUD-05", "waarschuwing", "b-01"],
      ["BUD-09", "waarschuwing", "b-03"],
      ["PAR-04", "waarschuwing", "p-04"],
      ["PAR-04", "waarschuwing", "p-09"],
      ["PAR-04", "waarschuwing", "p-10"],
      ["TXT-02", "waarschuwing", "w-01 t-01 t-02 m-05 r-03"],
    ]);
  });

  it("names the values found", () => {
    const messages = findingsOf(verdicts)
      .map(({ message }) => message.replaceAll("\u00a0", " "))
      .join("\n");
    for (const words of [
      "van € 228 naar € 231",
      "tekort van € 240.000",
      "31 december 2030",
      "Huurdersvereniging De Rozemarijn",
      "middenspanningsruimte",
    ])
      expect(messages).toContain(words);
  });

  it("[BES-04] cannot be judged without review data, and says so", () => {
    const outside = verdicts.filter(({ result }) => result === "niet van toepassing");
    expect(outside.map(({ rule }) => rule)).toEqual(["BES-04"]);
    expect(outside[0]?.reason).toContain("nog geen gegevens over meelezen");
  });
});

describe("a deviation", () => {
  const deviation = (rule: string, rest: Partial<Deviation> = {}): Deviation => ({
    rule,
    reason: "De raad besluit hier later over.",
    ...rest,
  });

  it("sets a rule aside and keeps its findings as evidence", () => {
    const verdict = verdictOn(
      "DOE-07",
      completePlan(doelstelling({ id: "d-01", wettelijkMinimum: null })),
      { deviations: [deviation("DOE-07")] },
    );
    expect(verdict.result).toBe("afgeweken met reden");
    expect(verdict.reason).toBe("De raad besluit hier later over.");
    expect(verdict.findings).toHaveLength(1);
    expect(findingsOf([verdict])).toEqual([]);
  });

  it("needs a reason", () => {
    const plan = completePlan(doelstelling({ id: "d-01", wettelijkMinimum: null }));
    expect(
      verdictOn("DOE-07", plan, { deviations: [deviation("DOE-07", { reason: "  " })] }).result,
    ).toBe("niet voldaan");
  });

  it("for one block leaves the other blocks", () => {
    const plan = completePlan(
      doelstelling({ id: "d-01", wettelijkMinimum: null }),
      doelstelling({ id: "d-02", wettelijkMinimum: null }),
    );
    const { result, findings } = verdictOn("DOE-07", plan, {
      deviations: [deviation("DOE-07", { blockIds: ["d-01"] })],
    });
    expect(result).toBe("niet voldaan");
    expect(findings.map(({ blockIds }) => blockIds)).toEqual([["d-02"]]);
  });

  it("changes nothing where the rule is met", () => {
    expect(verdictOn("DOE-07", completePlan(), { deviations: [deviation("DOE-07")] })).toEqual({
      rule: "DOE-07",
      result: "voldaan",
      findings: [],
    });
  });

  it("is impossible for arithmetic, references and personal data", () => {
    expect(RULES.filter(({ absolute }) => absolute).map(({ id }) => id)).toEqual([
      "WIJ-02",
      "BUD-02",
      "BUD-04",
      "PAR-07",
      "TIJ-02",
      "TIJ-03",
      "TXT-04",
    ]);
    const plan = completePlan(budget({ id: "b-02", nodig: 60_001 }));
    expect(verdictOn("BUD-02", plan, { deviations: [deviation("BUD-02")] }).result).toBe(
      "niet voldaan",
    );
  });
});

describe("a finding", () => {
  it("names its source in words and the way to mend it", () => {
    const [finding] = verdictOn(
      "DOE-04",
      completePlan(without("m-02"), maatregel({ id: "m-01", doelstellingIds: ["d-01"] })),
    ).findings;
    expect(finding).toMatchObject({
      rule: "DOE-04",
      severity: "blokkerend",
      stage: "concept",
      blockIds: ["d-02"],
      chapter: 4,
    });
    expect(finding?.source).toContain("WijkKompas");
    expect(finding?.mend).toEqual({
      kind: "createBlock",
      type: "maatregel",
      values: { doelstellingIds: ["d-02"], status: "gekozen" },
    });
  });

  it("offers another number for a code that occurs twice [TXT-04]", () => {
    const [finding] = verdictOn(
      "TXT-04",
      completePlan(kader({ id: "k-04", code: "K-01" })),
    ).findings;
    expect(finding?.mend).toEqual({ kind: "renumber", blockId: "k-04" });
  });
});

describe("any plan", () => {
  it("is judged on every rule, also when it is empty", () => {
    expect(checkPlan(planOf(), { today: TODAY })).toHaveLength(100);
    expect(checkPlan(planWith({}), { today: TODAY })).toHaveLength(100);
  });

  it.each(Array.from({ length: 100 }, (_, seed) => seed))(
    "with missing, malformed and dangling data makes no rule throw (seed %i)",
    (seed) => {
      const verdicts = checkPlan(randomPlan(seed), { today: TODAY });
      expect(verdicts.map(({ rule }) => rule)).toEqual(RULES.map(({ id }) => id));
      for (const { result, reason, findings } of verdicts) {
        if (result === "niet van toepassing") expect(reason).toBeTruthy();
        if (result === "niet voldaan") expect(findings.length).toBeGreaterThan(0);
        for (const { message } of findings)
          expect(message).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      }
    },
  );

  it.each(["a", "a@", "1", "111 ", "[", "stelt ", "gesprek", "toets", "xxx ", "0", "J.", "1.000."])(
    "with %j 30,000 times in a field is read to its end",
    (part) => {
      const text = part.repeat(30_000);
      const plan = completePlan(
        chapter(0, text),
        besluit({ id: "s-01", tekst: text }),
        maatregel({ id: "m-03", omschrijving: text }),
      );
      expect(checkPlan(plan, { today: TODAY })).toHaveLength(100);
    },
  );

  it("gives the same verdict twice", () => {
    const plan = randomPlan(7);
    expect(checkPlan(plan, { today: TODAY })).toEqual(checkPlan(plan, { today: TODAY }));
  });
});
