/** The thread of judge.ts: a copy of the document, kept up to date, and the rules. Nobody needs those before the text. */
import * as Y from "yjs";
import type { Verdict } from "../templates/checklist.ts";
import { RULES, checkPlan } from "../templates/checklist.ts";
import { asDeviation } from "../templates/deviation.ts";
import type { Settings } from "../templates/settings.ts";
import { verdictHash } from "../templates/verdict.ts";
import type { Deviation } from "./api.ts";
import { createPlanReader } from "./planReader.ts";
import { ruleInWords } from "./ruleWords.ts";
import type { RuleWords } from "./ruleWords.ts";

/** By what both the server and this editor judge. */
export type JudgeContext = {
  /** JJJJ-MM-DD */
  today: string;
  deviations: readonly Deviation[];
  /** The thresholds that the gemeente chose. */
  settings: Partial<Settings>;
};

/** What changed in the document since the last question, and by what to judge. */
export type JudgeQuestion = { updates: Uint8Array[]; context: JudgeContext };

export type JudgeAnswer = {
  /** With the first answer. */
  rules?: RuleWords[];
  /** Left out when they are those of the last answer. */
  verdicts?: Verdict[];
  /** The same as the server's when both see the same plan. */
  hash: string;
};

const doc = new Y.Doc();
const reader = createPlanReader(doc);
let known: string | null = null;

addEventListener("message", ({ data }: MessageEvent<JudgeQuestion>) => {
  postMessage(answerTo(data));
});

function answerTo({ updates, context }: JudgeQuestion): JudgeAnswer {
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const deviations = context.deviations.map(asDeviation);
  const verdicts = checkPlan(reader.read(), { ...context, deviations });
  const hash = verdictHash(verdicts);
  const isFirst = known === null;
  const isKnown = known === hash;
  known = hash;
  return {
    ...(isFirst ? { rules: RULES.map(ruleInWords) } : {}),
    ...(isKnown ? {} : { verdicts }),
    hash,
  };
}
