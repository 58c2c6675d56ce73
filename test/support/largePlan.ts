/** The example many times over: a plan file of any size, for measuring. */
import { readFileSync } from "node:fs";

const EXAMPLE = new URL("../../templates/example/kruidenbuurt.json", import.meta.url);
/** About what a page of running text holds. */
const WORDS_PER_PAGE = 400;

type PlanFile = {
  hoofdstukken: { tekst: string[] }[];
  blokken: { id: string; items?: { id: string }[] }[];
};

/**
 * JSON of a plan with so many blocks; each copy of the example has ids of its own, so that references and codes stay as
 * dense as they are. `pages` adds running text, spread over the chapters, until there is that much of it.
 */
export function largePlan(size: { blocks: number; pages?: number }): unknown {
  const example = JSON.parse(readFileSync(EXAMPLE, "utf8")) as PlanFile;
  const ids = example.blokken.flatMap(({ id, items = [] }) => [id, ...items.map((row) => row.id)]);
  const copies = Array.from({ length: Math.ceil(size.blocks / example.blokken.length) }, (_, n) => {
    const renamed = ids.reduce(
      (text, id) => text.replaceAll(`"${id}"`, `"${id}~${n}"`),
      JSON.stringify(example.blokken),
    );
    return JSON.parse(renamed) as PlanFile["blokken"];
  });
  const perChapter = ((size.pages ?? 0) * WORDS_PER_PAGE) / example.hoofdstukken.length;
  return {
    ...example,
    hoofdstukken: example.hoofdstukken.map((chapter) => ({
      ...chapter,
      tekst: lengthened(chapter.tekst, perChapter),
    })),
    blokken: copies.flat().slice(0, size.blocks),
  };
}

function lengthened(paragraphs: string[], words: number): string[] {
  const long = [...paragraphs];
  let count = 0;
  for (let n = 0; count < words && paragraphs.length > 0; n += 1) {
    const next = paragraphs[n % paragraphs.length] ?? "";
    long.push(next);
    count += next.split(" ").length;
  }
  return long;
}
