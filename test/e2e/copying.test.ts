import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "puppeteer";
import { firstPlan, logIn, openChromium, openFirefox } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

/** What arrives in a rich and in a plain text field after copying a part and pasting it, all by keyboard. */
describe.each([
  ["Chromium", openChromium],
  ["Firefox", openFirefox],
])("a part of the raadsstukken, copied in %s", (name, open) => {
  let browser: Browser | null = null;
  let product: Product;
  let page: Page;

  beforeAll(async () => {
    browser = await open();
    if (!browser) return console.warn(`LET OP: er start geen ${name}; het plakken is niet getest.`);
    product = await startProduct();
    const anna = await logIn(browser, product, "anna");
    ({ page } = anna);
    await page.goto(`${product.url}/plan/${await firstPlan(anna)}/raadsstukken`);
    await page.waitForSelector("#stuk-beslispunten .stuk-kopieer");
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("arrives as a numbered list, and in plain text with the numbers", async () => {
    if (!browser) return;
    const { html, text } = await pasted(page, "beslispunten");
    expect(html).toMatch(/^<h2>Voorgesteld besluit<\/h2>\s*<ol><li>/);
    expect(html).not.toMatch(/ (class|style|id)=/);
    expect(text).toMatch(/^Voorgesteld besluit\n\n1\. .*\n2\. /);
    expect(text).toContain("€\u00a0250.000");
  }, 60_000);

  it("arrives as a table with a head, and in plain text with tabs", async () => {
    if (!browser) return;
    const { html, text } = await pasted(page, "financien");
    expect(html).toMatch(/<table><thead><tr><th scope="col">Post<\/th>/);
    expect(html).toMatch(/<tfoot><tr><th scope="row">Totaal<\/th>/);
    expect(html).not.toMatch(/ (class|style|id)=/);
    expect(text).toMatch(/\nPost\tNodig\t/);
  }, 60_000);

  it("is announced", async () => {
    if (!browser) return;
    await page.waitForFunction(() =>
      [...document.querySelectorAll("[aria-live]")].some((region) =>
        region.textContent?.includes("Financiën gekopieerd"),
      ),
    );
  }, 60_000);
});

async function pasted(page: Page, part: string): Promise<{ html: string; text: string }> {
  const button = `#stuk-${part} .stuk-kopieer`;
  await page.focus(button);
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.textContent?.includes("Gekopieerd"),
    {},
    button,
  );
  await page.evaluate(() => {
    document.querySelector("#plakken")?.remove();
    const place = document.createElement("div");
    place.id = "plakken";
    const rich = document.createElement("div");
    rich.contentEditable = "true";
    place.append(rich, document.createElement("textarea"));
    document.body.append(place);
  });
  for (const field of ["[contenteditable]", "textarea"]) {
    await page.focus(`#plakken ${field}`);
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
  }
  await page.waitForFunction(
    () =>
      document.querySelector("#plakken [contenteditable]")?.textContent !== "" &&
      document.querySelector<HTMLTextAreaElement>("#plakken textarea")?.value !== "",
  );
  return await page.$eval("#plakken", (place) => ({
    html: place.querySelector("[contenteditable]")?.innerHTML ?? "",
    text: place.querySelector("textarea")?.value ?? "",
  }));
}
