/** A file without meaning that keeps room on the disk: given back when the disk is full, so that what is there can be tidied. */
import { randomFillSync } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { open, rename, statfs } from "node:fs/promises";
import { dirname } from "node:path";

export type Ballast = {
  /** Whether it was ever there: then there is room for it on this disk. */
  isUsual(): boolean;
  /** Makes it where it is not; really allocated and on disk. Rejects when there is no room. */
  make(): Promise<void>;
  /** Gives the room back. Never throws: a disk that is only read has nothing to give. */
  give(): void;
  /** Resolves when it is not being made. */
  settled(): Promise<void>;
};

/** `bytes` 0: none. */
export function createBallast(path: string, bytes: number): Ballast {
  let wasThere = isAllocated(path, bytes);
  let making: Promise<void> | null = null;
  const unfinished = `${path}.nieuw`;

  const fill = async () => {
    const { bavail, bsize } = await statfs(dirname(path));
    if (bavail * bsize < bytes) throw new Error(`ENOSPC: ${bytes} bytes are not free`);
    try {
      await writeNoise(unfinished, bytes);
      await rename(unfinished, path);
      wasThere = true;
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  };
  return {
    isUsual: () => wasThere,
    async make() {
      if (bytes === 0 || isAllocated(path, bytes)) return;
      making ??= fill().finally(() => (making = null));
      await making;
    },
    give() {
      try {
        rmSync(path, { force: true });
      } catch {
        // it may be given later; what matters is that nobody stops here
      }
    },
    settled: async () => void (await making?.catch(() => {})),
  };
}

/** Not a file with holes, as a copy of it may be. */
function isAllocated(path: string, bytes: number): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.size === bytes && stat.blocks * 512 >= bytes;
}

/** Noise: a file system that compresses would store zeros in nothing. */
async function writeNoise(path: string, bytes: number): Promise<void> {
  const file = await open(path, "w");
  try {
    const chunk = randomFillSync(Buffer.alloc(Math.min(bytes, 1 << 20)));
    for (let left = bytes; left > 0; left -= chunk.length)
      await file.write(chunk, 0, Math.min(left, chunk.length));
    await file.sync();
  } finally {
    await file.close();
  }
}
