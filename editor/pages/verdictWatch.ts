/** Keeps the day and the deviations of the server, by which both judge, and watches that both say the same. */
import type { Api } from "../api.ts";
import type { PlanEditor } from "../editor.ts";
import type { JudgeContext } from "../judge.ts";
import { isoDay } from "../words.ts";

/** Milliseconds in which nothing changed, before a difference counts: the server needs some time after a change. */
const SETTLE_MS = 5_000;

/** How often in a row the server is asked before a difference is shown. */
const CHECKS = 2;

export type VerdictWatch = {
  /** What the checklist must know beside the plan. */
  context(): JudgeContext;
  /** A notice of kind "verdict" or "deviations". */
  take(notice: { kind?: unknown; today?: unknown; hash?: unknown }): void;
  /** What was judged here of the plan as it is now. */
  judgedHere(hash: string): void;
  /** Fetches the deviations again, after a change of one's own. */
  refresh(): Promise<void>;
};

/** `onContext` is called when the plan must be judged again; `onDiffers` when the server keeps saying something else. */
export function createVerdictWatch(options: {
  api: Api;
  planId: string;
  editor: Pick<PlanEditor, "saveState" | "onSaveState">;
  onContext(): void;
  onDiffers(differs: boolean): void;
}): VerdictWatch {
  const { api, planId, editor } = options;
  let context: JudgeContext = { today: isoDay(new Date()), deviations: [], settings: {} };
  let here: string | null = null;
  let there: string | null = null;
  let timer = 0;
  let misses = 0;

  const setContext = (next: typeof context) => {
    if (JSON.stringify(next) === JSON.stringify(context)) return;
    context = next;
    options.onContext();
  };
  const ask = async () => {
    const { today, hash, deviations, settings } = await api.checklist(planId);
    there = hash;
    setContext({ today, deviations, settings });
  };
  const compare = () => {
    clearTimeout(timer);
    if (here === null || there === null || here === there) {
      misses = 0;
      return options.onDiffers(false);
    }
    timer = window.setTimeout(() => void checkAgain(), SETTLE_MS);
  };
  const checkAgain = async () => {
    const before = here;
    if (editor.saveState.kind !== "opgeslagen" || !(await isDone(ask()))) return;
    misses = here === before && here !== there ? misses + 1 : 0;
    if (misses < CHECKS) return compare();
    console.warn(`The verdict of the server (${there}) is not the one of this page (${here}).`);
    options.onDiffers(true);
  };
  const start = async () => {
    if (await isDone(ask())) compare();
  };

  followConnection(editor, () => void start());
  void start();
  return {
    context: () => context,
    take({ kind, today, hash }) {
      if (kind === "deviations") void start();
      if (kind !== "verdict" || typeof today !== "string" || typeof hash !== "string") return;
      there = hash;
      setContext({ ...context, today });
      compare();
    },
    judgedHere(hash) {
      if (hash !== here) misses = 0;
      here = hash;
      compare();
    },
    async refresh() {
      const { deviations } = await api.deviations(planId);
      setContext({ ...context, deviations });
    },
  };
}

/** After a break of the connection notices may have been missed; after a save a difference may count. */
function followConnection(editor: Pick<PlanEditor, "onSaveState">, onBack: () => void): void {
  let wasAway = false;
  editor.onSaveState(({ kind }) => {
    if (wasAway && kind === "opgeslagen") onBack();
    wasAway = kind === "offline" || (wasAway && kind !== "opgeslagen");
  });
}

/** Whether a call came through; the next notice or visit asks again. */
async function isDone(call: Promise<void>): Promise<boolean> {
  return await call.then(
    () => true,
    () => false,
  );
}
