import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "puppeteer";
import {
  firstPlan,
  logIn,
  openChromium,
  openPlan,
  putCursor,
  unfold,
  untilSaved,
  wordsIn,
} from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

describe("a server that is killed while two people type", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let bram: Person;

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; de test met een gedode server is overgeslagen.",
      );
    product = await startProduct();
    anna = await logIn(browser, product, "anna");
    bram = await logIn(browser, product, "bram");
    const planId = await firstPlan(anna);
    await Promise.all([anna, bram].map((person) => openPlan(person, product, planId)));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("[SY4] keeps what was saved, the editors come back by themselves, and nothing doubles", async () => {
    if (!browser) return;
    const [here, there] = [anna.page, bram.page];
    await Promise.all([unfold(here, "m-01"), unfold(there, "m-02")]);
    const [first, second] = [
      await wordsIn(here, "m-01", "omschrijving"),
      await wordsIn(there, "m-02", "omschrijving"),
    ];
    await putCursor(here, "m-01", "omschrijving", "end");
    await putCursor(there, "m-02", "omschrijving", "end");
    await Promise.all([
      here.keyboard.type(" Eerste zin.", { delay: 20 }),
      there.keyboard.type(" Tweede zin.", { delay: 20 }),
    ]);
    await Promise.all([untilSaved(here), untilSaved(there)]);

    const typing = Promise.all([
      here.keyboard.type(" Getypt rond de storing door Anna.", { delay: 30 }),
      there.keyboard.type(" Getypt rond de storing door Bram.", { delay: 30 }),
    ]);
    await product.kill();
    await typing;
    expect(await saveText(here)).toMatch(/^Offline|^Opslaan/);
    await product.start();
    await Promise.all([untilSaved(here), untilSaved(there)]);

    const [full, other] = [
      `${first} Eerste zin. Getypt rond de storing door Anna.`,
      `${second} Tweede zin. Getypt rond de storing door Bram.`,
    ];
    expect(await wordsIn(here, "m-01", "omschrijving")).toBe(full);
    // A third person, with an empty browser, gets all of it from the server.
    const carla = await logIn(browser, product, "carla");
    await openPlan(carla, product, await firstPlan(carla));
    await Promise.all([unfold(carla.page, "m-01"), unfold(carla.page, "m-02")]);
    expect(await wordsIn(carla.page, "m-01", "omschrijving")).toBe(full);
    expect(await wordsIn(carla.page, "m-02", "omschrijving")).toBe(other);
  }, 120_000);
});

async function saveText(page: Page): Promise<string> {
  return await page.$eval("[role=status][data-state]", (element) => element.textContent ?? "");
}
