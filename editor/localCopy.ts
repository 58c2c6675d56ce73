/** The copy of a plan in this browser: text typed just before a tab closes, or without a connection, comes back. */
import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import type { SaveState } from "./saveState.ts";

export type LocalCopy = {
  /** Changes of an earlier visit that the server had not confirmed. */
  readonly carried: number;
  /** Whether a transaction came out of this copy. */
  isOrigin(origin: unknown): boolean;
  /** Remembers how many changes are only here. */
  remember(state: SaveState): void;
  close(): void;
};

const UNSENT = "onverzonden";
/** How far the count on this device may be behind, in milliseconds; the text itself never is. */
const REMEMBER_MS = 1_000;

/**
 * Fills `doc` from the copy, keyed by user, plan and epoch: one person's text is never sent as another's (SY3).
 * Null where the browser keeps nothing, as in some private windows; writing goes on without it.
 */
export async function openLocalCopy(
  doc: Y.Doc,
  user: { id: string },
  plan: { id: string; epoch: string | number },
): Promise<LocalCopy | null> {
  if (!(await isAvailable())) return null;
  const store = new IndexeddbPersistence(`wijkpen/${user.id}/${plan.id}/${plan.epoch}`, doc);
  await store.whenSynced;
  const stored: unknown = await store.get(UNSENT);
  const carried = typeof stored === "number" ? stored : 0;
  let remembered = carried;
  let pending = carried;
  let timer = 0;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    if (pending === remembered) return;
    remembered = pending;
    void store.set(UNSENT, pending);
  };
  return {
    carried,
    isOrigin: (origin) => origin === store,
    remember({ pending: count }) {
      pending = count;
      // At once where there was nothing; while someone types it changes with every key, twice.
      if (remembered === 0) return write();
      if (timer === 0) timer = window.setTimeout(write, REMEMBER_MS);
    },
    close() {
      write();
      void store.destroy();
    },
  };
}

function isAvailable(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("wijkpen/proef");
      request.addEventListener("success", () => {
        request.result.close();
        resolve(true);
      });
      for (const event of ["error", "blocked"])
        request.addEventListener(event, () => resolve(false));
    } catch {
      resolve(false); // the browser refuses storage altogether
    }
  });
}
