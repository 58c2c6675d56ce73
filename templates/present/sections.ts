/** No heading stands alone: below each of them something is said. */
import type { Piece } from "../pieces.ts";

/** The same pieces; a heading above nothing gets a sentence that says so. */
export function withoutEmptySections(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    const isEmpty =
      piece.kind === "heading" &&
      (next === undefined || (next.kind === "heading" && next.level <= piece.level));
    return isEmpty ? [piece, NOT_FILLED_IN] : [piece];
  });
}

const NOT_FILLED_IN: Piece = {
  kind: "paragraph",
  runs: [{ text: "Dit onderdeel is nog niet ingevuld." }],
  style: "small",
};
