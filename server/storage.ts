/** Where a server keeps everything: in the data folder, or in the database of MONGODB_URI. */
import type { Config } from "./config.ts";
import { openFileFolder } from "./files/folder.ts";
import { openMongoFiles } from "./files/mongo.ts";
import type { FileStore } from "./files/port.ts";
import { mongoStoreOn } from "./store/mongo.ts";
import { connectMongo, shownAddress } from "./store/mongoConnection.ts";
import type { Fault, Store } from "./store/port.ts";
import { openSqliteStore } from "./store/sqlite.ts";

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
  return storage;
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
