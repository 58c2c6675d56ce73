/** The life of a job: when it is open, due, ended and over, and how much of everything there may be. */
import type { JobRecord, JobState } from "../store/jobPort.ts";

export type JobLimits = {
  /** Made at the same time by one instance. */
  atOnce: number;
  /** Waiting or being made, of everybody and of one owner. Instances that add at once may go over it by one each. */
  open: number;
  openPerOwner: number;
  /** Ended ones that are kept, for their files; the oldest goes first. */
  kept: number;
  minutes: number;
  /** How often making one may be begun. */
  attempts: number;
  /** How long a job is left to an instance that says nothing more, in milliseconds. */
  leaseMs: number;
};

export const JOB_LIMITS: JobLimits = {
  atOnce: 2,
  open: 40,
  openPerOwner: 6,
  kept: 40,
  minutes: 15,
  attempts: 3,
  leaseMs: 15_000,
};

/** Waiting or being made. */
export function isOpen({ state }: Pick<JobRecord, "state">): boolean {
  return state === "wacht" || state === "bezig";
}

/** Whether nobody makes it, or who did has not been heard of for the length of a lease. */
export function isDue({ state, leaseUntil }: JobRecord, now: Date): boolean {
  return state === "wacht" || (state === "bezig" && (leaseUntil ?? "") <= now.toISOString());
}

export function isExpired(job: JobRecord, now: Date, { minutes }: JobLimits): boolean {
  const oldest = new Date(now.getTime() - minutes * 60_000).toISOString();
  return job.finishedAt !== null && job.finishedAt < oldest;
}

/** The job at its end. The new turn keeps away who was still making it. */
export function ended(
  job: JobRecord,
  state: Exclude<JobState, "wacht" | "bezig">,
  now: Date,
): JobRecord {
  return {
    ...job,
    state,
    step: STEPS[state],
    turn: job.turn + 1,
    leaseUntil: null,
    finishedAt: now.toISOString(),
  };
}

const STEPS = { klaar: "Klaar", mislukt: "Mislukt", geannuleerd: "Geannuleerd" } as const;

/** The job as nobody has begun it, `attempts` times before. */
export function waiting(job: JobRecord, attempts: number): JobRecord {
  const fresh = { state: "wacht", progress: 0, step: "In de wachtrij", leaseUntil: null } as const;
  return { ...job, ...fresh, turn: job.turn + 1, attempts };
}

/** ISO 8601: until when who claims or goes on now has a job. */
export function leaseFrom(now: Date, { leaseMs }: JobLimits): string {
  return new Date(now.getTime() + leaseMs).toISOString();
}
