/** Documents in the making: a bounded queue in memory, each job visible to its owner only and gone after a while. */
import { WupError } from "../errors.ts";
import type { Log } from "../log.ts";

export type DocumentFile = { bytes: Uint8Array; filename: string; mediaType: string };

/** What an owner sees of a job; `progress` runs from 0 to 1, `message` says why it failed. */
export type JobView = {
  id: string;
  state: "wacht" | "bezig" | "klaar" | "mislukt";
  progress: number;
  step: string;
  message: string | null;
  filename: string | null;
};

export type Work = (onProgress: (step: string, fraction: number) => void) => Promise<DocumentFile>;

export type Jobs = {
  /** Throws WACHTRIJ_VOL when too much is waiting. `kind` is for the figures. */
  add(owner: string, planId: string, work: Work, kind?: string): JobView;
  /** The plan and the state of a job. Throws OPDRACHT_ONBEKEND for another's, an unknown or an expired one. */
  find(owner: string, id: string): { view: JobView; planId: string };
  /** Throws OPDRACHT_ONBEKEND as `find` does, and NOG_NIET_KLAAR. */
  fileOf(owner: string, id: string): DocumentFile;
  load(): { waiting: number; running: number };
  stop(): void;
};

export type JobLimits = {
  /** Made at the same time. */
  atOnce: number;
  /** Waiting or being made, of everybody and of one owner. */
  open: number;
  openPerOwner: number;
  /** Finished files kept for download; the oldest goes first. */
  kept: number;
  minutes: number;
};

export const JOB_LIMITS: JobLimits = {
  atOnce: 2,
  open: 40,
  openPerOwner: 6,
  kept: 40,
  minutes: 15,
};

type Job = {
  owner: string;
  planId: string;
  kind: string;
  addedAt: number;
  view: JobView;
  work: Work;
  file: DocumentFile | null;
};

export type JobDeps = {
  now: () => Date;
  newId: () => string;
  log: Log;
  limits?: JobLimits;
  /** Told of each job with the milliseconds that the work took. */
  onEnded?: ((kind: string, ms: number, isDone: boolean) => void) | undefined;
};

export function createJobs({ now, newId, log, limits = JOB_LIMITS, onEnded }: JobDeps): Jobs {
  const jobs = new Map<string, Job>();
  let busy = 0;

  const next = (): void => {
    const job =
      busy < limits.atOnce
        ? [...jobs.values()].find(({ view }) => view.state === "wacht")
        : undefined;
    if (!job) return;
    busy += 1;
    const started = performance.now();
    void run(job, log).finally(() => {
      busy -= 1;
      onEnded?.(job.kind, performance.now() - started, job.file !== null);
      expire();
      next();
    });
  };
  const expire = (): void => {
    const done = [...jobs.values()].filter((job) => !isOpen(job));
    const oldest = now().getTime() - limits.minutes * 60_000;
    for (const [index, job] of done.entries())
      if (job.addedAt < oldest || index < done.length - limits.kept) jobs.delete(job.view.id);
  };
  const owned = (owner: string, id: string): Job => {
    expire();
    const job = jobs.get(id);
    if (!job || job.owner !== owner) throw new WupError("OPDRACHT_ONBEKEND");
    return job;
  };
  const sweep = setInterval(expire, 60_000).unref();

  return {
    add(owner, planId, work, kind = "document") {
      refuseWhenFull(jobs, owner, limits);
      const view: JobView = {
        id: newId(),
        state: "wacht",
        progress: 0,
        step: "In de wachtrij",
        message: null,
        filename: null,
      };
      jobs.set(view.id, { owner, planId, kind, addedAt: now().getTime(), view, work, file: null });
      next();
      return view;
    },
    find(owner, id) {
      const { view, planId } = owned(owner, id);
      return { view, planId };
    },
    fileOf(owner, id) {
      const { file } = owned(owner, id);
      if (!file) throw new WupError("NOG_NIET_KLAAR");
      return file;
    },
    load: () => ({ waiting: [...jobs.values()].filter(isOpen).length - busy, running: busy }),
    stop: () => clearInterval(sweep),
  };
}

function refuseWhenFull(
  jobs: ReadonlyMap<string, Job>,
  owner: string,
  limits: Pick<JobLimits, "open" | "openPerOwner">,
): void {
  const open = [...jobs.values()].filter(isOpen);
  const own = open.filter((job) => job.owner === owner);
  if (open.length >= limits.open || own.length >= limits.openPerOwner)
    throw new WupError("WACHTRIJ_VOL");
}

function isOpen({ view }: Job): boolean {
  return view.state === "wacht" || view.state === "bezig";
}

/** Never throws: a failure is the job's answer. */
async function run(job: Job, log: Log): Promise<void> {
  const { view } = job;
  view.state = "bezig";
  view.step = "Beginnen";
  try {
    job.file = await job.work((step, fraction) =>
      Object.assign(view, { step, progress: Math.min(Math.max(fraction, 0), 1) }),
    );
    Object.assign(view, {
      state: "klaar",
      progress: 1,
      step: "Klaar",
      filename: job.file.filename,
    });
  } catch (error) {
    // A WupError was logged with its cause where it happened.
    if (!(error instanceof WupError))
      log.error({ err: error, planId: job.planId }, "document failed");
    const shown = error instanceof WupError ? error : new WupError("ONBEKEND");
    Object.assign(view, { state: "mislukt", step: "Mislukt", message: shown.message });
  }
}
