/** Test language for the raadsstukken: a profile of which all facts are confirmed, and the words of a document. */
import type { Document, Piece } from "../../templates/pieces.ts";
import type { Plan } from "../../templates/plan.ts";
import { readProfile } from "../../templates/profile.ts";
import type { Profile } from "../../templates/profile.ts";
import { RAAD_FACTS } from "../../templates/raad/legalFacts.ts";
import { presentStuk } from "../../templates/raad/present.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import type { StukOptions } from "../../templates/raad/stuk.ts";
import { META } from "./documents.ts";

/** The standard profile after the jurist of the gemeente looked at everything. */
export const CONFIRMED: Profile = readProfile({
  naam: "bevestigd",
  participatieverordening: { naam: "Participatieverordening Oosterwaarde", jaar: 2024 },
  bevestigd: Object.keys(RAAD_FACTS).map((feit) => ({
    feit,
    functie: "jurist omgevingsrecht",
    datum: "2026-11-02",
  })),
});

export const OPTIONS: StukOptions = { profile: CONFIRMED, meta: META, concept: false };

export function stuk(plan: Plan, kind: StukKind, options: Partial<StukOptions> = {}): Document {
  return presentStuk(plan, kind, { ...OPTIONS, ...options });
}

/** All words of the pieces, one line each. */
export function wordsOf({ cover, pieces }: Document): string {
  return [cover.kicker, cover.title, ...pieces.flatMap(wordsIn)]
    .join("\n")
    .replaceAll("\u00a0", " ");
}

/** The titles of the headings of one level. */
export function headingsOf({ pieces }: Document, level: number): string[] {
  return pieces.flatMap((piece) =>
    piece.kind === "heading" && piece.level === level
      ? [[piece.mark, piece.text].filter(Boolean).join(" ")]
      : [],
  );
}

/** The items of the first numbered list. */
export function numberedItems({ pieces }: Document): string[] {
  const list = pieces.find((piece) => piece.kind === "list" && piece.ordered);
  return list?.kind === "list"
    ? list.items.map(({ runs }) => runs.map(({ text }) => text).join(""))
    : [];
}

function wordsIn(piece: Piece): string[] {
  switch (piece.kind) {
    case "heading":
      return [[piece.mark, piece.text].filter(Boolean).join(" ")];
    case "paragraph":
      return [`${piece.label ?? ""} ${piece.runs.map(({ text }) => text).join("")}`.trim()];
    case "note":
      return [piece.runs.map(({ text }) => text).join("")];
    case "list":
      return piece.items.map(({ runs }) => runs.map(({ text }) => text).join(""));
    case "table":
      return [...piece.rows, piece.total ?? []].map((row) =>
        row.map((cell) => (typeof cell === "string" ? cell : "")).join(" | "),
      );
    case "facts":
      return piece.items.map(({ label, values }) => `${label} ${values.join(" ")}`);
    case "figures":
      return piece.items.map(({ value, label }) => `${value} ${label}`);
    case "signatures":
      return [piece.lead, ...piece.items.map(({ role, name }) => `${role} ${name}`)];
    default:
      return [];
  }
}
