/** The entries and snapshots of a plan as documents. */
import { bytesOf } from "./mongoBytes.ts";
import type { Document, MongoDatabase } from "./mongoConnection.ts";
import { PIECE_BYTES, createPieces, pieceListOf } from "./mongoPieces.ts";
import type { PieceList, Pieces } from "./mongoPieces.ts";
import { putDocument } from "./mongoPut.ts";
import { lastKey, seqKey } from "./mongoTables.ts";
import type { LogEntry, LogHead, Snapshot } from "./port.ts";
import { emptyHead } from "./port.ts";
import { sealFor } from "./seal.ts";
import type { Row } from "./seal.ts";

export type MongoEntries = {
  /** The entry as a document; a large update is written in pieces first. */
  documentOf(planId: string, entry: LogEntry): Promise<Document>;
  /** Throws away the pieces of a document that did not come to be. */
  forget(document: Document): Promise<void>;
  /** In order; null for one that cannot be read, after which nothing follows. */
  read(planId: string, afterSeq: number): Promise<(LogEntry | null)[]>;
  /** The last entry, or the last snapshot when all log before it is gone. */
  headOf(planId: string): Promise<LogHead>;
  keepSnapshot(planId: string, snapshot: Snapshot): Promise<void>;
  /** The newest two, newest first, with their seal; one without its state is left out. */
  snapshotRows(planId: string): Promise<Row[]>;
  /** The numbers of all snapshots, newest first. */
  snapshotSeqs(planId: string): Promise<number[]>;
  deleteSnapshots(planId: string, seqs: Record<string, number>): Promise<void>;
  deleteLog(planId: string, upTo: number): Promise<void>;
};

export type EntryParts = Pick<MongoDatabase, "models" | "where"> & {
  newId(): string;
  pieceBytes?: number;
};

export function createMongoEntries({
  models,
  where,
  newId,
  pieceBytes = PIECE_BYTES,
}: EntryParts): MongoEntries {
  const pieces = createPieces(models.pieces, where, pieceBytes);
  const between = (planId: string, after: number, last = lastKey(planId)) =>
    where({ $gt: seqKey(planId, after), $lte: last });
  /** The bytes themselves under this name, or the list of their pieces. */
  const kept = async (name: "update" | "state", bytes: Uint8Array, of: object) => {
    if (bytes.length <= pieceBytes) return { [name]: Buffer.from(bytes) };
    return { pieces: await pieces.write(newId(), bytes, { ...of }) };
  };
  const last = async (name: "log" | "snapshots", planId: string) => {
    const filter = { _id: between(planId, 0) };
    return headIn(await models[name].findOne(filter, HEAD_ONLY).sort({ _id: -1 }).lean());
  };
  return {
    async documentOf(planId, { seq, hash, update }) {
      const bytes = await kept("update", update, { planId, kind: "log", seq });
      return { _id: seqKey(planId, seq), planId, seq, hash: Buffer.from(hash), ...bytes };
    },
    async forget(document) {
      const list = pieceListOf(document["pieces"]);
      if (list) await pieces.remove(list.owner);
    },
    async read(planId, afterSeq) {
      const documents = await models.log
        .find({ _id: between(planId, afterSeq) })
        .sort({ _id: 1 })
        .lean();
      return await readEntries(pieces, documents);
    },
    headOf: async (planId) =>
      (await last("log", planId)) ?? (await last("snapshots", planId)) ?? emptyHead(),
    async keepSnapshot(planId, { seq, hash, contentHash, state }) {
      const bytes = await kept("state", state, { planId, kind: "snapshot", seq });
      const values = {
        planId,
        seq,
        hash: Buffer.from(hash),
        contentHash: Buffer.from(contentHash),
      };
      const seal = sealFor("snapshots", values);
      await putDocument(models.snapshots, { _id: seqKey(planId, seq), ...values, ...bytes, seal });
    },
    async snapshotRows(planId) {
      const documents = await models.snapshots
        .find({ _id: between(planId, 0) })
        .sort({ _id: -1 })
        .limit(2)
        .lean();
      const rows = await Promise.all(documents.map((document) => snapshotRow(pieces, document)));
      return rows.filter((row) => row !== null);
    },
    async snapshotSeqs(planId) {
      const filter = { _id: between(planId, 0) };
      const found = await models.snapshots.find(filter, { seq: 1 }).sort({ _id: -1 }).lean();
      return found.map(({ seq }) => Number(seq));
    },
    async deleteSnapshots(planId, seqs) {
      await models.snapshots.deleteMany({ planId, seq: where(seqs) });
      await models.pieces.deleteMany({ planId, kind: "snapshot", seq: where(seqs) });
    },
    async deleteLog(planId, upTo) {
      await models.log.deleteMany({ _id: between(planId, 0, seqKey(planId, upTo)) });
      await models.pieces.deleteMany({ planId, kind: "log", seq: where({ $lte: upTo }) });
    },
  };
}

const HEAD_ONLY = { seq: 1, hash: 1 } as const;

function headIn(document: Document | null): LogHead | null {
  const hash = bytesOf(document?.["hash"]);
  const seq = document?.["seq"];
  return hash && typeof seq === "number" ? { seq, hash } : null;
}

async function readEntries(
  pieces: Pieces,
  documents: readonly Document[],
): Promise<(LogEntry | null)[]> {
  const entries: (LogEntry | null)[] = [];
  for (const document of documents) {
    const entry = await entryOf(pieces, document);
    entries.push(entry);
    if (entry === null) break;
  }
  return entries;
}

async function entryOf(pieces: Pieces, document: Document): Promise<LogEntry | null> {
  const head = headIn(document);
  const update = await keptBytes(pieces, document["update"], pieceListOf(document["pieces"]));
  if (head === null || update === null) return null;
  return document._id === seqKey(String(document["planId"]), head.seq)
    ? { seq: head.seq, update, hash: head.hash }
    : null;
}

async function snapshotRow(pieces: Pieces, document: Document): Promise<Row | null> {
  const { planId, seq, hash, contentHash, state, seal } = document;
  const bytes = await keptBytes(pieces, state, pieceListOf(document["pieces"]));
  if (bytes === null) return null;
  const hashes = { hash: bytesOf(hash), contentHash: bytesOf(contentHash) };
  return { planId, seq, ...hashes, state: bytes, seal } as Row;
}

async function keptBytes(
  pieces: Pieces,
  value: unknown,
  list: PieceList | null,
): Promise<Uint8Array | null> {
  return list ? await pieces.read(list) : bytesOf(value);
}
