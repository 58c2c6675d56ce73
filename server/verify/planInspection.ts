/** Whether one plan is whole: its chain, its snapshots, and what its log and its snapshots say together. */
import { WupError } from "../errors.ts";
import { emptyHead } from "../store/port.ts";
import type { Fault, Snapshot, Store } from "../store/port.ts";
import { planFault } from "../store/startCheck.ts";
import { wordsOf } from "../sync/compaction.ts";
import { docOf, followChain, isWhole, readHistory } from "../sync/history.ts";
import { readLastGood } from "../sync/lastGood.ts";

type PlanStore = Pick<Store, "expectedHead" | "headOf" | "readLog" | "snapshotsOf" | "salvageLog">;

/** Tells what is damaged; a plan of which only an older part is damaged still opens, and that is said as well. */
export async function inspectPlan(
  store: PlanStore,
  planId: string,
  note: (fault: Fault) => void,
): Promise<void> {
  try {
    const { head } = await readHistory(store, planId);
    const readable = await readLastGood(store, planId);
    if (readable.head.seq < head.seq) return note(planFault(planId, "kan niet worden gelezen"));
    if (await isAllWhole(store, planId)) return;
    // A server that runs may have put a snapshot in the place of log while this was read.
    if (!(await isAllWhole(store, planId))) note(oldPartFault(planId));
  } catch (error) {
    if (!(error instanceof WupError)) throw error;
    note(planFault(planId, "is beschadigd"));
  }
}

async function isAllWhole(store: PlanStore, planId: string): Promise<boolean> {
  const snapshots = await store.snapshotsOf(planId);
  const log = await store.readLog(planId, 0);
  const oldest = snapshots.at(-1) ?? null;
  const start = oldest ? { seq: oldest.seq, hash: oldest.hash } : emptyHead();
  const first = log[0]?.seq ?? start.seq + 1;
  const isFromStart = first === 1;
  const end = followChain(isFromStart ? emptyHead() : start, log);
  if (end === null || !snapshots.every(isWhole)) return false;
  for (const { seq, hash } of snapshots) {
    const entry = log.find((other) => other.seq === seq);
    if (entry && Buffer.compare(entry.hash, hash) !== 0) return false;
  }
  return await saysTheSame(store, planId, snapshots);
}

/** The older snapshot with the log behind it must say what the newer one says. */
async function saysTheSame(
  store: PlanStore,
  planId: string,
  [newer, older]: Snapshot[],
): Promise<boolean> {
  if (!newer || !older) return true;
  const between = (await store.readLog(planId, older.seq)).filter(({ seq }) => seq <= newer.seq);
  const docs = [docOf([older.state, ...between.map(({ update }) => update)]), docOf([newer.state])];
  const [first, second] = docs.map(wordsOf);
  docs.forEach((doc) => doc.destroy());
  return first === second;
}

function oldPartFault(planId: string): Fault {
  return {
    kind: "plan",
    planId,
    table: null,
    sentence: `Van het plan ${planId} is een ouder deel van de opslag beschadigd. De tekst is volledig en er kan worden gewerkt. Maak een reservekopie en laat de schijf nakijken.`,
  };
}
