/** What a file is, by what is in it and never by its name; and what is found in it that a reader should know. */
import { unzipSync } from "fflate";
import { WupError } from "../errors.ts";

export type FileKind = { mediaType: string; extension: "pdf" | "docx" | "png" | "jpg" };

/** Throws WupError BIJLAGE_SOORT for anything else, BIJLAGE_LEEG for nothing, and BIJLAGE_MACRO for Word with macros. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new WupError("BIJLAGE_LEEG");
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return KINDS.pdf;
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return KINDS.png;
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return KINDS.jpg;
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return wordFile(bytes);
  throw new WupError("BIJLAGE_SOORT");
}

/** The extension that belongs to a media type of ours. */
export function extensionOf(mediaType: string): string {
  return Object.values(KINDS).find((kind) => kind.mediaType === mediaType)?.extension ?? "bin";
}

/** Every kind of file that people may bring. */
export const KINDS = {
  pdf: { mediaType: "application/pdf", extension: "pdf" },
  png: { mediaType: "image/png", extension: "png" },
  jpg: { mediaType: "image/jpeg", extension: "jpg" },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extension: "docx",
  },
} as const satisfies Record<string, FileKind>;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** The list of content types of a real document is a few kB; a larger one is not read. */
const LONGEST_TYPES = 1_000_000;
const CONTENT_TYPES = "[Content_Types].xml";

/** Only the list of content types is unpacked: a zip that grows without end costs nothing. */
function wordFile(bytes: Uint8Array): FileKind {
  const { names, types } = readZip(bytes);
  const isMacro =
    /macroEnabled|vbaProject/i.test(types) ||
    names.some((name) => /vbaProject|vbaData|\/activeX\//i.test(name));
  if (isMacro) throw new WupError("BIJLAGE_MACRO");
  if (!names.includes("word/document.xml") || !types.includes("wordprocessingml.document.main"))
    throw new WupError("BIJLAGE_SOORT");
  return KINDS.docx;
}

function readZip(bytes: Uint8Array): { names: string[]; types: string } {
  const names: string[] = [];
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        return name === CONTENT_TYPES && originalSize <= LONGEST_TYPES;
      },
    });
    return { names, types: new TextDecoder().decode(found[CONTENT_TYPES]) };
  } catch (cause) {
    throw new WupError("BIJLAGE_SOORT", { cause });
  }
}
