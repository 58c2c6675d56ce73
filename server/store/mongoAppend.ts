/**
 * Appends to logs in MongoDB: all that is asked for in one turn of the event loop is one ordered insertMany (ST8). Who
 * is the first to insert entry n of a plan wrote it: the key is unique, so the log never forks (ST9).
 */
import type { mongo } from "mongoose";
import { WupError } from "../errors.ts";
import type { Document, MongoDatabase } from "./mongoConnection.ts";
import type { MongoEntries } from "./mongoEntries.ts";
import type { MongoHeads } from "./mongoHeads.ts";
import { isTaken } from "./mongoTrouble.ts";
import { nextHash } from "./port.ts";
import type { LogHead, Store } from "./port.ts";

export type AppendParts = Pick<MongoDatabase, "models"> & {
  entries: MongoEntries;
  heads: MongoHeads;
};

type Job = {
  planId: string;
  from: LogHead;
  updates: readonly Uint8Array[];
  documents: Document[];
  to: LogHead;
  resolve(head: LogHead | null): void;
  reject(error: unknown): void;
};

export type MongoAppend = {
  append: Store["append"];
  /** Resolves when all that was asked for is answered. */
  settled(): Promise<void>;
};

export function createMongoAppend(parts: AppendParts): MongoAppend {
  const known = createKnownHeads();
  const underWay = new Set<Promise<void>>();
  let jobs: Job[] = [];
  const flush = () => {
    const group = jobs;
    jobs = [];
    const done = writeGroup(parts, known, group).finally(() => void underWay.delete(done));
    underWay.add(done);
  };
  return {
    append(planId, from, updates) {
      const { promise, resolve, reject } = Promise.withResolvers<LogHead | null>();
      jobs.push({ planId, from, updates, documents: [], to: from, resolve, reject });
      if (jobs.length === 1) setImmediate(flush);
      return promise;
    },
    async settled() {
      if (jobs.length > 0) flush();
      await Promise.all(underWay);
    },
  };
}

async function writeGroup(parts: AppendParts, known: KnownHeads, group: Job[]): Promise<void> {
  const ready = await Promise.all(group.map((job) => prepare(parts, known, job)));
  let left = group.filter((_job, n) => ready[n]);
  while (left.length > 0) left = await insert(parts, known, left);
}

/** Whether there is something to insert; otherwise the job is answered. */
async function prepare(parts: AppendParts, known: KnownHeads, job: Job): Promise<boolean> {
  const { planId, from, updates } = job;
  try {
    if (!isSame(known.get(planId), from) && !(await endsAt(parts, planId, from))) {
      job.resolve(null);
      return false;
    }
    if (updates.length === 0) job.resolve(from);
    let { seq, hash } = from;
    for (const update of updates) {
      seq += 1;
      hash = nextHash(hash, update);
      job.documents.push(await parts.entries.documentOf(planId, { seq, hash, update }));
    }
    job.to = { seq, hash };
    return updates.length > 0;
  } catch (error) {
    job.reject(error);
    return false;
  }
}

/** Throws WupError PLAN_BESCHADIGD when the log is shorter than it was: nothing may be written over a lost tail. */
async function endsAt({ entries, heads }: AppendParts, planId: string, from: LogHead) {
  const expected = await heads.of(planId);
  const last = await entries.headOf(planId);
  if (!isSame(last, from)) return false;
  if ((expected?.seq ?? 0) > last.seq) throw new WupError("PLAN_BESCHADIGD");
  return true;
}

/** Inserts the documents of all; gives the jobs that are still to be inserted after one met a clash. */
async function insert(parts: AppendParts, known: KnownHeads, group: Job[]): Promise<Job[]> {
  const documents = group.flatMap((job) => job.documents);
  try {
    await parts.models.log.collection.insertMany(documents as never[], { ordered: true });
    await confirm(parts, known, group);
    return [];
  } catch (error) {
    const at = clashIn(error);
    if (at === null) {
      for (const job of group) refuse(known, job, error);
      return [];
    }
    return await passClash(parts, known, group, at);
  }
}

/** Ordered: all before the clash is stored, and nothing from there on. */
async function passClash(parts: AppendParts, known: KnownHeads, group: Job[], at: number) {
  const stored: Job[] = [];
  let start = 0;
  for (const [n, job] of group.entries()) {
    const end = start + job.documents.length;
    if (end > at) {
      await confirm(parts, known, stored).catch((error: unknown) =>
        stored.forEach((each) => refuse(known, each, error)),
      );
      await lose(parts, known, job, at - start);
      return group.slice(n + 1);
    }
    stored.push(job);
    start = end;
  }
  return [];
}

/** Another instance was the first to write entry `written` of this job. */
async function lose(parts: AppendParts, known: KnownHeads, job: Job, written: number) {
  known.forget(job.planId);
  try {
    for (const document of job.documents.slice(written)) await parts.entries.forget(document);
    if (written > 0) {
      // Part of the log, with what the other wrote behind it: the caller must read it again (ST8).
      await isBehind(parts, job);
      return job.reject(new Error("another instance wrote between these updates"));
    }
    await seen(parts, job.documents[0]?._id ?? "");
    job.resolve(null);
  } catch (error) {
    job.reject(error);
  }
}

/** Waits until the entry of the other can be read, so that whoever reads on finds it: first it must be on most machines. */
async function seen({ models }: AppendParts, _id: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await models.log.exists({ _id })) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Answers jobs of which everything is stored. Where the head is remembered as it was, nobody wrote or cleared away
 * meanwhile. Otherwise it is asked whether the log went on without this writer: a caller that stood still for long may
 * have written an entry anew that was deleted behind two snapshots, and that is no part of the log.
 */
async function confirm(parts: AppendParts, known: KnownHeads, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const isUsual = await parts.heads.step(jobs);
  for (const job of jobs) {
    if (!isUsual && (await isBehind(parts, job))) {
      refuse(known, job, new Error("the log went on without this writer"));
      continue;
    }
    if (!isUsual) await parts.heads.raise(job.planId, job.to);
    known.set(job.planId, job.to);
    job.resolve(job.to);
  }
}

/**
 * Whether the log went on to two snapshots behind the head of this job; then what it wrote up to the older of them is
 * no part of the log and is deleted. Behind that nothing of it can be: there every number has its entry.
 */
async function isBehind({ models, entries }: AppendParts, job: Job): Promise<boolean> {
  const older = (await entries.snapshotSeqs(job.planId))[1] ?? 0;
  if (older <= job.from.seq) return false;
  for (const document of job.documents) {
    const { _id, hash, seq } = document;
    if (Number(seq) > older) break;
    await models.log.collection.deleteOne({ _id, hash } as never);
    await entries.forget(document);
  }
  return true;
}

function refuse(known: KnownHeads, job: Job, error: unknown): void {
  known.forget(job.planId);
  job.reject(error);
}

/** Which document met one that was there; null for any other error, also where what came before is not on most machines. */
function clashIn(error: unknown): number | null {
  const { writeErrors, result } = error as {
    writeErrors?: unknown;
    result?: mongo.BulkWriteResult;
  };
  if (!isTaken(error) || result?.getWriteConcernError()) return null;
  const [first] = [writeErrors].flat() as { index?: number }[];
  return first?.index ?? null;
}

function isSame(known: LogHead | undefined, head: LogHead): boolean {
  return known?.seq === head.seq && Buffer.compare(known.hash, head.hash) === 0;
}

type KnownHeads = {
  get(planId: string): LogHead | undefined;
  set(planId: string, head: LogHead): void;
  forget(planId: string): void;
};

/** Heads that were the end of a log; who appends behind one that no longer is, meets the entry of the other. */
function createKnownHeads(most = 10_000): KnownHeads {
  const heads = new Map<string, LogHead>();
  return {
    get: (planId) => heads.get(planId),
    set(planId, head) {
      heads.delete(planId);
      heads.set(planId, head);
      for (const oldest of heads.keys()) if (heads.size > most) heads.delete(oldest);
    },
    forget: (planId) => void heads.delete(planId),
  };
}
