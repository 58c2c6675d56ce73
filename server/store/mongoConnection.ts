/** The connection to a MongoDB database, and what an operator reads when it cannot be used. */
import { randomUUID } from "node:crypto";
import type { Connection, Model, Mongoose } from "mongoose";
import { FolderFault } from "./lock.ts";
import { COLLECTIONS, FIELDS, INDEXES } from "./mongoTables.ts";
import type { CollectionName, Index } from "./mongoTables.ts";
import { isTaken } from "./mongoTrouble.ts";

/** As mongoose gives it with `lean`. */
export type Document = { _id: string } & Record<string, unknown>;

export type MongoDatabase = {
  models: Record<CollectionName, Model<Document>>;
  /** Which store this is; made with the database. */
  storeId: string;
  /** A value for a filter that is an operator of ours; all others are taken as plain values (sanitizeFilter). */
  where(operator: Record<string, unknown>): Record<string, unknown>;
  /** Makes the collections and indexes that are missing. */
  bringUpToDate(): Promise<void>;
  close(): Promise<void>;
};

/** What is asked of the server: written on most machines and in their journal before it counts, and no endless waits. */
const OPTIONS = {
  writeConcern: { w: "majority", journal: true, wtimeoutMS: 10_000 },
  readConcern: { level: "majority" },
  readPreference: "primary",
  serverSelectionTimeoutMS: 4_000,
  connectTimeoutMS: 4_000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 4_000,
  heartbeatFrequencyMS: 2_000,
  maxPoolSize: 20,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
} as const;

/** Where the address names no database. */
const DATABASE_NAME = "wijkpen";

/**
 * Connects, and makes what is missing in a database that is new. Throws FolderFault with a Dutch sentence that names
 * the setting and never the password. mongoose is loaded here, and only here.
 */
export async function connectMongo(
  url: string,
  { mayUpdate = false }: { mayUpdate?: boolean } = {},
): Promise<MongoDatabase> {
  const { default: library } = await import("mongoose");
  const mongoose = new library.Mongoose({ strictQuery: "throw", sanitizeFilter: true });
  let connection: Connection | null = null;
  try {
    connection = mongoose.createConnection(url, { ...OPTIONS, ...databaseOf(url) });
    return await useDatabase(mongoose, await connection.asPromise(), mayUpdate);
  } catch (error) {
    await connection?.close().catch(() => {});
    throw error instanceof FolderFault ? error : unusable(url, error);
  }
}

/** The address without user and password, for the log and the terminal. */
export function shownAddress(url: string): string {
  return url.replace(/\/\/[^@/]*@/, "//").replace(/\?.*$/, "");
}

function databaseOf(url: string): { dbName?: string } {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(url) ? {} : { dbName: DATABASE_NAME };
}

async function useDatabase(
  mongoose: Mongoose,
  connection: Connection,
  mayUpdate: boolean,
): Promise<MongoDatabase> {
  const bringUpToDate = () => addMissing(connection);
  const missing = await missingIn(connection);
  if (missing === "all" || (missing.length > 0 && mayUpdate)) await bringUpToDate();
  else if (missing.length > 0) throw new FolderFault(NOT_UP_TO_DATE);
  const models = Object.fromEntries(
    COLLECTIONS.map((name) => [name, modelOf(mongoose, connection, name)]),
  ) as MongoDatabase["models"];
  return {
    models,
    storeId: await identify(models.installation),
    where: (operator) => mongoose.trusted(operator),
    bringUpToDate,
    close: () => connection.close(),
  };
}

/** The version of what is stored in the documents; it only grows. */
const FORMAT = 1;

/** Gives the database its number the first time. Throws FolderFault when it comes from a newer Wijkpen. */
async function identify(installation: Model<Document>): Promise<string> {
  const known = await installation.findById(INSTALLATION).lean();
  if (Number(known?.["format"] ?? FORMAT) > FORMAT) throw new FolderFault(NEWER);
  if (known) return String(known["storeId"]);
  const made = { _id: INSTALLATION, storeId: randomUUID(), format: FORMAT };
  await installation.collection.insertOne(made as never).catch((error: unknown) => {
    // Another instance that starts at the same moment was first.
    if (!isTaken(error)) throw error;
  });
  return await identify(installation);
}

const INSTALLATION = "wijkpen";

const NEWER =
  "De database van MONGODB_URI is gemaakt met een nieuwere versie van Wijkpen. Installeer die versie.";

const NOT_UP_TO_DATE =
  "In de database van MONGODB_URI ontbreken tabellen of indexen van deze versie van Wijkpen. Voer npx wijkpen migrate uit en start daarna opnieuw.";

/** What is in a field is guarded by the seal of its record; here, that no operator and no unknown field reaches a query. */
function modelOf(
  mongoose: Mongoose,
  connection: Connection,
  name: CollectionName,
): Model<Document> {
  const { Mixed } = mongoose.Schema.Types;
  const fields = Object.fromEntries(FIELDS[name].map((field) => [field, Mixed]));
  const options = { versionKey: false, id: false, minimize: false } as const;
  const schema = new mongoose.Schema({ _id: String, ...fields }, options);
  return connection.model(name, schema, name) as unknown as Model<Document>;
}

/** "all" in a database without any collection of ours. */
async function missingIn(connection: Connection): Promise<"all" | Index[]> {
  const found = await connection.listCollections();
  const names = new Set(found.map(({ name }) => name));
  if (!COLLECTIONS.some((name) => names.has(name))) return "all";
  const missing: Index[] = [];
  for (const collection of COLLECTIONS) {
    const wanted = INDEXES.filter((index) => index.collection === collection);
    if (wanted.length === 0 && names.has(collection)) continue;
    const there = names.has(collection) ? await connection.collection(collection).indexes() : [];
    const known = new Set(there.map(({ name }) => String(name)));
    missing.push(...wanted.filter((index) => !known.has(nameOf(index))));
    if (!names.has(collection) && wanted.length === 0)
      missing.push({ collection, fields: [], unique: false });
  }
  return missing;
}

async function addMissing(connection: Connection): Promise<void> {
  const there = new Set((await connection.listCollections()).map(({ name }) => name));
  for (const name of COLLECTIONS)
    if (!there.has(name)) await connection.createCollection(name).catch(mayExist);
  for (const index of INDEXES) {
    const fields = Object.fromEntries(index.fields.map((field) => [field, 1] as const));
    const options = { name: nameOf(index), unique: index.unique };
    await connection.collection(index.collection).createIndex(fields, options);
  }
}

/** Another instance that starts at the same moment makes the same. */
function mayExist(error: unknown): void {
  if ((error as { codeName?: unknown }).codeName !== "NamespaceExists") throw error;
}

function nameOf({ fields }: Index): string {
  return fields.map((field) => `${field}_1`).join("_");
}

function unusable(url: string, error: unknown): FolderFault {
  return new FolderFault(
    `De database van MONGODB_URI (${shownAddress(url)}) kan niet worden gebruikt: ${reasonOf(error)}`,
    error,
  );
}

function reasonOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === "MongoParseError" || name === "MongoInvalidArgumentError")
    return "dit is geen adres van een MongoDB-server, zoals mongodb://gebruiker:wachtwoord@server:27017/wijkpen.";
  if (code === 18 || code === 8000)
    return "de gebruiker of het wachtwoord klopt niet. Controleer ook authSource.";
  if (code === 13)
    return "deze gebruiker heeft geen rechten op de database. Geef de rol readWrite.";
  return "de server antwoordt niet. Controleer of hij draait en of het adres klopt.";
}
