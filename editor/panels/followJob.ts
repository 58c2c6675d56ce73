/** Follows a document that is being made: the server tells each change, and where it cannot we ask. */
import type { Api } from "../api.ts";
import type { Job } from "../documentCalls.ts";
import { ApiError } from "../api.ts";
import { jobEventsAddress } from "../documentCalls.ts";

/** Shows each change; gives the job at its end. Throws ApiError when it cannot be followed any more. */
export type FollowJob = (first: Job, show: (job: Job) => void) => Promise<Job>;

/** Milliseconds between two questions about a job; short enough for a bar that moves. */
const POLL_MS = 600;

/** How often in a row a question may fail before we give up: a short break of the network is no failure. */
const PATIENCE = 5;

/** A browser keeps six connections to a server; what is told takes one each, and there is more to ask. */
const MOST_TOLD = 2;

export function createFollowJob(api: Api): FollowJob {
  let told = 0;
  return async (first, show) => {
    show(first);
    if (told >= MOST_TOLD || isEnded(first)) return await poll(api, first, show);
    told += 1;
    const last = await listen(first, show).finally(() => (told -= 1));
    return await poll(api, last, show);
  };
}

export function isEnded({ state }: Job): boolean {
  return state !== "wacht" && state !== "bezig";
}

/** The job as it was told last: ended, or where the telling broke off. */
function listen(first: Job, show: (job: Job) => void): Promise<Job> {
  const source = new EventSource(jobEventsAddress(first.id));
  let last = first;
  return new Promise((resolve) => {
    const stop = () => {
      source.close();
      resolve(last);
    };
    source.addEventListener("message", ({ data }) => {
      last = (JSON.parse(String(data)) as { job: Job }).job;
      show(last);
      if (isEnded(last)) stop();
    });
    source.addEventListener("error", stop);
  });
}

async function poll(api: Api, first: Job, show: (job: Job) => void): Promise<Job> {
  let job = first;
  let failures = 0;
  while (!isEnded(job)) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      job = await api.job(job.id);
      show(job);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!(error instanceof ApiError) || error.status !== 0 || failures >= PATIENCE) throw error;
    }
  }
  return job;
}
