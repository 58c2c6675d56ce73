/** The rules of the file port (FI..), as one suite that runs over every implementation. */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import type { FileStore } from "../../server/files/port.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (value: Uint8Array) => createHash("sha256").update(value).digest("hex");

export type OpenedFiles = {
  files: FileStore;
  /** Opens the same place again, as after a stop. */
  again(): Promise<FileStore>;
  /** Flips a byte of what is kept under this hash. */
  damage(hash: string): Promise<void>;
  /** How many files are kept, unfinished ones too. */
  count(): Promise<number>;
  close(): Promise<void>;
};

/** `open` gives an empty place each time; the suite closes it. */
export function fileContract(name: string, open: () => Promise<OpenedFiles>): void {
  describe(`${name} keeps the rules of the file port:`, () => {
    let place: OpenedFiles;
    beforeEach(async () => {
      place = await open();
    });
    afterEach(() => place.close());

    it("[FI1] [FI4] gives the SHA-256, and the bytes back under it, also when opened again", async () => {
      for (const value of [bytes("kaart"), new Uint8Array(0), new Uint8Array(300_000).fill(7)]) {
        const hash = await place.files.put(value);
        expect(hash).toBe(sha256(value));
        expect(Buffer.from((await place.files.read(hash)) ?? [])).toEqual(Buffer.from(value));
        expect(Buffer.from((await (await place.again()).read(hash)) ?? [])).toEqual(
          Buffer.from(value),
        );
      }
    });

    it("[FI2] keeps the same bytes once, also when they come at the same time", async () => {
      const hashes = await Promise.all(
        Array.from({ length: 8 }, () => place.files.put(bytes("zelfde"))),
      );
      expect(new Set(hashes).size).toBe(1);
      expect(await place.count()).toBe(1);
    });

    it("[FI2] is whole again when damaged bytes are brought once more", async () => {
      const hash = await place.files.put(bytes("kaart"));
      await place.damage(hash);
      await place.files.put(bytes("kaart"));
      expect(Buffer.from((await place.files.read(hash)) ?? []).toString()).toBe("kaart");
    });

    it("[FI5] never gives bytes that are not what was kept", async () => {
      const hash = await place.files.put(bytes("kaart"));
      await place.damage(hash);
      await expect(place.files.read(hash)).rejects.toMatchObject({ code: "GEGEVENS_BESCHADIGD" });
    });

    it.each([
      "",
      "..",
      "../../etc/passwd",
      "a".repeat(63),
      "A".repeat(64),
      `${"a".repeat(64)}/..`,
      "\0",
    ])("[FI6] %j names nothing", async (name) => {
      expect(await place.files.read(name)).toBeNull();
      await place.files.remove(name);
      expect(await place.count()).toBe(0);
    });

    it("[FI8] names every hash that is kept, damaged or not", async () => {
      expect(await place.files.hashes()).toEqual([]);
      const kept = [await place.files.put(bytes("kaart")), await place.files.put(bytes("foto"))];
      await place.damage(kept[0] ?? "");
      expect(await place.files.hashes()).toEqual(kept.toSorted());
    });

    it("[FI7] after removing there is nothing; an unknown hash is no error", async () => {
      const hash = await place.files.put(bytes("kaart"));
      await place.files.remove(hash);
      await place.files.remove(hash);
      expect(await place.files.read(hash)).toBeNull();
      expect(await place.count()).toBe(0);
    });
  });
}
