/** Records as documents: each carries the seal of its values, and is given only when it is what was stored (ST22). */
import type { Document, MongoDatabase } from "./mongoConnection.ts";
import { putDocument } from "./mongoPut.ts";
import { TABLES, keyText } from "./mongoTables.ts";
import type { RecordTable } from "./mongoTables.ts";
import { isTaken } from "./mongoTrouble.ts";
import { SEALED, isSealed, sealFor } from "./seal.ts";
import type { Row } from "./seal.ts";
import type { RowOf, SealedRows } from "./sealedRows.ts";
import { createTurns } from "../turns.ts";

type Filter<N extends RecordTable> = { [C in keyof RowOf[N]]?: RowOf[N][C] | null | Operator };
type Operator = Record<string, unknown>;
type Order<N extends RecordTable> = { [C in keyof RowOf[N]]?: 1 | -1 };

export type MongoRows<N extends RecordTable> = {
  /** Puts it in the place of what has this key. */
  put(row: RowOf[N]): Promise<void>;
  /** False when the key is taken: then nothing changed. */
  insert(row: RowOf[N]): Promise<boolean>;
  /** Puts what `change` makes of it in its place; anew when another instance changed it meanwhile. False without a record. */
  change(key: readonly unknown[], change: (row: RowOf[N]) => RowOf[N]): Promise<boolean>;
  /** The record with this key. Throws WupError GEGEVENS_BESCHADIGD. */
  one(...key: unknown[]): Promise<RowOf[N] | null>;
  /** Throws WupError GEGEVENS_BESCHADIGD when one of them is damaged. */
  all(filter: Filter<N>, order?: Order<N>): Promise<RowOf[N][]>;
  /** Those that are whole. */
  whole(filter: Filter<N>, order?: Order<N>): Promise<RowOf[N][]>;
  /** Those that are not what was stored, as they are. */
  damaged(filter: Filter<N>): Promise<RowOf[N][]>;
  /** Damaged ones too. */
  has(filter: Filter<N>): Promise<boolean>;
  remove(filter: Filter<N>): Promise<void>;
};

export function createMongoRows<N extends RecordTable>(
  { models }: Pick<MongoDatabase, "models">,
  rows: SealedRows,
  table: N,
): MongoRows<N> {
  const model = models[table];
  const find = async (filter: Filter<N>, order: Order<N>) =>
    (await model.find(filter, null, { sort: order }).lean()).map((document) =>
      rowOf(table, document),
    );
  const one: MongoRows<N>["one"] = async (...key) => {
    const document = await model.findById(keyText(key)).lean();
    return rows.one(table, document ? rowOf(table, document) : undefined);
  };
  const changeOne: MongoRows<N>["change"] = async (key, change) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const row = await one(...key);
      if (row === null) return false;
      const document = documentOf(table, change(row));
      const filter = { _id: document._id, seal: sealFor(table, row) };
      const { matchedCount } = await model.collection.replaceOne(filter as never, document);
      if (matchedCount > 0) return true;
    }
    throw new Error(`The record ${keyText(key)} of ${table} kept changing`);
  };
  // Within a server nobody needs to try again.
  const inTurn = createTurns();
  return {
    put: (row) => putDocument(model, documentOf(table, row)),
    async insert(row) {
      try {
        await model.collection.insertOne(documentOf(table, row) as never);
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    change: (key, change) => inTurn(keyText(key), () => changeOne(key, change)),
    one,
    all: async (filter, order = {}) => rows.all(table, await find(filter, order)),
    whole: async (filter, order = {}) => rows.whole(table, await find(filter, order)),
    damaged: async (filter) =>
      (await find(filter, {})).filter((row) => !isSealed(table, row)) as RowOf[N][],
    has: async (filter) => (await model.exists(filter)) !== null,
    async remove(filter) {
      await model.deleteMany(filter);
    },
  };
}

/** Other instances may change the same record; after so many something is wrong. */
const ATTEMPTS = 20;

/** The record with its seal and its key. */
export function documentOf(table: RecordTable, row: object): Document {
  const values = row as Row;
  const columns = SEALED[table].map((column) => [column, values[column] ?? null] as const);
  const key = TABLES[table].key.map((column) => values[column]);
  return { _id: keyText(key), ...Object.fromEntries(columns), seal: sealFor(table, values) };
}

/** The columns and the seal; under an `_id` that is not its own, the seal does not hold. */
export function rowOf(table: RecordTable, document: Document): Row {
  const { _id, ...row } = document;
  const key = keyText(TABLES[table].key.map((column) => row[column]));
  return (key === _id ? row : { ...row, seal: null }) as Row;
}
