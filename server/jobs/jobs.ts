/**
 * Documents in the making: a bounded queue in the store, so that it outlives a restart and any instance makes what any
 * other was asked for. Each job is visible to its owner only, and gone after a while.
 */
import { WupError } from "../errors.ts";
import type { FileStore } from "../files/port.ts";
import type { Log } from "../log.ts";
import type { JobRecord, JobState, JobStore } from "../store/jobPort.ts";
import { StoreFull } from "../store/port.ts";
import type { Store } from "../store/port.ts";
import { JOB_LIMITS, ended, isExpired, isOpen } from "./life.ts";
import type { JobLimits } from "./life.ts";
import type { DocumentFile, Make } from "./run.ts";
import { createRunner } from "./runner.ts";
import { sweepInTurn } from "./sweep.ts";

/** What is to be made: plain data, so that it can wait in a file and be read by another instance. */
export type JobOrder<Input> = {
  planId: string;
  input: Input;
  /** SHA-256 of the files that the input names; they stay as long as the job does. */
  files: readonly string[];
  /** Only who may read what is geheim gets what is made. */
  holdsGeheim: boolean;
};

/** What an owner sees of a job; `progress` runs from 0 to 1, `message` says why it failed. */
export type JobView = {
  id: string;
  state: JobState;
  progress: number;
  step: string;
  /** How many stand before it in the queue; null once it was begun. */
  ahead: number | null;
  message: string | null;
  filename: string | null;
};

export type FoundJob = { view: JobView; planId: string; holdsGeheim: boolean };

export type Jobs<Input> = {
  /** Throws WACHTRIJ_VOL when too much is waiting, DOCUMENT_GEEN_RUIMTE when nothing can be kept. */
  add(owner: string, order: JobOrder<Input>): Promise<JobView>;
  /** Throws OPDRACHT_ONBEKEND for another's, an unknown or an expired one. */
  find(owner: string, id: string): Promise<FoundJob>;
  /** Throws OPDRACHT_ONBEKEND as `find` does, and NOG_NIET_KLAAR. */
  fileOf(owner: string, id: string): Promise<DocumentFile>;
  /** Stops it, wherever it is made; one that ended stays as it is. Throws OPDRACHT_ONBEKEND. */
  cancel(owner: string, id: string): Promise<JobView>;
  /** Aborted at the stop, for who follows a job. */
  stopped: AbortSignal;
  /** As this instance saw it last. */
  load(): { waiting: number; running: number };
  /** What this instance was making goes back into the queue. */
  stop(): Promise<void>;
};

export type JobDeps<Input> = {
  store: JobStore & Pick<Store, "canWrite" | "isFileInUse">;
  files: FileStore;
  make: Make<Input>;
  now: () => Date;
  newId: () => string;
  log: Log;
  limits?: JobLimits;
  /** Told of each job that was made here, with the milliseconds that it took. */
  onEnded?: (input: Input, ms: number, isDone: boolean) => void;
};

export function createJobs<Input extends object>(deps: JobDeps<Input>): Jobs<Input> {
  const { store, files, now, newId, limits = JOB_LIMITS } = deps;
  const runner = createRunner({ ...deps, limits });
  const sweeps = sweepInTurn({ ...deps, limits });
  const stopping = new AbortController();

  const owned = async (owner: string, id: string): Promise<JobRecord> => {
    const job = await store.findJob(id);
    if (job?.ownerId !== owner || isExpired(job, now(), limits))
      throw new WupError("OPDRACHT_ONBEKEND");
    return job;
  };
  const viewOf = async (job: JobRecord): Promise<JobView> =>
    presentJob(job, job.state === "wacht" ? await store.jobs() : [], store.canWrite());

  return {
    async add(owner, order) {
      refuseWhenFull(await store.jobs(), owner, limits);
      const id = newId();
      await withRoom(async () => {
        // With the id in it no two jobs share these bytes.
        const bytes = new TextEncoder().encode(JSON.stringify({ ...order.input, job: id }));
        const input = await files.put(bytes);
        const job = newJob({ id, owner, order, input, now: now() });
        await store.addJob(job).catch(async (error: unknown) => {
          await files.remove(input);
          throw error;
        });
      });
      await runner.look();
      return await viewOf(await owned(owner, id));
    },
    async find(owner, id) {
      const job = await owned(owner, id);
      return { view: await viewOf(job), planId: job.planId, holdsGeheim: job.holdsGeheim };
    },
    async fileOf(owner, id) {
      const { result, filename, mediaType } = await owned(owner, id);
      if (result === null || filename === null || mediaType === null)
        throw new WupError("NOG_NIET_KLAAR");
      const bytes = await files.read(result);
      if (bytes === null) throw new WupError("OPDRACHT_ONBEKEND");
      return { bytes, filename, mediaType };
    },
    async cancel(owner, id) {
      let job = await owned(owner, id);
      // Somebody may claim or end it at the same moment: then look again.
      while (isOpen(job)) {
        if (await store.passJob(ended(job, "geannuleerd", now()))) runner.abort(id);
        job = await owned(owner, id);
      }
      await runner.look();
      return await viewOf(job);
    },
    stopped: stopping.signal,
    load: runner.load,
    async stop() {
      stopping.abort();
      sweeps.stop();
      await runner.stop();
    },
  };
}

function refuseWhenFull(
  jobs: readonly JobRecord[],
  owner: string,
  limits: Pick<JobLimits, "open" | "openPerOwner">,
): void {
  const open = jobs.filter(isOpen);
  const own = open.filter((job) => job.ownerId === owner);
  if (open.length >= limits.open || own.length >= limits.openPerOwner)
    throw new WupError("WACHTRIJ_VOL");
}

/** A full disk in words about a document. */
async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  return await work().catch((error: unknown) => {
    throw error instanceof StoreFull
      ? new WupError("DOCUMENT_GEEN_RUIMTE", { cause: error })
      : error;
  });
}

function newJob<Input>(given: {
  id: string;
  owner: string;
  order: JobOrder<Input>;
  input: string;
  now: Date;
}): JobRecord {
  const { id, owner, order, input } = given;
  return {
    id,
    planId: order.planId,
    ownerId: owner,
    createdAt: given.now.toISOString(),
    state: "wacht",
    turn: 0,
    leaseUntil: null,
    attempts: 0,
    progress: 0,
    step: "In de wachtrij",
    message: null,
    input,
    files: [...new Set([input, ...order.files])],
    result: null,
    filename: null,
    mediaType: null,
    holdsGeheim: order.holdsGeheim,
    finishedAt: null,
  };
}

/** `jobs` are all, oldest first, where it waits. */
function presentJob(job: JobRecord, jobs: readonly JobRecord[], canWrite: boolean): JobView {
  const { id, state, progress, message, filename } = job;
  const waiting = jobs.filter((other) => other.state === "wacht").map((other) => other.id);
  const ahead = state === "wacht" ? Math.max(0, waiting.indexOf(id)) : null;
  const step = isOpen(job) && !canWrite ? NO_ROOM_YET : job.step;
  return { id, state, progress, step, ahead, message, filename };
}

const NO_ROOM_YET =
  "Op de server is geen ruimte meer. Het maken gaat verder zodra er weer ruimte is.";
