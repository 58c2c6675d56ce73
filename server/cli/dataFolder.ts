/** The data folder of a server that does not run, for one command. */
import { resolve } from "node:path";
import { ConfigFault, readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { FolderFault } from "../store/lock.ts";
import type { Store } from "../store/port.ts";
import { openSqliteStore } from "../store/sqlite.ts";
import { CliFault } from "./fault.ts";

/** Opens the folder (or that of WIJKPEN_DATA), does the work and closes it again. Throws CliFault. */
export async function inDataFolder<T>(
  folder: string | null,
  work: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const config = readSettings(folder);
  const store = open(config.data);
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}

/** The settings of the environment, with this folder (or that of WIJKPEN_DATA). Throws CliFault. */
export function readSettings(folder: string | null): Config {
  try {
    const config = readConfig(process.env);
    return folder === null ? config : { ...config, data: resolve(folder) };
  } catch (error) {
    throw error instanceof ConfigFault ? new CliFault(error.message) : error;
  }
}

function open(folder: string): Store {
  try {
    return openSqliteStore(folder);
  } catch (error) {
    throw error instanceof FolderFault ? new CliFault(error.message) : error;
  }
}
