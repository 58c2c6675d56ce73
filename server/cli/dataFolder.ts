/** The data of a server that does not run, for one command: a folder, or the database of MONGODB_URI. */
import { resolve } from "node:path";
import { ConfigFault, readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { FolderFault } from "../store/lock.ts";
import type { Store } from "../store/port.ts";
import { openStorage } from "../storage.ts";
import { CliFault } from "./fault.ts";

/** Opens the folder, or without one what the settings say, does the work and closes it again. Throws CliFault. */
export async function inDataFolder<T>(
  folder: string | null,
  work: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const config = readSettings(folder);
  const { store } = await asCliFault(() => openStorage(config));
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}

/** The settings of the environment; with a folder, that is where the data are. Throws CliFault. */
export function readSettings(folder: string | null): Config {
  try {
    const config = readConfig(process.env);
    return folder === null ? config : { ...config, data: resolve(folder), mongo: null };
  } catch (error) {
    throw error instanceof ConfigFault ? new CliFault(error.message) : error;
  }
}

/** Faults of a folder or a database in words; `exitCode` as in CliFault. */
export async function asCliFault<T>(work: () => Promise<T> | T, exitCode?: 1 | 2): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FolderFault ? new CliFault(error.message, exitCode) : error;
  }
}
