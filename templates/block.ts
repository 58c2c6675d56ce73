/** What a block definition is. One definition gives the editor's form, the check, the DOCX and the PDF. */
import { count, line, rows, date } from "./fieldKinds.ts";
import type { Fields, Values } from "./fields.ts";
import type { ChapterNr } from "./chapters.ts";

export type BlockDefinition<N extends string = string, F extends Fields = Fields> = {
  /** Stored node name: never renamed. */
  name: N;
  title: string;
  plural: string;
  /** One sentence for the slash menu: what a writer records here. */
  purpose: string;
  /** The part of a code before its number: D in D-01. Null for blocks without a code. */
  codePrefix: string | null;
  /** The chapters where it belongs; the first is where an import without chapter puts it. */
  chapters: readonly ChapterNr[];
  /** The field that serves as title. */
  titleField: keyof F & string;
  fields: F;
};

/** Fields of every block: methodology.md section 5, first paragraph. */
const everyBlock = {
  "spoor.versie": count("Spoorindeling", {
    required: false,
    hint: "2 (nieuwe indeling) of 6 (oude indeling)",
  }),
  "spoor.code": line("Spoor", { required: false, example: "A" }),
  bronnen: rows(
    "Bronnen",
    "bron",
    {
      tekst: line("Bron"),
      url: line("Vindplaats", { required: false, example: "https://" }),
      datum: date("Datum", { required: false }),
    },
    { required: false, shorthand: "tekst" },
  ),
};

type Description<N extends string, F extends Fields> = Omit<BlockDefinition<N, F>, "titleField"> & {
  titleField?: keyof F & string;
};

/** A structured block that writers insert. The fields that all blocks share are added; its own come first and win. */
export function defineBlock<const N extends string, F extends Fields>(
  description: Description<N, F>,
): BlockDefinition<N, Omit<typeof everyBlock, keyof F> & F> {
  return defineSettings({
    ...description,
    fields: { ...description.fields, ...omitKeys(everyBlock, description.fields) },
  });
}

/** The plangegevens or the settings of a chapter: always present, never inserted, without the shared fields. */
export function defineSettings<const N extends string, F extends Fields>(
  description: Description<N, F>,
): BlockDefinition<N, F> {
  return { titleField: "titel", ...description };
}

/** The title field of every block but betrokkenPartij; 140 characters at most. */
export function title(example?: string) {
  return line("Titel", { maxLength: 140, ...(example ? { example } : {}) });
}

export type ValuesOf<D> = D extends BlockDefinition<string, infer F> ? Values<F> : never;

function omitKeys<T extends object, F extends object>(from: T, keys: F): Omit<T, keyof F> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !(key in keys))) as Omit<
    T,
    keyof F
  >;
}
