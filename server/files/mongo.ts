/** Files in MongoDB, each under its own SHA-256; what is too large for one document is kept in pieces written before it. */
import { randomUUID } from "node:crypto";
import { WupError } from "../errors.ts";
import { bytesOf } from "../store/mongoBytes.ts";
import type { Document, MongoDatabase } from "../store/mongoConnection.ts";
import { PIECE_BYTES, createPieces, pieceListOf } from "../store/mongoPieces.ts";
import type { Pieces } from "../store/mongoPieces.ts";
import { isMongoTrouble, isTaken } from "../store/mongoTrouble.ts";
import { StoreFull } from "../store/port.ts";
import { sha256Of } from "./port.ts";
import type { FileStore } from "./port.ts";

export type MongoFileOptions = { now?: () => Date; pieceBytes?: number };

/** The files in this database, which the caller closes; tidies what a crash left a day ago. */
export async function openMongoFiles(
  { models, where }: Pick<MongoDatabase, "models" | "where">,
  { now = () => new Date(), pieceBytes = PIECE_BYTES }: MongoFileOptions = {},
): Promise<FileStore> {
  const { files, filePieces } = models;
  const pieces = createPieces(filePieces, where, pieceBytes);
  const underWay = new Map<string, Promise<void>>();

  const find = (sha256: string) => files.findById(sha256).lean();
  /** Read again when another instance put a whole file in the place of this one. */
  const bytesUnder = async (sha256: string): Promise<Uint8Array | null> => {
    const document = await find(sha256);
    if (!document) return null;
    const bytes = await readBytes(pieces, document);
    if (bytes !== null && sha256Of(bytes) === sha256) return bytes;
    const after = await find(sha256);
    if (after && ownerOf(after) !== ownerOf(document)) return await bytesUnder(sha256);
    return after && bytes;
  };
  const keep = async (sha256: string, bytes: Uint8Array) => {
    const known = await bytesUnder(sha256);
    if (known !== null && sha256Of(known) === sha256) return;
    const kept =
      bytes.length <= pieceBytes
        ? { bytes: Buffer.from(bytes) }
        : { pieces: await pieces.write(randomUUID(), bytes, { at: now().toISOString() }) };
    const before = await replace(sha256, { _id: sha256, ...kept });
    if (before) await removePieces(pieces, before);
    const back = await bytesUnder(sha256);
    if (back === null || sha256Of(back) !== sha256)
      throw new Error(`The database gives back something else than the file ${sha256}`);
  };
  const replace = async (_id: string, document: Document): Promise<Document | null> => {
    const put = () =>
      files.collection.findOneAndReplace({ _id } as never, document, { upsert: true });
    const before = await put().catch((error: unknown) => {
      if (isTaken(error)) return put();
      throw error;
    });
    return before as unknown as Document | null;
  };

  await tidy(models, where, pieces, now());
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const kept = underWay.get(sha256) ?? keep(sha256, bytes);
      underWay.set(sha256, kept);
      await kept
        .catch((error: unknown) => {
          throw isMongoTrouble(error) ? new StoreFull(error) : error;
        })
        .finally(() => underWay.delete(sha256));
      return sha256;
    },
    read: (sha256) =>
      reading(async () => {
        const bytes = isName(sha256) ? await bytesUnder(sha256) : null;
        const isGone = bytes === null && (!isName(sha256) || (await find(sha256)) === null);
        if (isGone || (bytes !== null && sha256Of(bytes) === sha256)) return bytes;
        const cause = new Error(`The file ${sha256} changed`);
        throw new WupError("GEGEVENS_BESCHADIGD", { cause });
      }),
    async remove(sha256) {
      if (!isName(sha256)) return;
      const before = await find(sha256);
      await files.deleteOne({ _id: sha256 });
      if (before) await removePieces(pieces, before);
    },
    hashes: () =>
      reading(async () => {
        const found = await files.find({}, { _id: 1 }).sort({ _id: 1 }).lean();
        return found.map(({ _id }) => _id);
      }),
  };
}

const A_DAY_MS = 86_400_000;

/** Pieces of which the file never came; those of a day are perhaps still being brought to another instance. */
async function tidy(
  { files, filePieces }: MongoDatabase["models"],
  where: MongoDatabase["where"],
  pieces: Pieces,
  now: Date,
): Promise<void> {
  const old = where({ $lt: new Date(now.getTime() - A_DAY_MS).toISOString() });
  const owners = (await filePieces.distinct("owner", { at: old })).map(String);
  if (owners.length === 0) return;
  const documents = await files.find({}, { pieces: 1 }).lean();
  const known = new Set(documents.map(ownerOf));
  for (const owner of owners) if (!known.has(owner)) await pieces.remove(owner);
}

async function readBytes(pieces: Pieces, document: Document): Promise<Uint8Array | null> {
  const list = pieceListOf(document["pieces"]);
  return list ? await pieces.read(list) : bytesOf(document["bytes"]);
}

function ownerOf(document: Document): string | null {
  return pieceListOf(document["pieces"])?.owner ?? null;
}

async function removePieces(pieces: Pieces, document: Document): Promise<void> {
  const owner = ownerOf(document);
  if (owner !== null) await pieces.remove(owner);
}

/** A server that is away, in words. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  return await work().catch((error: unknown) => {
    throw isMongoTrouble(error) ? new WupError("OPSLAG_WEG", { cause: error }) : error;
  });
}

function isName(sha256: string): boolean {
  return /^[0-9a-f]{64}$/.test(sha256);
}
