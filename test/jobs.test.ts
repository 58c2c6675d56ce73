import { afterEach, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WupError } from "../server/errors.ts";
import { openFileFolder } from "../server/files/folder.ts";
import type { FileStore } from "../server/files/port.ts";
import { createJobs } from "../server/jobs/jobs.ts";
import type { JobDeps, Jobs } from "../server/jobs/jobs.ts";
import { JOB_LIMITS } from "../server/jobs/life.ts";
import type { DocumentFile } from "../server/jobs/run.ts";
import { sweep } from "../server/jobs/sweep.ts";
import { createLog } from "../server/log.ts";
import { StoreFull } from "../server/store/port.ts";
import type { Store } from "../server/store/port.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { jobRecord } from "./support/making.ts";

type Input = { words: string };

/** Something that an instance makes; the test says how it ends. */
type Made = {
  by: string;
  input: Input;
  signal: AbortSignal;
  onProgress(step: string, fraction: number): void;
  end(result?: DocumentFile | Error): void;
};

const file: DocumentFile = {
  bytes: new TextEncoder().encode("%PDF het plan"),
  filename: "Plan.pdf",
  mediaType: "application/pdf",
};

const limits = { ...JOB_LIMITS, atOnce: 1, open: 3, openPerOwner: 2, kept: 2 };

let close = async () => {};
afterEach(() => close());

/** One store and its files, over which a test opens instances; time stands still until the test moves it. */
function house() {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-jobs-"));
  const store = openSqliteStore(folder);
  const files = openFileFolder(folder);
  const opened: Jobs<Input>[] = [];
  const made: Made[] = [];
  let time = Date.parse("2026-11-22T09:00:00Z");
  let ids = 0;
  const now = () => new Date(time);
  const instance = (by: string, changes: Partial<JobDeps<Input>> = {}) => {
    const jobs = createJobs<Input>({
      store,
      files,
      now,
      newId: () => `n${(ids += 1)}`,
      log: createLog("silent"),
      limits,
      make: (input, { signal, onProgress }) =>
        new Promise((resolve, reject) => {
          const end = (result: DocumentFile | Error = file) =>
            result instanceof Error ? reject(result) : resolve(result);
          signal.addEventListener("abort", () => reject(signal.reason as Error));
          made.push({ by, input, signal, onProgress, end });
        }),
      ...changes,
    });
    opened.push(jobs);
    return jobs;
  };
  close = async () => {
    for (const jobs of opened) await jobs.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, files, made, now, instance, later: (ms: number) => (time += ms) };
}

const order = (words: string, changes: { planId?: string; files?: string[] } = {}) => ({
  planId: "plan",
  input: { words },
  files: [],
  holdsGeheim: false,
  ...changes,
});

/** Waits for the fact; one that never comes fails the test. */
async function until<T>(ask: () => T | Promise<T>): Promise<Exclude<T, false | null | undefined>> {
  for (const began = performance.now(); performance.now() - began < 15_000;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, false | null | undefined>;
    await new Promise(setImmediate);
  }
  throw new Error("It did not happen");
}

/** The store and files of an instance whose process was killed: nothing of what it does arrives any more. */
function severed<T extends object>(part: T): T & { cut(): void } {
  let isCut = false;
  const never = () => new Promise(() => {});
  return new Proxy(part as T & { cut(): void }, {
    get: (target, name) =>
      name === "cut" ? () => (isCut = true) : isCut ? never : Reflect.get(target, name),
  });
}

describe("the queue of documents", () => {
  const stateOf = async (jobs: Jobs<Input>, id: string, owner = "anna") =>
    (await jobs.find(owner, id)).view;

  it("makes one at a time in the order in which they came, and says how many go first", async () => {
    const { instance, made } = house();
    const jobs = instance("een");
    const first = await jobs.add("anna", order("eerst"));
    const second = await jobs.add("bram", order("tweede"));
    const third = await jobs.add("carla", order("derde"));
    await until(() => made.length === 1);
    expect([first.state, second, third.ahead]).toEqual([
      "bezig",
      expect.objectContaining({ state: "wacht", step: "In de wachtrij", ahead: 0 }),
      1,
    ]);
    made[0]?.onProgress("Bladzijden maken", 0.5);
    await until(async () => (await stateOf(jobs, first.id)).progress === 0.5);
    made[0]?.end();
    await until(() => made.length === 2);
    expect(made.map(({ input }) => input.words)).toEqual(["eerst", "tweede"]);
    expect(await stateOf(jobs, first.id)).toMatchObject({ state: "klaar", progress: 1 });
    const kept = await jobs.fileOf("anna", first.id);
    expect({ ...kept, bytes: Buffer.from(kept.bytes) }).toEqual({
      ...file,
      bytes: Buffer.from(file.bytes),
    });
  });

  it("is bounded, for one person and for all", async () => {
    const { instance, made } = house();
    const jobs = instance("een");
    for (const who of ["anna", "anna", "bram"]) await jobs.add(who, order(who));
    const full = expect.objectContaining({ code: "WACHTRIJ_VOL" });
    await expect(jobs.add("anna", order("te veel"))).rejects.toEqual(full);
    await expect(jobs.add("carla", order("te veel"))).rejects.toEqual(full);
    (await until(() => made[0])).end();
    await until(() => made.length === 2);
    expect((await jobs.add("carla", order("past weer"))).state).toBe("wacht");
  });

  it("shows a job to its owner only", async () => {
    const { instance } = house();
    const jobs = instance("een");
    const { id } = await jobs.add("anna", order("x"));
    const unknown = expect.objectContaining({ code: "OPDRACHT_ONBEKEND" });
    await expect(jobs.find("bram", id)).rejects.toEqual(unknown);
    await expect(jobs.cancel("bram", id)).rejects.toEqual(unknown);
    await expect(jobs.fileOf("anna", id)).rejects.toMatchObject({ code: "NOG_NIET_KLAAR" });
  });

  it.each([
    [new WupError("GEEN_BROWSER"), "geen browser"],
    [new Error("ENOENT /usr/bin/chromium"), "Er ging iets mis aan onze kant."],
    [new StoreFull(), "geen ruimte meer om dit document te bewaren"],
  ])(
    "says in Dutch why a document failed, without what is for the log: %s",
    async (error, said) => {
      const { instance, made } = house();
      const jobs = instance("een");
      const { id } = await jobs.add("anna", order("x"));
      (await until(() => made[0])).end(error);
      const failed = await until(async () => {
        const view = await stateOf(jobs, id);
        return view.state === "mislukt" && view;
      });
      expect(failed.message).toContain(said);
    },
  );

  it("[FI3] a full disk refuses the question, and leaves no half job", async () => {
    const { instance, files, store } = house();
    const full: FileStore = { ...files, put: () => Promise.reject(new StoreFull()) };
    const jobs = instance("een", { files: full });
    await expect(jobs.add("anna", order("x"))).rejects.toMatchObject({
      code: "DOCUMENT_GEEN_RUIMTE",
      message: expect.stringContaining("geen ruimte meer"),
    });
    expect(await store.jobs()).toEqual([]);
  });

  it("[ST32] is cancelled while it waits, and while it is made: then the work is told to stop", async () => {
    const { instance, made } = house();
    const jobs = instance("een");
    const busy = await jobs.add("anna", order("bezig"));
    const waiting = await jobs.add("anna", order("wacht"));
    expect(await jobs.cancel("anna", waiting.id)).toMatchObject({ state: "geannuleerd" });
    const { signal } = await until(() => made[0]);
    expect(await jobs.cancel("anna", busy.id)).toMatchObject({ state: "geannuleerd" });
    expect(signal.aborted).toBe(true);
    const next = await jobs.add("anna", order("volgende"));
    await until(() => made.length === 2);
    expect(made[1]?.input.words).toBe("volgende");
    made[1]?.end();
    await until(async () => (await stateOf(jobs, next.id)).state === "klaar");
    expect(await jobs.cancel("anna", next.id)).toMatchObject({ state: "klaar" });
  });
});

describe("two instances over one store", () => {
  it("[ST32] make each job once, whichever was asked", async () => {
    const { instance, made, store } = house();
    const many = { limits: { ...limits, open: 40, openPerOwner: 40, kept: 40 } };
    const [one, two] = [instance("een", many), instance("twee", many)];
    const asked = Array.from({ length: 20 }, (_, n) => `document ${n}`);
    await Promise.all(asked.map((words, n) => (n % 2 ? one : two).add("anna", order(words))));
    for (let done = 0; done < asked.length; done += 1) (await until(() => made[done])).end();
    await until(async () => (await store.jobs()).every(({ state }) => state === "klaar"));
    expect(made.map(({ input }) => input.words).toSorted()).toEqual(asked.toSorted());
    expect(new Set(made.map(({ by }) => by))).toEqual(new Set(["een", "twee"]));
    expect((await store.jobs()).every(({ attempts }) => attempts === 1)).toBe(true);
  }, 30_000);

  it("a job whose instance was killed is made by the other, once its lease is over", async () => {
    const { instance, made, later, store, files } = house();
    const [dead, deadFiles] = [severed(store), severed(files)];
    const one = instance("een", { store: dead, files: deadFiles });
    const { id } = await one.add("anna", order("blijft"));
    await until(() => made.length === 1);
    dead.cut();
    deadFiles.cut();
    made[0]?.end();
    const two = instance("twee");
    expect((await two.find("anna", id)).view.state).toBe("bezig");
    later(limits.leaseMs);
    const again = await until(() => made[1]);
    expect(again).toMatchObject({ by: "twee", input: { words: "blijft" } });
    again.end();
    await until(async () => (await two.find("anna", id)).view.state === "klaar");
    expect((await two.fileOf("anna", id)).filename).toBe("Plan.pdf");
    // What cannot stop would keep the test: it is dead.
    one.stop = async () => {};
  }, 20_000);

  it("who lost the job stops making it, and what it made is not kept", async () => {
    const { instance, made, store } = house();
    const one = instance("een");
    const { id } = await one.add("anna", order("x"));
    const { signal } = await until(() => made[0]);
    const two = instance("twee");
    expect(await two.cancel("anna", id)).toMatchObject({ state: "geannuleerd" });
    await until(() => signal.aborted);
    expect((await store.findJob(id))?.result).toBeNull();
  }, 20_000);

  it("a job that three instances died of fails, in Dutch", async () => {
    const { instance, later, store } = house();
    const one = instance("een");
    const { id } = await one.add("anna", order("bom"));
    await one.stop();
    const begun = await until(async () => await store.findJob(id));
    const deadly = { state: "bezig", attempts: 3, leaseUntil: "2026-11-22T08:00:00Z" } as const;
    await store.changeJob(id, begun.turn, deadly);
    later(1);
    const two = instance("twee");
    await until(async () => (await two.find("anna", id)).view.state === "mislukt");
    expect((await two.find("anna", id)).view.message).toContain("drie keer afgebroken");
  }, 20_000);

  it("an instance that stops neatly gives its job back at once, as if it never began", async () => {
    const { instance, made } = house();
    const one = instance("een");
    const { id } = await one.add("anna", order("x"));
    await until(() => made.length === 1);
    await one.stop();
    const two = instance("twee");
    const again = await until(() => made[1]);
    expect(again.by).toBe("twee");
    again.end();
    await until(async () => (await two.find("anna", id)).view.state === "klaar");
  }, 20_000);
});

describe("clearing away", () => {
  const done = async (store: Store, jobs: Jobs<Input>, made: Made[], words: string, n: number) => {
    const { id } = await jobs.add("anna", order(words));
    (await until(() => made[n])).end({ ...file, bytes: new TextEncoder().encode(words) });
    await until(async () => (await store.findJob(id))?.state === "klaar");
    return id;
  };

  it("forgets a file after a quarter of an hour, and the oldest when there are many", async () => {
    const { instance, made, later, store, files, now } = house();
    const jobs = instance("een");
    const ids: string[] = [];
    for (const n of [0, 1, 2]) {
      ids.push(await done(store, jobs, made, `document ${n}`, n));
      later(1_000);
    }
    const hashes = (await store.jobs()).flatMap((job) => job.files);
    await sweep({ store, files, now, limits });
    expect((await store.jobs()).map(({ id }) => id)).toEqual(ids.slice(1));
    later(16 * 60_000);
    await expect(jobs.find("anna", ids[2] ?? "")).rejects.toThrow("niet meer beschikbaar");
    await sweep({ store, files, now, limits });
    expect(await store.jobs()).toEqual([]);
    expect(hashes).toHaveLength(6);
    for (const hash of hashes) expect(await files.read(hash)).toBeNull();
  });

  it("[ST26] leaves files that something else still needs, and jobs that are open", async () => {
    const { instance, made, later, store, files, now } = house();
    const jobs = instance("een");
    const sha256 = await files.put(new TextEncoder().encode("bijlage"));
    await jobs.add("anna", order("ooit", { files: [sha256] }));
    const second = await jobs.add("anna", order("met bijlage", { files: [sha256] }));
    (await until(() => made[0])).end();
    await until(() => made.length === 2);
    later(60 * 60_000);
    await sweep({ store, files, now, limits });
    expect((await store.jobs()).map(({ id }) => id)).toEqual([second.id]);
    expect(await files.read(sha256)).not.toBeNull();
  });

  it("bytes that are named again while they are removed stay", async () => {
    const { store, files, now } = house();
    const bytes = new TextEncoder().encode("twee keer hetzelfde");
    const sha256 = await files.put(bytes);
    await store.addJob(
      jobRecord({ state: "klaar", files: [sha256], finishedAt: "2026-11-22T08:00:00.000Z" }),
    );
    const another = jobRecord({ id: "j-02", files: [sha256] });
    const meanwhile: FileStore = {
      ...files,
      async remove(hash) {
        await store.addJob(another);
        await files.remove(hash);
      },
    };
    await sweep({ store, files: meanwhile, now, limits });
    expect(await store.jobs()).toEqual([another]);
    expect(Buffer.from((await files.read(sha256)) ?? [])).toEqual(Buffer.from(bytes));
  });
});
