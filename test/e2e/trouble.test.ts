import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser } from "puppeteer";
import {
  firstPlan,
  logIn,
  openChromium,
  openPlan,
  putCursor,
  unfold,
  untilSeen,
  untilSaved,
  wordsIn,
} from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

describe("a plan that was damaged on the disk of the server", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; de tests met een beschadigd plan zijn overgeslagen.",
      );
    product = await startProduct();
    anna = await logIn(browser, product, "anna");
    planId = await firstPlan(anna);
    await openPlan(anna, product, planId);
    await unfold(anna.page, "k-01");
    await putCursor(anna.page, "k-01", "omschrijving", "end");
    await anna.page.keyboard.type(" Laatste zin.");
    await untilSaved(anna.page);
    await product.kill();
    damage(product, planId, 2);
    await product.start();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("becomes a page to read with its last good version, and this device offers what it still has", async () => {
    if (!browser) return;
    await untilSeen(anna.page, "Dit plan is op de server beschadigd");
    await untilSeen(anna.page, "Uw versie downloaden");
    expect(await anna.page.$('.ProseMirror[contenteditable="true"]')).toBeNull();
    await unfold(anna.page, "k-01");
    expect(await wordsIn(anna.page, "k-01", "omschrijving")).not.toContain("Laatste zin.");
  }, 60_000);

  it("can be opened by somebody else to read, and says so", async () => {
    if (!browser) return;
    const carla = await logIn(browser, product, "carla");
    await carla.page.goto(`${product.url}/plan/${planId}`);
    await untilSeen(carla.page, "Dit plan is op de server beschadigd");
    await carla.page.waitForSelector(".ProseMirror .blok");
  }, 60_000);

  it("is offered as a download where nothing of it is left on the server", async () => {
    if (!browser) return;
    await product.kill();
    damage(product, planId, 1);
    await product.start();
    const bram = await logIn(browser, product, "bram");
    await bram.page.goto(`${product.url}/plan/${planId}`);
    await untilSeen(bram.page, "kan niet worden geopend");
    await untilSeen(anna.page, "kan niet worden geopend");
    await untilSeen(anna.page, "Niet-opgeslagen tekst downloaden");
  }, 60_000);
});

/** One entry of the log becomes a single zero byte. */
function damage({ data }: Product, planId: string, seq: number): void {
  const database = new DatabaseSync(join(data, "wijkpen.sqlite"));
  const statement = database.prepare(
    `UPDATE log SET "update" = x'00' WHERE planId = ? AND seq = ?`,
  );
  statement.run(planId, seq);
  database.close();
}
