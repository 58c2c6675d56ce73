/**
 * Backs up a server while people type, restores elsewhere, and starts a server there: all that was acknowledged before
 * the backup began is in it, once; and who still has the old epoch is stopped [SY10].
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import { backupsIn } from "../../server/store/backup.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";
import { startSyncProcess } from "../support/syncProcess.ts";
import {
  createLedger,
  createTypist,
  faultsIn,
  noteAcknowledged,
  noteSeen,
  typeOrDelete,
} from "../support/typists.ts";
import type { Ledger, Typist } from "../support/typists.ts";
import { PLAN, createWriter, until } from "../support/writers.ts";

const CLI = fileURLToPath(new URL("../../server/cli.mjs", import.meta.url));

export const suite: Suite = {
  defaults: { seed: 1, rounds: 20, writers: 20 },
  async run({ seed = 1, rounds = 20, writers = 20 }, say) {
    const server = await startSyncProcess({ snapshotPause: 200 });
    const folder = mkdtempSync(join(tmpdir(), "wijkpen-chaos-backup-"));
    const chance = chanceOf(seed);
    const ledger = createLedger();
    const typists = Array.from({ length: writers }, (_, n) => createTypist(server.address, n));
    const faults: string[] = [];
    let checked = 0;
    let done = 0;
    try {
      await Promise.all(typists.map(({ writer }) => writer.ready()));
      for (; done < rounds && faults.length === 0; done += 1) {
        const promised = await backUpWhileTyping(server.folder, folder, typists, chance, ledger);
        checked += promised.acknowledged.size + promised.seen.size;
        faults.push(...(await faultsAfterRestore(folder, promised)));
        if ((done + 1) % 5 === 0) say(`${done + 1} backups`);
      }
    } catch (error) {
      faults.push(`round ${done + 1}: ${String(error)}`);
    } finally {
      typists.forEach(({ writer }) => writer.leave());
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
    const line = `${faults.length > 0 ? done - 1 : done} of ${rounds} backups restored whole, ${writers} writers, ${count(ledger.acknowledged.size)} acknowledged, ${count(checked)} words looked up, ${faults.length} faults`;
    return { line, faults };
  },
};

/** Gives what must be in the backup. */
async function backUpWhileTyping(
  data: string,
  folder: string,
  typists: Typist[],
  chance: Chance,
  ledger: Ledger,
): Promise<Ledger> {
  const begin = performance.now() + chance.below(500);
  const backup: { promised: Ledger | null; isMade: boolean } = { promised: null, isMade: false };
  let making: Promise<void> | null = null;
  while (!backup.isMade) {
    for (const typist of typists) {
      noteAcknowledged(typist, ledger);
      if (chance.is(0.5)) typeOrDelete(typist, chance, ledger);
    }
    if (making === null && performance.now() >= begin) {
      noteSeen(typists, ledger);
      backup.promised = copyOf(ledger);
      const words = ["backup", join(folder, "kopie"), "--data", data, "--bewaar", "2"];
      making = wijkpen(...words).finally(() => (backup.isMade = true));
    }
    await pause(chance.below(16));
  }
  await making;
  return backup.promised ?? createLedger();
}

/** As it is now; what was asked to be deleted stays open until the backup is made. */
function copyOf({ acknowledged, seen, deleted, open }: Ledger): Ledger {
  return {
    acknowledged: new Set(acknowledged),
    seen: new Set(seen),
    deleted: new Set(deleted),
    open,
  };
}

async function faultsAfterRestore(folder: string, promised: Ledger): Promise<string[]> {
  const into = join(folder, "nieuw");
  await wijkpen("restore", backupsIn(join(folder, "kopie")).at(-1) ?? "", "--data", into);
  const epoch = await epochIn(into);
  const server = await startSyncProcess({ folder: into });
  const late = createWriter(server.address, "anna", new Y.Doc());
  const reader = createWriter(server.address, "lies", new Y.Doc(), PLAN, epoch);
  try {
    await reader.ready();
    await until(() => late.closes.length > 0, "the old epoch to be stopped");
    const { lost, doubled } = faultsIn(reader.doc, promised);
    return [
      ...lost.map((word) => `lost ${word}`),
      ...doubled.map((word) => `doubled or back ${word}`),
      ...(late.closes[0] === 4409 ? [] : [`the old epoch was closed with ${late.closes[0]}`]),
    ];
  } finally {
    late.leave();
    reader.leave();
    await server.close();
  }
}

async function epochIn(folder: string): Promise<string> {
  const store = openSqliteStore(folder);
  const plan = await store.findPlan(PLAN);
  await store.close();
  return plan?.epoch ?? "";
}

/** Runs the command line as an operator does. Throws when it ends with anything but 0. */
async function wijkpen(...words: string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`wijkpen ${words[0]} ended with ${code}: ${said}`);
}
