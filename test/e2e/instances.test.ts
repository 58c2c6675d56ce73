import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser } from "puppeteer";
import {
  block,
  firstPlan,
  logIn,
  openChromium,
  openPlan,
  putCursor,
  textField,
  unfold,
  untilSaved,
  wordsIn,
} from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { canPair, startPair } from "../support/pair.ts";
import type { Pair } from "../support/pair.ts";

(canPair() ? describe : describe.skip)("two people, each on a server of their own", () => {
  let browser: Browser | null = null;
  let pair: Pair;
  let anna: Person;
  let bram: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; twee mensen op twee servers zijn niet getest.",
      );
    pair = await startPair();
    const [here, there] = pair.both;
    anna = await logIn(browser, here, "anna");
    bram = await logIn(browser, there, "bram");
    planId = await firstPlan(anna);
    await openPlan(anna, here, planId);
    await openPlan(bram, there, planId);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await pair?.stop();
  });

  it("[SY9] see each other's text, and the cursor with the name", async () => {
    if (!browser) return;
    await Promise.all([unfold(anna.page, "k-01"), unfold(bram.page, "k-01")]);
    const before = await wordsIn(anna.page, "k-01", "omschrijving");
    await putCursor(anna.page, "k-01", "omschrijving", "start");
    await putCursor(bram.page, "k-01", "omschrijving", "end");
    await Promise.all([
      anna.page.keyboard.type("Eerst het noorden. ", { delay: 30 }),
      bram.page.keyboard.type(" Dan de rest.", { delay: 30 }),
    ]);
    const words = `Eerst het noorden. ${before} Dan de rest.`;
    for (const [{ page }, name] of [
      [anna, "Bram Kaya"],
      [bram, "Anna de Wit"],
    ] as const) {
      await untilSaved(page);
      await page.waitForFunction(
        (selector, wanted) =>
          document.querySelector(`${selector} .caret-naam`)?.textContent === wanted,
        {},
        textField("k-01", "omschrijving"),
        name,
      );
    }
    await Promise.all(
      [anna, bram].map(({ page }) =>
        page.waitForFunction(
          (selector, last) => document.querySelector(selector)?.textContent?.includes(last),
          {},
          textField("k-01", "omschrijving"),
          "Dan de rest.",
        ),
      ),
    );
    expect([
      await wordsIn(anna.page, "k-01", "omschrijving"),
      await wordsIn(bram.page, "k-01", "omschrijving"),
    ]).toEqual([words, words]);
  }, 60_000);

  it("[SY9] see each other's comments", async () => {
    if (!browser) return;
    await bram.page.$eval(`${block("d-02")} .blok-opmerkingen`, click);
    await bram.page.waitForSelector("#nieuwe-opmerking");
    await bram.page.type("#nieuwe-opmerking", "Is 2031 haalbaar?");
    await bram.page.$eval(".composer button[type=submit]", click);
    await anna.page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent === "1",
      {},
      `${block("d-02")} .blok-aantal`,
    );
  }, 60_000);

  it("a document that was asked for on one server is followed at and fetched from the other", async () => {
    if (!browser) return;
    const [here, there] = pair.both;
    const jobId = await anna.page.evaluate(async (id) => {
      const answer = await fetch(`/api/plans/${id}/documents`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ kind: "wup", format: "docx" }),
      });
      return ((await answer.json()) as { job: { id: string } }).job.id;
    }, planId);
    const elsewhere = await anna.page.browserContext().newPage();
    // A browser keeps cookies by host and not by port: she is logged in here as well.
    await elsewhere.goto(`${there.url}/api/documents/${jobId}`);
    const followed = await elsewhere.evaluate(async (id) => {
      const events = await (await fetch(`/api/documents/${id}/events`)).text();
      const file = await fetch(`/api/documents/${id}/file`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { events, status: file.status, start: String.fromCharCode(...bytes.slice(0, 2)) };
    }, jobId);
    expect(followed).toMatchObject({ status: 200, start: "PK" });
    expect(followed.events).toContain("klaar");
    expect(here.url).not.toBe(there.url);
    await elsewhere.close();
  }, 90_000);

  it("[SY9] who deletes the plan on one server closes the editor of a colleague on the other within two seconds", async () => {
    if (!browser) return;
    const closed = bram.page
      .waitForSelector('.ProseMirror[contenteditable="false"]', { timeout: 20_000 })
      .then(() => performance.now());
    const begin = await anna.page
      .evaluate(async (id) => {
        const { status } = await fetch(`/api/plans/${id}`, { method: "DELETE" });
        if (status >= 300) throw new Error(`the answer was ${status}`);
      }, planId)
      .then(() => performance.now());
    expect((await closed) - begin).toBeLessThan(2_000);
  }, 60_000);
});

const click = (element: Element) => (element as HTMLElement).click();
