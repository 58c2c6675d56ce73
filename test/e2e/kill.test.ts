import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "puppeteer";
import {
  addRow,
  block,
  exportedBlocks,
  fillIn,
  firstPlan,
  input,
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

const FIRST = "Wij beginnen in het noorden van de buurt. ";
const LAST = " Daarna volgt de rest, straat voor straat.";

describe("a server that is killed while two people type", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let bram: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; de test met een gedode server is overgeslagen.",
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

  const open = async (id: string) => {
    await Promise.all([unfold(anna.page, id), unfold(bram.page, id)]);
    return await wordsIn(anna.page, id, "omschrijving");
  };
  const bothSaved = () => Promise.all([untilSaved(anna.page), untilSaved(bram.page)]);

  it("keeps both sentences whole when one types at the start and one at the end of the same paragraph", async () => {
    if (!browser) return;
    for (const id of ["k-01", "k-02"]) {
      const before = await open(id);
      await fillIn(anna.page, `${block(id)} .blok-titel-invoer`, `Titel van Anna bij ${id}`);
      await fillIn(bram.page, `${block(id)} .blok-titel-invoer`, `Titel van Bram bij ${id}`);
      await bothSaved();
      await putCursor(anna.page, id, "omschrijving", "start");
      await putCursor(bram.page, id, "omschrijving", "end");
      const typing = Promise.all([
        anna.page.keyboard.type(FIRST, { delay: 30 }),
        bram.page.keyboard.type(LAST, { delay: 30 }),
      ]);
      await untilSeen(bram.page, "Wij beginnen");
      await product.kill();
      await product.start();
      await typing;
      await bothSaved();
      await untilSeen(bram.page, FIRST.trim());
      await untilSeen(anna.page, LAST.trim());
      const words = [anna, bram].map(({ page }) => wordsIn(page, id, "omschrijving"));
      expect(await Promise.all(words)).toEqual([
        `${FIRST}${before}${LAST}`,
        `${FIRST}${before}${LAST}`,
      ]);
    }
  }, 120_000);

  it("keeps two fields of a block and two rows of a table that were filled in while it was away", async () => {
    if (!browser) return;
    await Promise.all([open("d-02"), unfold(anna.page, "b-05"), unfold(bram.page, "b-05")]);
    await product.kill();
    await fillIn(anna.page, `${block("d-02")} .blok-titel-invoer`, "Titel uit de storing");
    await fillIn(bram.page, input("d-02", "doeljaar"), "2034");
    await Promise.all([anna, bram].map(({ page }) => addRow(page, "b-05", "dekkingsregel")));
    await product.start();
    await bothSaved();
    const seen = await exportedBlocks(await logIn(browser, product, "anna"), planId);
    expect(seen.find(({ id }) => id === "d-02")).toMatchObject({
      titel: "Titel uit de storing",
      doeljaar: 2034,
    });
    expect(seen.find(({ id }) => id === "b-05")?.["dekking"]).toHaveLength(3);
  }, 120_000);

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
