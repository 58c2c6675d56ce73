/** Files in the data folder, each under its own SHA-256: what is there is whole, and is never written again. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, open, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { WupError } from "../errors.ts";
import { isDiskTrouble } from "../store/diskTrouble.ts";
import { FILES, filePath } from "../store/filePaths.ts";
import { StoreFull } from "../store/port.ts";
import { sha256Of } from "./port.ts";
import type { FileStore } from "./port.ts";

/**
 * The files of this data folder, of which the caller holds the lock; tidies what a crash left. Writes nothing yet: a
 * server opens on a full disk too.
 */
export function openFileFolder(data: string): FileStore {
  const root = join(data, FILES);
  const underWay = new Map<string, Promise<void>>();
  for (const name of existsSync(root) ? readdirSync(root) : [])
    if (name.startsWith(UNFINISHED)) rmSync(join(root, name), { force: true });
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const path = join(data, filePath(sha256) ?? "");
      const kept = underWay.get(sha256) ?? keepOnce(root, path, bytes, sha256);
      underWay.set(sha256, kept);
      await kept.finally(() => underWay.delete(sha256));
      return sha256;
    },
    async read(sha256) {
      const path = filePath(sha256);
      const bytes = path === null ? null : await readOrNull(join(data, path));
      if (bytes === null || sha256Of(bytes) === sha256) return bytes;
      throw new WupError("GEGEVENS_BESCHADIGD", { cause: new Error(`The file ${sha256} changed`) });
    },
    async remove(sha256) {
      const path = filePath(sha256);
      if (path !== null) await rm(join(data, path), { force: true });
    },
    async hashes() {
      const names = existsSync(root) ? await readdir(root, { recursive: true }) : [];
      return names
        .map((name) => basename(name))
        .filter((name) => filePath(name) !== null)
        .toSorted();
    },
  };
}

const UNFINISHED = "bezig-";

async function keepOnce(
  root: string,
  path: string,
  bytes: Uint8Array,
  sha256: string,
): Promise<void> {
  try {
    const known = await readOrNull(path);
    if (known === null || sha256Of(known) !== sha256) await keep(root, path, bytes);
  } catch (error) {
    throw isDiskTrouble(error) ? new StoreFull(error) : error;
  }
}

/** Beside its place first, to disk, read back, and then to its place in one step. */
async function keep(root: string, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(root, `${UNFINISHED}${randomUUID()}`);
  const firstMade = await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(unfinished, bytes, { flag: "wx", flush: true });
    if (sha256Of(await readFile(unfinished)) !== sha256Of(bytes))
      throw Object.assign(new Error("The disk gives back something else"), { code: "EIO" });
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    // A folder that is new must itself be known to the disk.
    if (firstMade !== undefined)
      for (const folder of [root, dirname(root)]) await syncFolder(folder);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The names in a folder, without holding up anybody who types. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  return await readFile(path).then(
    (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    },
  );
}
