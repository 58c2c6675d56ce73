/** Drawings as PNG for Word, with the bundled fonts: the same pixels on every machine. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import type { Drawing } from "../../templates/figures/svg.ts";
import { LOOK } from "../../templates/look.ts";
import { facesFor } from "./fallbackFonts.ts";
import type { FallbackFace } from "./fallbackFonts.ts";
import type { Picture } from "./image.ts";

/** Dots per inch on paper: sharp in print, and still a small file. */
const DPI = 288;

const FAMILY = LOOK.fonts.body;

/** Draws all of these, in their order. Throws when a font package is not installed. */
export async function rasterOf(
  drawings: readonly Drawing[],
  colour: (svg: string) => string = (svg) => svg,
): Promise<Map<Drawing, Picture>> {
  if (drawings.length === 0) return new Map();
  const folder = await mkdtemp(join(tmpdir(), "wijkpen-fonts-"));
  try {
    const fontFiles = await unpackFonts(folder, facesFor(drawings.map(({ svg }) => svg).join("")));
    return new Map(drawings.map((drawing) => [drawing, pixelsOf(colour(drawing.svg), fontFiles)]));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function pixelsOf(svg: string, fontFiles: string[]): Picture {
  // In its own files the semibold is a family by itself.
  const named = svg.replaceAll('font-weight="600"', `$& font-family="${FAMILY} SemiBold"`);
  const image = new Resvg(named, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FAMILY },
    fitTo: { mode: "zoom", value: DPI / 96 },
  }).render();
  return { type: "png", bytes: image.asPng(), width: image.width, height: image.height };
}

const PARTS = ["latin", "latin-ext", "greek", "cyrillic"];

/** The library reads fonts from files only, and not in the form in which a browser gets them. */
async function unpackFonts(folder: string, extra: readonly FallbackFace[]): Promise<string[]> {
  const packages = createRequire(import.meta.url);
  const own = PARTS.flatMap((part) =>
    [400, 600].map((weight) => `source-sans-3/files/source-sans-3-${part}-${weight}-normal`),
  );
  return Promise.all(
    [...own, ...extra.map(({ file }) => file)].map(async (source, index) => {
      const file = join(folder, `${index}.ttf`);
      await writeFile(
        file,
        unpackWoff(await readFile(packages.resolve(`@fontsource/${source}.woff`))),
      );
      return file;
    }),
  );
}

/** A WOFF 1.0 file (w3.org/TR/WOFF) as the TrueType file inside: its tables, inflated, with their directory before them. */
function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const parts: Uint8Array[] = [head];
  let at = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = woff.subarray(44 + index * 20, 64 + index * 20);
    const [offset, packed, size] = [4, 8, 12].map((place) => entry.readUInt32BE(place)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(offset, offset + packed);
    const record = head.subarray(12 + index * 16, 28 + index * 16);
    entry.copy(record, 0, 0, 4);
    entry.copy(record, 4, 16, 20);
    record.writeUInt32BE(at, 8);
    record.writeUInt32BE(size, 12);
    parts.push(packed < size ? inflateSync(stored) : stored, Buffer.alloc((4 - (size % 4)) % 4));
    at += size + ((4 - (size % 4)) % 4);
  }
  return Buffer.concat(parts);
}
