import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser } from "puppeteer";
import {
  addRow,
  block,
  exportedBlocks,
  fillIn,
  firstPlan,
  input,
  logIn,
  openChromium,
  openFirefox,
  openPlan,
  putCursor,
  unfold,
  untilSaved,
  wordsIn,
} from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

const FIRST = "Wij beginnen in het noorden van de buurt. ";
const LAST = " Daarna volgt de rest, straat voor straat.";

describe.each([
  ["Chromium", openChromium, 10],
  ["Firefox", openFirefox, 2],
])("two writers in %s", (name, open, runs) => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let bram: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await open();
    if (!browser)
      return console.warn(
        `LET OP: ${name} is niet gevonden; de tests met twee schrijvers in ${name} zijn overgeslagen.`,
      );
    product = await startProduct();
    anna = await logIn(browser, product, "anna");
    bram = await logIn(browser, product, "bram");
    planId = await firstPlan(anna);
    await Promise.all([anna, bram].map((person) => openPlan(person, product, planId)));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const bothSaved = () => Promise.all([untilSaved(anna.page), untilSaved(bram.page)]);

  it(`both sentences stay whole when one types at the start and one at the end of the same paragraph, ${runs} times`, async () => {
    if (!browser) return;
    // Each run in another block of the example, so that every run starts with fields that nobody has touched.
    const blocks = [
      "k-01",
      "k-02",
      "k-03",
      "k-04",
      "o-01",
      "o-02",
      "o-03",
      "o-04",
      "o-05",
      "o-06",
    ].slice(0, runs);
    for (const id of blocks) {
      await Promise.all([unfold(anna.page, id), unfold(bram.page, id)]);
      const before = await wordsIn(anna.page, id, "omschrijving");
      await fillIn(anna.page, `${block(id)} .blok-titel-invoer`, `Titel van Anna bij ${id}`);
      await fillIn(bram.page, `${block(id)} .blok-titel-invoer`, `Titel van Bram bij ${id}`);
      await bothSaved();
      await putCursor(anna.page, id, "omschrijving", "start");
      await putCursor(bram.page, id, "omschrijving", "end");
      await Promise.all([
        anna.page.keyboard.type(FIRST, { delay: 30 }),
        bram.page.keyboard.type(LAST, { delay: 30 }),
      ]);
      await bothSaved();
      await bram.page.waitForFunction(
        (text) => document.body.textContent?.includes(text),
        {},
        FIRST.trim(),
      );
      const expected = `${FIRST}${before}${LAST}`;
      expect([
        await wordsIn(anna.page, id, "omschrijving"),
        await wordsIn(bram.page, id, "omschrijving"),
      ]).toEqual([expected, expected]);
    }
  }, 180_000);

  it("two different fields at the same time: both stay", async () => {
    if (!browser) return;
    await Promise.all([unfold(anna.page, "d-01"), unfold(bram.page, "d-01")]);
    await Promise.all([
      fillIn(anna.page, `${block("d-01")} .blok-titel-invoer`, "Zonder aardgas in 2035"),
      fillIn(bram.page, input("d-01", "doeljaar"), "2035"),
    ]);
    await bothSaved();
    const seen = await exportedBlocks(anna, planId);
    expect(seen.find(({ id }) => id === "d-01")).toMatchObject({
      titel: "Zonder aardgas in 2035",
      doeljaar: 2035,
    });
  }, 60_000);

  it("two rows added at the same time: both stay", async () => {
    if (!browser) return;
    await Promise.all([unfold(anna.page, "b-05"), unfold(bram.page, "b-05")]);
    await Promise.all([anna, bram].map(({ page }) => addRow(page, "b-05", "dekkingsregel")));
    await bothSaved();
    const budget = (await exportedBlocks(anna, planId)).find(({ id }) => id === "b-05");
    expect(budget?.["dekking"]).toHaveLength(3);
  }, 60_000);

  it("and nobody saw an error in the console", () => {
    if (!browser) return;
    expect([...anna.troubles, ...bram.troubles]).toEqual([]);
  });
});
