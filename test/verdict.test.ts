/** The verdict of the server: made in a thread, the same as the editor's own, and never older than the question. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { createLog } from "../server/log.ts";
import type { DeviationRecord } from "../server/store/port.ts";
import { createChecker } from "../server/verdict/checker.ts";
import { createVerdicts } from "../server/verdict/verdicts.ts";
import type { VerdictNotice } from "../server/verdict/verdicts.ts";
import { checkPlan } from "../templates/checklist.ts";
import type { CheckContext } from "../templates/checklist.ts";
import { asDeviation } from "../templates/deviation.ts";
import { importPlan } from "../templates/importPlan.ts";
import { listingOf } from "../templates/listing.ts";
import { readPlan } from "../templates/plan.ts";
import { DEFAULT_SETTINGS } from "../templates/settings.ts";
import { totalsOf } from "../templates/totals.ts";
import { summaryOf, verdictHash } from "../templates/verdict.ts";
import { REVIEWED, TODAY } from "./support/plan.ts";
import { randomDoc } from "./support/randomPlan.ts";
import { planRecord } from "./support/planRecord.ts";

const EXAMPLE = new URL("../templates/example/kruidenbuurt.json", import.meta.url);

function exampleDoc(): Y.Doc {
  let rows = 0;
  return importPlan(JSON.parse(readFileSync(EXAMPLE, "utf8")), { newId: () => `row-${++rows}` })
    .doc;
}

function deviation(changes: Partial<DeviationRecord> = {}): DeviationRecord {
  return {
    planId: "p",
    rule: "PAR-04",
    blockIds: [],
    reason: "De partijen besluiten in januari.",
    functionTitle: "projectleider",
    authorId: "u-anna",
    authorName: "Anna de Wit",
    createdAt: "2026-11-20T09:00:00.000Z",
    ...changes,
  };
}

describe("the thread that checks plans", () => {
  const checker = createChecker();
  afterAll(() => checker.stop());

  const agree = async (doc: Y.Doc, context: CheckContext) => {
    const updates = [Y.encodeStateAsUpdate(doc)];
    const answer = await checker.check(async () => ({ updates, context }));
    const plan = readPlan(doc);
    const own = checkPlan(plan, context);
    expect(answer).toEqual({ verdicts: own, totals: totalsOf(plan), listing: listingOf(plan) });
    expect(verdictHash(answer.verdicts)).toBe(verdictHash(own));
  };

  it("finds in the example what the editor finds", () => agree(exampleDoc(), { today: TODAY }));

  it.each([
    ["on another day", { today: "2031-06-01" }],
    ["with reviews", { today: TODAY, workflow: REVIEWED }],
    ["with settings of a gemeente", { today: TODAY, settings: { longestSentenceWords: 12 } }],
    ["with a deviation from a rule", { today: TODAY, deviations: [asDeviation(deviation())] }],
    [
      "with a deviation for one block",
      { today: TODAY, deviations: [asDeviation(deviation({ blockIds: ["p-09"] }))] },
    ],
  ])("agrees with the editor %s", async (_, context) => agree(exampleDoc(), context));

  it("agrees with the editor on random plans, whatever they lack", async () => {
    for (let seed = 1; seed <= 40; seed += 1)
      await agree(randomDoc(seed), { today: TODAY, settings: DEFAULT_SETTINGS });
  }, 60_000);

  it("says that it failed on bytes that are no plan, and goes on", async () => {
    const broken = checker.check(async () => ({
      updates: [new Uint8Array([1, 2, 3, 255])],
      context: { today: TODAY },
    }));
    await expect(broken).rejects.toMatchObject({ code: "CONTROLE_MISLUKT", status: 503 });
    await agree(exampleDoc(), { today: TODAY });
  });

  it("goes on in a new one after a question that it could not even read", async () => {
    const strange = { today: TODAY, settings: { jargon: 5 as unknown as string[] } };
    const updates = [Y.encodeStateAsUpdate(exampleDoc())];
    const asked = checker.check(async () => ({ updates, context: strange }));
    await expect(asked).rejects.toMatchObject({ code: "CONTROLE_MISLUKT" });
    const uncloneable = { today: TODAY, extra: () => {} };
    await expect(checker.check(async () => ({ updates, context: uncloneable }))).rejects.toThrow();
    await agree(exampleDoc(), { today: TODAY });
  });

  it("passes on why a question could not be made", async () => {
    const question = () => Promise.reject(new Error("geen plan"));
    await expect(checker.check(question)).rejects.toThrow("geen plan");
  });

  it("answers, whether its thread has ended after a rest or is just ending", async () => {
    const restless = createChecker(0);
    const updates = [Y.encodeStateAsUpdate(exampleDoc())];
    for (let n = 0; n < 5; n += 1) {
      const { listing } = await restless.check(async () => ({
        updates,
        context: { today: TODAY },
      }));
      expect(listing.gemeente).toBe(listingOf(readPlan(exampleDoc())).gemeente);
      for (let turn = 0; turn < n; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    await restless.stop();
  });

  it("refuses after it was stopped", async () => {
    const stopped = createChecker();
    await stopped.stop();
    const asked = stopped.check(async () => ({ updates: [], context: { today: TODAY } }));
    await expect(asked).rejects.toMatchObject({ code: "CONTROLE_MISLUKT" });
  });
});

describe("the verdict of a plan", () => {
  const checker = createChecker();
  afterAll(() => checker.stop());

  /** A plan whose text and deviations the test changes, and what its editors were told. */
  function world() {
    const doc = exampleDoc();
    const state = {
      readings: 0,
      deviations: [] as DeviationRecord[],
      thresholds: null as string | null,
      profile: null as string | null,
      today: TODAY,
    };
    const notices: VerdictNotice[] = [];
    const heard = { next: () => {} };
    const verdicts = createVerdicts({
      checker,
      log: createLog("silent"),
      today: () => state.today,
      openPlans: () => ["p"],
      lookAtDayMs: 5,
      store: {
        deviationsOf: async () => state.deviations,
        findPlan: async () => planRecord({ id: "p", gemeente: "Oosterwaarde" }),
        readSetting: async (name) =>
          name === "drempels:oosterwaarde"
            ? state.thresholds
            : name === "profiel:oosterwaarde"
              ? state.profile
              : null,
      },
      readUpdates: async () => {
        state.readings += 1;
        return [Y.encodeStateAsUpdate(doc)];
      },
      notify: (_planId, notice) => {
        notices.push(notice);
        heard.next();
      },
    });
    const told = (change: () => void) =>
      new Promise<void>((resolve) => {
        heard.next = resolve;
        change();
      });
    const toldAfter = (change: () => void) =>
      told(() => {
        change();
        verdicts.refresh("p");
      });
    return { doc, state, notices, verdicts, told, toldAfter };
  }

  it("holds everything that was there when it was asked for, deviations included", async () => {
    const { doc, state, verdicts } = world();
    const before = await verdicts.verdictOf("p");
    const plan = doc.getXmlFragment("plan");
    plan.delete(plan.length - 1);
    state.deviations = [deviation()];
    const after = await verdicts.verdictOf("p");
    const context = { today: TODAY, deviations: [asDeviation(deviation())] };
    expect(after.verdicts).toEqual(checkPlan(readPlan(doc), context));
    expect(after.deviations).toEqual([deviation()]);
    expect(after.hash).not.toBe(before.hash);
  });

  it("[TIJ-04] goes by the thresholds that the gemeente of the plan chose", async () => {
    const { doc, state, verdicts } = world();
    state.thresholds = JSON.stringify({ maxMonthsToAdopt: 18 });
    const { verdicts: strict, settings } = await verdicts.verdictOf("p");
    expect(settings).toEqual({ maxMonthsToAdopt: 18 });
    expect(strict).toEqual(checkPlan(readPlan(doc), { today: TODAY, settings }));
    expect(strict.find(({ rule }) => rule === "TIJ-04")?.result).toBe("niet voldaan");
  });

  it("[PAR-07] knows the functional addresses of the gemeenteprofiel beside the thresholds", async () => {
    const { state, verdicts } = world();
    state.thresholds = JSON.stringify({ functionalAddresses: ["14 0999"] });
    const profile = { functioneleAdressen: ["griffie@oosterwaarde.example", "14 0999"] };
    state.profile = JSON.stringify({ revision: 1, savedAt: "", savedBy: "", profile });
    const { settings } = await verdicts.verdictOf("p");
    expect(settings).toEqual({
      functionalAddresses: ["14 0999", "griffie@oosterwaarde.example"],
    });
    state.profile = "{";
    await expect(verdicts.verdictOf("p")).rejects.toMatchObject({ code: "PROFIEL_ONLEESBAAR" });
  });

  it("is made once for all who ask before the thread is free", async () => {
    const { state, verdicts } = world();
    const all = await Promise.all([1, 2, 3].map(() => verdicts.verdictOf("p")));
    expect(state.readings).toBe(1);
    expect(new Set(all).size).toBe(1);
  });

  it("is told to open editors when it is another one, in few words", async () => {
    const { state, notices, verdicts, toldAfter } = world();
    await toldAfter(() => {});
    verdicts.refresh("p");
    await verdicts.verdictOf("p");
    await toldAfter(() => (state.deviations = [deviation()]));
    const { verdicts: last, hash } = await verdicts.verdictOf("p");
    expect(notices).toHaveLength(2);
    expect(notices[1]).toEqual({ kind: "verdict", today: TODAY, hash, summary: summaryOf(last) });
    expect(notices[1]?.summary.rules["afgeweken met reden"]).toBe(1);
    expect(JSON.stringify(notices[1]).length).toBeLessThan(400);
  });

  it("is told again on a new day, by which the editor computes its own, though nobody typed", async () => {
    const { state, notices, toldAfter, told } = world();
    await toldAfter(() => {});
    await told(() => (state.today = "2026-11-23"));
    expect(notices.map(({ today }) => today)).toEqual([TODAY, "2026-11-23"]);
  });
});

describe("the hash of a verdict", () => {
  const verdicts = checkPlan(readPlan(exampleDoc()), { today: TODAY });

  it("is the same for the same words and another when one word differs", () => {
    const other = structuredClone(verdicts);
    const finding = other.find(({ rule }) => rule === "BUD-05")?.findings[0];
    expect(verdictHash(other)).toBe(verdictHash(verdicts));
    if (finding) finding.message = finding.message.replace("240", "241");
    expect(verdictHash(other)).not.toBe(verdictHash(verdicts));
    expect(verdictHash(verdicts)).toMatch(/^[0-9a-f]{16}$/);
  });

  it("counts open findings by severity and rules by result", () => {
    expect(summaryOf(verdicts)).toEqual({
      findings: { blokkerend: 0, waarschuwing: 7, advies: 2 },
      rules: {
        voldaan: 93,
        "niet voldaan": 6,
        "afgeweken met reden": 0,
        "niet van toepassing": 1,
      },
    });
  });
});
