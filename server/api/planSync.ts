/** What the API asks of the sync server. */
import type * as Y from "yjs";
import type { CommentRecord } from "../store/port.ts";
import type { VerdictNotice } from "../verdict/verdicts.ts";

/** What editors of a plan are told beside the text (message type 9). */
export type PlanNotice =
  | { kind: "comment"; comment: PresentedComment }
  | { kind: "rights" }
  /** They changed: ask for them again. */
  | { kind: "deviations" }
  | { kind: "attachments" }
  | { kind: "measurements" }
  /** What the gemeente chose is something else now: ask for the verdict and the profile again. */
  | { kind: "settings" }
  /** The line between servers was away, and something may have been told: ask for everything again. */
  | { kind: "missed" }
  | VerdictNotice;

/** A comment as everybody sees it; whose it is differs per reader and is only said in an answer to that reader. */
export type PresentedComment = Omit<CommentRecord, "planId" | "authorId">;

export type PlanSync = {
  /** The document as it is on disk and in memory now. */
  readDoc(planId: string): Promise<Y.Doc>;
  /** A server write in the name of a user, through the same log as all others. */
  write(planId: string, userId: string, change: (doc: Y.Doc) => void): Promise<void>;
  notify(planId: string, notice: PlanNotice): void;
  /** What the gemeente of plans chose changed: everyone who has one of them open hears it. */
  tellSettings(gemeente: string): void;
  /** Closes the connections of a user who may not see the plan any more. */
  revoke(planId: string, userId: string): void;
  /** Closes the connections of this user whose session ended. */
  checkSessions(userId: string): Promise<void>;
};
