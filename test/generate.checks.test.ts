/** The checks that look at more than one file at once: what the raad is asked, and what a text names (criteria 35, 43). */
import { describe, expect, it } from "@jest/globals";
import { decidedIn, decisionFaults } from "../server/generate/check/decisions.ts";
import { referenceFaults } from "../server/generate/check/together.ts";
import type { Document, Piece } from "../templates/pieces.ts";
import { examplePlan, planFrom } from "./support/documents.ts";
import { linesOf } from "./support/fileChecks.ts";
import { stuk } from "./support/stukken.ts";

const plan = examplePlan();
const voorstel = { kind: "raadsvoorstel", document: stuk(plan, "raadsvoorstel") };
const besluit = { kind: "raadsbesluit", document: stuk(plan, "raadsbesluit") };
const both = { kind: "voorstel-en-besluit", document: stuk(plan, "voorstel-en-besluit") };
const without = (document: Document): Document => ({
  ...document,
  pieces: document.pieces.map((piece): Piece =>
    piece.kind === "list" && piece.ordered ? { ...piece, items: piece.items.slice(1) } : piece,
  ),
});
const saying = (text: string) => ({
  kind: "kennisgeving",
  document: { ...voorstel.document, pieces: [{ kind: "paragraph", runs: [{ text }] }] as Piece[] },
});

describe("what the raad decides", () => {
  it("[35] is word for word what it is asked, apart and in one document", () => {
    expect(decidedIn([voorstel, besluit])).toHaveLength(4);
    expect(decisionFaults([voorstel, besluit])).toEqual([]);
    expect(decisionFaults([both])).toEqual([]);
  });

  it("[35] is noticed when a point is missing in one of them", () => {
    const changed = { ...besluit, document: without(besluit.document) };
    expect(linesOf(decisionFaults([voorstel, changed]) ?? [])).toEqual([
      "[35] de punten van het besluit staan niet woord voor woord in het voorstel",
    ]);
  });

  it("[35] is nothing in a plan without beslispunten, whatever else is numbered", () => {
    const document = stuk(planFrom({}), "voorstel-en-besluit");
    expect(decisionFaults([{ kind: "voorstel-en-besluit", document }])).toBeNull();
  });
});

describe("what a text names", () => {
  it("[43] is in the package or in the plan", () => {
    const set = [
      saying("Zie bijlage 2 en bijlage 7."),
      { kind: "wijkuitvoeringsplan", document: voorstel.document },
    ];
    expect(linesOf(referenceFaults(set, [1, 2]))).toContain("[43] bijlage 7 is niet in het pakket");
    expect(linesOf(referenceFaults([saying("Zie bijlage 2.")], [1, 2]))).toEqual([]);
  });
});
