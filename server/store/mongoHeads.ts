/**
 * Where each log ended at its last commit, in a collection of its own, so that a log that lost its tail is noticed
 * (ST19). Written after the log and before the acknowledgement; it may be behind, never ahead.
 */
import type { AnyBulkWriteOperation } from "mongoose";
import { bytesOf } from "./mongoBytes.ts";
import type { Document, MongoDatabase } from "./mongoConnection.ts";
import { putDocument } from "./mongoPut.ts";
import { isTaken } from "./mongoTrouble.ts";
import type { LogHead } from "./port.ts";
import { sealOf } from "./seal.ts";

/** A step of one log: from the head behind which was written, to the one after it. */
export type Step = { planId: string; from: LogHead; to: LogHead };

export type MongoHeads = {
  of(planId: string): Promise<LogHead | null>;
  /** Whether each step went from the head that was remembered: then nobody else wrote or cleared away meanwhile. */
  step(steps: readonly Step[]): Promise<boolean>;
  /** Remembers this head unless a later one is known. */
  raise(planId: string, head: LogHead): Promise<void>;
  /** Remembers this head, whatever was known. */
  set(planId: string, head: LogHead): Promise<void>;
};

export function createMongoHeads({
  models,
  where,
}: Pick<MongoDatabase, "models" | "where">): MongoHeads {
  const model = models.heads;
  const raise: MongoHeads["raise"] = async (planId, head) => {
    const filter = { _id: planId, seq: where({ $lt: head.seq }) };
    await model
      .updateOne(filter, { $set: valuesOf(planId, head) }, { upsert: true, ...SOON })
      // One with a later head is there.
      .catch((error: unknown) => {
        if (!isTaken(error)) throw error;
      });
  };
  return {
    async of(planId) {
      const document = await model.findById(planId).lean();
      return document ? headOf(document) : null;
    },
    async step(steps) {
      const writes = steps.map(({ planId, from, to }): AnyBulkWriteOperation<Document> => ({
        updateOne: {
          filter: { _id: planId, seal: valuesOf(planId, from)["seal"] },
          update: { $set: valuesOf(planId, to) },
        },
      }));
      const { matchedCount } = await model.bulkWrite(writes, { ordered: false, ...SOON });
      return matchedCount === steps.length;
    },
    raise,
    set: (planId, head) => putDocument(model, { _id: planId, ...valuesOf(planId, head) }),
  };
}

/** A head that is lost with a server costs nothing but a later notice: there is no waiting for other machines. */
const SOON = { writeConcern: { w: 1 } } as const;

function valuesOf(planId: string, { seq, hash }: LogHead): Record<string, unknown> {
  return { seq, hash: Buffer.from(hash), seal: sealOf(["heads", planId, seq, hash]) };
}

/** Null as well when it is not what was stored: no head says nothing, and a wrong one would block a good plan. */
function headOf({ _id, seq, hash, seal }: Document): LogHead | null {
  const bytes = bytesOf(hash);
  const isWhole = bytes !== null && typeof seq === "number";
  return isWhole && seal === sealOf(["heads", _id, seq, bytes]) ? { seq, hash: bytes } : null;
}
