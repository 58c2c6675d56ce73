/** One transaction, and so one fsync, for all writes that are asked for in one turn of the event loop. */
import type { DatabaseSync } from "node:sqlite";
import { WupError } from "../errors.ts";
import type { Heads } from "./heads.ts";
import { isDamage } from "./sealedRows.ts";

/** Runs in the transaction; after the commit `done` is called, after a failure `failed`. */
type Job = { run(): void; done(): void; failed(error: unknown): void };

export type GroupCommit = {
  /**
   * Runs `write` in the transaction of this turn; resolves with its answer after the commit. When any write of the turn
   * throws, or the commit does, all of them are rejected and none is stored; but where one meets damage, each goes alone.
   */
  add<T>(write: () => T): Promise<T>;
  /** Commits what waits, now. */
  flush(): void;
};

export function createGroupCommit(db: DatabaseSync, heads: Heads): GroupCommit {
  const jobs: Job[] = [];

  const commit = (group: Job[]) => {
    if (group.length === 0) return;
    try {
      inTransaction(db, heads, () => group.forEach((job) => job.run()));
    } catch (error) {
      // Damage that one of them met is not the trouble of the others.
      if (group.length > 1 && isOwnTrouble(error)) return group.forEach((job) => commit([job]));
      group.forEach((job) => job.failed(error));
      return;
    }
    group.forEach((job) => job.done());
  };
  const flush = () => commit(jobs.splice(0));

  return {
    add<T>(write: () => T): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      let done = () => {};
      jobs.push({
        run: () => {
          const answer = write();
          done = () => resolve(answer);
        },
        done: () => done(),
        failed: reject,
      });
      if (jobs.length === 1) setImmediate(flush);
      return promise;
    },
    flush,
  };
}

function isOwnTrouble(error: unknown): boolean {
  return error instanceof WupError || isDamage(error);
}

/** All or nothing; the error of the work or of the commit is thrown. What was staged in the head file follows the commit. */
export function inTransaction(
  db: DatabaseSync,
  heads: Pick<Heads, "committed" | "rolledBack">,
  work: () => void,
): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    db.exec("COMMIT");
  } catch (error) {
    heads.rolledBack();
    // SQLite rolls back by itself on some errors (a full disk), and then there is nothing left to roll back.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
  heads.committed();
}
