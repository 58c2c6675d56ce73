/**
 * Proves that the tests of the checklist bite: changes the rules one small thing at a time and counts which changes no
 * test notices. `npm run mutate -- --seed 1 --count 300`. Exit code 1 when a survivor is not listed in equivalent.json.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Answer, Question } from "./judge.ts";
import { mutantsOf } from "./operators.ts";
import type { Mutant } from "./operators.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SOURCES = ["templates/checklist/*.ts", "templates/{checklist,totals,law,settings,period}.ts"];
const TESTS = ["test/checklist*.test.ts", "test/totals.test.ts", "test/format.test.ts"];
const SLOW = ["test/checklist.places.test.ts", "test/checklist.test.ts"];
/** A module graph per mutant is never freed; a fresh process now and then keeps memory flat. */
const MUTANTS_PER_PROCESS = 60;

/** Which tests are likely to notice first, for files that are not named after a group. */
const NEAREST: Record<string, string> = {
  aardgasvrij: "doelen",
  circles: "tijd",
  dekking: "geld",
  figures: "words",
  jargon: "words",
  moments: "tijd",
  period: "tijd",
  personalData: "words",
  placeholders: "words",
  references: "tekst",
  sentences: "words",
  steps: "tijd",
  summaryFigures: "tekst",
  writing: "tekst",
};

type Equivalent = { file: string; text: string; operator: string; reason: string };

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "300" },
    files: { type: "string" },
    seconds: { type: "string", default: "1800" },
    list: { type: "boolean", default: false },
  },
});
const [seed, count, seconds] = [values.seed, values.count, values.seconds].map(Number) as [
  number,
  number,
  number,
];
const equivalents = JSON.parse(
  readFileSync(new URL("equivalent.json", import.meta.url), "utf8"),
) as Equivalent[];

/** Edits while it runs change nothing: everything is judged in a copy. */
const copy = mkdtempSync(join(tmpdir(), "wijkpen-mutate-"));
for (const part of ["templates", "test", "package.json"])
  cpSync(join(ROOT, part), join(copy, part), { recursive: true });
symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const files = globSync(values.files ?? SOURCES, { cwd: copy }).toSorted();
const sources = new Map(files.map((file) => [file, readFileSync(join(copy, file), "utf8")]));
const all = [...sources].flatMap(([file, source]) => mutantsOf(file, source));
const chosen = shuffled(all, seed).slice(0, count);
if (values.list) for (const mutant of chosen) console.log(wording(mutant));
else process.exitCode = await judgeAll(chosen);

async function judgeAll(mutants: readonly Mutant[]): Promise<number> {
  const started = performance.now();
  const first = startJudge();
  const baseline = await ask(first, { file: null, source: "", tests: testsFor("") }, 300_000);
  const wholeRun = performance.now() - started;
  if (baseline?.caughtBy !== null) {
    console.error(`De tests slagen niet zonder mutant: ${baseline?.caughtBy ?? "geen antwoord"}`);
    first.kill();
    return 2;
  }
  console.log(`${all.length} mutanten mogelijk, ${mutants.length} gekozen met seed ${seed}.`);
  const limit = wholeRun * 5 + 10_000;
  const tally = { caught: 0, survived: 0, equivalent: 0 };
  let judge = first;
  let asked = 0;
  for (const mutant of mutants) {
    if (performance.now() - started > seconds * 1000) break;
    if (++asked % MUTANTS_PER_PROCESS === 0) judge = renewed(judge);
    const answer = await ask(judge, questionFor(mutant), limit);
    if (answer === null) judge = renewed(judge);
    if (asked % 50 === 0) console.error(`${asked} van ${mutants.length} beoordeeld`);
    if (answer?.caughtBy !== null) tally.caught += 1;
    else if (isEquivalent(mutant)) tally.equivalent += 1;
    else {
      tally.survived += 1;
      console.log(`OVERLEEFT ${wording(mutant)}`);
    }
  }
  judge.kill();
  const { caught, survived, equivalent } = tally;
  const judged = caught + survived + equivalent;
  if (judged < mutants.length)
    console.log(`Na ${seconds} seconden gestopt: ${judged} van ${mutants.length} beoordeeld.`);
  console.log(`${caught} caught, ${survived} survived, ${equivalent} equivalent`);
  return survived > 0 ? 1 : 0;
}

function questionFor({ file, operator, start, end, replacement }: Mutant): Question {
  const source = sources.get(file) ?? "";
  const changed = source.slice(0, start) + replacement + source.slice(end);
  const isWord = /^(?:waarde|getal|ja\/nee):/.test(operator);
  return { file, source: changed, tests: testsFor(basename(file, ".ts"), isWord) };
}

/**
 * The tests of the file's own group first and the slow tests of the checklist as a whole last, but those of the
 * catalogue early when a word or number is swapped.
 */
function testsFor(group: string, isWord = false): string[] {
  const rank = (test: string) => {
    if (test.includes(`.${NEAREST[group] ?? group}.`) || test.includes(`/${group}.`)) return 0;
    if (isWord && test.includes(".catalogue.")) return 1;
    if (isWord && test.includes(".places.")) return 2;
    return SLOW.includes(test) ? 4 : 3;
  };
  return globSync(TESTS, { cwd: copy })
    .toSorted()
    .toSorted((a, b) => rank(a) - rank(b));
}

function isEquivalent({ file, text, operator }: Mutant): boolean {
  return equivalents.some(
    (known) => known.file === file && known.text === text && known.operator === operator,
  );
}

function wording({ file, line, text, operator }: Mutant): string {
  return `${file}:${line}  ${operator}\n    ${text}`;
}

function startJudge(): ChildProcess {
  const options = { execArgv: ["--disable-warning=ExperimentalWarning"] };
  return fork(join(copy, "test/mutation/judge.ts"), options);
}

function renewed(judge: ChildProcess): ChildProcess {
  judge.kill("SIGKILL");
  return startJudge();
}

/** The answer, or null when there is none in time: a mutant that never ends, or ends the process, is noticed too. */
function ask(judge: ChildProcess, question: Question, limit: number): Promise<Answer | null> {
  return new Promise((done) => {
    const finish = (answer: Answer | null) => {
      clearTimeout(timer);
      judge.removeAllListeners();
      done(answer);
    };
    const timer = setTimeout(() => finish(null), limit);
    judge.once("message", (answer) => finish(answer as Answer));
    judge.once("exit", () => finish(null));
    judge.send(question);
  });
}

/** The same order for the same seed (mulberry32 and Fisher-Yates). */
function shuffled<T>(items: readonly T[], start: number): T[] {
  let state = start;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}
