/**
 * What a document costs, as ratios in one run: the PDF against one bare tagged print of the same page, the DOCX against
 * pandoc. Run: npm run bench generate.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { importPlan } from "../../templates/importPlan.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import { openDesk } from "../../server/generate/desk.ts";
import type { PdfAnswer } from "../../server/generate/desk.ts";
import { createGenerator } from "../../server/generate/document.ts";
import { createPrinter } from "../../server/generate/pdf.ts";
import { META } from "../support/documents.ts";
import { largePlan } from "../support/largePlan.ts";

const RUNS = 7;
const plan = planOf(100);
const subject = { kind: "wup", plan, meta: META } as const;
/** Milliseconds that a print may take: the machine may be busy. */
const PATIENCE = 150_000;
const generator = createGenerator({
  log: { info: () => undefined, error: console.error },
  printTimeout: PATIENCE,
});
const printer = createPrinter({ environment: process.env, timeout: PATIENCE });

try {
  await measurePdf();
  await measureDocx();
} finally {
  await Promise.all([generator.stop(), printer.stop()]);
}

/**
 * Each measurement stands between two bare prints and is counted in them, so that a busy moment of the machine meets
 * both; the median of those ratios is the answer.
 */
async function measurePdf(): Promise<void> {
  const html = await settledPage();
  const bares: number[] = [];
  const ratios = { anew: [] as number[], known: [] as number[], post: [] as number[] };
  const bare = async () => {
    bares.push(await timed(() => printer.print(html)));
    return bares.at(-1) ?? 0;
  };
  const inPrints = async (work: () => Promise<number>) => {
    const before = await bare();
    const time = await work();
    return time / ((before + (await bare())) / 2);
  };
  const make = (planId?: string) =>
    timed(() => generator.generate({ ...subject, format: "pdf", ...(planId ? { planId } : {}) }));
  await make("known");
  await bare();
  const busy = watchMainThread();
  for (let run = 0; run < RUNS; run += 1) {
    ratios.anew.push(await inPrints(() => make()));
    ratios.known.push(await inPrints(() => make("known")));
    ratios.post.push(await inPrints(afterPrint));
  }
  const longest = busy.stop();
  console.log(
    `PDF of ${plan.blocks.length} blocks; one bare tagged print takes ${median(bares).toFixed(0)} ms (1 F), medians of ${RUNS} runs`,
  );
  verdict("with page numbers", median(ratios.anew), 2.5, " F");
  verdict("when the numbers did not move", median(ratios.known), 1.6, " F");
  verdict("work after the print", median(ratios.post), 0.5, " F");
  verdict("longest work of the main thread", longest, 50, " ms");
}

/**
 * Processor time of the main thread between two ticks of a clock, in ms: what holds up everybody who is typing. Not the
 * time on the clock: on a busy machine that counts the work of others too.
 */
function watchMainThread(): { stop(): number } {
  let longest = 0;
  let before = process.threadCpuUsage();
  const clock = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 1);
  return {
    stop() {
      clearInterval(clock);
      return longest;
    },
  };
}

/** The page with the right numbers, as the last print gets it. */
async function settledPage(): Promise<string> {
  const desk = openDesk({ kind: "html", subject });
  try {
    let html = "";
    let answer = await desk.next<PdfAnswer>();
    while ("html" in answer) {
      ({ html } = answer);
      answer = await desk.next<PdfAnswer>(await printer.print(html));
    }
    return html;
  } finally {
    desk.close();
  }
}

/** From a print with the right numbers to the file, in a thread that has done nothing like it before. */
async function afterPrint(): Promise<number> {
  const pages = await knownPages();
  const desk = openDesk({ kind: "html", subject, pages: pages.numbers });
  try {
    await desk.next<PdfAnswer>();
    return await timed(() => desk.next<PdfAnswer>(pages.print));
  } finally {
    desk.close();
  }
}

/** A print and the page numbers in it. */
async function knownPages(): Promise<{ print: Uint8Array; numbers: ReadonlyMap<string, number> }> {
  const desk = openDesk({ kind: "html", subject });
  try {
    let print = new Uint8Array();
    let answer = await desk.next<PdfAnswer>();
    while ("html" in answer) {
      print = new Uint8Array(await printer.print(answer.html));
      answer = await desk.next<PdfAnswer>(print);
    }
    return { print, numbers: answer.pages };
  } finally {
    desk.close();
  }
}

/** Processor time, for pandoc works on one core and we may not. */
async function measureDocx(): Promise<void> {
  const ours: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.cpuUsage();
    await generator.generate({ ...subject, format: "docx" });
    const { user, system } = process.cpuUsage(before);
    ours.push((user + system) / 1000);
  }
  const own = `DOCX: ${median(ours).toFixed(0)} ms of processor time`;
  if (!hasPandoc()) {
    console.log(
      `${own}; LET OP: "pandoc" ontbreekt op deze machine, de vergelijking is overgeslagen.`,
    );
    return;
  }
  const theirs = await pandocTimes();
  console.log(`${own}, pandoc ${median(theirs).toFixed(0)} ms`);
  verdict("DOCX against pandoc", median(ours) / median(theirs), 1, "");
}

function hasPandoc(): boolean {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .some((path) => existsSync(join(path, "pandoc")));
}

async function pandocTimes(): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), "wijkpen-pandoc-"));
  try {
    const page = join(folder, "plan.html");
    await writeFile(
      page,
      await generator
        .previewHtml(plan, META)
        .then((html) => html.replace(/<style>[\s\S]*?<\/style>/, "")),
    );
    const command = `TIMEFORMAT="%U %S"; time pandoc -f html -t docx -o "${folder}/plan.docx" "${page}"`;
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { stderr } = await promisify(execFile)("bash", ["-c", command]);
      const [user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "")
        .split(" ")
        .map(Number);
      times.push((user + system) * 1000);
    }
    return times;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function verdict(what: string, measured: number, limit: number, unit: string): void {
  const isMet = measured <= limit;
  if (!isMet) process.exitCode = 1;
  console.log(
    `${isMet ? "ok  " : "MIS "} ${what}: ${measured.toFixed(2)}${unit} (limit ${limit}${unit})`,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}

function planOf(blocks: number): Plan {
  let count = 0;
  return readPlan(importPlan(largePlan({ blocks }), { newId: () => `row-${++count}` }).doc);
}
