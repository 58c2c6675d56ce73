/**
 * A server with several plans, people, comments and deviations in a process of its own: node rotServer.ts FOLDER SEED.
 * Beside the folder it leaves the head file of halfway. It prints a line when all of that is acknowledged, part of it in the database and part in the WAL, and waits to be killed.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type * as Y from "yjs";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import { takeSnapshot } from "../../server/sync/snapshot.ts";
import { planRecord } from "./planRecord.ts";
import { PEOPLE, PLANS } from "./rotTruth.ts";
import { chanceOf } from "./suite.ts";
import { firstText, syncOver, textAt, userNamed } from "./writers.ts";

const [folder = "", seed = "1"] = process.argv.slice(2);
const chance = chanceOf(Number(seed));
const store = openSqliteStore(folder);
const sync = syncOver(store);

for (const name of PEOPLE) {
  await store.saveUser({ ...userNamed(name), passwordHash: `$argon2id$${name.repeat(20)}` });
  await store.saveSession({ tokenHash: `hash-${name}`, userId: name, expiresAt: "2027-01-01" });
}
for (const id of PLANS) {
  await seedPlan(store, planRecord({ id, title: `Plan ${id}` }), firstText(), "anna");
  for (const userId of PEOPLE) await store.saveMember({ planId: id, userId, role: "schrijver" });
}
await store.saveSetting("begonnen", "ja");

await live(4);
copyFileSync(join(folder, "wijkpen.heads"), `${folder}.heads`);
checkpoint();
await live(4);
process.stdout.write("ready\n");
setInterval(() => {}, 1_000_000);

/** So many rounds of typing, remarks and deviations in every plan; some plans get a snapshot in each round. */
async function live(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    for (const [n, planId] of PLANS.entries()) {
      for (let turn = 0; turn < 6; turn += 1) await sync.write(planId, chance.pick(PEOPLE), type);
      await remark(planId);
      if (n % 2 === 0 && chance.is(0.6)) await takeSnapshot(store, planId);
    }
}

function type(doc: Y.Doc): void {
  const words = "warmte ".repeat(1 + chance.below(chance.is(0.1) ? 900 : 6));
  const text = textAt(doc, chance.below(2));
  text.insert(chance.below(text.length + 1), words);
}

async function remark(planId: string): Promise<void> {
  const made = {
    planId,
    authorId: "anna",
    authorName: "Anna",
    createdAt: new Date().toISOString(),
  };
  const id = `c${chance.below(1e9)}`;
  const text = "Klopt dit? ".repeat(1 + chance.below(20));
  await store.saveComment({
    ...made,
    id,
    blockId: "b1",
    quote: "woningen",
    text,
    resolvedAt: null,
  });
  const blockIds = [`b${chance.below(5)}`];
  const reason = "Dat kan hier niet. ".repeat(1 + chance.below(5));
  await store.saveDeviation({ ...made, rule: "MAA-03", blockIds, reason, functionTitle: "lid" });
}

function checkpoint(): void {
  const db = new DatabaseSync(join(folder, "wijkpen.sqlite"));
  db.exec("PRAGMA wal_checkpoint(PASSIVE)");
  db.close();
}
