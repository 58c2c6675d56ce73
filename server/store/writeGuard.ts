/** Stops all writing when the disk refuses, gives the ballast back, and goes on by itself once there is room again (ST23). */
import type { Ballast } from "./ballast.ts";
import { isDiskTrouble } from "./diskTrouble.ts";
import { StoreFull } from "./port.ts";
import type { Store } from "./port.ts";

/** A store that knows nothing of a full disk. */
export type PlainStore = Omit<Store, "canWrite" | "onCanWrite">;

export type GuardOptions = {
  /** Room that is kept on a disk of our own. */
  ballast?: Ballast;
  /** Milliseconds between two attempts to write again. */
  retryMs: number;
  /** The disk refused already when the store was opened. */
  isRefusing: boolean;
  /** Whether an error says that nothing can be written now, in any plan. */
  isTrouble?: (error: unknown) => boolean;
  /** What is thrown where a read meets such trouble; the error itself when left out. */
  onUnreadable?: (error: unknown) => Error;
};

/** The store, with ST23. */
export function guardWrites(store: PlainStore, options: GuardOptions): Store {
  const guard = createGuard(store, options);
  const methods = Object.entries(WRITES).map(([name, isWriter]) => {
    const method = store[name as keyof PlainStore] as (...values: unknown[]) => Promise<unknown>;
    const guarded = (...values: unknown[]) =>
      isWriter ? guard.write(() => method(...values)) : guard.read(() => method(...values));
    return [name, guarded];
  });
  return {
    ...store,
    ...(Object.fromEntries(methods) as PlainStore),
    canWrite: guard.canWrite,
    onCanWrite: guard.onCanWrite,
    async close() {
      await guard.stop();
      await store.close();
    },
  };
}

/** Of every method whether it writes: the compiler asks it of each that is added. */
const WRITES: Record<Exclude<keyof PlainStore, "close">, boolean> = {
  saveUser: true,
  findUser: false,
  findUserByEmail: false,
  saveSession: true,
  findSession: false,
  deleteSession: true,
  deleteExpiredSessions: true,
  createPlan: true,
  findPlan: false,
  updatePlan: true,
  replaceRecords: true,
  saveMember: true,
  deleteMember: true,
  findMember: false,
  membersOf: false,
  plansOf: false,
  append: true,
  readLog: false,
  headOf: false,
  expectedHead: false,
  salvageLog: false,
  restartLog: true,
  saveSnapshot: true,
  snapshotsOf: false,
  bindClient: true,
  clientsOf: false,
  saveComment: true,
  findComment: false,
  commentsOf: false,
  readSetting: false,
  saveSetting: true,
  replaceSetting: true,
  saveDeviation: true,
  deviationsOf: false,
  deleteDeviations: true,
  saveAttachment: true,
  findAttachment: false,
  attachmentsOf: false,
  deleteAttachment: true,
  saveTemplate: true,
  findTemplate: false,
  deleteTemplate: true,
  isFileInUse: false,
  addJob: true,
  findJob: false,
  jobs: false,
  changeJob: true,
  passJob: true,
  deleteJob: true,
  takeLease: true,
  addPackage: true,
  findPackage: false,
  packagesOf: false,
  deletePackage: true,
};

function createGuard(store: PlainStore, options: GuardOptions) {
  const { ballast = NO_BALLAST, retryMs, isRefusing } = options;
  const { isTrouble = isDiskTrouble, onUnreadable } = options;
  const listeners: (() => void)[] = [];
  let retries: NodeJS.Timeout | null = null;
  let isTrying = false;

  const refuse = () => {
    if (retries) return;
    ballast.give();
    retries = setInterval(() => void tryAgain(), retryMs).unref();
    listeners.forEach((listener) => listener());
  };
  const tryAgain = async () => {
    if (isTrying) return;
    isTrying = true;
    try {
      // Room for the ballast first: otherwise the next words fill the disk again.
      if (ballast.isUsual()) await ballast.make();
      await store.saveSetting(PROBE, new Date().toISOString());
      rest();
      listeners.forEach((listener) => listener());
    } catch {
      ballast.give();
    } finally {
      isTrying = false;
    }
  };
  const rest = () => {
    if (retries) clearInterval(retries);
    retries = null;
  };
  if (isRefusing) refuse();
  // A disk without room for it is used as long as it lasts.
  else void ballast.make().catch(() => {});

  return {
    canWrite: () => retries === null,
    onCanWrite: (listener: () => void) => void listeners.push(listener),
    async stop() {
      rest();
      await ballast.settled();
    },
    async write<T>(work: () => Promise<T>): Promise<T> {
      if (retries) throw new StoreFull();
      try {
        return await work();
      } catch (error) {
        if (!isTrouble(error)) throw error;
        refuse();
        throw new StoreFull(error);
      }
    },
    async read<T>(work: () => Promise<T>): Promise<T> {
      if (!onUnreadable) return await work();
      return await work().catch((error: unknown) => {
        throw isTrouble(error) ? onUnreadable(error) : error;
      });
    },
  };
}

const PROBE = "schrijfproef";

const NO_BALLAST: Ballast = {
  isUsual: () => false,
  make: async () => {},
  give: () => {},
  settled: async () => {},
};
