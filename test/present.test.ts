import { describe, expect, it } from "@jest/globals";
import { BLOCKS } from "../templates/blocks.ts";
import { CHAPTERS } from "../templates/chapters.ts";
import { headingText } from "../templates/pieces.ts";
import type { Document, HeadingPiece, Piece, TablePiece } from "../templates/pieces.ts";
import { presentPlan } from "../templates/present.ts";
import { META, exampleJson, examplePlan, planFrom } from "./support/documents.ts";

const present = (parts: Parameters<typeof planFrom>[0]): Document =>
  presentPlan(planFrom(parts), META);
const headings = ({ pieces }: Document) =>
  pieces.filter((piece): piece is HeadingPiece => piece.kind === "heading");
const tables = ({ pieces }: Document) =>
  pieces.filter((piece): piece is TablePiece => piece.kind === "table");
/** All words of a document, as a reader meets them. */
const words = (document: Document) =>
  document.pieces.map(wordsOf).join("\n").replaceAll("\u00a0", " ");
const wordsOf = (piece: Piece): string => {
  if (piece.kind === "heading") return headingText(piece);
  if (piece.kind === "facts")
    return piece.items.map(({ label, values }) => `${label}: ${values.join(" | ")}`).join("\n");
  if (piece.kind === "paragraph")
    return `${piece.label ?? ""} ${piece.runs.map(({ text }) => text).join("")}`.trim();
  if (piece.kind === "note") return piece.runs.map(({ text }) => text).join("");
  if (piece.kind === "table")
    return JSON.stringify([
      piece.caption,
      piece.columns.map(({ label }) => label),
      piece.rows,
      piece.total,
    ]);
  return JSON.stringify(piece);
};
/** What is printed between the heading of a chapter and that of the next one. */
const chapterWords = (document: Document, id: string) => {
  const from = document.pieces.findIndex((piece) => piece.kind === "heading" && piece.id === id);
  const rest = document.pieces.slice(from + 1);
  const end = rest.findIndex((piece) => piece.kind === "heading" && piece.level === 1);
  return words({ ...document, pieces: end < 0 ? rest : rest.slice(0, end) });
};

describe("a plan on paper", () => {
  const example = presentPlan(examplePlan(), META);

  it("has every chapter of the example in order, with its number or letter", () => {
    const titles = headings(example)
      .filter(({ level }) => level === 1)
      .map(headingText);
    expect(titles[0]).toBe("Samenvatting voor de raad");
    expect(titles[6]).toBe("6 Maatregelen");
    expect(titles.at(-1)).toBe("Bijlage A Begrippenlijst");
    expect(titles).toHaveLength(17);
  });

  it("has a heading with code and title for every block of the example", () => {
    const found = new Set(headings(example).map(headingText));
    for (const { code, titel, naam } of exampleJson().blokken)
      expect(found).toContain(`${code} ${titel ?? naam}`);
  });

  it("never skips a level of heading and gives each an id of its own", () => {
    const levels = headings(example).map(({ level }) => level);
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    const ids = headings(example).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("names references by code and title, never by id", () => {
    expect(words(example)).toContain("B-01 Warmtenet Cluster Noord");
    expect(words(example)).not.toMatch(/\b(?:m|b|p|d|o|k|i|t|tp)-\d\d\b/);
  });

  it("writes money, dates and periods in Dutch and choices by their label", () => {
    expect(words(example)).toContain("€ 6.450.000");
    expect(words(example)).toContain("1e kwartaal 2028 t/m 4e kwartaal 2030");
    expect(words(example)).toContain("28 januari 2027");
    expect(words(example)).not.toMatch(/te-besluiten|warmtenet-lt|2028-Q1|2027-01-28/);
  });

  it("opens with the key figures of the plan", () => {
    const figures = example.pieces.find((piece) => piece.kind === "figures");
    expect(JSON.stringify(figures).replaceAll("\u00a0", " ")).toMatch(
      /612.*30\.837\.000.*824\.000.*4e kwartaal 2036/,
    );
  });

  it("numbers the beslispunten for the raad, with amount and code", () => {
    const list = example.pieces.find((piece) => piece.kind === "list" && piece.ordered);
    expect(list?.kind === "list" ? list.items.length : 0).toBe(4);
    expect(words(example)).toContain("(€ 250.000, S-02).");
  });

  it("puts the heaviest risk first in the overview", () => {
    const overview = tables(example).find(({ columns }) => columns[0]?.label === "Risico");
    const scores = (overview?.rows ?? []).map((row) => Number(row[4]));
    expect(scores.length).toBe(5);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("calls what people pay an indicatie", () => {
    const costs = tables(example).filter(({ columns }) =>
      columns.some(({ label }) => label === "Maandlast straks"),
    );
    expect(costs.length).toBeGreaterThan(0);
    for (const { caption } of costs) expect(caption).toMatch(/indicatie/);
  });

  it("prints no guidance", () => {
    for (const { guidance } of CHAPTERS) expect(words(example)).not.toContain(guidance);
  });

  it("gives the same document twice", () => {
    expect(presentPlan(examplePlan(), META)).toEqual(example);
  });

  it("has status, version and date on the front page", () => {
    const facts = Object.fromEntries(example.cover.facts.map(({ label, value }) => [label, value]));
    expect(facts).toMatchObject({
      Status: "Ter besluitvorming",
      Versie: "0.9",
      Datum: "22 november 2026",
    });
    expect(example.cover.notice).toMatch(/fictief/);
  });
});

describe("a plan that is not finished", () => {
  it("says of an empty chapter that it is empty, and leaves out an empty appendix that is optional", () => {
    const document = present({ plangegevens: { titel: "Plan" } });
    expect(chapterWords(document, "hoofdstuk-4")).toBe("Dit hoofdstuk is nog niet ingevuld.");
    expect(headings(document).map(({ id }) => id)).not.toContain("hoofdstuk-C");
    expect(headings(document).map(({ id }) => id)).toContain("hoofdstuk-A");
  });

  it("prints only the reason of a chapter that is switched off", () => {
    const uitgeschakeld = [{ hoofdstuk: "7", reden: "Er zijn geen koppelkansen." }];
    const blokken = [{ id: "x", type: "koppelkans", titel: "Toch een kans" }];
    const json = {
      uitgeschakeld,
      hoofdstukken: [{ nr: 7, titel: "Koppelkansen", tekst: ["Tekst."] }],
      blokken,
    };
    expect(chapterWords(present(json), "hoofdstuk-7")).toBe(
      "Dit onderdeel is weggelaten. Reden: Er zijn geen koppelkansen.",
    );
  });

  it("prints what was typed where it cannot be read, and nothing for what is empty", () => {
    const document = present({
      blokken: [{ id: "b", type: "budget", code: "B-01", titel: "Net", nodig: "heel veel" }],
    });
    expect(words(document)).toContain("Nodig bedrag: heel veel");
    expect(words(document)).not.toContain("Ramingsniveau");
  });

  it("names a block without title by its kind, and says so when a reference leads nowhere", () => {
    const document = present({ blokken: [{ id: "r", type: "risico", eigenaarId: "weg" }] });
    expect(words(document)).toContain("Risico zonder titel");
    expect(words(document)).toContain("Eigenaar: (bestaat niet meer)");
  });

  it.each(Object.keys(BLOCKS))("presents a bare %s without failing", (type) => {
    expect(() =>
      present({
        blokken: [
          { id: "a", type },
          { id: "b", type },
        ],
      }),
    ).not.toThrow();
  });

  it("keeps the order of prose and blocks", () => {
    const document = present({
      hoofdstukken: [
        { nr: 6, titel: "Maatregelen", tekst: ["Vooraf.", "Achteraf."], volgorde: [0, "m", 1] },
      ],
      blokken: [{ id: "m", type: "maatregel", hoofdstuk: 6, titel: "Het werk" }],
    });
    expect(chapterWords(document, "hoofdstuk-6")).toMatch(
      /Vooraf\.\n[\s\S]*Het werk[\s\S]*\nAchteraf\./,
    );
  });
});

describe("free text on paper", () => {
  const node = (type: string, ...content: object[]) => ({ type, content });
  const text = (words: string, ...marks: object[]) => ({
    type: "text",
    text: words,
    ...(marks.length > 0 ? { marks } : {}),
  });
  const chapter = (...tekst: object[]) =>
    present({ hoofdstukken: [{ nr: 1, titel: "Aanleiding", tekst }] }).pieces;

  it("keeps formatting, links and nested lists", () => {
    const pieces = chapter(
      node(
        "paragraph",
        text("vet", { type: "bold" }),
        text("site", { type: "link", attrs: { href: "https://example.org" } }),
      ),
      node(
        "bulletList",
        node(
          "listItem",
          node("paragraph", text("een")),
          node("orderedList", node("listItem", node("paragraph", text("een-een")))),
        ),
      ),
    );
    expect(pieces).toContainEqual(
      expect.objectContaining({
        runs: [
          { text: "vet", bold: true },
          { text: "site", href: "https://example.org" },
        ],
      }),
    );
    const list = pieces.find((piece) => piece.kind === "list");
    expect(list).toMatchObject({
      items: [
        {
          runs: [{ text: "een" }],
          children: [{ ordered: true, items: [{ runs: [{ text: "een-een" }] }] }],
        },
      ],
    });
  });

  it("shows the words of a picture that cannot be shown", () => {
    const pieces = chapter({
      type: "image",
      attrs: { src: "file:///etc/passwd", alt: "Kaart van de buurt" },
    });
    expect(JSON.stringify(pieces)).toContain("Afbeelding: Kaart van de buurt");
    expect(JSON.stringify(pieces)).not.toContain("passwd");
  });

  it("keeps the rows and the head of a table", () => {
    const cell = (type: string, words: string) => node(type, node("paragraph", text(words)));
    const rows = [
      node("tableRow", cell("tableHeader", "Straat")),
      node("tableRow", cell("tableCell", "Tijmstraat")),
    ];
    expect(chapter(node("table", ...rows))).toContainEqual(
      expect.objectContaining({
        kind: "table",
        columns: [expect.objectContaining({ label: "Straat" })],
        rows: [[[{ text: "Tijmstraat" }]]],
      }),
    );
  });
});
