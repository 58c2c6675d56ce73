/** Lists that were typed as paragraphs ("- een", "1. twee") become lists: a screen reader then counts their items. */
import type { ListPiece, Piece, Run } from "../pieces.ts";

/** The same pieces; paragraphs that begin with a dash, a bullet or a number are the items of a list. */
export function withRealLists(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  const made = new Set<Piece>();
  for (const piece of pieces) {
    const typed = typedItem(piece);
    const last = result.at(-1);
    if (typed === null) result.push(piece);
    else if (last?.kind === "list" && made.has(last) && last.ordered === typed.ordered)
      last.items.push({ runs: typed.runs, children: [] });
    else {
      const list = listOf(typed);
      made.add(list);
      result.push(list);
    }
  }
  return result;
}

const MARKER = /^\s*(?:(\d{1,2})[.)]|[-–•●*])\s+(?=\S)/;

type TypedItem = { ordered: boolean; start: number; runs: Run[] };

function listOf({ ordered, start, runs }: TypedItem): ListPiece {
  return {
    kind: "list",
    ordered,
    items: [{ runs, children: [] }],
    ...(start > 1 ? { start } : {}),
  };
}

function typedItem(piece: Piece): TypedItem | null {
  if (piece.kind !== "paragraph" || piece.style || piece.label) return null;
  const [first, ...rest] = piece.runs;
  const match = MARKER.exec(first?.text ?? "");
  if (!first || !match) return null;
  const runs = [{ ...first, text: first.text.slice(match[0].length) }, ...rest];
  return { ordered: match[1] !== undefined, start: Number(match[1] ?? 1), runs };
}
