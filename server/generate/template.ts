/** Looks at a Word template of the municipality before anything is put into it: is it safe, and what does it hold? */
import { strFromU8, unzipSync } from "fflate";

/** What is wrong with a template, in Dutch sentences for whoever uploads it. */
export type TemplateReport = {
  /** Why it cannot be used; empty when it can. */
  faults: string[];
  /** Which places Wijkpen fills, and which of its styles it takes over. */
  found: string[];
  /** What will look or read otherwise than expected. */
  warnings: string[];
};

/** The names between {{ and }} that Wijkpen fills. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
  inhoud: "de tekst van het stuk",
  inhoudsopgave: "de inhoudsopgave",
  titel: "de titel",
  gemeente: "de gemeente",
  soort: "het soort stuk",
  datum: "de datum",
  versie: "de versie",
  zaaknummer: "het zaaknummer",
};

/** The styles by which a template makes the content its own: the names that every Word knows, and what Dutch Word shows. */
export const TEMPLATE_STYLES: Readonly<Record<string, string>> = {
  "heading 1": "Kop 1",
  "heading 2": "Kop 2",
  "heading 3": "Kop 3",
  caption: "Bijschrift",
};

/** Judges a file. Unpacks nothing that says it is too large, and never throws. */
export function checkTemplate(bytes: Uint8Array): TemplateReport {
  const opened = openTemplate(bytes);
  if ("fault" in opened) return { faults: [opened.fault], found: [], warnings: [] };
  const { parts } = opened;
  const document = parts["word/document.xml"];
  if (!document || !parts["[Content_Types].xml"])
    return {
      faults: ["Dit is geen Word-document. Bewaar het sjabloon als .docx."],
      found: [],
      warnings: [],
    };
  const texts = Object.entries(parts)
    .filter(([path]) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(path))
    .map(([, data]) => strFromU8(data));
  const found = placeholdersIn(texts);
  const faults = [...dangersIn(parts), ...(found.has("inhoud") ? [] : [NO_CONTENT])];
  const styles = styleNamesIn(parts);
  return {
    faults,
    found: [...filledPlaces(found), ...adoptedStyles(styles)],
    warnings: [...placeholderWarnings(found), ...styleWarnings(styles)],
  };
}

export type Parts = Record<string, Uint8Array>;

const MEGABYTE = 1024 * 1024;
const LIMITS = { file: 20 * MEGABYTE, unpacked: 100 * MEGABYTE, parts: 2000 };

/** The parts of the file, or why they are left packed. */
export function openTemplate(bytes: Uint8Array): { parts: Parts } | { fault: string } {
  const tooLarge = { fault: "Het sjabloon is te groot. Het mag uitgepakt 100 MB zijn." };
  if (bytes.length > LIMITS.file) return { fault: "Het sjabloon is te groot. Het mag 20 MB zijn." };
  let [count, size] = [0, 0];
  const filter = ({ originalSize }: { originalSize: number }) => {
    count += 1;
    size += originalSize;
    return count <= LIMITS.parts && size <= LIMITS.unpacked;
  };
  try {
    // First only the sizes, so that nothing is unpacked from a file that turns out to be too large.
    unzipSync(bytes, { filter: (file) => filter(file) && false });
    return count > LIMITS.parts || size > LIMITS.unpacked ? tooLarge : { parts: unzipSync(bytes) };
  } catch {
    return { fault: "Dit bestand kan niet worden gelezen. Bewaar het sjabloon opnieuw als .docx." };
  }
}

const NO_CONTENT =
  "De plaats voor de tekst ontbreekt. Zet {{inhoud}} op een eigen regel in het sjabloon.";

/** Everything by which a template could do something or fetch something. */
function dangersIn(parts: Parts): string[] {
  const paths = Object.keys(parts);
  const read = (pattern: RegExp) =>
    paths
      .filter((path) => pattern.test(path))
      .map((path) => strFromU8(parts[path] ?? new Uint8Array()));
  const types = read(/^\[Content_Types\]\.xml$/).join("");
  const relations = read(/\.rels$/).flatMap((xml) => xml.match(/<Relationship\b[^>]*>/g) ?? []);
  const outside = relations.filter(
    (relation) =>
      /TargetMode\s*=\s*["']External/i.test(relation) && !/\/hyperlink["']/.test(relation),
  );
  const fields = read(/^word\/.*\.xml$/).some((xml) =>
    /\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|RD)\s/.test(instructionsIn(xml)),
  );
  const embedded = paths.some((path) => /embeddings\/|activeX|oleObject|afchunk/i.test(path));
  const hasDoctype = read(/\.(xml|rels)$/).some((xml) => /<!(DOCTYPE|ENTITY)/i.test(xml));
  return [
    ...(paths.some((path) => /vbaProject|vbaData/i.test(path)) || /macroEnabled/i.test(types)
      ? ["Het sjabloon bevat macro’s. Bewaar het als .docx zonder macro’s."]
      : []),
    ...(outside.length > 0 || fields
      ? ["Het sjabloon haalt iets van buiten op. Neem plaatjes en teksten op in het sjabloon zelf."]
      : []),
    ...(embedded ? ["Het sjabloon bevat ingesloten bestanden. Haal die eruit."] : []),
    ...(hasDoctype
      ? ["Het sjabloon is geen gewoon Word-document. Bewaar het opnieuw in Word."]
      : []),
  ];
}

/** The orders of all fields, which Word may have cut in pieces. */
function instructionsIn(xml: string): string {
  const complex = xml.match(/<w:instrText[^>]*>([^<]*)/g) ?? [];
  const simple = [...xml.matchAll(/w:instr="([^"]*)"/g)].map(([, text]) => text ?? "");
  return [complex.map((text) => text.replace(/<[^>]*>/, "")).join(""), ...simple].join("\n");
}

/** Word cuts words in runs: the placeholders are looked for in the text of whole paragraphs. */
function placeholdersIn(texts: readonly string[]): Set<string> {
  const words = texts.flatMap((xml) =>
    xml.split("</w:p>").map((paragraph) => paragraph.replace(/<[^>]+>/g, "")),
  );
  return new Set(
    words.flatMap((text) =>
      [...text.matchAll(/\{\{([^{}]{1,60})\}\}/g)].map(([, name = ""]) => name),
    ),
  );
}

function placeholderWarnings(found: ReadonlySet<string>): string[] {
  const strange = [...found].filter((name) => !Object.hasOwn(PLACEHOLDERS, name));
  const missing = ["titel"].filter((name) => !found.has(name));
  return [
    ...strange.map((name) => `Wijkpen kent {{${name}}} niet en laat het staan.`),
    ...missing.map((name) => `{{${name}}} ontbreekt: ${PLACEHOLDERS[name]} komt niet in het stuk.`),
  ];
}

function filledPlaces(found: ReadonlySet<string>): string[] {
  const filled = Object.entries(PLACEHOLDERS).filter(([name]) => found.has(name));
  return filled.map(([name, meaning]) => `Bij {{${name}}} komt ${meaning}.`);
}

function styleNamesIn(parts: Parts): Set<string> {
  const styles = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
  return new Set(
    [...styles.matchAll(/<w:name w:val="([^"]*)"/g)].map(([, name = ""]) => name.toLowerCase()),
  );
}

function adoptedStyles(names: ReadonlySet<string>): string[] {
  const shown = Object.entries(TEMPLATE_STYLES).flatMap(([name, label]) =>
    names.has(name) ? [`“${label}”`] : [],
  );
  return shown.length === 0 ? [] : [`Uw eigen stijlen worden gebruikt: ${shown.join(", ")}.`];
}

function styleWarnings(names: ReadonlySet<string>): string[] {
  return Object.entries(TEMPLATE_STYLES)
    .filter(([name]) => !names.has(name))
    .map(
      ([, shown]) => `De stijl “${shown}” ontbreekt. Wijkpen gebruikt daarvoor zijn eigen opmaak.`,
    );
}
