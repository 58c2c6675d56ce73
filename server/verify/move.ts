/** Moves everything to a store of another kind, and believes it only after reading it back on both sides. */
import { hash } from "node:crypto";
import { sha256Of } from "../files/port.ts";
import type { FileStore } from "../files/port.ts";
import { FolderFault } from "../store/lock.ts";
import { RECORD_TABLES } from "../store/mongoTables.ts";
import type { RecordTable } from "../store/mongoTables.ts";
import type { Snapshot } from "../store/port.ts";
import { MOVING, moveRow, readMove } from "../store/rows.ts";
import type { Move, PlanRows, StoreRows } from "../store/rows.ts";
import { isSealed } from "../store/seal.ts";
import type { Row } from "../store/seal.ts";
import { wordsOf } from "../sync/compaction.ts";
import { docOf, readHistory } from "../sync/history.ts";

export type Place = { rows: StoreRows; files: FileStore };

export type Moved = {
  records: number;
  /** With the SHA-256 of what each says, in hex: equal on both sides. */
  plans: { id: string; contentHash: string }[];
  files: number;
};

/**
 * Moves all records, logs, snapshots and files. May be killed and started again: what is there by then is not brought
 * twice. Throws FolderFault with a Dutch sentence when the target holds something else, or when the two sides differ at
 * the end. Nobody may write in either meanwhile; until the end the target is refused by a server.
 */
export async function moveAll(from: Place, to: Place): Promise<Moved> {
  await claim(from, to);
  await copyAll(from, to);
  const moved = await compare(from, to);
  await to.rows.keepRecords("settings", [moveRow({ from: from.rows.id, isDone: true })]);
  return moved;
}

/** Copies what is whole; gives how many records, snapshots and files were damaged and stayed behind. */
export async function copyAll(from: Place, to: Place): Promise<{ damaged: number }> {
  let damaged = 0;
  for (const table of RECORD_TABLES) {
    const rows = await ownRecords(from.rows, table);
    const whole = rows.filter((row) => isSealed(table, row));
    damaged += rows.length - whole.length;
    await to.rows.keepRecords(table, whole);
  }
  for (const planId of await from.rows.planIds()) {
    const plan = await from.rows.plan(planId);
    const snapshots = plan.snapshots.filter((row) => isSealed("snapshots", row));
    damaged += plan.snapshots.length - snapshots.length;
    const copied = { ...plan, snapshots };
    if (digestOf(await to.rows.plan(planId)) !== digestOf(copied))
      await to.rows.keepPlan(planId, copied);
  }
  return { damaged: damaged + (await copyFiles(from.files, to.files)) };
}

async function copyFiles(from: FileStore, to: FileStore): Promise<number> {
  let damaged = 0;
  const known = new Set(await to.hashes());
  for (const sha256 of await from.hashes()) {
    if (known.has(sha256)) continue;
    const bytes = await from.read(sha256).catch(() => null); // said as damage below
    if (bytes === null) damaged += 1;
    else await to.put(bytes);
  }
  return damaged;
}

/** Marks the target, or finds there the mark of this same move that was interrupted. */
async function claim(from: Place, to: Place): Promise<void> {
  const settings = await to.rows.records("settings");
  const mark = settings.find(({ name }) => name === MOVING);
  const move = readMove(mark ? String(mark["value"]) : null);
  if (move?.from === from.rows.id && !move.isDone) return;
  if (!(await isEmpty(to)))
    throw new FolderFault(
      "Het doel is niet leeg. Verhuis naar een lege map of een lege database: gegevens worden nooit door elkaar gezet.",
    );
  const started: Move = { from: from.rows.id, isDone: false };
  await to.rows.keepRecords("settings", [moveRow(started)]);
}

async function isEmpty({ rows, files }: Place): Promise<boolean> {
  for (const table of RECORD_TABLES) if ((await rows.records(table)).length > 0) return false;
  return (await rows.planIds()).length === 0 && (await files.hashes()).length === 0;
}

/** Reads both sides again. */
async function compare(from: Place, to: Place): Promise<Moved> {
  let records = 0;
  for (const table of RECORD_TABLES) {
    const [before, after] = [await ownRecords(from.rows, table), await ownRecords(to.rows, table)];
    if (recordsDigest(before) !== recordsDigest(after)) throw different(`de tabel ${table}`);
    records += after.length;
  }
  const planIds = await from.rows.planIds();
  if (String(planIds) !== String(await to.rows.planIds())) throw different("de lijst van plannen");
  const plans: Moved["plans"] = [];
  for (const id of planIds) {
    const [before, after] = [await from.rows.plan(id), await to.rows.plan(id)];
    const contentHash = await contentHashOf(id, after);
    if (digestOf(before) !== digestOf(after) || contentHash !== (await contentHashOf(id, before)))
      throw different(`het plan ${id}`);
    plans.push({ id, contentHash });
  }
  return { records, plans, files: await compareFiles(from.files, to.files) };
}

async function compareFiles(from: FileStore, to: FileStore): Promise<number> {
  const hashes = await from.hashes();
  if (String(hashes) !== String(await to.hashes())) throw different("de lijst van bestanden");
  // Under their own SHA-256: what can be read is what it was.
  for (const sha256 of hashes)
    if ((await to.read(sha256)) === null) throw different(`het bestand ${sha256}`);
  return hashes.length;
}

function different(what: string): FolderFault {
  return new FolderFault(
    `Na het verhuizen verschilt ${what} van de bron. Stop alle servers en alles wat erin schrijft, en voer de opdracht nog een keer uit. De bron is niet veranderd.`,
  );
}

/** All but the mark of a move. */
async function ownRecords(rows: StoreRows, table: RecordTable): Promise<Row[]> {
  const found = await rows.records(table);
  return found.filter(({ name }) => table !== "settings" || name !== MOVING);
}

function recordsDigest(rows: readonly Row[]): string {
  const texts = rows.map((row) => JSON.stringify(row, Object.keys(row).toSorted()));
  return hash("sha256", texts.toSorted().join("\n"), "hex");
}

/** Of the bytes as they are stored. */
function digestOf({ snapshots, log }: PlanRows): string {
  const states = (snapshots as unknown as Snapshot[]).map(
    ({ seq, hash: chain, contentHash, state }) => [
      seq,
      inHex(chain),
      inHex(contentHash),
      sha256Of(state),
    ],
  );
  const entries = log.map(({ seq, hash: chain, update }) => [seq, inHex(chain), sha256Of(update)]);
  return hash("sha256", JSON.stringify([states, entries]), "hex");
}

/** Of what the plan says, however it is stored. Throws WupError PLAN_BESCHADIGD. */
export async function contentHashOf(planId: string, { snapshots, log }: PlanRows): Promise<string> {
  const newestFirst = (snapshots as unknown as Snapshot[]).toReversed();
  const store = {
    expectedHead: async () => null,
    snapshotsOf: async () => newestFirst,
    readLog: async (_planId: string, afterSeq: number) => log.filter(({ seq }) => seq > afterSeq),
  };
  const doc = docOf((await readHistory(store, planId)).updates);
  const words = wordsOf(doc);
  doc.destroy();
  return hash("sha256", words, "hex");
}

function inHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
