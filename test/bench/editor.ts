/**
 * How the editor feels on a plan of 200 pages and 300 blocks while a colleague types along: opening, and from key to
 * paint. Also how much script must travel before one can write. Run: npm run bench editor.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "puppeteer";
import { logIn, openChromium, openPlan } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { largePlan } from "../support/largePlan.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

const LIMITS = { open: 1_500, paint: 70, script: 230 };
const KEYS = 150;
/** Milliseconds between two keys of the colleague. */
const COLLEAGUE = 125;
const OPENINGS = 5;

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
  const script = await scriptUntilText(anna, started, planId);
  const openings: number[] = [];
  for (let n = 0; n < OPENINGS; n += 1) openings.push(await opening(anna, started, planId));
  const colleague = await logIn(openBrowser, started, "anna");
  await openPlan(colleague, started, planId);
  const paints = await typing(anna.page, colleague.page);
  return [
    say("script before one can write", script, LIMITS.script, "kB gzip"),
    say("open, median of 5", at(openings, 0.5), LIMITS.open, "ms"),
    say("key to paint, p95", at(paints, 0.95), LIMITS.paint, "ms"),
    say("key to paint, median", at(paints, 0.5), LIMITS.paint, "ms"),
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

/** Milliseconds from each key to the next paint. */
async function typing(here: Page, there: Page): Promise<number[]> {
  await here.waitForSelector('[role=status][data-state="opgeslagen"]');
  await putInProse(here, 30);
  await putInProse(there, 60);
  await here.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      "keydown",
      (event) =>
        requestAnimationFrame(() => {
          // The first message after a frame was drawn.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => times.push(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage(null);
        }),
      true,
    );
  });
  const done = new AbortController();
  const along = (async () => {
    for (let n = 0; !done.signal.aborted; n += 1) {
      await there.keyboard.type("abcdefgh "[n % 9] ?? " ");
      await new Promise((resolve) => setTimeout(resolve, COLLEAGUE));
    }
  })();
  const text = "Wij schrijven dit terwijl een collega in hetzelfde plan typt. ".repeat(3);
  await here.keyboard.type(text.slice(0, KEYS), { delay: 60 });
  done.abort();
  await along;
  return await here.evaluate(() => (window as unknown as { times: number[] }).times);
}

async function putInProse(page: Page, index: number): Promise<void> {
  await page.evaluate((n) => {
    const paragraph = document.querySelectorAll(".ProseMirror > p")[n];
    paragraph?.scrollIntoView({ block: "center" });
  }, index);
  const paragraphs = await page.$$(".ProseMirror > p");
  await paragraphs[index]?.click();
  await page.keyboard.press("End");
}

function at(times: number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
}

function say(what: string, value: number, limit: number, unit: string): boolean {
  console.log(`${what}: ${Math.round(value)} ${unit} (limit ${limit})`);
  return value <= limit;
}
