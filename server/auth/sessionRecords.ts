/** Session records that go on while the store cannot write: who wants to read can log in, and who logs out is out. */
import { StoreFull } from "../store/port.ts";
import type { SessionRecord, Store } from "../store/port.ts";

type SessionStore = Pick<
  Store,
  "saveSession" | "findSession" | "deleteSession" | "deleteExpiredSessions"
>;

/**
 * What the store refuses with StoreFull stays in the memory of this process until the store takes it, which is tried
 * whenever somebody logs in. A restart meanwhile forgets it: people log in again, and a session that was ended
 * expires by itself within SESSION_HOURS.
 */
export function sessionRecords(store: SessionStore): SessionStore {
  const started = new Map<string, SessionRecord>();
  const ended = new Set<string>();

  return {
    async saveSession(session) {
      await unlessFull(store.saveSession(session), () => {
        started.set(session.tokenHash, session);
      });
    },
    async findSession(tokenHash) {
      if (ended.has(tokenHash)) return null;
      return started.get(tokenHash) ?? (await store.findSession(tokenHash));
    },
    async deleteSession(tokenHash) {
      started.delete(tokenHash);
      await unlessFull(store.deleteSession(tokenHash), () => void ended.add(tokenHash));
    },
    async deleteExpiredSessions(now) {
      for (const [tokenHash, { expiresAt }] of started)
        if (expiresAt < now) started.delete(tokenHash);
      await unlessFull(
        catchUp().then(() => store.deleteExpiredSessions(now)),
        () => {},
      );
    },
  };

  /** Brings to the store what waits here, as soon as it takes it. */
  async function catchUp(): Promise<void> {
    for (const tokenHash of ended) {
      await store.deleteSession(tokenHash);
      ended.delete(tokenHash);
    }
    for (const session of started.values()) {
      await store.saveSession(session);
      started.delete(session.tokenHash);
    }
  }
}

async function unlessFull(write: Promise<void>, instead: () => void): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
    instead();
  }
}
