import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer";
import {
  block,
  fillIn,
  firstPlan,
  input,
  logIn,
  openChromium,
  openPlan,
  putCursor,
  textField,
  unfold,
  untilSaved,
} from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

const axe = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

describe("the whole road, through a browser", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let carla: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; de weg door het product is niet getest.",
      );
    product = await startProduct();
    anna = await logIn(browser, product, "anna");
    carla = await logIn(browser, product, "carla");
    planId = await firstPlan(anna);
    await Promise.all([anna, carla].map((person) => openPlan(person, product, planId)));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("[SY6] a meelezer comments on a block and changes nothing; the writer sees it at once", async () => {
    if (!browser) return;
    const before = await exportOf(anna.page, planId);
    expect(
      await carla.page.$eval(".ProseMirror", (paper) => paper.getAttribute("contenteditable")),
    ).toBe("false");
    await carla.page.$eval(`${block("d-02")} .blok-opmerkingen`, click);
    await carla.page.waitForSelector("#nieuwe-opmerking");
    await carla.page.type("#nieuwe-opmerking", "Is 2031 haalbaar?");
    await carla.page.$eval(".composer button[type=submit]", click);
    await anna.page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent === "1",
      {},
      `${block("d-02")} .blok-aantal`,
    );
    expect(await exportOf(anna.page, planId)).toEqual(before);
  }, 60_000);

  it("the checklist recomputes while somebody types and leads to the block", async () => {
    if (!browser) return;
    await unfold(anna.page, "b-05");
    await fillIn(anna.page, input("b-05", "nodig"), "€ 1,9 mln");
    await anna.page.waitForFunction(() =>
      [...document.querySelectorAll(".rule-card")].some((card) =>
        card.textContent?.includes("BUD-02"),
      ),
    );
    await anna.page.evaluate(() => {
      const card = [...document.querySelectorAll(".rule-card")].find((each) =>
        each.textContent?.includes("BUD-02"),
      );
      card?.querySelector<HTMLElement>("button.goto")?.click();
    });
    await anna.page.waitForFunction(
      (selector) => document.querySelector(selector)?.contains(document.activeElement),
      {},
      block("b-05"),
    );
    await fillIn(anna.page, input("b-05", "nodig"), "1.850.000");
    await untilSaved(anna.page);
  }, 60_000);

  it("the checklist mends: it adds the missing row with the focus in it, and undo takes it away", async () => {
    if (!browser) return;
    const rows = `${block("b-01")} [id^="v-b-01-dekking"] tbody tr, ${block("b-01")} tbody tr`;
    await unfold(anna.page, "b-01");
    const before = (await anna.page.$$(rows)).length;
    await pressIn(anna.page, "BUD-05", "Dekkingsregel toevoegen");
    await anna.page.waitForFunction(
      (selector, count) => document.querySelectorAll(selector).length === count,
      {},
      rows,
      before + 1,
    );
    expect(
      await anna.page.evaluate(
        (selector) => document.activeElement?.closest("tr")?.closest(selector) !== null,
        block("b-01"),
      ),
    ).toBe(true);
    await anna.page.click('[aria-label^="Ongedaan maken"]');
    await anna.page.waitForFunction(
      (selector, count) => document.querySelectorAll(selector).length === count,
      {},
      rows,
      before,
    );
    await untilSaved(anna.page);
  }, 60_000);

  it("a rule is set aside with a reason, for everyone to see, and counts again when that is taken back", async () => {
    if (!browser) return;
    const set = '[data-severity="afgeweken"] .rule-card';
    await pressIn(anna.page, "MAA-08", "Afwijken met reden");
    await anna.page.waitForSelector("#veld-reden");
    await anna.page.type("#veld-reden", "Hier wordt niet gegraven en niet gebouwd.");
    await anna.page.type("#veld-functie", "projectleider");
    await anna.page.$eval("dialog button[type=submit]", click);
    for (const { page } of [anna, carla])
      await page.waitForFunction(
        (selector) =>
          /MAA-08.*niet gegraven.*projectleider/s.test(
            document.querySelector(selector)?.textContent ?? "",
          ),
        {},
        set,
      );
    expect(await carla.page.$(".finding-actions button, [data-severity=afgeweken] button")).toBe(
      null,
    );
    await anna.page.$eval(`${set} button`, click);
    await anna.page.waitForSelector("dialog[open] .is-primary");
    await anna.page.$eval("dialog[open] .is-primary", click);
    for (const { page } of [anna, carla])
      await page.waitForFunction((selector) => document.querySelector(selector) === null, {}, set);
  }, 60_000);

  it("an example of the starter library comes with its indicator and maatregelen, and one undo takes all away", async () => {
    if (!browser) return;
    const before = (await exportOf(anna.page, planId)).blokken.length;
    await newParagraph(anna.page);
    await anna.page.keyboard.type("/voorbeeld koele", { delay: 20 });
    await anna.page.waitForFunction(() =>
      /Voorbeeld:/.test(
        document.querySelector("[role=option][aria-selected=true]")?.textContent ?? "",
      ),
    );
    await anna.page.keyboard.press("Enter");
    await anna.page.waitForFunction(
      (selector) => document.activeElement?.closest(selector) !== null,
      {},
      '[data-soort="doelstelling"]',
    );
    await untilSaved(anna.page);
    const added = (await exportOf(anna.page, planId)).blokken.slice();
    expect(added.length).toBeGreaterThanOrEqual(before + 4);
    const goal = added.filter(({ type }) => type === "doelstelling").at(-1);
    expect(added.filter((each) => each.doelstellingIds?.includes(goal?.id ?? "")).length).toBe(
      added.length - before - 2,
    );
    await anna.page.click('[aria-label^="Ongedaan maken"]');
    await anna.page.waitForFunction(
      (id) => !document.querySelector(`[data-blok-id="${id}"]`),
      {},
      goal?.id ?? "",
    );
    await untilSaved(anna.page);
    expect((await exportOf(anna.page, planId)).blokken.length).toBe(before);
  }, 60_000);

  it("a value that cannot be read stays in its input, with a sentence that says so", async () => {
    if (!browser) return;
    await fillIn(anna.page, input("b-05", "nodig"), "ongeveer twee ton");
    const shown = await anna.page.$eval(input("b-05", "nodig"), (field) => ({
      value: (field as HTMLInputElement).value,
      invalid: field.getAttribute("aria-invalid"),
    }));
    expect(shown).toEqual({ value: "ongeveer twee ton", invalid: "true" });
    expect(
      await anna.page.$eval(`[id="v-b-05-nodig-melding"]`, (element) => element.textContent),
    ).toMatch(/geen bedrag/);
    await untilSaved(anna.page);
    expect(JSON.stringify(await exportOf(anna.page, planId))).toContain("ongeveer twee ton");
    await fillIn(anna.page, input("b-05", "nodig"), "1.850.000");
  }, 60_000);

  it("a new block comes from the slash menu, with a code of its own", async () => {
    if (!browser) return;
    await newParagraph(anna.page);
    await anna.page.keyboard.type("/risico", { delay: 20 });
    await anna.page.waitForSelector("[role=listbox] [role=option]");
    await anna.page.keyboard.press("Enter");
    await untilSaved(anna.page);
    const { blokken } = await exportOf(anna.page, planId);
    expect(blokken.filter(({ type }) => type === "risico").map(({ code }) => code)).toContain(
      "R-06",
    );
  }, 60_000);

  it("text that was typed without a connection is kept on the device and sent later", async () => {
    if (!browser) return;
    await unfold(anna.page, "d-03");
    await putCursor(anna.page, "d-03", "omschrijving", "end");
    await product.kill();
    await anna.page.keyboard.type(" Zonder verbinding getypt.", { delay: 10 });
    await anna.page.waitForSelector('[role=status][data-state="offline"]');
    await anna.page.reload({ waitUntil: "domcontentloaded" }).catch(() => undefined);
    await product.start();
    await openPlan(anna, product, planId);
    await unfold(anna.page, "d-03");
    expect(
      await anna.page.$eval(textField("d-03", "omschrijving"), (field) => field.textContent),
    ).toContain("Zonder verbinding getypt.");
    await untilSaved(anna.page);
    expect(JSON.stringify(await exportOf(anna.page, planId))).toContain(
      "Zonder verbinding getypt.",
    );
  }, 90_000);

  it.each([1440, 768, 320])(
    "at %i pixels nothing sticks out and axe finds nothing",
    async (width) => {
      if (!browser) return;
      const bram = await logIn(browser, product, "bram", width);
      await openPlan(bram, product, planId);
      expect(
        await bram.page.evaluate(() => document.documentElement.scrollWidth),
      ).toBeLessThanOrEqual(width);
      // Not through a script element: the page's CSP would refuse that, and rightly.
      await bram.page.evaluate(axe);
      const violations = await bram.page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
        };
        return (await checker.run()).violations.map(
          ({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`,
        );
      });
      expect(violations).toEqual([]);
      expect(bram.troubles).toEqual([]);
    },
    60_000,
  );

  it("and the meelezer saw no error in the console", () => {
    if (!browser) return;
    expect(carla.troubles.filter((trouble) => !/WebSocket|ERR_CONNECTION/.test(trouble))).toEqual(
      [],
    );
  });
});

const click = (element: Element) => (element as HTMLElement).click();

type Exported = {
  blokken: { id: string; type: string; code: string; doelstellingIds?: string[] }[];
};

/** Presses a button in the card of a rule. */
async function pressIn(page: Page, rule: string, label: string): Promise<void> {
  await page.waitForFunction(
    (id, words) => {
      const card = [...document.querySelectorAll(".rule-card")].find((each) =>
        each.querySelector(".rule-id")?.textContent?.startsWith(id),
      );
      const button = [...(card?.querySelectorAll("button") ?? [])].find((each) =>
        each.textContent?.startsWith(words),
      );
      button?.click();
      return button !== undefined;
    },
    {},
    rule,
    label,
  );
}

/** Puts the cursor in a new paragraph after the last one of the text. */
async function newParagraph(page: Page): Promise<void> {
  const last = ".ProseMirror > p:last-of-type";
  await page.$eval(last, (element) => element.scrollIntoView({ block: "center" }));
  await page.click(last);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
}

async function exportOf(page: Page, planId: string): Promise<Exported> {
  return await page.evaluate(
    async (id) => (await (await fetch(`/api/plans/${id}/export.json`)).json()) as Exported,
    planId,
  );
}
