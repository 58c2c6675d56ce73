/** The one thread that checks plans: opened at the first question, asked one question at a time, replaced when it fails. */
import { Worker } from "node:worker_threads";
import { WupError } from "../errors.ts";
import type { Answer, Question } from "./verdictWorker.ts";

export type Checked = Exclude<Answer, { fault: string }>;

export type Checker = {
  /**
   * Asks for the question when the thread is free for it, so that it holds the newest text. Throws what that throws,
   * and WupError CONTROLE_MISLUKT when the thread fails or needs too long.
   */
  check(question: () => Promise<Question>): Promise<Checked>;
  /** Ends the thread; questions under way and later ones are refused. */
  stop(): Promise<void>;
};

/** The largest plan takes a second or two; a thread that needs longer is stuck. */
const LONGEST_MS = 60_000;
const MEGABYTES = 1_024;
/** Of those for what was just made: with more, a thread that makes one document after another keeps what it does not need. */
const YOUNG_MEGABYTES = 8;
/** A thread that nobody asked anything for so long ends: it holds a hundred megabytes. */
const REST_MS = 10_000;

export function createChecker(restMs = REST_MS): Checker {
  let thread: Thread | null = null;
  let rest: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const ask = async (makeQuestion: () => Promise<Question>): Promise<Checked> => {
    const question = await makeQuestion();
    if (isStopped) throw failed("the checker has stopped");
    clearTimeout(rest);
    const asked = thread === null || thread.isOver() ? openThread() : thread;
    thread = asked;
    const answer = await asked.ask(question);
    rest = setTimeout(() => void asked.close(), restMs).unref();
    if ("fault" in answer) throw failed(answer.fault);
    return answer;
  };

  return {
    check(question) {
      const answer = last.then(() => ask(question));
      last = answer.catch(() => undefined);
      return answer;
    },
    async stop() {
      isStopped = true;
      clearTimeout(rest);
      await thread?.close();
      await last;
    },
  };
}

type Thread = {
  /** One question at a time. */
  ask(question: Question): Promise<Answer>;
  isOver(): boolean;
  close(): Promise<unknown>;
};

function openThread(): Thread {
  const worker = new Worker(new URL("./verdictWorker.ts", import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: MEGABYTES,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
  });
  worker.unref();
  let isOver = false;
  let answered: (answer: Answer) => void = () => undefined;
  let refused: (cause: WupError) => void = () => undefined;
  const end = (cause: unknown) => {
    isOver = true;
    refused(failed(cause));
  };
  worker.on("message", (answer: Answer) => answered(answer));
  worker.on("error", end);
  worker.on("exit", () => end("the thread ended without an answer"));
  return {
    async ask(question) {
      const timer = setTimeout(() => void worker.terminate(), LONGEST_MS);
      try {
        return await new Promise<Answer>((resolve, reject) => {
          answered = resolve;
          refused = reject;
          worker.postMessage(question, []);
        });
      } finally {
        clearTimeout(timer);
      }
    },
    isOver: () => isOver,
    close() {
      isOver = true;
      return worker.terminate();
    },
  };
}

function failed(cause: unknown): WupError {
  return new WupError("CONTROLE_MISLUKT", {
    cause: typeof cause === "string" ? new Error(cause) : cause,
  });
}
