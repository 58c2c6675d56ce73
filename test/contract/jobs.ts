/** The rules of the store port about jobs, leases and packages (ST30 and on); part of the suite over every store. */
import { expect, it } from "@jest/globals";
import type { PackageRecord } from "../../server/store/jobPort.ts";
import type { Store } from "../../server/store/port.ts";
import { jobRecord, packageRecord } from "../support/making.ts";

const EIGHT = "2026-11-22T08:00:00.000Z";
const NINE = "2026-11-22T09:00:00.000Z";
const TEN = "2026-11-22T10:00:00.000Z";

export function jobRules(store: () => Store): void {
  it("[ST30] a job that was added is found, unchanged; the list has all of them, oldest first", async () => {
    const late = jobRecord({ id: "a", createdAt: TEN });
    const early = jobRecord({ id: "c", createdAt: NINE });
    const same = jobRecord({ id: "b", createdAt: NINE, progress: 0.125, holdsGeheim: true });
    for (const each of [late, early, same]) await store().addJob(each);
    expect(await store().jobs()).toEqual([same, early, late]);
    expect(await store().findJob("b")).toEqual(same);
    expect(await store().findJob("elders")).toBeNull();
  });

  it("[ST30] an id that exists is refused", async () => {
    await store().addJob(jobRecord({}));
    await expect(store().addJob(jobRecord({ ownerId: "u-bram" }))).rejects.toThrow();
    expect(await store().jobs()).toEqual([jobRecord({})]);
  });

  it("[ST31] changes only the fields given, and only at the turn that is named", async () => {
    const job = jobRecord({ turn: 1, state: "bezig", leaseUntil: TEN });
    await store().addJob(job);
    const report = { progress: 0.5, step: "De PDF", leaseUntil: NINE };
    expect(await store().changeJob("j-01", 1, report)).toBe(true);
    expect(await store().changeJob("j-01", 0, { progress: 1 })).toBe(false);
    expect(await store().changeJob("elders", 1, { progress: 1 })).toBe(false);
    expect(await store().findJob("j-01")).toEqual({ ...job, ...report });
    expect(await store().findJob("elders")).toBeNull();
  });

  it("[ST32] a job that changes hands is another from then on: who had it changes nothing any more", async () => {
    const job = jobRecord({ turn: 4, state: "bezig", leaseUntil: TEN });
    await store().addJob(job);
    const cancelled = jobRecord({ turn: 5, state: "geannuleerd", finishedAt: NINE });
    expect(await store().passJob(cancelled)).toBe(true);
    expect(await store().changeJob("j-01", 4, { progress: 0.9 })).toBe(false);
    const ended = { ...job, turn: 5, state: "klaar", result: "cd".repeat(32) } as const;
    expect(await store().passJob(ended)).toBe(false);
    expect(await store().passJob({ ...ended, turn: 4 })).toBe(false);
    expect(await store().passJob({ ...ended, turn: 7 })).toBe(false);
    expect(await store().jobs()).toEqual([cancelled]);
    expect(await store().passJob(jobRecord({ id: "elders", turn: 1 }))).toBe(false);
  });

  it("[ST32] of many who claim at once exactly one wins, also when a lease expired", async () => {
    await store().addJob(jobRecord({ state: "bezig", turn: 2, leaseUntil: EIGHT }));
    const claims = ["een", "twee", "drie", "vier"].map((step) => jobRecord({ turn: 3, step }));
    const answers = await Promise.all(claims.map((claim) => store().passJob(claim)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await store().findJob("j-01")).toEqual(claims[answers.indexOf(true)]);
  });

  it("[ST32] a job goes from hand to hand, and stays one job", async () => {
    await store().addJob(jobRecord({}));
    for (const turn of [1, 2, 3, 4])
      expect(await store().passJob(jobRecord({ turn, attempts: turn }))).toBe(true);
    expect(await store().jobs()).toEqual([jobRecord({ turn: 4, attempts: 4 })]);
    await expect(store().addJob(jobRecord({}))).rejects.toThrow();
  });

  it("[ST33] [ST26] deletes the record; its files are in use until then", async () => {
    const { input } = jobRecord({});
    const bijlage = "ef".repeat(32);
    await store().addJob(jobRecord({ files: [input, bijlage] }));
    expect(await store().isFileInUse(input)).toBe(true);
    expect(await store().isFileInUse(bijlage)).toBe(true);
    await store().deleteJob("j-01");
    await store().deleteJob("j-01");
    expect(await store().jobs()).toEqual([]);
    expect(await store().isFileInUse(input)).toBe(false);
    expect(await store().isFileInUse(bijlage)).toBe(false);
  });

  it("[ST34] a lease is held by one, who may take it longer; another gets it once it expired", async () => {
    expect(await store().takeLease("opruimen", "een", EIGHT, NINE)).toBe(true);
    expect(await store().takeLease("opruimen", "twee", EIGHT, TEN)).toBe(false);
    expect(await store().takeLease("herinneren", "twee", EIGHT, TEN)).toBe(true);
    expect(await store().takeLease("opruimen", "een", EIGHT, NINE)).toBe(true);
    expect(await store().takeLease("opruimen", "twee", NINE, TEN)).toBe(true);
    expect(await store().takeLease("opruimen", "een", NINE, TEN)).toBe(false);
  });

  it("[ST34] of three who ask at once one gets it, the first time and after it expired", async () => {
    for (const [now, until] of [
      [EIGHT, NINE],
      [NINE, TEN],
    ] as const) {
      const answers = await Promise.all(
        ["een", "twee", "drie"].map((holder) =>
          store().takeLease("opruimen", `${holder} ${now}`, now, until),
        ),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
    }
  });
}

export function packageRules(store: () => Store): void {
  const add = async (changes: Partial<PackageRecord>) => {
    const made = packageRecord(changes);
    expect(await store().addPackage(made)).toBe(true);
    return made;
  };

  it("[ST35] packages come back unchanged, newest first, each plan its own", async () => {
    const early = await add({ id: "a", createdAt: EIGHT });
    const late = await add({ id: "b", revision: 2, createdAt: NINE, concept: false, refusals: [] });
    await add({ id: "c", planId: "q", files: [] });
    expect(await store().packagesOf("p")).toEqual([late, early]);
    expect(await store().findPackage("p", "a")).toEqual(early);
    expect(await store().findPackage("p", "c")).toBeNull();
    expect(await store().packagesOf("elders")).toEqual([]);
  });

  it("[ST35] what is there is never replaced: not an id, and not a revision of a version", async () => {
    const first = await add({ id: "a", revision: 1 });
    expect(await store().addPackage(packageRecord({ id: "a", revision: 9 }))).toBe(false);
    expect(await store().addPackage(packageRecord({ id: "a", planId: "q" }))).toBe(false);
    expect(await store().addPackage(packageRecord({ id: "b", revision: 1 }))).toBe(false);
    expect(await store().packagesOf("p")).toEqual([first]);
    await add({ id: "c", revision: 1, concept: false });
    await add({ id: "d", revision: 1, versie: "1.0" });
    await add({ id: "b", revision: 1, planId: "q" });
  });

  it("[ST35] of two that are added as the same revision one is", async () => {
    const answers = await Promise.all(
      ["a", "b"].map((id) => store().addPackage(packageRecord({ id, revision: 3 }))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await store().packagesOf("p")).toHaveLength(1);
  });

  it("[ST36] [ST26] a concept can be deleted, and its file is in use until then; a definitive one stays", async () => {
    const concept = await add({ id: "a", sha256: "ef".repeat(32) });
    const definitive = await add({ id: "b", concept: false });
    expect(await store().isFileInUse(concept.sha256)).toBe(true);
    for (const id of ["a", "a", "b", "elders"]) await store().deletePackage("p", id);
    expect(await store().packagesOf("p")).toEqual([definitive]);
    expect(await store().isFileInUse(concept.sha256)).toBe(false);
    expect(await store().isFileInUse(definitive.sha256)).toBe(true);
  });
}
