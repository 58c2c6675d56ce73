import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, ElementHandle, Page } from "puppeteer";
import { RAAD_FACTS } from "../../templates/raad/legalFacts.ts";
import { wordsOfDocx } from "../support/documents.ts";
import { fillIn, firstPlan, logIn, openChromium, untilSeen } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";
import { letter } from "../support/wordTemplates.ts";

const axe = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
const HEADING = "Waarom nu";
const heading = (name: string) => `[data-kop="${name}"] .input`;

describe("the profile of a gemeente, through a browser", () => {
  let browser: Browser | null = null;
  let product: Product;
  let els: Person;
  let anna: Person;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn("LET OP: er start geen Chromium; het gemeenteprofiel is niet getest.");
    product = await startProduct();
    els = await logIn(browser, product, "els");
    anna = await logIn(browser, product, "anna");
    planId = await firstPlan(anna);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async ({ page }: Person) => {
    await page.goto(`${product.url}/gemeente/Oosterwaarde/profiel`);
    await page.waitForSelector(heading("inleiding"));
  };

  it("a beheerder finds it in the menu, changes a heading, and the preview follows before it is saved", async () => {
    if (!browser) return;
    const { page } = els;
    const href = await page.$eval('.menu-item[href$="/profiel"]', (link) =>
      link.getAttribute("href"),
    );
    expect(href).toBe("/gemeente/Oosterwaarde/profiel");
    await open(els);
    await untilState(page, "opgeslagen");
    await untilInPreview(page, "Vaststellen Wijkuitvoeringsplan Kruidenbuurt");
    await fillIn(page, heading("inleiding"), HEADING);
    await untilState(page, "gewijzigd");
    await untilInPreview(page, HEADING);
    expect(els.troubles).toEqual([]);
  }, 240_000);

  it("moves a heading by the keyboard, and the focus goes along", async () => {
    if (!browser) return;
    const { page } = els;
    const place = () =>
      page.$$eval(".kop-rijen:not(.is-ongebruikt) > li", (rows) =>
        rows.findIndex((row) => row.getAttribute("data-kop") === "inleiding"),
      );
    const before = await place();
    await page.focus(heading("inleiding"));
    await page.keyboard.down("Alt");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.up("Alt");
    expect(await place()).toBe(before - 1);
    expect(
      await page.evaluate(
        () => document.activeElement?.closest<HTMLElement>("[data-kop]")?.dataset["kop"],
      ),
    ).toBe("inleiding");
  }, 120_000);

  it("the jurist confirms the legal facts: the preview prints them as certain, and they are saved", async () => {
    if (!browser) return;
    const { page } = els;
    await untilInPreview(page, "[te bevestigen door de jurist]");
    await press(page, '[data-feit="omgevingswet-3-4"] .button.is-primary');
    await untilSeen(page, "Vul de functie in van wie bevestigt.");
    await fillIn(page, "#jurist-functie", "jurist omgevingsrecht");
    for (const id of Object.keys(RAAD_FACTS))
      await press(page, `[data-feit="${id}"] .button.is-primary:not([hidden])`);
    await untilSeen(page, "Bevestigd door jurist omgevingsrecht op");
    await untilPreview(page, (words) => !words.includes("te bevestigen door de jurist"));
    await press(page, ".profiel-balk .is-primary");
    await untilState(page, "opgeslagen");
    await untilSeen(page, "Opgeslagen door Els Bakker");
  }, 240_000);

  it("a fault is said at its place, counts above, and is not saved", async () => {
    if (!browser) return;
    const { page } = els;
    await fillIn(page, "#profiel-rsin", "123");
    await untilState(page, "fouten");
    await untilSeen(page, "Het RSIN heeft negen cijfers.");
    await press(page, ".profiel-balk .is-primary");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("profiel-rsin");
    await fillIn(page, "#profiel-rsin", "111222333");
    await untilState(page, "gewijzigd");
    await press(page, ".profiel-balk .is-primary");
    await untilState(page, "opgeslagen");
  }, 120_000);

  it("of two who edit at once the second is told, and loses nothing of what was typed", async () => {
    if (!browser) return;
    const second = await logIn(browser, product, "els");
    await open(second);
    await fillIn(els.page, heading("kader"), "Van de eerste");
    await press(els.page, ".profiel-balk .is-primary");
    await untilState(els.page, "opgeslagen");
    await fillIn(second.page, heading("evaluatie"), "Van de tweede");
    await press(second.page, ".profiel-balk .is-primary");
    await untilSeen(second.page, "Iemand anders heeft dit profiel intussen opgeslagen.");
    expect(await valueOf(second.page, heading("evaluatie"))).toBe("Van de tweede");
    await press(second.page, ".notice .button");
    await untilState(second.page, "gewijzigd");
    expect(await valueOf(second.page, heading("kader"))).toBe("Van de eerste");
    expect(await valueOf(second.page, heading("evaluatie"))).toBe("Van de tweede");
    await press(second.page, ".profiel-balk .is-primary");
    await untilState(second.page, "opgeslagen");
    await second.page.close();
  }, 240_000);

  it("asks before somebody leaves with changes, and not without", async () => {
    if (!browser) return;
    const { page } = els;
    let asked = 0;
    page.on("dialog", () => (asked += 1));
    await open(els);
    await page.reload();
    await page.waitForSelector(heading("inleiding"));
    expect(asked).toBe(0);
    await fillIn(page, heading("bijlagen"), "Stukken");
    await page.reload();
    await page.waitForSelector(heading("inleiding"));
    expect(asked).toBe(1);
  }, 120_000);

  it("takes a Word template, says what it holds, and why another one cannot be used", async () => {
    if (!browser) return;
    const { page } = els;
    const folder = await mkdtemp(join(tmpdir(), "wijkpen-sjabloon-"));
    const bring = async (name: string, bytes: Uint8Array) => {
      await writeFile(join(folder, name), bytes);
      const input = (await page.$("#sjabloon-bestand")) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(join(folder, name));
    };
    await bring("huisstijl.docx", await letter());
    await untilSeen(page, "Bij {{inhoud}} komt de tekst van het stuk.");
    await bring("leeg.docx", await letter(["{{titel}}"]));
    await untilSeen(page, "De plaats voor de tekst ontbreekt.");
    await untilSeen(page, "huisstijl.docx");
    await rm(folder, { recursive: true });
  }, 240_000);

  it("the screen of the raadsstukken has the heading, and a definitive document the confirmed facts", async () => {
    if (!browser) return;
    const { page } = anna;
    await page.goto(`${product.url}/plan/${planId}/raadsstukken`);
    await page.waitForSelector("#stuk-inleiding");
    await untilSeen(page, HEADING);
    const words = wordsOfDocx(
      new Uint8Array(
        await definitive(page, planId, { kind: "raadsvoorstel", format: "docx", template: true }),
      ),
    );
    expect(words).toContain(HEADING);
    expect(words).toContain(RAAD_FACTS["gemeentewet-108-147"].statement);
    expect(words).not.toContain("te bevestigen");
  }, 240_000);

  it("is to be read, and not to be changed, by who writes in a plan of the gemeente", async () => {
    if (!browser) return;
    const { page } = anna;
    await open(anna);
    await untilSeen(page, "Alleen een beheerder van de gemeente kan het wijzigen.");
    expect(await page.$eval(heading("inleiding"), (input) => input.matches(":disabled"))).toBe(
      true,
    );
    expect(await page.$(".profiel-balk .is-primary")).toBeNull();
    await untilInPreview(page, HEADING);
    await page.goto(`${product.url}/gemeente/Elders/profiel`);
    await untilSeen(page, "Dit profiel is er niet");
  }, 120_000);

  it.each([1440, 768, 320])(
    "at %i pixels nothing sticks out and axe finds nothing",
    async (width) => {
      if (!browser) return;
      const { page } = els;
      await page.setViewport({ width, height: 900 });
      await open(els);
      await untilInPreview(page, HEADING);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
        };
        const { violations: found } = await checker.run();
        return found.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0]?.target)}`);
      });
      expect(violations).toEqual([]);
      if (process.env["WIJKPEN_SHOTS"])
        await page.screenshot({
          path: `${process.env["WIJKPEN_SHOTS"]}/profiel-${width}.png`,
          fullPage: width < 1000,
        });
    },
    240_000,
  );
});

async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (button) => (button as unknown as { click(): void }).click());
}

async function valueOf(page: Page, selector: string): Promise<string> {
  return await page.$eval(selector, (input) => (input as unknown as { value: string }).value);
}

async function untilState(page: Page, state: string): Promise<void> {
  await page.waitForSelector(`.profiel-stand[data-state="${state}"]`, { timeout: 60_000 });
}

async function untilInPreview(page: Page, text: string): Promise<void> {
  await untilPreview(page, (words, wanted) => words.includes(wanted), text);
}

/** `isThere` runs in the page: it may only use its words and `text`. */
async function untilPreview(
  page: Page,
  isThere: (words: string, text: string) => boolean,
  text = "",
): Promise<void> {
  await page.waitForFunction(
    `((isThere, text) => {
      const words = document.querySelector(".voorbeeld-blad")?.contentDocument?.body?.textContent?.replaceAll("\\u00a0", " ") ?? "";
      return words !== "" && isThere(words, text);
    })(${String(isThere)}, ${JSON.stringify(text)})`,
    { timeout: 45_000 },
  );
}

/** Asks for a document as the screen does, waits until it is made and fetches it. */
async function definitive(page: Page, planId: string, wanted: object): Promise<number[]> {
  return await page.evaluate(
    async (id, body) => {
      const headers = { "Content-Type": "application/json" };
      const asked = await fetch(`/api/plans/${id}/documents`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      let { job } = (await asked.json()) as { job: { id: string; state: string } };
      while (job.state === "wacht" || job.state === "bezig")
        ({ job } = (await (await fetch(`/api/documents/${job.id}`)).json()) as { job: typeof job });
      const file = await fetch(`/api/documents/${job.id}/file`);
      return [...new Uint8Array(await file.arrayBuffer())];
    },
    planId,
    wanted,
  );
}
