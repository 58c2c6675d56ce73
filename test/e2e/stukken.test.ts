import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer";
import {
  fillIn,
  firstPlan,
  logIn,
  openChromium,
  openPlan,
  untilSaved,
  untilSeen,
} from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";
import { pause } from "../support/suite.ts";

const axe = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

describe("the raadsstukken beside the plan, through a browser", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let bram: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn("LET OP: er start geen Chromium; de raadsstukken zijn niet getest.");
    product = await startProduct();
    anna = await logIn(browser, product, "anna");
    bram = await logIn(browser, product, "bram");
    planId = await firstPlan(anna);
    for (const person of [anna, bram]) await openStukken(person, product, planId);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("is reached from the plan without a new connection, has an address, and the way back is that of the browser", async () => {
    if (!browser) return;
    const { page } = anna;
    await openPlan(anna, product, planId);
    await page.evaluate(() => void Object.assign(window, { sameVisit: true }));
    await page.click('.view-links a[href$="/raadsstukken"]');
    await page.waitForSelector("#stuk-inleiding");
    expect(page.url()).toBe(`${product.url}/plan/${planId}/raadsstukken`);
    await page.goBack();
    await page.waitForSelector("#papier:not([hidden]) .blok");
    await page.goForward();
    await page.waitForSelector("#stukken:not([hidden]) #stuk-inleiding");
    expect(await page.evaluate(() => "sameVisit" in window)).toBe(true);
  }, 60_000);

  it("anna takes over a proposal, bram sees it at once and writes on in it; undo gives anna's own text back", async () => {
    if (!browser) return;
    const before = await slotWords(anna.page, "samenvatting");
    await press(anna.page, "samenvatting", "Bekijk het voorstel uit het plan");
    const proposal = await anna.page.$eval(
      "#stuk-samenvatting .voorstel-tekst",
      (element) => element.textContent ?? "",
    );
    await press(anna.page, "samenvatting", "Vervangen");
    await anna.page.waitForSelector("dialog[open] .is-primary");
    await anna.page.$eval("dialog[open] .is-primary", click);
    await untilSlot(bram.page, "samenvatting", proposal);
    await untilSeen(anna.page, "Overgenomen uit het plan.");

    await writeAtEnd(bram.page, "samenvatting", " Bram schrijft mee.");
    await untilSlot(anna.page, "samenvatting", `${proposal} Bram schrijft mee.`);
    await anna.page.waitForFunction(() =>
      document.querySelector("#stuk-samenvatting .blok-mens")?.textContent?.startsWith("Bram"),
    );
    await pressUndo(bram.page);
    await untilSlot(anna.page, "samenvatting", proposal);
    await pressUndo(anna.page);
    await untilSlot(bram.page, "samenvatting", before);
  }, 60_000);

  it("both write in one slot letter by letter, and no letter is lost", async () => {
    if (!browser) return;
    const before = await slotWords(anna.page, "evaluatie");
    await Promise.all([
      writeAtEnd(anna.page, "evaluatie", " aaaaaaaaaaaaaaa"),
      writeAtEnd(bram.page, "evaluatie", " bbbbbbbbbbbbbbb"),
    ]);
    await Promise.all([anna, bram].map(({ page }) => untilSaved(page)));
    const wanted = { a: lettersIn(before, "a") + 15, b: lettersIn(before, "b") + 15 };
    for (const { page } of [anna, bram])
      await page.waitForFunction(
        `(({ a, b }, words) => words.split("a").length - 1 === a && words.split("b").length - 1 === b)(${JSON.stringify(wanted)}, (${String(wordsInPage)})(${JSON.stringify(textOf("evaluatie"))}))`,
      );
    await untilSlot(bram.page, "evaluatie", await slotWords(anna.page, "evaluatie"));
  }, 60_000);

  it("an argument is added at its beslispunt, linked to another one, moved and taken away again", async () => {
    if (!browser) return;
    const { page } = anna;
    const count = await rowsAt(page, "argument");
    await page.$eval('[data-rijen="argument"] .stuk-groep .knop-toevoegen', click);
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-rij="argument"]') !== null,
    );
    const id = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>("[data-blok-id]")?.dataset["blokId"] ?? "",
    );
    await page.keyboard.type("Het kan niet wachten.", { delay: 5 });
    await untilSaved(page);
    await bram.page.waitForSelector(`[data-blok-id="${id}"]`);
    const mark = (who: Page) =>
      who.$eval(`[data-blok-id="${id}"]`, (row) => row.getAttribute("aria-label"));
    expect(await mark(page)).toMatch(/^Argument 1\.\d+$/);
    const second = await page.$eval(
      `[id="v-${id}-besluitId"] option:nth-child(3)`,
      (option) => option.getAttribute("value") ?? "",
    );
    await page.select(`[id="v-${id}-besluitId"]`, second);
    await bram.page.waitForFunction(
      (row) =>
        document
          .querySelector(`[data-blok-id="${row}"]`)
          ?.getAttribute("aria-label")
          ?.startsWith("Argument 2."),
      {},
      id,
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`v-${id}-besluitId`);
    const numbered = await mark(page);
    await page.focus(`[id="v-${id}-titel"]`);
    await page.keyboard.down("Alt");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.up("Alt");
    await page.waitForFunction(
      (row, old) =>
        document.querySelector(`[data-blok-id="${row}"]`)?.getAttribute("aria-label") !== old,
      {},
      id,
      numbered,
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`v-${id}-titel`);
    await page.$eval(`[data-blok-id="${id}"] .is-weg`, click);
    await page.waitForFunction((row) => !document.querySelector(`[data-blok-id="${row}"]`), {}, id);
    await pressUndo(page);
    await page.waitForSelector(`[data-blok-id="${id}"]`);
    await page.$eval(`[data-blok-id="${id}"] .is-weg`, click);
    await untilSaved(page);
    expect(await rowsAt(page, "argument")).toBe(count);
  }, 60_000);

  it("a candidate from the plan becomes an argument, and is marked when the plan changes afterwards", async () => {
    if (!browser) return;
    const { page } = anna;
    await page.$eval('[data-rijen="argument"] summary', click);
    await page.$eval('[data-rijen="argument"] .voorstel.is-keuze button', click);
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-rij="argument"]') !== null,
    );
    await untilSaved(page);
    const before = await outdated(page);
    await press(page, "inleiding", "Bekijk het voorstel uit het plan");
    await press(page, "inleiding", "Vervangen");
    await page.waitForSelector("dialog[open] .is-primary");
    await page.$eval("dialog[open] .is-primary", click);
    await untilSaved(page);
    expect(await outdated(page)).toEqual(before);
    await page.click('.view-links a:not([href$="/raadsstukken"])');
    await page.waitForSelector('[data-blok-id="plangegevens"] .blok-open');
    await page.$eval(
      '[data-blok-id="plangegevens"] .blok-titel-invoer, [data-blok-id="plangegevens"] .blok-open',
      click,
    );
    await page.waitForSelector('[data-blok-id="plangegevens"] .blok.is-open');
    await fillIn(page, '[id="v-plangegevens-wijknaam"]', "Rozenbuurt");
    await page.click('.view-links a[href$="/raadsstukken"]');
    await page.waitForFunction(() =>
      document
        .querySelector("#stuk-inleiding .voorstel")
        ?.textContent?.includes("Verouderd: het plan is veranderd"),
    );
    await press(page, "inleiding", "Bekijk het nieuwe voorstel");
    await untilSeen(page, "In de Rozenbuurt");
    await press(page, "inleiding", "Zo laten");
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLElement>("#stuk-inleiding .voorstel")?.dataset["stand"] ===
        "current",
    );
  }, 60_000);

  it("in a plan in which nobody wrote yet, a slot is taken over, written or set aside with a reason", async () => {
    if (!browser) return;
    const { page } = await logIn(browser, product, "anna");
    const id = await page.evaluate(async (example) => {
      const plan = await (await fetch(`/api/plans/${example}/export.json`)).json();
      const body = JSON.stringify({ plan: { ...plan, raadsstukken: undefined } });
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch("/api/plans", { method: "POST", headers, body });
      return ((await answer.json()) as { id: string }).id;
    }, planId);
    await page.goto(`${product.url}/plan/${id}/raadsstukken`);
    await page.waitForSelector("#stuk-inleiding .voorstel");
    await press(page, "inleiding", "Overnemen");
    await page.waitForFunction(
      () => document.activeElement?.closest("#stuk-inleiding .stuk-schrijf") !== null,
    );
    const taken = await slotWords(page, "inleiding");
    expect(taken).not.toBe("");
    await page.keyboard.type(" Eigen woorden.");
    await untilSlot(page, "inleiding", `${taken} Eigen woorden.`);
    await press(page, "communicatie", "Niet van toepassing");
    await page.keyboard.type("De campagne regelt dit.");
    await page.keyboard.press("Tab");
    await press(page, "evaluatie", "Zelf schrijven");
    await page.keyboard.type("Elk jaar.");
    await untilSlot(page, "evaluatie", "Elk jaar.");
    await untilSaved(page);
    const written = await page.evaluate(async (own) => {
      const plan = await (await fetch(`/api/plans/${own}/export.json`)).json();
      return (plan as { raadsstukken: { onderdelen: Record<string, object> } }).raadsstukken
        .onderdelen;
    }, id);
    expect(written).toMatchObject({
      inleiding: { tekst: `${taken} Eigen woorden.`, voorstel: { bron: "inleiding" } },
      communicatie: { nietVanToepassing: "De campagne regelt dit." },
      evaluatie: { tekst: "Elk jaar." },
    });
    for (const part of ["evaluatie", "inleiding"]) {
      await page.focus(`#stuk-${part}-kop`);
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
    }
    await page.waitForFunction(
      () => !document.querySelector("#stuk-evaluatie .stuk-schrijf")?.textContent,
    );
  }, 60_000);

  it("copies a part as clean HTML and as plain text", async () => {
    if (!browser) return;
    const { page } = anna;
    const copied = await page.evaluate(async () => {
      const parts: Record<string, string> = {};
      navigator.clipboard.write = async (items) => {
        for (const item of items)
          for (const type of item.types) parts[type] = await (await item.getType(type)).text();
      };
      document.querySelector<HTMLElement>("#stuk-financien .stuk-kopieer")?.click();
      while (
        !document
          .querySelector("#stuk-financien .stuk-kopieer")
          ?.textContent?.includes("Gekopieerd")
      )
        await new Promise((resolve) => setTimeout(resolve, 20));
      return parts;
    });
    expect(copied["text/html"]).toMatch(/^<h2>Financiën<\/h2>[\s\S]*<table><thead>/);
    expect(copied["text/html"]).not.toMatch(/ (class|style)=/);
    expect(copied["text/plain"]).toMatch(/^Financiën\n[\s\S]*\t/);
    await untilSeen(page, "Financiën gekopieerd.");
  }, 60_000);

  it("copies without the clipboard of the browser too, as over http", async () => {
    if (!browser) return;
    const copied = await bram.page.evaluate(async () => {
      const parts: Record<string, string> = {};
      navigator.clipboard.write = () => Promise.reject(new Error("not allowed"));
      // On the window: behind the listener of the page.
      addEventListener("copy", (event) => {
        for (const type of ["text/html", "text/plain"])
          parts[type] = event.clipboardData?.getData(type) ?? "";
      });
      document.querySelector<HTMLElement>("#stuk-beslispunten .stuk-kopieer")?.click();
      while (
        !document
          .querySelector("#stuk-beslispunten .stuk-kopieer")
          ?.textContent?.includes("Gekopieerd")
      )
        await new Promise((resolve) => setTimeout(resolve, 20));
      return parts;
    });
    expect(copied["text/html"]).toMatch(/<ol><li>/);
    expect(copied["text/plain"]).toMatch(/^Voorgesteld besluit\n\n1\. /);
  }, 60_000);

  it("[SY6] a meelezer reads and changes nothing", async () => {
    if (!browser) return;
    const carla = await logIn(browser, product, "carla");
    await openStukken(carla, product, planId);
    const found = await carla.page.evaluate(() => ({
      texts: [...document.querySelectorAll("#stukken .stuk-schrijf")].some(
        (text) => text.getAttribute("contenteditable") !== "false",
      ),
      inputs: [
        ...document.querySelectorAll<HTMLInputElement>("#stukken input, #stukken select"),
      ].some((input) => !input.readOnly && !input.disabled),
      changes: [...document.querySelectorAll<HTMLElement>("#stukken button")]
        .filter((button) => button.offsetParent !== null)
        .map((button) => button.textContent)
        .filter((words) => /Vervangen|Overnemen|toevoegen|Zelf schrijven|Zo laten/i.test(words)),
    }));
    expect(found).toEqual({ texts: false, inputs: false, changes: [] });
    expect(carla.troubles).toEqual([]);
  }, 60_000);

  it("a server that is killed in the middle loses nothing", async () => {
    if (!browser) return;
    const { page } = bram;
    await product.kill();
    await writeAtEnd(page, "communicatie", " Zonder verbinding geschreven.");
    await page.waitForSelector('[role=status][data-state="offline"]');
    await pause(100); // what a browser needs to keep the last key (npm run chaos tab)
    await page.reload({ waitUntil: "domcontentloaded" }).catch(() => undefined);
    await product.start();
    await openStukken(bram, product, planId);
    await untilSaved(page);
    expect(await slotWords(page, "communicatie")).toContain("Zonder verbinding geschreven.");
    await anna.page.waitForFunction(
      () =>
        document
          .querySelector("#stuk-communicatie")
          ?.textContent?.includes("Zonder verbinding geschreven."),
      { timeout: 30_000 },
    );
  }, 90_000);

  it.each([1440, 768, 320])(
    "at %i pixels nothing sticks out and axe finds nothing",
    async (width) => {
      if (!browser) return;
      const reader = await logIn(browser, product, "bram", width);
      const { page } = reader;
      await openStukken(reader, product, planId);
      await press(page, "kader", "Bekijk het voorstel uit het plan");
      await page.$eval('[data-rijen="kanttekening"] summary', click);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(
        await page.$eval("#stukken .desk-scroll", (desk) => desk.scrollWidth - desk.clientWidth),
      ).toBeLessThanOrEqual(0);
      // Not through a script element: the page's CSP would refuse that, and rightly.
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
        };
        return (await checker.run()).violations.map(
          ({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`,
        );
      });
      expect(violations).toEqual([]);
      expect(reader.troubles).toEqual([]);
    },
    60_000,
  );
});

const click = (element: Element) => (element as HTMLElement).click();

async function openStukken({ page }: Person, product: Product, planId: string): Promise<void> {
  await page.goto(`${product.url}/plan/${planId}/raadsstukken`);
  await page.waitForSelector("#stuk-inleiding .stuk-schrijf");
  await untilSaved(page);
}

const textOf = (slot: string) => `#stuk-${slot} [data-onderdeel] .stuk-schrijf`;

/** The words of a slot without the carets of colleagues, paragraphs one behind the other. */
async function slotWords(page: Page, slot: string): Promise<string> {
  return await page.evaluate(wordsInPage, textOf(slot));
}

async function untilSlot(page: Page, slot: string, words: string): Promise<void> {
  await page.waitForFunction(
    `(${String(wordsInPage)})(${JSON.stringify(textOf(slot))}) === ${JSON.stringify(words)}`,
  );
}

function lettersIn(words: string, letter: string): number {
  return words.split(letter).length - 1;
}

function wordsInPage(selector: string): string {
  const copy = document.querySelector(selector)?.cloneNode(true) as HTMLElement | undefined;
  for (const caret of copy?.querySelectorAll(".caret, .ProseMirror-separator") ?? [])
    caret.remove();
  return (copy?.textContent ?? "").replaceAll("\u2060", "");
}

/** Presses the button of a part that has these words. */
async function press(page: Page, part: string, words: string): Promise<void> {
  await page.waitForFunction(
    (id, wanted) => {
      const button = [...document.querySelectorAll<HTMLElement>(`#stuk-${id} button`)].find(
        (each) => each.offsetParent !== null && each.textContent === wanted,
      );
      button?.click();
      return button !== undefined;
    },
    {},
    part,
    words,
  );
}

async function writeAtEnd(page: Page, slot: string, words: string): Promise<void> {
  const last = `${textOf(slot)} p:last-of-type`;
  await page.$eval(last, (paragraph) => paragraph.scrollIntoView({ block: "center" }));
  await page.click(last);
  await page.$eval(last, (paragraph) => {
    const selection = getSelection();
    selection?.selectAllChildren(paragraph);
    selection?.collapseToEnd();
  });
  await page.keyboard.type(words, { delay: 10 });
}

async function pressUndo(page: Page): Promise<void> {
  await page.click('#stukken [aria-label="Ongedaan maken"]');
}

async function rowsAt(page: Page, name: string): Promise<number> {
  return (await page.$$(`[data-rij="${name}"]`)).length;
}

async function outdated(page: Page): Promise<number> {
  return (await page.$$('#stukken .voorstel[data-stand="outdated"]:not([hidden])')).length;
}
