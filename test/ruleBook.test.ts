/** The rules as something to read: the document, the page /regels and docs/checklist.md are one and the same. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { RULES, checkPlan, ruleById } from "../templates/checklist.ts";
import { sentencesOf } from "../templates/checklist/sentences.ts";
import { LAW } from "../templates/law.ts";
import { contentsOf, headingText } from "../templates/pieces.ts";
import type { HeadingPiece, Piece } from "../templates/pieces.ts";
import { presentRuleBook } from "../templates/ruleBook.ts";
import { EXCEPTIONS, INTRODUCTION } from "../templates/ruleBook/words.ts";
import { DEFAULT_SETTINGS } from "../templates/settings.ts";
import { SOURCES } from "../templates/sources.ts";
import { TODAY, betrokkenPartij, completePlan, maatregel, planWith, step } from "./support/plan.ts";
import { randomPlan } from "./support/randomPlan.ts";
import { startTestServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";

const book = presentRuleBook();
const headings = book.pieces.filter((piece): piece is HeadingPiece => piece.kind === "heading");

/** The pieces below the heading of one rule. */
function piecesOf(id: string): Piece[] {
  const start = book.pieces.findIndex((piece) => piece.kind === "heading" && piece.id === id);
  const rest = book.pieces.slice(start + 1);
  const end = rest.findIndex(({ kind }) => kind === "heading");
  return end < 0 ? rest : rest.slice(0, end);
}

function factOf(id: string, label: string): string {
  const facts = piecesOf(id).flatMap((piece) => (piece.kind === "facts" ? piece.items : []));
  return facts.find((fact) => fact.label === label)?.values.join(" ") ?? "";
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .flatMap((piece) => (piece.kind === "paragraph" ? piece.runs.map(({ text }) => text) : []))
    .join("");
}

describe("the book of rules", () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    "says of %s what it asks, why, and where it comes from",
    (id, { question, why, source }) => {
      expect(headings.find((heading) => heading.id === id)).toMatchObject({
        mark: id,
        text: question,
      });
      expect(textOf(piecesOf(id))).toContain(why);
      for (const key of source) expect(textOf(piecesOf(id))).toContain(SOURCES[key].title);
    },
  );

  it("has an anchor of its own for everything with a heading", () => {
    const ids = headings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[A-Za-z0-9-]+$/.test(id))).toEqual([]);
  });

  it("lists the groups in its contents, in the order of the checklist", () => {
    const groups = [...new Set(RULES.map(({ group, groupTitle }) => `${group} ${groupTitle}`))];
    const listed = contentsOf(book).map(headingText);
    expect(listed.filter((line) => /^[A-Z]{3} /.test(line))).toEqual(groups);
  });

  it("links a source that has an address", () => {
    const links = piecesOf("WIJ-01").flatMap((piece) =>
      piece.kind === "paragraph" ? piece.runs.flatMap(({ href }) => href ?? []) : [],
    );
    expect(links).toEqual([SOURCES.N1.url, SOURCES.W12.url]);
  });

  it("says in plain words when a rule counts and for whom", () => {
    expect(factOf("BUD-08", "Ernst")).toBe("Blokkerend");
    expect(factOf("BUD-08", "Telt mee")).toBe("Vanaf het raadsbesluit");
    expect(factOf("BUD-08", "Geldt voor")).toBe("Plannen die naar de raad gaan");
    expect(factOf("WAR-07", "Geldt voor")).toBe("Plannen met aanwijsbevoegdheid");
  });

  it("says which rules nobody can deviate from", () => {
    const fixed = RULES.filter(({ id }) => factOf(id, "Afwijken").startsWith("Dat kan niet"));
    expect(fixed.map(({ id }) => id).toSorted()).toEqual(
      ["BUD-02", "BUD-04", "PAR-07", "TIJ-02", "TIJ-03", "TXT-04", "WIJ-02"].toSorted(),
    );
  });

  it("says when a finding weighs less or more than its rule, and has no other rule that does so", () => {
    const plans = [
      planWith({ rechtsvorm: "onverplicht-programma", vaststellendOrgaan: "raad" }),
      planWith({ aanwijsbevoegdheid: "nog-te-bepalen" }),
      completePlan(betrokkenPartij({ id: "p-01", instemming: "onder-voorbehoud" })),
      completePlan(step({ id: "tp-10", start: "2035" })),
      completePlan(maatregel({ id: "m-01", start: "2034", eind: "2034" })),
      ...Array.from({ length: 200 }, (_, seed) => randomPlan(seed)),
    ];
    const differing = plans
      .flatMap((plan) => checkPlan(plan, { today: TODAY }))
      .flatMap(({ findings }) => findings)
      .filter(({ rule, severity }) => ruleById(rule)?.severity !== severity);
    const ids = [...new Set(differing.map(({ rule }) => rule))];
    expect(ids.toSorted()).toEqual(Object.keys(EXCEPTIONS).toSorted());
    for (const id of ids) expect(factOf(id, "Ernst")).toContain(EXCEPTIONS[id]);
  });

  it("names every threshold with its default", () => {
    const table = book.pieces.find((piece) => piece.kind === "table");
    const { functionalAddresses: _addresses, jargon: _jargon, ...thresholds } = DEFAULT_SETTINGS;
    const rows = table?.kind === "table" ? table.rows.map((row) => row.map(String)) : [];
    expect(rows).toHaveLength(Object.keys(thresholds).length);
    expect(
      rows.map(([rule]) => rule).filter((id) => !RULES.some((rule) => rule.id === id)),
    ).toEqual([]);
    expect(rows).toContainEqual(["TIJ-05", "Duur van de inspraak", "42 dagen"]);
    expect(rows).toContainEqual(["TIJ-07", "Jaar met een meetpunt", "2030"]);
  });

  it("says of every fact about the law how sure it is", () => {
    const text = textOf(book.pieces);
    for (const { statement } of Object.values(LAW)) expect(text).toContain(statement);
    expect(text).toContain("Onzeker: laat een jurist dit bevestigen.");
  });

  it("uses short sentences and no English [TXT-03]", () => {
    const texts = [...RULES.flatMap(({ question, why }) => [question, why]), ...INTRODUCTION];
    const long = texts.flatMap(sentencesOf).filter(({ words }) => words > 25);
    const english = texts.filter((text) =>
      /\b(?:the|and|with|must|should|checklist item|deadline|stakeholders?|commitment|feedback)\b/i.test(
        text,
      ),
    );
    expect([long, english]).toEqual([[], []]);
  });
});

describe("/regels", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stopAndRemove());

  it("shows every rule to anyone who is logged in", async () => {
    const somebody = await server.newcomer();
    const { status, headers, text } = await somebody.get("/regels");
    expect([status, headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(RULES.filter(({ id }) => !text.includes(`<h2 id="${id}">`))).toEqual([]);
  });

  it("runs and loads nothing, and stays out of shared caches", async () => {
    const { headers, text } = await (await server.newcomer()).get("/regels");
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/i);
    expect(headers.get("Cache-Control")).toBe("private, no-cache");
  });

  it("sends who is not logged in to the login page, and back", async () => {
    const answer = await fetch(`${server.address}/regels`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([
      302,
      "/inloggen?naar=%2Fregels",
    ]);
  });
});
