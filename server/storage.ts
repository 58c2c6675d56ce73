/** Where a server keeps everything: in the data folder, or in the database of MONGODB_URI. */
import type { Config } from "./config.ts";
import { WupError } from "./errors.ts";
import { openFileFolder } from "./files/folder.ts";
import { openMongoFiles } from "./files/mongo.ts";
import type { FileStore } from "./files/port.ts";
import { FolderFault } from "./store/lock.ts";
import { mongoStoreOn } from "./store/mongo.ts";
import { connectMongo, shownAddress } from "./store/mongoConnection.ts";
import { mongoStoreRows } from "./store/mongoStoreRows.ts";
import type { Fault, Store } from "./store/port.ts";
import { MOVING, readMove } from "./store/rows.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import { openSqliteRows } from "./store/sqliteRows.ts";
import type { DatabaseToInspect } from "./verify/databaseInspection.ts";
import type { Place } from "./verify/move.ts";

export type Storage = {
  /** Its `close` closes all of it. */
  store: Store;
  files: FileStore;
  /** The folder on this machine with the data; null when it is in a database. */
  folder: string | null;
};

export type StorageOptions = {
  onFault?: (fault: Fault) => void;
  /** Bytes of the disk that are kept for when it is full. */
  ballast?: number;
};

export type StoragePlace = Pick<Config, "data" | "mongo">;

/** Throws FolderFault with a Dutch sentence; also when data was being moved to this place and not all of it is there. */
export async function openStorage(
  place: StoragePlace,
  options: StorageOptions = {},
): Promise<Storage> {
  const storage =
    place.mongo === null
      ? openFolder(place.data, options)
      : await openDatabase(place.mongo, options);
  try {
    const move = readMove(await storage.store.readSetting(MOVING).catch(unlessDamaged));
    if (move === null || move.isDone) return storage;
    throw new FolderFault(
      `Het verhuizen van gegevens naar ${placeName(place)} is niet afgemaakt. Voer de opdracht npx wijkpen migrate of restore opnieuw uit.`,
    );
  } catch (error) {
    await storage.store.close();
    throw error;
  }
}

/** What cannot be read is met, and told, by whoever needs it: people can read what is whole. */
function unlessDamaged(error: unknown): null {
  if (error instanceof WupError) return null;
  throw error;
}

/** All of it as rows, of a place where no server runs; in a folder its lock is held. Throws FolderFault. */
export async function openPlace(place: StoragePlace): Promise<Place> {
  if (place.mongo === null) {
    const rows = openSqliteRows(place.data);
    return { rows, files: openFileFolder(place.data) };
  }
  const database = await connectMongo(place.mongo);
  return { rows: mongoStoreRows(database), files: await openMongoFiles(database) };
}

/** A database to look at, also while its servers run. */
export async function openToInspect(url: string): Promise<DatabaseToInspect> {
  const database = await connectMongo(url);
  const files = await openMongoFiles(database);
  return { store: mongoStoreOn(database), rows: mongoStoreRows(database), files };
}

/** As an operator knows it, without a password. */
export function placeName({ data, mongo }: StoragePlace): string {
  return mongo === null ? data : shownAddress(mongo);
}

function openFolder(folder: string, options: StorageOptions): Storage {
  const store = openSqliteStore(folder, options);
  return { store, files: openFileFolder(folder), folder };
}

async function openDatabase(url: string, { onFault }: StorageOptions): Promise<Storage> {
  const database = await connectMongo(url);
  const store = mongoStoreOn(database, onFault ? { onFault } : {});
  try {
    return { store, files: await openMongoFiles(database), folder: null };
  } catch (error) {
    await store.close();
    throw error;
  }
}
