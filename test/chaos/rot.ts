/**
 * Damages the files of a killed server by chance, one damage at a time, and opens them with the real store and rooms: each
 * plan and each record is what it was, or the damage is noticed for it; never silently different or missing [ST19, ST22].
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FolderFault } from "../../server/store/lock.ts";
import type { Fault, Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { inspectFolder } from "../../server/verify/inspection.ts";
import { spoil } from "../support/rotDamage.ts";
import type { Damage } from "../support/rotDamage.ts";
import { PLANS, allOf } from "../support/rotTruth.ts";
import type { Said } from "../support/rotTruth.ts";
import { chanceOf, count } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";
import { syncOver, textAt } from "../support/writers.ts";

type Truth = ReadonlyMap<string, Said>;
type Outcome = { silent: string[]; harmless: boolean; refused: boolean; readOnly: number };

export const suite: Suite = {
  defaults: { seed: 1, damages: 500 },
  async run({ seed = 1, damages = 500 }, say) {
    const root = mkdtempSync(join(tmpdir(), "wijkpen-rot-"));
    const chance = chanceOf(seed);
    const faults: string[] = [];
    const sum = { harmless: 0, refused: 0, readOnly: 0 };
    try {
      const [whole, elsewhere] = [join(root, "whole"), join(root, "elsewhere")];
      await Promise.all([fill(whole, seed), fill(elsewhere, seed + 1)]);
      const others = [join(elsewhere, "wijkpen.heads"), `${whole}.heads`].map((file) =>
        readFileSync(file),
      );
      const truth = await truthOf(whole, join(root, "truth"));
      for (let n = 0; n < damages; n += 1) {
        const folder = join(root, `damage-${n}`);
        cpSync(whole, folder, { recursive: true });
        const damage = spoil(folder, chance, others);
        const outcome = await judge(folder, damage, truth);
        faults.push(...outcome.silent.map((what) => `damage ${n} (${damage.what}): ${what}`));
        sum.harmless += Number(outcome.harmless);
        sum.refused += Number(outcome.refused);
        sum.readOnly += outcome.readOnly;
        rmSync(folder, { recursive: true });
        if ((n + 1) % 100 === 0) say(`${n + 1} damages, ${faults.length} silent`);
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
    const parts = [
      `${count(damages)} damages`,
      `${faults.length} silent`,
      `${sum.harmless} harmless`,
      `${sum.refused} stopped the start with a sentence`,
      `${(sum.readOnly / damages).toFixed(2)} of ${PLANS.length} plans read-only on average`,
    ];
    return { line: parts.join(", "), faults };
  },
};

/** A folder as a killed server leaves it: with a WAL, and all that it holds acknowledged. */
async function fill(folder: string, seed: number): Promise<void> {
  const script = fileURLToPath(new URL("../support/rotServer.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder, String(seed)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const [printed] = (await Promise.race([once(child.stdout, "data"), gone])) as unknown[];
  if (!(printed instanceof Buffer)) throw new Error("the server stopped before it was ready");
  child.kill("SIGKILL");
  await gone;
}

async function truthOf(whole: string, folder: string): Promise<Truth> {
  cpSync(whole, folder, { recursive: true });
  const faults: Fault[] = [];
  const store = openSqliteStore(folder, { onFault: (fault) => void faults.push(fault) });
  const truth = await allOf(store);
  faults.push(...(await inspectFolder(folder)));
  await store.close();
  const noticed = [...truth].filter(([, said]) => "noticed" in said);
  if (faults.length + noticed.length > 0) throw new Error(`damaged: ${JSON.stringify(faults)}`);
  return truth;
}

/** Looks twice: at the first start after the damage, and at the one after that. */
async function judge(folder: string, damage: Damage, truth: Truth): Promise<Outcome> {
  try {
    const first = await judgeStart(folder, damage, truth, false);
    const second = await judgeStart(folder, damage, truth, true);
    return {
      ...first,
      silent: [...first.silent, ...second.silent.map((text) => `later: ${text}`)],
    };
  } catch (error) {
    const isSaid = error instanceof FolderFault;
    const silent = isSaid ? [] : [`an error without words: ${String(error)}`];
    return { silent, harmless: false, refused: isSaid, readOnly: 0 };
  }
}

async function judgeStart(
  folder: string,
  { file }: Damage,
  truth: Truth,
  isLast: boolean,
): Promise<Outcome> {
  const faults: Fault[] = [];
  const store = openSqliteStore(folder, { onFault: (fault) => void faults.push(fault) });
  try {
    const found = await allOf(store);
    faults.push(...(await inspectFolder(folder)));
    const silent = [...truth].flatMap(([name, said]) => differs(name, said, found, faults));
    const open = PLANS.filter((planId) => "text" in (found.get(`plan ${planId}`) ?? {}));
    const mustAllOpen = !file.startsWith("wijkpen.sqlite") || file.endsWith("-shm");
    if (mustAllOpen && open.length < PLANS.length) silent.push("cost a plan");
    if (isLast) silent.push(...(await writeIn(store, open, faults)));
    const readOnly = PLANS.length - open.length;
    return { silent, harmless: faults.length === 0 && readOnly === 0, refused: false, readOnly };
  } finally {
    await store.close();
  }
}

/** The text of a plan must say itself that it is damaged; of a record it may also be said in the log. */
function differs(name: string, said: Said, found: ReadonlyMap<string, Said>, faults: Fault[]) {
  const now = found.get(name) ?? { text: "" };
  if ("noticed" in now || JSON.stringify(now) === JSON.stringify(said)) return [];
  if (!name.startsWith("plan ") && faults.length > 0) return [];
  return [`${name} is silently different`];
}

/** A plan that opens can be written, unless the file as a whole is known to be damaged. */
async function writeIn(store: Store, planIds: string[], faults: Fault[]): Promise<string[]> {
  const sync = syncOver(store);
  const silent: string[] = [];
  for (const planId of planIds)
    try {
      await sync.write(planId, "anna", (doc) => textAt(doc, 0).insert(0, "daarna "));
    } catch (error) {
      if (!faults.some(({ kind }) => kind === "opslag"))
        silent.push(`${planId} cannot be written: ${String(error)}`);
    }
  await sync.stop();
  return silent;
}
