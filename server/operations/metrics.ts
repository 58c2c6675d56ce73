/** The figures of one server in the text form of Prometheus. Loaded only where WIJKPEN_METRICS_TOKEN is set. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Figures, Levels } from "./figures.ts";

export type Metrics = {
  figures: Figures;
  /** From when on the levels are known. */
  watch(levels: Levels): void;
  contentType: string;
  text(): Promise<string>;
};

/** Seconds, around what is promised: 5 ms half of the time, 50 ms nearly always. */
const FAST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Seconds, for what people wait for with a progress bar. */
const SLOW = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80];

/** A registry of its own: two servers in one process do not count together. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    figures: createFigures([registry]),
    watch: (levels) => watchLevels([registry], levels),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function createFigures(registers: Registry[]): Figures {
  const seconds = <T extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: T[],
  ) => new Histogram({ name: `wijkpen_${name}_seconds`, help, buckets, labelNames, registers });
  const count = <T extends string>(name: string, help: string, labelNames: T[]) =>
    new Counter({ name: `wijkpen_${name}_total`, help, labelNames, registers });

  const acknowledgement = seconds(
    "acknowledgement",
    "From the arrival of an edit until it is on disk and acknowledged; the longest of each turn",
    FAST,
    [],
  );
  const commit = seconds("store_commit", "Appending to the log of a plan", FAST, ["outcome"]);
  const documents = seconds("document", "Making a document", SLOW, ["kind", "format", "outcome"]);
  const jobs = seconds("job", "A job, without its time in the queue", SLOW, ["kind", "outcome"]);
  const http = seconds("http", "Requests by the pattern of their route", FAST, [
    "method",
    "route",
    "status",
  ]);
  const errors = count("errors", "Errors that users saw, by their code", ["code"]);
  const lines = count("log_lines", "Lines of the log that ask for attention", ["level"]);

  return {
    acknowledged: (ms) => acknowledgement.observe(ms / 1_000),
    committed: (ms, isDone) => commit.observe({ outcome: outcome(isDone) }, ms / 1_000),
    documentMade: (kind, format, ms, isDone) =>
      documents.observe({ kind, format, outcome: outcome(isDone) }, ms / 1_000),
    jobEnded: (kind, ms, isDone) => jobs.observe({ kind, outcome: outcome(isDone) }, ms / 1_000),
    answered({ method, route, status, code, ms }) {
      http.observe({ method, route, status }, ms / 1_000);
      if (code !== null) errors.inc({ code });
    },
    logged: (level) => lines.inc({ level }),
  };
}

function outcome(isDone: boolean): string {
  return isDone ? "gelukt" : "mislukt";
}

function watchLevels(registers: Registry[], levels: Levels): void {
  const level = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `wijkpen_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  level("open_plans", "Plans in which somebody is now", levels.openPlans);
  level("websockets", "Open websockets", levels.websockets);
  level("jobs_waiting", "Jobs in the queue", () => levels.jobs().waiting);
  level("jobs_running", "Jobs under way", () => levels.jobs().running);
  level("store_can_write", "1 when the store takes changes, 0 when it can only be read", () =>
    Number(levels.canWrite()),
  );
  level("damage", "Damage in the data that this server knows of", levels.damage);
}
