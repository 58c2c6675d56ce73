/** Looks in the files of a package themselves for what the griffie's criteria ask (raadsstukken.md 5.4). */
import { unzipSync } from "fflate";
import { isGoodName } from "../../templates/handOver/names.ts";
import { placeholdersIn } from "../../templates/checklist/placeholders.ts";

type CheckedFile = { name: string; bytes: Uint8Array };
/** A document that we made: `title` is what its properties must say. */
export type CheckedDocument = { title: string; docx: CheckedFile; pdf: CheckedFile };

/** The faults found for each criterion that was checked; an empty list means that it is met. */
export function checkFiles(
  documents: readonly CheckedDocument[],
  names: readonly string[],
): Map<number, string[]> {
  const answers = new Map<number, string[]>();
  const add = (nr: number, faults: readonly string[]) =>
    answers.set(nr, [...(answers.get(nr) ?? []), ...faults]);
  for (const { title, docx, pdf } of documents) {
    for (const [nr, faults] of docxFaults(docx, title)) add(nr, faults);
    for (const [nr, faults] of pdfFaults(pdf)) add(nr, faults);
    add(45, title.length > 100 ? [`"${title}" is langer dan 100 tekens.`] : []);
  }
  add(
    46,
    names.filter((name) => !isGoodName(name)),
  );
  return answers;
}

type Faults = [nr: number, faults: string[]];

function docxFaults({ name, bytes }: CheckedFile, title: string): Faults[] {
  const parts = partsOf(bytes);
  const document = parts.get("word/document.xml") ?? "";
  const core = parts.get("docProps/core.xml") ?? "";
  const all = (pattern: RegExp) => [...document.matchAll(pattern)].map(([found]) => found);
  const when = (isWrong: boolean, what: string) => (isWrong ? [`${name}: ${what}`] : []);
  const levels = all(/<w:pStyle w:val="Heading\d"/g).map((found) => Number(found.at(-2)));
  const words = document.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
  return [
    [1, when(!parts.has("[Content_Types].xml") || document === "", "geen heel Word-bestand.")],
    [
      3,
      [
        ...when(all(/<w:pStyle w:val="Title"/g).length !== 1, "niet precies één titel."),
        ...when(
          levels.some((level, at) => level > (levels[at - 1] ?? 1) + 1),
          "een kop slaat een niveau over.",
        ),
      ],
    ],
    [4, when(!/w:lang [^>]*w:val="nl-NL"/.test(parts.get("word/styles.xml") ?? ""), "geen taal.")],
    [
      5,
      when(
        !core.includes(`<dc:title>${escaped(title)}</dc:title>`),
        "een andere titel in de eigenschappen.",
      ),
    ],
    [6, when(!core.includes("<dc:language>nl-NL"), "geen taal in de eigenschappen.")],
    [
      11,
      when(
        all(/<wp:docPr\b[^>]*>/g).some((found) => !/descr="[^"]+"/.test(found)),
        "een afbeelding zonder beschrijving.",
      ),
    ],
    [
      12,
      when(
        ![...parts].some(
          ([part, xml]) =>
            part.startsWith("word/footer") && /\bPAGE\b/.test(xml) && /\bNUMPAGES\b/.test(xml),
        ),
        "geen bladzijdenummers.",
      ),
    ],
    [
      14,
      when(
        (parts.has("word/comments.xml") &&
          /<w:comment /.test(parts.get("word/comments.xml") ?? "")) ||
          /<w:(ins|del|vanish) /.test(document),
        "opmerkingen, wijzigingen of verborgen tekst.",
      ),
    ],
    [15, placeholdersIn(words).map((found) => `${name}: ${found}`)],
  ];
}

/** XML parts as text; other parts are not read. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const text = new TextDecoder();
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  return new Map(Object.entries(files).map(([name, content]) => [name, text.decode(content)]));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function pdfFaults({ name, bytes }: CheckedFile): Faults[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const when = (isWrong: boolean, what: string) => (isWrong ? [`${name}: ${what}`] : []);
  return [
    [19, when(pagesNotA4(text) > 0, `${pagesNotA4(text)} bladzijden die geen A4 zijn.`)],
    [
      20,
      when(!/\/Marked true/.test(text) || !/\/Lang ?\(nl/.test(text), "geen labels of geen taal."),
    ],
    [
      22,
      when(
        !/pdfaid:part(>|=")2/.test(text) || !/pdfuaid:part(>|=")1/.test(text),
        "geen PDF/A-2 en PDF/UA-1.",
      ),
    ],
    [
      24,
      when(
        /\/(Encrypt|JavaScript|JS|AcroForm|EmbeddedFiles)\b/.test(text),
        "een wachtwoord, script, formulier of ingesloten bestand.",
      ),
    ],
    [31, when(bytes.length > 10 * 1024 * 1024, "groter dan 10 MB.")],
  ];
}

function pagesNotA4(text: string): number {
  const boxes = [...text.matchAll(/\/MediaBox ?\[ ?([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) ?\]/g)];
  const near = (value: number, wanted: number) => Math.abs(value - wanted) <= 1;
  return boxes.filter(([, ...numbers]) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = numbers.map(Number);
    const [short = 0, long = 0] = [right - left, top - bottom].toSorted((a, b) => a - b);
    return !near(short, 595) || !near(long, 842);
  }).length;
}
