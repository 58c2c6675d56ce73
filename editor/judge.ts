/** What the checklist says of the plan that is open; a thread works it out, so that nobody who is typing waits for it. */
import * as Y from "yjs";
import type { Verdict } from "../templates/checklist.ts";
import type { JudgeAnswer, JudgeContext, JudgeQuestion } from "./judgeWorker.ts";
import type { RuleWords } from "./ruleWords.ts";

export type { JudgeContext } from "./judgeWorker.ts";

/** The same object as long as nothing in it changed. */
export type Judged = {
  rules: readonly RuleWords[];
  verdicts: readonly Verdict[];
  hash: string;
  /** By which was judged. */
  context: JudgeContext;
};

export type Judge = {
  /** Judges the document as it is now. */
  ask(context: JudgeContext): void;
};

/**
 * From now on `onJudged` gets the answer to the newest question; what was asked in the meantime is passed over.
 * `onFailed`: the thread does not start.
 */
export function openJudge(
  doc: Y.Doc,
  { onJudged, onFailed }: { onJudged(judged: Judged): void; onFailed(error: unknown): void },
): Judge {
  let worker: Worker | null = null;
  // The thread has a document of its own; it gets what changed with the next question.
  let updates = [Y.encodeStateAsUpdate(doc)];
  let rules: readonly RuleWords[] = [];
  let judged: Judged | null = null;
  let asked: JudgeContext | null = null;
  let next: JudgeContext | null = null;
  const send = (context: JudgeContext) => {
    asked = context;
    next = null;
    worker ??= openThread(take, onFailed);
    worker.postMessage({ updates, context } satisfies JudgeQuestion);
    updates = [];
  };
  const take = ({ rules: given, verdicts: changed, hash }: JudgeAnswer) => {
    rules = given ?? rules;
    const context = asked;
    asked = null;
    if (next) send(next);
    if (!context) return;
    const verdicts = changed ?? judged?.verdicts ?? [];
    if (judged?.hash !== hash || judged.context !== context)
      judged = { rules, verdicts, hash, context };
    onJudged(judged);
  };
  doc.on("update", (update: Uint8Array) => updates.push(update));
  return {
    ask(context) {
      if (asked) next = context;
      else send(context);
    },
  };
}

/** Not before it is asked something: the plan comes first. */
function openThread(take: (answer: JudgeAnswer) => void, onFailed: (error: unknown) => void) {
  const worker = new Worker(new URL("./judgeWorker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<JudgeAnswer>) => take(data));
  worker.addEventListener("error", onFailed);
  return worker;
}
