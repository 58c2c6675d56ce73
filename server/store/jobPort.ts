/** What the store port asks about documents in the making, leases, and the packages that stay (ST30 and on). */

export type JobState = "wacht" | "bezig" | "klaar" | "mislukt" | "geannuleerd";

/** A document that somebody asked for. What it is made from was frozen then, so that any instance can make it. */
export type JobRecord = {
  id: string;
  planId: string;
  ownerId: string;
  /** ISO 8601 in UTC; the oldest is made first. */
  createdAt: string;
  state: JobState;
  /** One more each time the job changes hands: at a claim, a cancel, the end. */
  turn: number;
  /** ISO 8601 in UTC. While it is bezig nobody else may make it before this moment; null otherwise. */
  leaseUntil: string | null;
  /** How often somebody began to make it. */
  attempts: number;
  /** 0 to 1. */
  progress: number;
  /** Dutch: what happens now. */
  step: string;
  /** Dutch: why it failed, or null. */
  message: string | null;
  /** SHA-256 in hex of what it is made from. */
  input: string;
  /** Every file that must stay for it, each hash once: the input, bijlagen, the result. */
  files: string[];
  /** SHA-256 in hex of what was made, or null. */
  result: string | null;
  filename: string | null;
  mediaType: string | null;
  /** What is made holds something that not everybody with the plan may read. */
  holdsGeheim: boolean;
  /** ISO 8601 in UTC, or null while it is open. */
  finishedAt: string | null;
};

/** One file of a package; its bytes are in the zip. */
export type PackagedFile = {
  /** With its folder: "geheim/05_bijlage-3_kaart.pdf". */
  name: string;
  /** In bytes. */
  size: number;
  /** In hex. */
  sha256: string;
};

/** A package for the griffie, as it was made: never changed. The zip lies in the files under `sha256`. */
export type PackageRecord = {
  id: string;
  planId: string;
  concept: boolean;
  /** The version of the plan ("0.9"), and which package of it this is: 1, 2, ... for concepts and definitive ones apart. */
  versie: string;
  revision: number;
  /** The status that the plan had. */
  status: string;
  /** The name of the gemeenteprofiel. */
  profile: string;
  filename: string;
  /** Of the zip, in bytes. */
  size: number;
  /** Of the zip, in hex. */
  sha256: string;
  files: PackagedFile[];
  /** What stood in the way of a definitive package at that moment; of a definitive one nothing did. */
  refusals: { kind: string; name: string; sentence: string }[];
  authorId: string;
  authorName: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
};

export interface JobStore {
  /** ST30 A job that was added is found, unchanged; the list has all of them, by createdAt and then id. An id that exists is refused. */
  addJob(job: JobRecord): Promise<void>;
  findJob(id: string): Promise<JobRecord | null>;
  jobs(): Promise<JobRecord[]>;
  /** ST31 Changes the fields given if the job is at this turn still; gives whether it was. For who has the job. */
  changeJob(
    id: string,
    turn: number,
    changes: Partial<Omit<JobRecord, "id" | "planId" | "turn">>,
  ): Promise<boolean>;
  /**
   * ST32 Puts `job` in the place of what is there, if that is at the turn before; gives whether it was. Of two who do so
   * at once, exactly one does. Claiming, cancelling and ending are this; whether a lease expired is the caller's judgement.
   */
  passJob(job: JobRecord): Promise<boolean>;
  /** ST33 Deletes the record; an unknown one is no error. */
  deleteJob(id: string): Promise<void>;

  /**
   * ST34 The lease of this name is held until `until`, by whom `holder` names, and the answer is true; unless another
   * holds it still at `now` (both ISO 8601): then nothing changes and it is false. Of two who ask at once, one gets it.
   */
  takeLease(name: string, holder: string, now: string, until: string): Promise<boolean>;

  /**
   * ST35 A package that was added is found, unchanged, and is the first in the list, which goes by createdAt and then
   * id. Gives false, and writes nothing, when the id exists already, or the plan has a package of the same versie,
   * concept and revision.
   */
  addPackage(made: PackageRecord): Promise<boolean>;
  findPackage(planId: string, id: string): Promise<PackageRecord | null>;
  packagesOf(planId: string): Promise<PackageRecord[]>;
  /** ST36 Deletes a concept; a definitive package stays, whoever asks. An unknown one is no error. */
  deletePackage(planId: string, id: string): Promise<void>;
}
