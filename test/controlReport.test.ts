/** The control report: every rule with its verdict, evidence, source and deviations, read back from the files. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { findBrowser } from "../server/generate/browser.ts";
import { createGenerator } from "../server/generate/document.ts";
import { RULES, checkPlan, findingsOf } from "../templates/checklist.ts";
import type { Deviation } from "../templates/checklist.ts";
import { presentControlReport } from "../templates/controlReport.ts";
import { contentsOf } from "../templates/pieces.ts";
import type { Cell, Piece, TablePiece } from "../templates/pieces.ts";
import type { Plan } from "../templates/plan.ts";
import {
  META,
  examplePlan,
  hasTool,
  oneLine,
  planFrom,
  runOn,
  wordsOfDocx,
} from "./support/documents.ts";
import { randomPlan } from "./support/randomPlan.ts";
import { REVIEWED, TODAY, completePlan } from "./support/plan.ts";

const DEVIATIONS: Deviation[] = [
  {
    rule: "BUD-09",
    reason: "Met het Rijk is uitstel tot 2032 besproken.",
    by: "projectleider",
    at: "2026-10-12",
  },
  {
    rule: "PAR-04",
    reason: "De provincie besluit pas in januari.",
    blockIds: ["p-09"],
    by: "ambtelijk opdrachtgever",
    at: "2026-11-02",
  },
];

function reportOn(plan: Plan, deviations: Deviation[] = []) {
  const verdicts = checkPlan(plan, { today: TODAY, deviations });
  return presentControlReport(plan, verdicts, META, deviations);
}

const isTable = (piece: Piece): piece is TablePiece => piece.kind === "table";
const words = (cell: Cell | undefined) =>
  oneLine(typeof cell === "string" ? cell : (cell ?? []).map(({ text }) => text).join(""));

/** The row of a rule among all rules: its number with severity, question with source, verdict with evidence. */
function rowOf(rule: string, pieces: readonly Piece[]): string[] {
  const rows = pieces
    .filter(isTable)
    .flatMap(({ rows: all, columns }) => (columns[1]?.label === "Vraag en bron" ? all : []));
  return (rows.find(([first]) => words(first).startsWith(rule)) ?? []).map(words);
}

describe("the control report", () => {
  const report = reportOn(examplePlan(), DEVIATIONS);

  it("lists all 100 rules once, in their groups, with question and sources", () => {
    const rows = RULES.map(({ id }) => rowOf(id, report.pieces));
    expect(rows).toHaveLength(100);
    for (const [at, { id, question, severity, source }] of RULES.entries()) {
      expect(rows[at]?.[0]).toContain(`${id} ${severity}`);
      expect(rows[at]?.[1]).toContain(question);
      for (const key of source) if (key !== "EIGEN") expect(rows[at]?.[1]).toContain(key);
    }
    const groups = contentsOf(report).flatMap(({ mark }) =>
      /^[A-Z]{3}$/.test(mark) ? [mark] : [],
    );
    expect(groups).toEqual([...new Set(RULES.map(({ group }) => group))]);
  });

  it("[BUD-05] shows what was found, with the amounts", () => {
    expect(rowOf("BUD-05", report.pieces)[2]).toMatch(/^Niet voldaan Budget B-01: .*€ 240\.000/);
  });

  it("[BES-04] says why a rule does not apply, and never that it is met", () => {
    expect(rowOf("BES-04", report.pieces)[2]).toMatch(/^Niet van toepassing Er zijn nog geen/);
  });

  it("[BUD-09] shows a deviation with reason, function and day, and what was found all the same", () => {
    const [, , verdict] = rowOf("BUD-09", report.pieces);
    expect(verdict).toContain(
      "Afgeweken met reden Reden: Met het Rijk is uitstel tot 2032 besproken. (projectleider, 12 oktober 2026)",
    );
    expect(verdict).toContain("vervalt op 31 december 2030");
  });

  it("[PAR-04] keeps a rule open where a deviation holds for one block only", () => {
    const [, , verdict] = rowOf("PAR-04", report.pieces);
    expect(verdict).toMatch(/^Niet voldaan Afgeweken voor P-09 Provincie, reden: De provincie/);
    expect(verdict).toContain("P-04");
    expect(verdict).toContain("P-10");
    expect(verdict).not.toContain("Betrokken partij P-09");
  });

  it("counts what it lists", () => {
    const [severities, groups] = report.pieces.filter(isTable);
    expect(severities?.rows.map((row) => [row[0], row[2], row[3]])).toEqual([
      ["Blokkerend", "0", "0"],
      ["Waarschuwing", "4", "5"],
      ["Advies", "1", "2"],
    ]);
    expect(groups?.total).toEqual(["Alle regels", "100", "93", "5", "1", "1"]);
    const lead = report.pieces.find(({ kind }) => kind === "paragraph");
    expect(JSON.stringify(lead)).toContain("Er staan nog 5 waarschuwingen en 2 adviezen open.");
  });

  it("of a plan in which all is well says so, and lists nothing open", () => {
    const plan = completePlan();
    const verdicts = checkPlan(plan, { today: TODAY, workflow: REVIEWED });
    const { pieces } = presentControlReport(plan, verdicts, META, []);
    expect(JSON.stringify(pieces)).toContain("Er staat niets meer open.");
    expect(JSON.stringify(pieces)).not.toContain("nog niet is voldaan");
  });

  it("names a block that is gone without its id", () => {
    const deviations = [{ ...DEVIATIONS[1], blockIds: ["p-99"] } as Deviation];
    const { pieces } = reportOn(examplePlan(), deviations);
    expect(JSON.stringify(pieces)).not.toContain("p-99");
    expect(JSON.stringify(pieces)).toContain("een blok dat niet meer in het plan staat");
  });

  it("can be made of every plan, however broken, and holds every finding up to 25 a rule", () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const plan = randomPlan(seed);
      const { pieces } = reportOn(plan);
      const text = pieces
        .filter(isTable)
        .flatMap(({ rows }) => rows.flat().map(words))
        .join(" ");
      const byRule = Map.groupBy(findingsOf(checkPlan(plan, { today: TODAY })), ({ rule }) => rule);
      for (const findings of byRule.values())
        for (const { message } of findings.slice(0, 25)) expect(text).toContain(oneLine(message));
    }
  });
});

describe("the files of the control report", () => {
  const environment = {
    PATH: process.env["PATH"],
    PUPPETEER_EXECUTABLE_PATH: process.env["PUPPETEER_EXECUTABLE_PATH"],
  };
  const silent = { info: () => undefined, error: () => undefined };
  const generator = createGenerator({ log: silent, environment });
  afterAll(() => generator.stop());

  const make = (plan: Plan, format: "docx" | "pdf") => {
    const verdicts = checkPlan(plan, { today: TODAY, deviations: DEVIATIONS });
    const subject = {
      kind: "controle",
      plan,
      meta: META,
      verdicts,
      deviations: DEVIATIONS,
    } as const;
    return generator.generate({ ...subject, format });
  };

  it("is a DOCX that says what the report says", async () => {
    const { bytes, filename } = await make(examplePlan(), "docx");
    const text = wordsOfDocx(bytes);
    expect(filename).toBe("controlerapport-kruidenbuurt-0.9.docx");
    for (const { id, question } of RULES) {
      expect(text).toContain(id);
      expect(text).toContain(oneLine(question));
    }
    expect(text).toContain("(projectleider, 12 oktober 2026)");
  });

  it("of a plan without names has a name all the same", async () => {
    const { filename } = await make(planFrom({}), "docx");
    expect(filename).toBe("controlerapport-0.9.docx");
  });

  describe("as PDF", () => {
    let bytes: Uint8Array | null = null;
    beforeAll(async () => {
      if (await findBrowser(environment)) ({ bytes } = await make(examplePlan(), "pdf"));
      else console.warn("LET OP: geen browser; het controlerapport als PDF is niet nagekeken.");
    }, 120_000);

    it("is tagged, paged and calm in size", async () => {
      if (bytes === null || !hasTool("pdfinfo")) return;
      const info = await runOn(bytes, "rapport.pdf", "pdfinfo", ["{file}"]);
      expect(info).toMatch(/Title:\s+Controlerapport Wijkuitvoeringsplan Kruidenbuurt/);
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(16);
    });

    it("holds every rule and the deviations", async () => {
      if (bytes === null || !hasTool("pdftotext")) return;
      const text = oneLine(await runOn(bytes, "rapport.pdf", "pdftotext", ["-raw", "{file}", "-"]));
      for (const { id } of RULES) expect(text).toContain(id);
      expect(text).toContain("Met het Rijk is uitstel tot 2032 besproken.");
    });
  });
});
