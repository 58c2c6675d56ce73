/** The plan as plain values, read again a little after each change. */
import type * as Y from "yjs";
import type { Plan } from "../templates/plan.ts";
import { createPlanReader } from "./planReader.ts";

const PLAN_PAUSE_MS = 150;

/** Reads the plan once for all who want it, a little after the last change. */
export function createReading(doc: Y.Doc, tell: (plan: Plan) => void) {
  const reader = createPlanReader(doc);
  let latest: Plan | null = null;
  let isStale = true;
  let timer = 0;
  const now = () => {
    if (isStale || latest === null) latest = reader.read();
    isStale = false;
    return latest;
  };
  const changed = () => {
    isStale = true;
    if (timer !== 0) return;
    timer = window.setTimeout(() => {
      timer = 0;
      tell(now());
    }, PLAN_PAUSE_MS);
  };
  doc.on("update", changed);
  return {
    now,
    /** The plan as last told: good enough for labels, and free of charge. */
    latest: () => latest ?? now(),
    stop() {
      clearTimeout(timer);
      doc.off("update", changed);
      reader.stop();
    },
  };
}
