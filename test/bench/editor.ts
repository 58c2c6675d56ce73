/**
 * How the editor feels on a plan of 200 pages and 300 blocks while a colleague types along: opening, and from key to
 * paint. Also how much script must travel before one can write. Run: npm run bench editor.
 *
 * Beside it, turn by turn in the same run, stands the floor: the same page without its scripts, as plain text that the
 * browser edits by itself, with the letters of the colleague put in. On a busy machine only the ratio says something.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "puppeteer";
import { joinPlan, letterAt } from "../support/colleague.ts";
import { watchMachine } from "../support/machine.ts";
import { logIn, openChromium } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { largePlan } from "../support/largePlan.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";
import { putInProse, watchTyping } from "../support/typingTimes.ts";
import type { Typed, Typing } from "../support/typingTimes.ts";

const LIMITS = { open: 1_500, paint: 70, script: 230 };
/** Each turn is so much text, about four seconds; what is said of a way of writing is the median of its turns. */
const TURNS = 4;
const TEXT = "Wij schrijven dit terwijl een collega in hetzelfde plan typt. ";
/** Where they write: the n-th paragraph of free text. */
const PLACE = { here: 30, there: 60 };
/** Milliseconds between two keys of the colleague. */
const COLLEAGUE = 125;
const OPENINGS = 5;
/** The editor with and without the colleague, and the floor. */
const WAYS = ["editor", "alone", "floor"] as const;
type Way = (typeof WAYS)[number];

const browser = await openChromium();
if (!browser) {
  console.error("LET OP: er start geen Chromium; er is niets gemeten.");
  process.exit(2);
}
const product = await startProduct();
try {
  process.exitCode = (await measure(browser, product)) ? 0 : 1;
} finally {
  await browser.close();
  await product.stop();
}

async function measure(openBrowser: Browser, started: Product): Promise<boolean> {
  const anna = await logIn(openBrowser, started, "anna");
  const planId = await addPlan(anna, started);
  const bytes = await scriptUntilText(anna, started, planId);
  const openings: number[] = [];
  for (let n = 0; n < OPENINGS; n += 1) openings.push(await opening(anna, started, planId));
  const writing = await typing(anna, started, planId);
  const p95 = (name: Way) => median(writing[name].map(({ paints }) => at(paints, 0.95)));
  const middle = (name: Way) => median(writing[name].map(({ paints }) => at(paints, 0.5)));
  const cpu = (name: Way) => median(writing[name].map((typed) => typed.cpu.all));
  const script = median(writing.editor.map((typed) => typed.cpu.script));
  console.log(`key to paint p95 and median, ms; processor time of the page per key, ms`);
  for (const name of WAYS)
    console.log(`  ${name}: ${[p95(name), middle(name), cpu(name)].map(Math.round).join(", ")}`);
  console.log(`  of which scripts of the editor: ${Math.round(script)}`);
  console.log(`  editor against floor, p95: ${(p95("editor") / p95("floor")).toFixed(2)}x`);
  return [
    say("script before one can write", bytes, LIMITS.script, "kB gzip"),
    say("open, median of 5", at(openings, 0.5), LIMITS.open, "ms"),
    say("key to paint, p95", p95("editor"), LIMITS.paint, "ms"),
  ].every(Boolean);
}

async function addPlan({ page }: Person, { url }: Product): Promise<string> {
  await page.goto(url);
  return await page.evaluate(
    async (plan) => {
      const answer = await fetch("/api/plans", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ plan }),
      });
      return ((await answer.json()) as { id: string }).id;
    },
    largePlan({ blocks: 300, pages: 200 }),
  );
}

/** Kilobytes of script, gzipped, that were loaded when the text appeared. */
async function scriptUntilText(anna: Person, { url }: Product, planId: string): Promise<number> {
  await anna.page.goto(`${url}/plan/${planId}`);
  await anna.page.waitForSelector(".ProseMirror .blok");
  const names = await anna.page.evaluate(() => {
    const shown = performance.now();
    return performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => name.endsWith(".js") && startTime < shown)
      .map(({ name }) => new URL(name).pathname);
  });
  const first = names.filter((name) => !/judge|law/.test(name));
  const bytes = first.map(
    (name) =>
      gzipSync(readFileSync(fileURLToPath(new URL(`../../editor/dist${name}`, import.meta.url))))
        .length,
  );
  return bytes.reduce((sum, each) => sum + each, 0) / 1_000;
}

/** Milliseconds from the request for the page until the text stands there. */
async function opening(anna: Person, { url }: Product, planId: string): Promise<number> {
  await anna.page.goto("about:blank");
  await anna.page.goto(`${url}/plan/${planId}`);
  await anna.page.waitForSelector(".ProseMirror .blok");
  return await anna.page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
      ),
  );
}

/** Types in each way in turn. */
async function typing(
  { page }: Person,
  { url }: Product,
  planId: string,
): Promise<Record<Way, Typed[]>> {
  await page.waitForSelector('[role=status][data-state="opgeslagen"]');
  const floor = await openFloor(page, `${url}/vloer`);
  await page.bringToFront();
  await putInProse(page, PLACE.here);
  const colleague = await joinPlan(page, planId, PLACE.there);
  const [here, there] = [await watchTyping(page), await watchTyping(floor)];
  const typed: Record<Way, Typed[]> = { editor: [], alone: [], floor: [] };
  const take = async (way: Way, type: Typing, start: () => () => void | Promise<void>) => {
    await (way === "floor" ? floor : page).bringToFront();
    const stop = start();
    // The first letters after a change of page draw what was out of date.
    await type("Eerst even warm. ");
    typed[way].push(await type(TEXT));
    await stop();
  };
  const since = watchMachine();
  for (let turn = 0; turn < TURNS; turn += 1) {
    await take("editor", here, () => colleague.type(COLLEAGUE));
    await take("alone", here, () => () => undefined);
    await take("floor", there, () => typeInFloor(floor));
  }
  const { busy, stolen } = since();
  console.log(`machine busy ${percent(busy)}, of which taken by the host ${percent(stolen)}`);
  colleague.leave();
  return typed;
}

/** The page as it stands there, without scripts: what the browser itself needs for a text like this. */
async function openFloor(page: Page, address: string): Promise<Page> {
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll("script, link[rel=modulepreload]")) script.remove();
    return `<!doctype html>${copy.outerHTML}`;
  });
  const floor = await page.browserContext().newPage();
  await floor.setViewport({ width: 1440, height: 900 });
  await floor.setRequestInterception(true);
  floor.on("request", (request) => {
    if (request.url() !== address) return void request.continue();
    void request.respond({ contentType: "text/html; charset=utf-8", body: html });
  });
  await floor.goto(address);
  await putInProse(floor, PLACE.here);
  return floor;
}

/** The letters of the colleague, put into the text of the floor at the same pace; the result stops that. */
function typeInFloor(floor: Page): () => Promise<void> {
  const started = floor.evaluate(
    ({ there, every, letters }) => {
      const text = document.querySelectorAll(".ProseMirror > p")[there]?.firstChild;
      let count = 0;
      const timer = setInterval(() => {
        (text as unknown as { appendData(data: string): void }).appendData(
          letters.charAt(count % letters.length),
        );
        count += 1;
      }, every);
      Object.assign(window, { timer });
    },
    {
      there: PLACE.there,
      every: COLLEAGUE,
      letters: Array.from({ length: 9 }, (_, n) => letterAt(n)).join(""),
    },
  );
  return async () => {
    await started;
    await floor.evaluate(() => clearInterval((window as unknown as { timer: number }).timer));
  };
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

function median(numbers: number[]): number {
  return at(numbers, 0.5);
}

function at(times: number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
}

function say(what: string, value: number, limit: number, unit: string): boolean {
  console.log(`${what}: ${Math.round(value)} ${unit} (limit ${limit})`);
  return value <= limit;
}
