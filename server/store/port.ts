/**
 * What Wijkpen asks of a store, in numbered rules (ST..). One contract suite runs over every implementation.
 * It asks so little that MongoDB needs neither transactions nor change streams: each write is valid on its own,
 * the log of a plan is append-only under a unique (plan, seq), and what replaces is written before what it replaces
 * is deleted. No rule spans two records: a session may outlive its user, a log may exist before its plan is listed.
 */
import { hash } from "node:crypto";
import type { JobStore } from "./jobPort.ts";

export type Role = "eigenaar" | "schrijver" | "meelezer" | "lezer" | "griffie";

export type UserRecord = {
  id: string;
  /** Lower case; unique. */
  email: string;
  name: string;
  organisation: string;
  /** Of the own organisation; may create plans and let people in. */
  beheerder: boolean;
  /** argon2id, in PHC notation; null for accounts that cannot log in with a password. */
  passwordHash: string | null;
};

export type SessionRecord = {
  /** SHA-256 of the cookie, hex: the store never holds a usable session. */
  tokenHash: string;
  userId: string;
  /** ISO 8601 in UTC. */
  expiresAt: string;
};

export type PlanRecord = {
  id: string;
  /** Copied from plangegevens, so that the list needs no document. */
  title: string;
  gemeente: string;
  wijknaam: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
  updatedAt: string;
  /** When it went to the bin, or null. */
  deletedAt: string | null;
  /** Changes at every restore; editors of another epoch are stopped (SY10). */
  epoch: string;
  /** in-opstelling ... (model.md 4). */
  status: string;
  /** "0.1" */
  versie: string;
  /** Server records of a plan file: metingen, and the bijlagen that an imported one named. JSON text. */
  records: string;
};

export type MemberRecord = { planId: string; userId: string; role: Role };

/** One update of a plan's log. `hash` chains: SHA-256 over the previous hash and the bytes. */
export type LogEntry = { seq: number; update: Uint8Array; hash: Uint8Array };

/** Where the log of a plan ends. Of an empty log: seq 0 and 32 zero bytes. */
export type LogHead = { seq: number; hash: Uint8Array };

/** The head of a log without entries. */
export function emptyHead(): LogHead {
  return { seq: 0, hash: new Uint8Array(32) };
}

/** The chain: every store computes it the same way, and every reader checks it. */
export function nextHash(previous: Uint8Array, update: Uint8Array): Uint8Array {
  return new Uint8Array(hash("sha256", Buffer.concat([previous, update]), "buffer"));
}

export type Snapshot = {
  /** The last log entry that it holds. */
  seq: number;
  /** The chain hash of that entry: with it the log that follows can be checked when older log is gone. */
  hash: Uint8Array;
  /** An encoded Yjs state (v1). */
  state: Uint8Array;
  /** SHA-256 over `state`: damage is noticed when it is read. */
  contentHash: Uint8Array;
};

/** Who may write under a Yjs client id of a plan: bound at its first update and kept (SY3). */
export type ClientRecord = { planId: string; clientId: number; userId: string };

export type CommentRecord = {
  id: string;
  planId: string;
  blockId: string;
  /** What stood there, kept for when the block is gone. */
  quote: string;
  text: string;
  authorId: string;
  authorName: string;
  /** ISO 8601 in UTC; always the server's clock. */
  createdAt: string;
  resolvedAt: string | null;
};

/** A rule of the checklist that the plan deviates from with a reason ("pas toe of leg uit"). */
export type DeviationRecord = {
  planId: string;
  /** "MAA-03" */
  rule: string;
  /** Sorted, each id once. Empty: the whole rule. */
  blockIds: string[];
  reason: string;
  /** The function of who deviated, such as "projectleider": exports print this and never the name. */
  functionTitle: string;
  authorId: string;
  authorName: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
};

/** A file that goes along with a plan. The bytes lie elsewhere, under their SHA-256 (server/files/port.ts). */
export type AttachmentRecord = {
  id: string;
  planId: string;
  /** Its place in the list; of two with the same, the oldest comes first. */
  position: number;
  title: string;
  /** ISO date of the document itself, or null. */
  date: string | null;
  openness: "openbaar" | "geheim";
  /** Why it is geheim and since when (ISO date); null when it is openbaar. */
  ground: string | null;
  groundDate: string | null;
  mediaType: string;
  /** In bytes; the hash in hex. */
  size: number;
  sha256: string;
  /** What was found in the file, as Dutch sentences: not accessible, encrypted. */
  remarks: string[];
  authorId: string;
  authorName: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
};

/** The Word template of a gemeente. The bytes lie elsewhere, as those of an attachment do. */
export type TemplateRecord = {
  /** As `gemeenteKey` gives it (templates/gemeente.ts). */
  gemeente: string;
  /** As it was called when it was brought. */
  filename: string;
  /** In bytes; the hash in hex. */
  size: number;
  sha256: string;
  /** Dutch sentences: what it holds, and what will look or read otherwise than expected. */
  found: string[];
  warnings: string[];
  authorId: string;
  authorName: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
};

/** Nothing can be written now, in any plan: there is no room, or what is written on refuses (ST23). */
export class StoreFull extends Error {
  constructor(cause?: unknown) {
    super("The store cannot write now", { cause });
    this.name = "StoreFull";
  }
}

/** Damage that was noticed, for the operator. */
export type Fault = {
  /** The file as a whole; what a start expected and did not find; the text of a plan; one record. */
  kind: "opslag" | "stand" | "plan" | "rij";
  /** The plan that it hit; null when it is not of one plan, or not known of which. */
  planId: string | null;
  /** What the record is one of ("comments"); null for other kinds. */
  table: string | null;
  /** Dutch: what it is, and what to do. */
  sentence: string;
};

/**
 * ST22 A record that is not what was stored is never given. Where one record is asked for, and where a list decides who
 * may do what (`clientsOf`, `deviationsOf`), that throws WupError GEGEVENS_BESCHADIGD; a session is then not found; the
 * other lists leave it out. Each time whoever opened the store is told of the Fault.
 */
export interface Store extends JobStore {
  /** ST1 A user that was saved is found by id and by email, unchanged. Saving again replaces. The email of another user is refused. */
  saveUser(user: UserRecord): Promise<void>;
  findUser(id: string): Promise<UserRecord | null>;
  findUserByEmail(email: string): Promise<UserRecord | null>;

  /** ST2 A session is found by the hash of its token until it is deleted; whether it expired is the caller's judgement. */
  saveSession(session: SessionRecord): Promise<void>;
  findSession(tokenHash: string): Promise<SessionRecord | null>;
  deleteSession(tokenHash: string): Promise<void>;
  /** ST3 Deletes every session that expired before `now` (ISO 8601); there is no other clean-up. */
  deleteExpiredSessions(now: string): Promise<void>;

  /** ST4 A plan that was created is found by its id, unchanged; an unknown id gives null, never an error. An id that exists is refused. */
  createPlan(plan: PlanRecord): Promise<void>;
  findPlan(id: string): Promise<PlanRecord | null>;
  /** ST5 Changes only the fields given. An unknown id changes nothing. */
  updatePlan(id: string, changes: Partial<Omit<PlanRecord, "id">>): Promise<void>;
  /**
   * ST38 Puts `records` in the place of what was read of a plan. False, and nothing is written, when something else
   * stands there now or the plan is unknown: the caller reads again.
   */
  replaceRecords(planId: string, read: string, records: string): Promise<boolean>;

  /** ST6 One role for each (plan, user); saving again replaces it. */
  saveMember(member: MemberRecord): Promise<void>;
  deleteMember(planId: string, userId: string): Promise<void>;
  findMember(planId: string, userId: string): Promise<MemberRecord | null>;
  membersOf(planId: string): Promise<MemberRecord[]>;
  /** ST7 All plans of which the user is a member with the role, deleted ones included; most recently updated first. */
  plansOf(userId: string): Promise<{ plan: PlanRecord; role: Role }[]>;

  /**
   * ST8 Appends in this order and gives the new head once all of it survives a crash of the machine (fsync).
   * Appends that are asked for in one turn of the event loop may share one commit. Without updates nothing is written.
   * When the promise is rejected, nothing or only a first part was stored: the caller trusts its own head no longer and
   * reads the log again. An update may be 32 MB; a store that cannot hold that in one record splits it out of sight.
   * ST9 When the log does not end at `head`, nothing is written and the promise gives null: another instance wrote;
   * the caller reads on and appends again.
   */
  append(planId: string, head: LogHead, updates: readonly Uint8Array[]): Promise<LogHead | null>;
  /** ST10 Every entry after `afterSeq`, in order of seq, without gaps. */
  readLog(planId: string, afterSeq: number): Promise<LogEntry[]>;
  headOf(planId: string): Promise<LogHead>;

  /**
   * ST19 The head that the store remembers apart from the log, or null. A log that does not reach it, or that does not
   * hold this hash there, has lost something. An older head is normal, and so is none. Ask before the log is read.
   */
  expectedHead(planId: string): Promise<LogHead | null>;
  /** ST20 As much of what follows `afterSeq` as can be read, in order, up to the first entry that cannot. For damaged plans. */
  salvageLog(planId: string, afterSeq: number): Promise<LogEntry[]>;
  /**
   * ST21 Puts this snapshot in the place of all log and snapshots of the plan, and gives client ids that nobody can be
   * trusted to own to nobody. The log goes on behind it. Only for the repair of a plan that nobody has open.
   */
  restartLog(planId: string, snapshot: Snapshot): Promise<void>;

  /**
   * ST11 Writes the snapshot first, then deletes log up to the snapshot before it: the last two snapshots are kept and
   * each can be brought up to date from the log. Safe to repeat, and when two instances do it at once. The head stays
   * known when all log before it is gone.
   */
  saveSnapshot(planId: string, snapshot: Snapshot): Promise<void>;
  /** ST12 The last two at most, newest first; one that cannot be read is left out (ST22). */
  snapshotsOf(planId: string): Promise<Snapshot[]>;

  /** ST13 Binds a client id of a plan to a user. The first binding stays and survives a crash; gives the user who owns it. */
  bindClient(client: ClientRecord): Promise<string>;
  clientsOf(planId: string): Promise<ClientRecord[]>;

  /** ST14 A comment that was saved comes back, oldest first (by createdAt, then id); saving again under the same id replaces it. */
  saveComment(comment: CommentRecord): Promise<void>;
  findComment(planId: string, id: string): Promise<CommentRecord | null>;
  commentsOf(planId: string): Promise<CommentRecord[]>;

  /** ST15 A small named value of the installation, or null. */
  readSetting(name: string): Promise<string | null>;
  saveSetting(name: string, value: string): Promise<void>;
  /**
   * ST27 Saves only where the setting still is `expected` (null: there is none), and gives whether it did. Of two that
   * do so at once, also in two instances, one is told no.
   */
  replaceSetting(name: string, expected: string | null, value: string): Promise<boolean>;

  /**
   * ST17 A deviation that was saved comes back, in the order of rule and then blocks; saving again for the same plan,
   * rule and blocks replaces it. Deviations of one rule for other blocks stand beside each other.
   */
  saveDeviation(deviation: DeviationRecord): Promise<void>;
  deviationsOf(planId: string): Promise<DeviationRecord[]>;
  /** ST18 Deletes the deviation of exactly these blocks, or with null every deviation of the rule. Unknown ones are no error. */
  deleteDeviations(planId: string, rule: string, blockIds: readonly string[] | null): Promise<void>;

  /** ST24 An attachment that was saved comes back, by position, then createdAt and id; saving again under the same id replaces it. */
  saveAttachment(attachment: AttachmentRecord): Promise<void>;
  findAttachment(planId: string, id: string): Promise<AttachmentRecord | null>;
  attachmentsOf(planId: string): Promise<AttachmentRecord[]>;
  /** ST25 Deletes the record; an unknown one is no error. */
  deleteAttachment(planId: string, id: string): Promise<void>;
  /** ST28 The Word template of a gemeente, or null; saving again replaces it. ST29 Deleting an unknown one is no error. */
  saveTemplate(template: TemplateRecord): Promise<void>;
  findTemplate(gemeente: string): Promise<TemplateRecord | null>;
  deleteTemplate(gemeente: string): Promise<void>;
  /** ST26 Whether any record of an attachment, a job, a package or a template, a damaged one too, names this hash: then its bytes must stay. */
  isFileInUse(sha256: string): Promise<boolean>;

  /**
   * ST23 When there is no room to write, or the disk refuses to, the write and all that follow are rejected with
   * StoreFull, and nothing of them is stored; reads go on. The store finds out by itself when it can write again.
   */
  canWrite(): boolean;
  /** Called after each change of `canWrite`; before the write is rejected that met the trouble. */
  onCanWrite(listener: () => void): void;

  /** ST16 After close no method may be called; everything that was promised is on disk. */
  close(): Promise<void>;
}
