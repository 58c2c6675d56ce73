/** Disks that are full or refuse: a small file system of its own, and a limit on what a process may write. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type SmallDisk = {
  folder: string;
  /** Takes all room that is left. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  /** Only when nobody has a file open to write. */
  remount(mode: "ro" | "rw"): void;
  unmount(): void;
};

/** Null where this user may not mount. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-disk-"));
  const run = (program: string, ...words: string[]) => spawnSync(program, words).status === 0;
  if (!run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder)) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, "filler");
  return {
    folder,
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
    remount(mode) {
      if (!run("mount", "-o", `remount,${mode}`, folder)) throw new Error(`no remount to ${mode}`);
    },
    unmount() {
      run("umount", "-l", folder);
      rmSync(folder, { recursive: true });
    },
  };
}

function fillUp(path: string): void {
  const file = openSync(path, "a");
  try {
    for (const size of [1 << 20, 4_096]) writeUntilFull(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}

/** Lets no write to any file of this process succeed, as a disk that turned read-only; false where that cannot be done. */
export function refuseWrites(pid: number, isRefusing: boolean): boolean {
  const limit = isRefusing ? "--fsize=0:unlimited" : "--fsize=unlimited:unlimited";
  return spawnSync("prlimit", ["--pid", String(pid), limit]).status === 0;
}
