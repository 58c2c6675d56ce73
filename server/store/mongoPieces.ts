/** Bytes that are too many for one document of MongoDB (16 MB), kept as pieces under an owner that is written after them. */
import type { Model } from "mongoose";
import { bytesOf } from "./mongoBytes.ts";
import type { Document, MongoDatabase } from "./mongoConnection.ts";

/** Which pieces, and how many: stands in the document to which the bytes belong. */
export type PieceList = { owner: string; count: number };

export type Pieces = {
  /** Writes them one after the other; `more` stands in each, to find those that a crash left behind. */
  write(owner: string, bytes: Uint8Array, more: Record<string, unknown>): Promise<PieceList>;
  /** Null when one is missing: they were deleted meanwhile, or damaged. */
  read(list: PieceList): Promise<Uint8Array | null>;
  remove(owner: string): Promise<void>;
};

export const PIECE_BYTES = 8 * 1024 * 1024;

export function createPieces(
  model: Model<Document>,
  where: MongoDatabase["where"],
  pieceBytes: number = PIECE_BYTES,
): Pieces {
  const keyOf = (owner: string, number: number) => `${owner}/${String(number).padStart(6, "0")}`;
  return {
    async write(owner, bytes, more) {
      let count = 0;
      for (let start = 0; start < bytes.length; start += pieceBytes, count += 1) {
        const part = Buffer.from(bytes.subarray(start, start + pieceBytes));
        const document = { _id: keyOf(owner, count), owner, ...more, bytes: part };
        await model.collection.insertOne(document as never);
      }
      return { owner, count };
    },
    async read({ owner, count }) {
      const parts: Uint8Array[] = [];
      for (let number = 0; number < count; number += 1) {
        const piece = await model.findById(keyOf(owner, number)).lean();
        const bytes = bytesOf(piece?.["bytes"]);
        if (bytes === null) return null;
        parts.push(bytes);
      }
      return new Uint8Array(Buffer.concat(parts));
    },
    async remove(owner) {
      await model.deleteMany({ _id: where({ $gte: keyOf(owner, 0), $lte: `${owner}/999999` }) });
    },
  };
}

/** A list as it was written, or null. */
export function pieceListOf(value: unknown): PieceList | null {
  const { owner, count } = (value ?? {}) as { owner?: unknown; count?: unknown };
  return typeof owner === "string" && typeof count === "number" ? { owner, count } : null;
}
