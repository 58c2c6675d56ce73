import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shownError } from "../server/api/errorAnswer.ts";
import { createBallast } from "../server/store/ballast.ts";
import { isDiskTrouble } from "../server/store/diskTrouble.ts";
import { StoreFull } from "../server/store/port.ts";
import type { Store } from "../server/store/port.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { guardWrites } from "../server/store/writeGuard.ts";
import { until } from "./support/writers.ts";

const BYTES = 100_000;
let folder: string;
let path: string;
let plain: Store;
/** The error of SQLite that every write now meets, or null. */
let refusal: number | null;
let asked: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wijkpen-full-"));
  path = join(folder, "ballast");
  plain = openSqliteStore(folder);
  refusal = null;
  asked = 0;
});
afterEach(async () => {
  await plain.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A store on a disk that refuses when told to. */
async function fullStore(isRefusing = false): Promise<Store> {
  const ballast = createBallast(path, BYTES);
  await ballast.make();
  const saveSetting: Store["saveSetting"] = async (name, value) => {
    asked += 1;
    if (refusal !== null) throw Object.assign(new Error("refused"), { errcode: refusal });
    await plain.saveSetting(name, value);
  };
  const options = { ballast, retryMs: 5, isRefusing };
  return guardWrites({ ...plain, saveSetting, close: async () => {} }, options);
}

const hasBallast = () => statSync(path, { throwIfNoEntry: false })?.size === BYTES;

describe("[ST23] a store whose disk refuses", () => {
  it.each([
    ["full", 13],
    ["failing", 778],
    ["only read", 8],
  ])("because it is %s rejects the write and all that follow, and can be read", async (_, code) => {
    const store = await fullStore();
    await store.saveSetting("kleur", "groen");
    const told: boolean[] = [];
    store.onCanWrite(() => told.push(store.canWrite()));
    refusal = code;
    await expect(store.saveSetting("kleur", "rood")).rejects.toBeInstanceOf(StoreFull);
    expect(told).toEqual([false]);
    await expect(store.append("p", await store.headOf("p"), [])).rejects.toBeInstanceOf(StoreFull);
    expect(await store.readSetting("kleur")).toBe("groen");
    expect(hasBallast()).toBe(false);
    await store.close();
  });

  it("writes again by itself, with its ballast back", async () => {
    const store = await fullStore();
    const told: boolean[] = [];
    store.onCanWrite(() => told.push(store.canWrite()));
    refusal = 13;
    await store.saveSetting("kleur", "rood").catch(() => {});
    const before = asked;
    await until(() => asked > before + 2, "three attempts");
    expect(store.canWrite()).toBe(false);
    refusal = null;
    await until(() => store.canWrite(), "room");
    expect(told).toEqual([false, true]);
    expect(hasBallast()).toBe(true);
    await store.saveSetting("kleur", "blauw");
    expect(await store.readSetting("kleur")).toBe("blauw");
    await store.close();
  });

  it("when it is opened begins with reading, and comes back as well", async () => {
    refusal = 13;
    const store = await fullStore(true);
    await expect(store.saveSetting("a", "b")).rejects.toBeInstanceOf(StoreFull);
    refusal = null;
    await until(() => store.canWrite(), "room");
    await store.close();
  });

  it("says so to who asked over HTTP: 507, and what to do", () => {
    const { status, code, message } = shownError(new StoreFull());
    expect([status, code]).toEqual([507, "OPSLAG_VOL"]);
    expect(message).toContain("geen ruimte");
  });

  it("is not one of which a part cannot be read, or one that is asked for something impossible", async () => {
    const store = await fullStore();
    refusal = 266;
    await expect(store.saveSetting("a", "b")).rejects.toThrow("refused");
    refusal = 19;
    await expect(store.saveSetting("a", "b")).rejects.toThrow("refused");
    expect(store.canWrite()).toBe(true);
    expect(isDiskTrouble(Object.assign(new Error(), { code: "ENOSPC" }))).toBe(true);
    expect(isDiskTrouble("ENOSPC")).toBe(false);
    await store.close();
  });
});

describe("the ballast", () => {
  it("takes its room on the disk, also where a copy of it has holes", async () => {
    writeFileSync(path, "");
    truncateSync(path, BYTES);
    await createBallast(path, BYTES).make();
    expect(statSync(path).blocks * 512).toBeGreaterThanOrEqual(BYTES);
  });

  it("is not begun where there is no room for it", async () => {
    const ballast = createBallast(path, Number.MAX_SAFE_INTEGER);
    await expect(ballast.make()).rejects.toThrow("ENOSPC");
    expect([hasBallast(), ballast.isUsual()]).toEqual([false, false]);
  });

  it("of no bytes is none", async () => {
    await createBallast(path, 0).make();
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });
});
