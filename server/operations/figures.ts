/**
 * What the parts of a server tell about their work, and how they are asked. Nothing in it says who or which plan. Where
 * nobody reads metrics there are no figures (null), and each part is used as it is.
 */
import type { Log } from "../log.ts";
import type { Store } from "../store/port.ts";

/** Told while the work goes on; durations in milliseconds. */
export type Figures = {
  /** The longest that an edit of one turn waited, from its arrival until it was on disk and acknowledged. */
  acknowledged(ms: number): void;
  committed(ms: number, isDone: boolean): void;
  /** `kind` and `format` come from the lists of the product; every raadsstuk is "stuk". */
  documentMade(kind: string, format: string, ms: number, isDone: boolean): void;
  jobEnded(kind: string, ms: number, isDone: boolean): void;
  /** `route` is a pattern: "/api/plans/:id". `code` is that of an error, or null. */
  answered(answer: {
    method: string;
    route: string;
    status: number;
    code: string | null;
    ms: number;
  }): void;
  logged(level: "warn" | "error" | "fatal"): void;
};

/** Asked at the moment that somebody reads the metrics. */
export type Levels = {
  openPlans(): number;
  websockets(): number;
  jobs(): { waiting: number; running: number };
  canWrite(): boolean;
  /** How much damage is known. */
  damage(): number;
};

/** The store, with the time that each append takes as the rooms see it: the wait for its turn and the disk. */
export function countedStore(store: Store, figures: Pick<Figures, "committed"> | null): Store {
  if (figures === null) return store;
  return {
    ...store,
    append: (...given) =>
      timed(
        () => store.append(...given),
        (ms, isDone) => figures.committed(ms, isDone),
      ),
  };
}

type Request = { kind: string; format: string };

/** What makes documents, with the time that each takes. */
export function countedMaker<R extends Request, T, M extends { generate(request: R): Promise<T> }>(
  maker: M & { generate(request: R): Promise<T> },
  figures: Pick<Figures, "documentMade"> | null,
): M {
  if (figures === null) return maker;
  return {
    ...maker,
    generate: (request: R) =>
      timed(
        () => maker.generate(request),
        (ms, isDone) => figures.documentMade(request.kind, request.format, ms, isDone),
      ),
  };
}

/** The log, with a count of the lines that an operator should see. */
export function countedLog(log: Log, figures: Pick<Figures, "logged"> | null): Log {
  if (figures === null) return log;
  const counted = (level: "warn" | "error" | "fatal") =>
    ((...line: Parameters<Log["error"]>) => {
      figures.logged(level);
      log[level](...line);
    }) as Log["error"];
  return {
    debug: log.debug.bind(log),
    info: log.info.bind(log),
    warn: counted("warn"),
    error: counted("error"),
    fatal: counted("fatal"),
    child: (fields) => countedLog(log.child(fields), figures),
  };
}

async function timed<T>(
  work: () => Promise<T>,
  tell: (ms: number, isDone: boolean) => void,
): Promise<T> {
  const started = performance.now();
  let isDone = false;
  try {
    const answer = await work();
    isDone = true;
    return answer;
  } finally {
    tell(performance.now() - started, isDone);
  }
}
