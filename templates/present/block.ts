/** One block on paper: its code and title as heading, then what is filled in. */
import { BLOCKS } from "../blocks.ts";
import type { BlockName } from "../blocks.ts";
import type { Fields } from "../fields.ts";
import type { Piece } from "../pieces.ts";
import type { Block } from "../plan.ts";
import { presentFields } from "./fields.ts";
import type { Names } from "./names.ts";
import type { NewId } from "./prose.ts";

/** The pieces of a block; `level` is that of its heading. */
export function presentBlock(block: Block, level: 2 | 3, names: Names, newId: NewId): Piece[] {
  const definition = BLOCKS[block.type];
  const titleField: string = definition.titleField;
  const lead = LEADS[block.type];
  const filled = {
    name: block.type,
    fields: definition.fields as Fields,
    values: block.values as Readonly<Record<string, unknown>>,
    remains: block.remains,
  };
  const pieces = presentFields(
    filled,
    { without: [titleField], ...(lead ? { lead } : {}) },
    names,
    newId,
  );
  const text =
    block.title || (block.remains.malformed[titleField] ?? `${definition.title} zonder titel`);
  return [
    {
      kind: "heading",
      level,
      mark: block.code ?? "",
      text,
      id: newId("blok"),
      inContents: level === 2,
    },
    ...withoutRepeatedCaption(pieces, text),
  ];
}

/** The text that says what the block is about; it opens the block and needs no label. */
const LEADS: Partial<Record<BlockName, string>> = {
  kader: "omschrijving",
  opgave: "omschrijving",
  doelstelling: "omschrijving",
  maatregel: "omschrijving",
  afspraak: "watNodig",
  besluit: "tekst",
};

/** A tijdspad is one table: its caption would only repeat what the heading says. */
function withoutRepeatedCaption(pieces: Piece[], title: string): Piece[] {
  const first = pieces.findIndex(({ kind }) => kind !== "figure");
  return pieces.map((piece, index) =>
    index === first &&
    piece.kind === "table" &&
    (piece.caption === "Stappen" || piece.caption === title)
      ? { ...piece, caption: "" }
      : piece,
  );
}
