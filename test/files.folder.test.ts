import { describe, expect, it } from "@jest/globals";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFileFolder } from "../server/files/folder.ts";
import { filePath } from "../server/store/filePaths.ts";
import { StoreFull } from "../server/store/port.ts";
import { mountSmallDisk } from "./support/smallDisk.ts";
import { fileContract } from "./contract/files.ts";

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "wijkpen-files-"));
}

function filesIn(folder: string): string[] {
  const root = join(folder, "bestanden");
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.length > 2);
}

fileContract("folder", async () => {
  const folder = newFolder();
  return {
    files: openFileFolder(folder),
    again: async () => openFileFolder(folder),
    async damage(hash) {
      const path = join(folder, filePath(hash) ?? "");
      const bytes = readFileSync(path);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
    count: async () => filesIn(folder).length,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

describe("files in a folder", () => {
  it("tidies what a crash left unfinished", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "bestanden"));
    writeFileSync(join(folder, "bestanden", "bezig-1"), "half");
    openFileFolder(folder);
    expect(filesIn(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it("[FI3] keeps nothing and says that it is full when the disk refuses", async () => {
    const disk = mountSmallDisk(1);
    if (disk === null)
      return console.warn(
        "LET OP: een volle schijf is niet getest; daarvoor mag deze gebruiker niet genoeg.",
      );
    try {
      const files = openFileFolder(disk.folder);
      await expect(files.put(new Uint8Array(3_000_000))).rejects.toThrow(StoreFull);
      expect(filesIn(disk.folder)).toEqual([]);
      expect(await files.put(new Uint8Array(3))).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      disk.unmount();
    }
  });
});
