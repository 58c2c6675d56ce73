import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer";
import { firstPlan, logIn, openChromium, openPlan, untilSeen } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

const axe = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

const INDICATOR = "i-01";
const LIST = "dialog[open] .metingen";

describe("the metingen of an indicator, through a browser", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let bram: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn("LET OP: er start geen Chromium; de metingen zijn niet getest.");
    product = await startProduct();
    anna = await logIn(browser, product, "anna", 320);
    bram = await logIn(browser, product, "bram");
    planId = await firstPlan(anna);
    for (const person of [anna, bram]) await openMetingen(person, product, planId);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("anna adds one by keyboard, and bram sees it in his open list", async () => {
    if (!browser) return;
    const { page } = anna;
    await addOne(page, { meetdatum: "30 juni 2026", waarde: "58,5" });
    await untilSeen(page, "Vul een heel aantal woningen in, zoals 450.");
    await retype(page, "waarde", "58");
    await page.keyboard.press("Enter");
    await bram.page.waitForSelector(`${LIST} .meting`);
    expect(await bram.page.$eval(`${LIST} .meting`, (row) => row.textContent)).toMatch(
      /^58 woningen 30 juni 2026Anna de Wit, vandaag om /,
    );
  }, 60_000);

  it("one is changed and removed, for both", async () => {
    if (!browser) return;
    await bram.page.click('[aria-label="Wijzigen: meting van 30 juni 2026"]');
    await bram.page.waitForSelector("#veld-waarde");
    await retype(bram.page, "waarde", "60");
    await bram.page.keyboard.press("Enter");
    await untilSeen(anna.page, "60 woningen");
    await anna.page.click('[aria-label="Verwijderen: meting van 30 juni 2026"]');
    await untilSeen(bram.page, "Er is nog niets gemeten.");
  }, 60_000);

  it("who reads along sees them without controls; axe finds nothing and nothing sticks out", async () => {
    if (!browser) return;
    const carla = await logIn(browser, product, "carla");
    await openMetingen(carla, product, planId);
    const buttons = await carla.page.$$eval("dialog[open] button", (all) =>
      all.map((button) => button.getAttribute("aria-label")),
    );
    expect(buttons).toEqual(["Sluiten"]);
    await anna.page.evaluate(axe);
    const found = await anna.page.evaluate(
      `axe.run("dialog[open]").then(({ violations }) => violations.map(({ id }) => id))`,
    );
    expect(found).toEqual([]);
    const width = await anna.page.$eval("dialog[open]", (dialog) => dialog.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect([...anna.troubles, ...carla.troubles].filter((each) => !/422/.test(each))).toEqual([]);
  }, 60_000);
});

async function openMetingen(person: Person, product: Product, planId: string): Promise<void> {
  await openPlan(person, product, planId);
  const { page } = person;
  const menu = `[data-blok-id="${INDICATOR}"] [aria-haspopup="menu"]`;
  await page.waitForSelector(menu);
  await page.$eval(menu, (button) => {
    button.scrollIntoView({ block: "center" });
    (button as HTMLElement).click();
  });
  await page.waitForFunction(() => {
    const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(
      (each) => each.textContent === "Metingen",
    );
    item?.click();
    return item !== undefined;
  });
  await page.waitForSelector("dialog[open] .metingen, dialog[open] .panel-hint");
}

async function addOne(page: Page, values: Record<string, string>): Promise<void> {
  await page.focus("dialog[open] .dialog-body > .button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#veld-meetdatum");
  for (const [name, words] of Object.entries(values)) await page.type(`#veld-${name}`, words);
  await page.keyboard.press("Enter");
}

async function retype(page: Page, name: string, words: string): Promise<void> {
  await page.$eval(`#veld-${name}`, (input) => (input as HTMLInputElement).select());
  await page.type(`#veld-${name}`, words);
}
