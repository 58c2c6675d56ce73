/** Data that people have, in every form that was ever stored, is read by the code of today. */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPlanLog } from "../server/cli/planCheck.ts";
import { openFileFolder } from "../server/files/folder.ts";
import { MIGRATIONS } from "../server/store/migrations.ts";
import type { Store } from "../server/store/port.ts";
import { restoreBackup } from "../server/store/restore.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { docOf, readHistory } from "../server/sync/history.ts";
import { SCHEMA_VERSION } from "../templates/blocks.ts";
import { importPlan } from "../templates/importPlan.ts";
import { canonicalPlan, exportPlan } from "../templates/json.ts";
import { readPlan } from "../templates/plan.ts";
import {
  ATTACHMENT,
  COMMENT,
  DEVIATION,
  FILE,
  JOB,
  PACKAGE,
  PLAN,
  SETTING,
  ZIP,
  TEMPLATE,
  TEMPLATE_FILE,
} from "./fixtures/contents.ts";
import { planRecord } from "./support/planRecord.ts";
import { userNamed } from "./support/writers.ts";

const versions = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
const fixture = (name: string) => join(import.meta.dirname, "fixtures", name);
const json = (name: string) => JSON.parse(readFileSync(fixture(name), "utf8"));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wijkpen-fixtures-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the shared document in this store says. */
async function contentIn(store: Store) {
  const { updates } = await readHistory(store, PLAN);
  return canonicalPlan(exportPlan(readPlan(docOf(updates))));
}

/** Without a fixture (`node test/fixtures/make.ts`) of a version that is new here, this fails. */
describe.each(versions(MIGRATIONS.length))("a data folder of version %i", (version) => {
  it("opens with all that was in it, and goes on", async () => {
    cpSync(fixture(`store-v${version}`), folder, { recursive: true });
    const store = openSqliteStore(folder);
    expect(await contentIn(store)).toEqual(canonicalPlan(json("updates-v2.json").plan));
    expect(await store.findPlan(PLAN)).toEqual(planRecord({ id: PLAN }));
    expect(await store.findUser("anna")).toEqual(userNamed("anna"));
    expect(await store.findSession("t")).toMatchObject({ userId: "anna" });
    expect(await store.membersOf(PLAN)).toEqual([
      { planId: PLAN, userId: "anna", role: "eigenaar" },
    ]);
    expect(await store.clientsOf(PLAN)).toHaveLength(1);
    expect(await store.snapshotsOf(PLAN)).toHaveLength(2);
    expect(await store.commentsOf(PLAN)).toEqual([COMMENT]);
    expect(await store.deviationsOf(PLAN)).toEqual(version >= 2 ? [DEVIATION] : []);
    expect(await store.attachmentsOf(PLAN)).toEqual(version >= 4 ? [ATTACHMENT] : []);
    expect(await store.jobs()).toEqual(version >= 5 ? [JOB] : []);
    expect(await store.packagesOf(PLAN)).toEqual(version >= 5 ? [PACKAGE] : []);
    expect(await store.findTemplate(TEMPLATE.gemeente)).toEqual(version >= 6 ? TEMPLATE : null);
    expect(await store.readSetting(SETTING.name)).toBe(SETTING.value);
    const head = await store.append(PLAN, await store.headOf(PLAN), [new Uint8Array([0, 0])]);
    expect(head?.seq).toBe(5);
    expect((await readHistory(store, PLAN)).head).toEqual(head);
    await store.close();
  });

  it("is restored from a backup of that time", async () => {
    const into = join(folder, "nieuw");
    await restoreBackup(fixture(`store-v${version}`), into, checkPlanLog);
    const store = openSqliteStore(into);
    expect(await contentIn(store)).toEqual(canonicalPlan(json("updates-v2.json").plan));
    const file = await openFileFolder(into).read(ATTACHMENT.sha256);
    expect(file && Buffer.from(file)).toEqual(version >= 4 ? Buffer.from(FILE) : null);
    const zip = await openFileFolder(into).read(PACKAGE.sha256);
    expect(zip && Buffer.from(zip)).toEqual(version >= 5 ? Buffer.from(ZIP) : null);
    expect(await store.jobs()).toEqual([]);
    const template = await openFileFolder(into).read(TEMPLATE.sha256);
    expect(template && Buffer.from(template)).toEqual(
      version >= 6 ? Buffer.from(TEMPLATE_FILE) : null,
    );
    await store.close();
  });
});

describe.each(versions(SCHEMA_VERSION))("a plan file of schemaVersie %i", (version) => {
  it("is imported whole", () => {
    const file = json(`plan-v${version}.json`);
    expect(file.schemaVersie).toBe(version);
    let id = 0;
    const { doc, records } = importPlan(file, { newId: () => `id-${(id += 1)}` });
    const exported = exportPlan(readPlan(doc), records);
    expect(canonicalPlan(exported)).toEqual(
      canonicalPlan({ ...file, schemaVersie: SCHEMA_VERSION }),
    );
  });
});

// Schema 1 was a form of files only: updates begin at 2.
describe.each(versions(SCHEMA_VERSION).slice(1))("shared documents of schema %i", (version) => {
  it("say what they said", () => {
    const { plan, updates } = json(`updates-v${version}.json`) as {
      plan: never;
      updates: string[];
    };
    const doc = docOf(updates.map((update) => Buffer.from(update, "base64")));
    expect(canonicalPlan(exportPlan(readPlan(doc)))).toEqual(canonicalPlan(plan));
  });
});
