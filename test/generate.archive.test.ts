import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { presentPlan } from "../templates/present.ts";
import { createGenerator } from "../server/generate/document.ts";
import { META, examplePlan, hasTool, planFrom } from "./support/documents.ts";
import { pdfFaults } from "./support/fileChecks.ts";
import { PDF_FIXTURES } from "./support/pdfFixtures.ts";
import { PDF_MUTANTS, encrypted, mutated } from "./support/pdfMutants.ts";

const generator = createGenerator({
  log: { info: () => undefined, error: (fields) => console.error(fields) },
});
afterAll(() => generator.stop());

const pdfOf = async (plan: ReturnType<typeof examplePlan>) =>
  (await generator.generate({ plan, meta: META, kind: "wup", format: "pdf" })).bytes;

describe("the criteria 19 to 33", () => {
  it.each(Object.entries(PDF_FIXTURES))(
    "are met by the PDF of %s",
    async (_, fixture) => {
      const plan = fixture();
      expect(await pdfFaults(await pdfOf(plan), presentPlan(plan, META))).toEqual([]);
    },
    180_000,
  );
});

describe("a font of the machine", () => {
  it("does not come in by the foot of the page, whose letters stand nowhere else", async () => {
    const plan = planFrom({ plangegevens: { titel: "Ж Ω ế" } });
    const request = { plan, meta: META, kind: "controle", verdicts: [], deviations: [] } as const;
    const { bytes } = await generator.generate({ ...request, format: "pdf" });
    expect(bytes.length).toBeGreaterThan(1000);
  }, 60_000);
});

describe("the checks of a PDF", () => {
  let bytes: Uint8Array = new Uint8Array();
  const faultsOf = (file: Uint8Array) => pdfFaults(file, presentPlan(examplePlan(), META));
  beforeAll(async () => {
    bytes = await pdfOf(examplePlan());
  }, 60_000);

  it.each(Object.entries(PDF_MUTANTS))(
    "notice %s",
    async (mutant, change) => {
      const faults = await faultsOf(await mutated(bytes, change));
      const [criterion = ""] = mutant.split(" ");
      expect(faults.filter((fault) => fault.startsWith(criterion))).not.toEqual([]);
    },
    30_000,
  );

  it("[24] notice a password", async () => {
    if (!hasTool("qpdf")) return;
    expect(await faultsOf(await encrypted(bytes))).toEqual([
      "[24] het bestand heeft een wachtwoord",
    ]);
  });

  it("find nothing in a file that another program merely wrote again", async () => {
    expect(await faultsOf(await mutated(bytes, () => undefined))).toEqual([]);
  });
});
