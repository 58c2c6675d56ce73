/** A store in memory for schedules: what it promises is durable; it can be slow, refuse, and outlive the server in front of it. */
import { emptyHead, nextHash } from "../../server/store/port.ts";
import type { LogEntry, LogHead, Snapshot, Store } from "../../server/store/port.ts";
import type { Chance } from "./suite.ts";

export type RoomStore = Pick<
  Store,
  | "append"
  | "readLog"
  | "expectedHead"
  | "salvageLog"
  | "snapshotsOf"
  | "saveSnapshot"
  | "clientsOf"
  | "bindClient"
>;

/** One plan's log on its own. */
export type Disk = { log: LogEntry[]; snapshots: Snapshot[]; owners: Map<number, string> };

export type Weather = {
  /** The part of the writes that wait until they are released. */
  slow: number;
  /** The part of the writes that fail: before anything, after a first part, or after all of it was stored. */
  refused: number;
};

/** The store as one server sees it. */
export type SimStore = RoomStore & {
  /** Lets a write that waits go on. */
  release(): void;
  /** The server is gone: what waits is stored or not, and it hears nothing any more. */
  die(): void;
};

export function simStore(disk: Disk, weather: Weather, chance: Chance): SimStore {
  const held: (() => void)[] = [];
  let isDead = false;
  const turn = async () => {
    if (chance.is(weather.slow)) await new Promise<void>((resolve) => held.push(resolve));
    else await new Promise((resolve) => setImmediate(resolve));
    // Of what waited when the server died, some had reached the disk.
    if (isDead && chance.is(0.5)) await forever();
  };
  const answer = async <T>(value: T): Promise<T> => (isDead ? await forever() : value);
  const store: SimStore = {
    async append(_planId, head, updates) {
      await turn();
      const last = headOf(disk);
      if (last.seq !== head.seq || Buffer.compare(last.hash, head.hash) !== 0)
        return await answer(null);
      const isRefused = chance.is(weather.refused);
      add(disk, isRefused ? updates.slice(0, chance.below(updates.length + 1)) : updates);
      if (isRefused) throw new Error("the disk refuses");
      return await answer(headOf(disk));
    },
    async readLog(_planId, afterSeq) {
      return await answer(disk.log.filter(({ seq }) => seq > afterSeq));
    },
    expectedHead: () => answer(null),
    salvageLog: (planId, afterSeq) => store.readLog(planId, afterSeq),
    async bindClient({ clientId, userId }) {
      await turn();
      if (!disk.owners.has(clientId)) disk.owners.set(clientId, userId);
      return await answer(disk.owners.get(clientId) ?? "");
    },
    async clientsOf(planId) {
      const owners = [...disk.owners].map(([clientId, userId]) => ({ planId, clientId, userId }));
      return await answer(owners);
    },
    snapshotsOf: () => answer([...disk.snapshots]),
    async saveSnapshot(_planId, snapshot) {
      disk.snapshots = [snapshot, ...disk.snapshots]
        .toSorted((a, b) => b.seq - a.seq)
        .filter(({ seq }, n, all) => n === 0 || all[n - 1]?.seq !== seq)
        .slice(0, 2);
      const older = disk.snapshots[1]?.seq;
      if (older !== undefined) disk.log = disk.log.filter(({ seq }) => seq > older);
    },
    release: () => held.splice(chance.below(Math.max(1, held.length)), 1).forEach((go) => go()),
    die() {
      isDead = true;
      held.splice(0).forEach((go) => go());
    },
  };
  return store;
}

function headOf({ log, snapshots }: Disk): LogHead {
  const last = log.at(-1) ?? snapshots[0];
  return last ? { seq: last.seq, hash: last.hash } : emptyHead();
}

function add(disk: Disk, updates: readonly Uint8Array[]): void {
  for (const update of updates) {
    const { seq, hash } = headOf(disk);
    disk.log.push({ seq: seq + 1, hash: nextHash(hash, update), update });
  }
}

function forever(): Promise<never> {
  return new Promise(() => {});
}
