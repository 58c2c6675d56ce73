/** The authoritative verdict on a plan (model.md 5): made in a thread, before every gate, and shown to open editors. */
import type { Verdict } from "../../templates/checklist.ts";
import { asDeviation } from "../../templates/deviation.ts";
import type { Listing } from "../../templates/listing.ts";
import type { Settings } from "../../templates/settings.ts";
import type { Totals } from "../../templates/totals.ts";
import { summaryOf, verdictHash } from "../../templates/verdict.ts";
import type { VerdictSummary } from "../../templates/verdict.ts";
import type { Log } from "../log.ts";
import type { DeviationRecord, Store } from "../store/port.ts";
import type { Checker } from "./checker.ts";
import { thresholdsOf } from "./thresholds.ts";

export type PlanVerdict = {
  /** The Dutch calendar day on which it was made. */
  today: string;
  /** Of the verdicts; an editor that computes the same has the same. */
  hash: string;
  summary: VerdictSummary;
  verdicts: Verdict[];
  totals: Totals;
  listing: Listing;
  /** Those that the verdict takes into account. */
  deviations: DeviationRecord[];
  /** The thresholds that the gemeente of the plan chose; all others have their defaults. */
  settings: Partial<Settings>;
};

/** What open editors are told when the verdict is another one. */
export type VerdictNotice = { kind: "verdict" } & Pick<PlanVerdict, "today" | "hash" | "summary">;

export type VerdictDeps = {
  checker: Checker;
  /** All durable updates of a plan, oldest first. Throws WupError PLAN_BESCHADIGD. */
  readUpdates(planId: string): Promise<Uint8Array[]>;
  store: Pick<Store, "deviationsOf" | "findPlan" | "readSetting">;
  /** JJJJ-MM-DD */
  today(): string;
  notify(planId: string, notice: VerdictNotice): void;
  /** Plans with an open editor: on a new day rules may say something else of them. */
  openPlans(): string[];
  /** How often to look whether it is a new day; a minute when left out. */
  lookAtDayMs?: number;
  log: Log;
};

export type Verdicts = {
  /**
   * What the methodology says of what is durable now: of everything that was acknowledged before the call.
   * Throws WupError CONTROLE_MISLUKT, PLAN_BESCHADIGD.
   */
  verdictOf(planId: string): Promise<PlanVerdict>;
  /** Something of the plan changed: makes the verdict again and tells the open editors when it is another one. */
  refresh(planId: string): void;
  /** Ends the thread; who waits for a verdict is refused. */
  stop(): Promise<void>;
};

export function createVerdicts(deps: VerdictDeps): Verdicts {
  const shown = new Map<string, string>();
  const waiting = new Map<string, Promise<PlanVerdict>>();
  const underWay = new Set<Promise<void>>();
  let isStopping = false;
  let day = deps.today();
  const clock = setInterval(() => {
    if (deps.today() === day) return;
    day = deps.today();
    deps.openPlans().forEach(refresh);
  }, deps.lookAtDayMs ?? 60_000).unref();

  const make = async (planId: string): Promise<PlanVerdict> => {
    const today = deps.today();
    let deviations: DeviationRecord[] = [];
    let settings: Partial<Settings> = {};
    const { verdicts, totals, listing } = await deps.checker.check(async () => {
      // From here on it may miss what comes in: who asks later gets a verdict of their own.
      waiting.delete(planId);
      deviations = await deps.store.deviationsOf(planId);
      settings = await thresholdsOf(deps.store, planId);
      const updates = await deps.readUpdates(planId);
      return { updates, context: { today, settings, deviations: deviations.map(asDeviation) } };
    });
    const words = { hash: verdictHash(verdicts), summary: summaryOf(verdicts) };
    return { today, ...words, verdicts, totals, listing, deviations, settings };
  };
  const verdictOf = (planId: string): Promise<PlanVerdict> => {
    const made = waiting.get(planId) ?? make(planId);
    waiting.set(planId, made);
    return made;
  };
  const show = async (planId: string): Promise<void> => {
    const { today, hash, summary } = await verdictOf(planId);
    const said = `${today} ${hash}`;
    if (shown.get(planId) === said) return;
    shown.set(planId, said);
    deps.notify(planId, { kind: "verdict", today, hash, summary });
  };

  function refresh(planId: string): void {
    if (isStopping) return;
    const showing = show(planId)
      .catch((error: unknown) => {
        if (!isStopping) deps.log.error({ err: error, planId }, "no verdict");
      })
      .finally(() => void underWay.delete(showing));
    underWay.add(showing);
  }

  return {
    verdictOf,
    refresh,
    async stop() {
      isStopping = true;
      clearInterval(clock);
      await deps.checker.stop();
      await Promise.all(underWay);
    },
  };
}
