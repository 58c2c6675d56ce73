/** Clears away jobs that are over, with their files; one instance at a time does it. */
import { release } from "../files/kept.ts";
import type { FileStore } from "../files/port.ts";
import type { Log } from "../log.ts";
import type { JobRecord, JobStore } from "../store/jobPort.ts";
import type { Store } from "../store/port.ts";
import { isExpired, isOpen } from "./life.ts";
import type { JobLimits } from "./life.ts";

export type SweepDeps = {
  store: JobStore & Pick<Store, "isFileInUse">;
  files: FileStore;
  now: () => Date;
  limits: JobLimits;
};

/** Milliseconds between two sweeps; the lease on them is a little shorter. */
const SWEEP_MS = 60_000;

/** Sweeps every minute when no other instance did. */
export function sweepInTurn(deps: SweepDeps & { newId: () => string; log: Log }): { stop(): void } {
  const { store, now, log } = deps;
  const instance = deps.newId();
  const sweepWhenFree = async () => {
    const until = new Date(now().getTime() + SWEEP_MS - 5_000).toISOString();
    if (await store.takeLease(LEASE, instance, now().toISOString(), until)) await sweep(deps);
  };
  const timer = setInterval(
    () =>
      void sweepWhenFree().catch((error: unknown) =>
        log.warn({ err: error }, "ended documents not cleared away"),
      ),
    SWEEP_MS,
  ).unref();
  return { stop: () => clearInterval(timer) };
}

const LEASE = "documenten-opruimen";

/** Deletes what ended too long ago, and the oldest where too many are kept. */
export async function sweep({ store, files, now, limits }: SweepDeps): Promise<void> {
  const over = (await store.jobs())
    .filter((job) => !isOpen(job))
    .toSorted((a, b) => ((a.finishedAt ?? "") < (b.finishedAt ?? "") ? 1 : -1))
    .filter((job, place) => place >= limits.kept || isExpired(job, now(), limits));
  for (const job of over) await clear({ store, files }, job);
}

async function clear(
  { store, files }: Pick<SweepDeps, "store" | "files">,
  job: JobRecord,
): Promise<void> {
  await store.deleteJob(job.id);
  for (const sha256 of job.files) await release({ store, files }, sha256);
}
