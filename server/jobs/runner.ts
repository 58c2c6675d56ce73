/** Claims jobs for this instance, as many at once as it may make, also those whose instance is not heard of any more. */
import { WupError } from "../errors.ts";
import type { JobRecord } from "../store/jobPort.ts";
import { StoreFull } from "../store/port.ts";
import { ended, isDue, leaseFrom, waiting } from "./life.ts";
import { LOST, STOPPING, run } from "./run.ts";
import type { RunDeps } from "./run.ts";

export type Runner = {
  /** Looks now whether there is something to make; without it that is done every second. */
  look(): Promise<void>;
  /** Ends the making of a job here, if it is made here. */
  abort(id: string): void;
  /** As it was at the last look. */
  load(): { waiting: number; running: number };
  /** Resolves when nothing is made here any more. */
  stop(): Promise<void>;
};

/** Milliseconds between two looks for what other instances were asked for, or left. */
const LOOK_MS = 1_000;

export function createRunner<Input>(deps: RunDeps<Input>): Runner {
  const { store, now, log, limits } = deps;
  const making = new Map<string, { abort: AbortController; done: Promise<void> }>();
  let looking = Promise.resolve();
  let queued: Promise<void> | null = null;
  let isStopped = false;
  let queue = 0;

  const begin = (job: JobRecord) => {
    const abort = new AbortController();
    const done = run(deps, job, abort).finally(() => {
      making.delete(job.id);
      void look();
    });
    making.set(job.id, { abort, done });
  };
  const claimDue = async () => {
    if (isStopped) return;
    const jobs = await store.jobs();
    queue = jobs.filter(({ state }) => state === "wacht").length;
    for (const job of jobs) {
      if (isStopped || making.size >= limits.atOnce) return;
      const claimed = isDue(job, now()) && !making.has(job.id) ? await claim(deps, job) : null;
      if (claimed) begin(claimed);
      if (claimed && job.state === "wacht") queue -= 1;
    }
  };
  const lookOnce = async () => {
    queued = null;
    await claimDue().catch((error: unknown) => {
      // That the disk is full was said already.
      if (!(error instanceof StoreFull)) log.error({ err: error }, "no look for documents");
    });
  };
  /** One after the other, and never more than one that waits. */
  const look = () => (queued ??= looking = looking.then(lookOnce));
  const timer = setInterval(() => void look(), LOOK_MS).unref();

  return {
    look,
    load: () => ({ waiting: queue, running: making.size }),
    abort: (id) => making.get(id)?.abort.abort(LOST),
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
      const all = [...making.values()];
      for (const { abort } of all) abort.abort(STOPPING);
      await Promise.all(all.map(({ done }) => done));
    },
  };
}

/** The job as it is ours now; null when another was first, or when it was begun too often. */
async function claim<Input>(
  { store, now, limits }: RunDeps<Input>,
  job: JobRecord,
): Promise<JobRecord | null> {
  if (job.attempts >= limits.attempts) {
    const { message } = new WupError("DOCUMENT_AFGEBROKEN");
    await store.passJob({ ...ended(job, "mislukt", now()), message });
    return null;
  }
  const ours: JobRecord = {
    ...waiting(job, job.attempts + 1),
    state: "bezig",
    leaseUntil: leaseFrom(now(), limits),
    step: "Beginnen",
  };
  return (await store.passJob(ours)) ? ours : null;
}
