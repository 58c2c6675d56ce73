/** One job of this instance, from the claim to its end: made under a lease that is kept up, and given up where it is lost. */
import { WupError } from "../errors.ts";
import { putNamed, release } from "../files/kept.ts";
import type { FileStore } from "../files/port.ts";
import type { Log } from "../log.ts";
import type { JobRecord, JobStore } from "../store/jobPort.ts";
import { StoreFull } from "../store/port.ts";
import type { Store } from "../store/port.ts";
import { ended, leaseFrom, waiting } from "./life.ts";
import type { JobLimits } from "./life.ts";

export type DocumentFile = { bytes: Uint8Array; filename: string; mediaType: string };

/** Makes the file; safe to do again. Once `signal` aborts it ends soon, leaves nothing behind and throws the reason. */
export type Make<Input> = (
  input: Input,
  tools: {
    job: Pick<JobRecord, "id" | "planId">;
    signal: AbortSignal;
    /** `step` says in Dutch what happens now; `fraction` runs from 0 to 1. */
    onProgress(step: string, fraction: number): void;
  },
) => Promise<DocumentFile>;

export type RunDeps<Input> = {
  store: JobStore & Pick<Store, "isFileInUse">;
  files: FileStore;
  make: Make<Input>;
  now: () => Date;
  log: Log;
  limits: JobLimits;
  onEnded?: (input: Input, ms: number, isDone: boolean) => void;
};

/** Why a job is given up. */
export const LOST = new Error("The job was cancelled, or is another's now");
export const STOPPING = new Error("The server stops");

/** Milliseconds between two looks whether the job is still ours. */
const BEAT_MS = 1_000;

/** `job` as this instance claimed it. Never throws: a failure is the job's answer, and who lost it says nothing. */
export async function run<Input>(
  deps: RunDeps<Input>,
  job: JobRecord,
  abort: AbortController,
): Promise<void> {
  const { store, log } = deps;
  const beat = setInterval(() => void keepLease(deps, job, abort), BEAT_MS).unref();
  const reports = createReports(store, job);
  try {
    const made = await makeCounted(deps, job, abort.signal, reports.add);
    await reports.settled();
    abort.signal.throwIfAborted();
    await keepResult(deps, job, made);
  } catch (error) {
    await reports.settled();
    const end = endOf(deps, job, error, abort.signal);
    // Where nothing can be written it is left to whoever claims it once the lease expired.
    if (end)
      await store
        .passJob(end)
        .catch((cause: unknown) => log.error({ err: cause, jobId: job.id }, "job not ended"));
  } finally {
    clearInterval(beat);
  }
}

async function makeCounted<Input>(
  { files, make, onEnded = () => undefined }: RunDeps<Input>,
  job: JobRecord,
  signal: AbortSignal,
  onProgress: (step: string, fraction: number) => void,
): Promise<DocumentFile> {
  const input = await readInput<Input>(files, job);
  signal.throwIfAborted();
  const started = performance.now();
  const count = (isDone: boolean) => onEnded(input, performance.now() - started, isDone);
  try {
    const made = await make(input, { job, signal, onProgress });
    count(true);
    return made;
  } catch (error) {
    count(false);
    throw error;
  }
}

/** How it goes on after an error; null when it is another's now. */
function endOf<Input>(
  deps: RunDeps<Input>,
  job: JobRecord,
  error: unknown,
  { aborted, reason }: AbortSignal,
): JobRecord | null {
  if (aborted) return reason === STOPPING ? waiting(job, job.attempts - 1) : null;
  const shown =
    error instanceof StoreFull
      ? new WupError("DOCUMENT_GEEN_RUIMTE")
      : error instanceof WupError
        ? error
        : new WupError("ONBEKEND");
  // A WupError was logged with its cause where it happened.
  if (shown !== error)
    deps.log.error({ err: error, planId: job.planId, jobId: job.id }, "document failed");
  return { ...ended(job, "mislukt", deps.now()), message: shown.message };
}

async function readInput<Input>(files: FileStore, { input }: JobRecord): Promise<Input> {
  const bytes = await files.read(input);
  if (bytes === null) throw new WupError("GEGEVENS_BESCHADIGD");
  return JSON.parse(new TextDecoder().decode(bytes)) as Input;
}

async function keepLease<Input>(
  { store, now, limits, log }: RunDeps<Input>,
  job: JobRecord,
  abort: AbortController,
): Promise<void> {
  try {
    const current = await store.findJob(job.id);
    if (current?.turn !== job.turn) return abort.abort(LOST);
    const left = Date.parse(current.leaseUntil ?? "") - now().getTime();
    if (left < limits.leaseMs / 2)
      await store.changeJob(job.id, job.turn, { leaseUntil: leaseFrom(now(), limits) });
  } catch (error) {
    // It goes on as long as nobody claims it: what is made twice is kept once.
    log.warn({ err: error, jobId: job.id }, "lease of a document not kept up");
  }
}

/** One write at a time, of what is new by then. */
function createReports(store: JobStore, { id, turn }: JobRecord) {
  let latest: { step: string; progress: number } | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  const write = async () => {
    const report = latest;
    latest = null;
    // That somebody else has it now is found out by the beat.
    if (report) await store.changeJob(id, turn, report);
  };
  return {
    add(step: string, fraction: number) {
      latest = { step, progress: Math.min(Math.max(fraction, 0), 1) };
      writing = writing.then(write).catch(() => undefined);
    },
    settled: async () => void (await writing),
  };
}

async function keepResult<Input>(
  deps: RunDeps<Input>,
  job: JobRecord,
  { bytes, filename, mediaType }: DocumentFile,
): Promise<void> {
  const end = { ...ended(job, "klaar", deps.now()), progress: 1, filename, mediaType };
  const lost = await putNamed(deps.files, bytes, async (result) => {
    const files = [...new Set([...job.files, result])];
    return (await deps.store.passJob({ ...end, result, files })) ? null : result;
  });
  if (lost !== null) await release(deps, lost);
}
