/**
 * Lets veraPDF judge every document of every fixture: PDF/A-2a and PDF/UA-1. Run: npm run verapdf. Without Java and
 * Maven, or without the way to Maven Central, it says so in one line and judges nothing.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createGenerator } from "../../server/generate/document.ts";
import { META } from "../support/documents.ts";
import { PDF_FIXTURES } from "../support/pdfFixtures.ts";
import { documentsOfPlan } from "../support/stukSets.ts";

const run = promisify(execFile);
const FLAVOURS = ["2a", "ua1"] as const;

const folder = await mkdtemp(join(tmpdir(), "wijkpen-verapdf-"));
try {
  const library = await fetchVeraPdf(folder);
  if (library !== null)
    process.exitCode = (await judge(library, await writeFixtures(folder))) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The class path, or null where it cannot be had. */
async function fetchVeraPdf(target: string): Promise<string | null> {
  const library = join(target, "lib");
  const pom = join(import.meta.dirname, "pom.xml");
  try {
    await run("java", ["-version"]);
    await run(
      "mvn",
      ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${library}`],
      { timeout: 180_000 },
    );
    return join(library, "*");
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    console.warn(
      `LET OP: veraPDF is hier niet te gebruiken; PDF/A en PDF/UA zijn niet beoordeeld (${reason})`,
    );
    return null;
  }
}

/** The plan, what the checklist says of it, every raadsstuk and the control report, of every fixture. */
async function writeFixtures(target: string): Promise<string[]> {
  const log = { info: () => undefined, error: console.error };
  const generator = createGenerator({ log, printTimeout: 150_000 });
  const paths: string[] = [];
  try {
    for (const [name, fixture] of Object.entries(PDF_FIXTURES)) {
      const plan = fixture();
      for (const [kind, document] of documentsOfPlan(plan)) {
        const subject = { kind: "stuk", plan, meta: META, document } as const;
        const { bytes } = await generator.generate({ ...subject, format: "pdf" });
        const path = join(target, `${name.replace(/[^\w]+/g, "-")}-${kind}.pdf`);
        await writeFile(path, bytes);
        paths.push(path);
      }
    }
  } finally {
    await generator.stop();
  }
  return paths;
}

/** Prints one line for each failure and one verdict; true when all files pass. */
async function judge(library: string, paths: readonly string[]): Promise<boolean> {
  let passed = 0;
  for (const flavour of FLAVOURS) {
    const parameters = [
      "-cp",
      library,
      "org.verapdf.apps.GreenfieldCliWrapper",
      "-f",
      flavour,
      "--format",
      "text",
      "-v",
    ];
    const { stdout } = await run("java", [...parameters, ...paths], { maxBuffer: 1 << 26 }).catch(
      // It ends with 1 where a file fails, and says on its output which.
      (error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }),
    );
    passed += [...stdout.matchAll(/^PASS /gm)].length;
    for (const line of stdout
      .split("\n")
      .filter((text) => text !== "" && !text.startsWith("PASS ")))
      console.error(line);
  }
  const all = paths.length * FLAVOURS.length;
  console.log(
    `veraPDF: ${passed} of ${all} judgements pass (${paths.length} documents, ${FLAVOURS.join(" and ")})`,
  );
  return passed === all;
}
