import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, ElementHandle, Page } from "puppeteer";
import { PNG, plainPdf } from "../support/attachments.ts";
import { firstPlan, logIn, openChromium, openPlan, untilSeen } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";

const axe = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

const PANEL = "#paneel-bijlagen";
const DIALOG = "dialog[open]";

describe("the bijlagen of a plan, through a browser", () => {
  let browser: Browser | null = null;
  let product: Product;
  let anna: Person;
  let bram: Person;
  let planId = "";
  let folder = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn("LET OP: er start geen Chromium; de bijlagen zijn niet getest.");
    folder = await mkdtemp(join(tmpdir(), "wijkpen-bijlagen-"));
    product = await startProduct();
    anna = await logIn(browser, product, "anna");
    bram = await logIn(browser, product, "bram");
    planId = await firstPlan(anna);
    for (const person of [anna, bram]) await openPanel(person, product, planId);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Chooses files as the button does, under these names. */
  async function choose(page: Page, files: Record<string, Uint8Array>): Promise<void> {
    const paths = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => {
        const path = join(folder, name);
        await writeFile(path, bytes);
        return path;
      }),
    );
    const input = await page.$(`${PANEL} input[type=file]`);
    await (input as unknown as ElementHandle<HTMLInputElement>).uploadFile(...paths);
  }

  it("anna adds two at once, one PDF is reported as not accessible, and bram sees both by themselves", async () => {
    if (!browser) return;
    await choose(anna.page, { "Notitie_parkeren.pdf": await plainPdf(), "Kaart.png": PNG });
    await untilSeen(anna.page, "2 bijlagen toevoegen");
    await confirm(anna.page);
    for (const { page } of [anna, bram])
      await page.waitForFunction(
        (panel) => document.querySelectorAll(`${panel} .bijlage`).length === 2,
        {},
        PANEL,
      );
    expect(await titles(bram.page)).toEqual(["Bijlage 3 Notitie parkeren", "Bijlage 4 Kaart"]);
    await untilSeen(bram.page, "Deze PDF heeft geen labels en is niet toegankelijk.");
    expect(await anna.page.$(`${PANEL} .upload`)).toBeNull();
  }, 60_000);

  it("files that are dropped are taken in too", async () => {
    if (!browser) return;
    await anna.page.evaluate((panel) => {
      const dataTransfer = new DataTransfer();
      const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9]);
      dataTransfer.items.add(new File([png], "Gesleept.png"));
      const place = document.querySelector(`${panel} .bijlagen`);
      for (const kind of ["dragover", "drop"])
        place?.dispatchEvent(
          new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
        );
    }, PANEL);
    await anna.page.waitForSelector(`${DIALOG} #veld-titel-0`);
    await confirm(anna.page);
    await untilTitles(bram.page, [/3 Notitie parkeren/, /4 Kaart/, /5 Gesleept/]);
  }, 60_000);

  it("the order is changed by keyboard, the numbers follow, and the focus stays", async () => {
    if (!browser) return;
    const { page } = anna;
    await page.focus(`${PANEL} .bijlage:first-child .is-wijzigen`);
    await press(page, "Alt", "ArrowDown");
    await untilTitles(bram.page, [/3 Kaart/, /4 Notitie parkeren/, /5 Gesleept/]);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(focused).toBe("Wijzigen: bijlage 4, Notitie parkeren");
    await page.click(`${PANEL} .bijlage:nth-child(2) .is-omhoog`);
    await untilTitles(bram.page, [/3 Notitie parkeren/, /4 Kaart/, /5 Gesleept/]);
  }, 60_000);

  it("a title, a day and secrecy with its ground are changed; a date that is none is said at its field", async () => {
    if (!browser) return;
    const { page } = anna;
    await page.click(`${PANEL} .bijlage:first-child .is-wijzigen`);
    await page.waitForSelector(`${DIALOG} #veld-datum`);
    await page.type("#veld-datum", "12 maart 2026");
    await page.click(`${DIALOG} input[value=geheim]`);
    await page.type("#veld-vanaf", "morgen");
    await page.click(`${DIALOG} .is-primary`);
    await untilSeen(page, "Vul grond voor de geheimhouding in.");
    await untilSeen(page, "Wij lezen hier geen datum in.");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("veld-grond");
    await page.type("#veld-grond", "Bedrijfsgegevens");
    await page.$eval("#veld-vanaf", (input) => {
      (input as unknown as { value: string }).value = "22 november 2026";
    });
    await confirm(page);
    await untilSeen(bram.page, "Geheim vanaf 22 november 2026: Bedrijfsgegevens");
    await untilSeen(bram.page, "12 maart 2026");
  }, 60_000);

  it("who reads along sees what is openbaar, numbered as in the package, and no controls", async () => {
    if (!browser) return;
    const carla = await logIn(browser, product, "carla");
    await openPanel(carla, product, planId);
    await untilTitles(carla.page, [/Kaart/, /Gesleept/]);
    const labels = await carla.page.$$eval(`${PANEL} button`, (buttons) =>
      buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent ?? ""),
    );
    expect(labels).toEqual(["Downloaden: bijlage 3, Kaart", "Downloaden: bijlage 4, Gesleept"]);
    expect(carla.troubles).toEqual([]);
  }, 60_000);

  it("what cannot be a bijlage is refused with the reason, and the rest is added", async () => {
    if (!browser) return;
    const { page } = anna;
    const long = `${"📎 bijlage ".repeat(18)}.png`; // 255 bytes is what a file system takes
    await choose(page, {
      "leeg.pdf": new Uint8Array(0),
      "groot.pdf": new Uint8Array(51 * 1024 * 1024),
      "programma.pdf": new TextEncoder().encode("MZ this is a program"),
      [long]: PNG,
    });
    await untilSeen(page, "Dit bestand is leeg.");
    await untilSeen(page, "Dit bestand is te groot: 51 MB.");
    await confirm(page);
    await untilSeen(page, "Wijkpen kan dit soort bestand niet als bijlage gebruiken.");
    await untilTitles(bram.page, [/Notitie/, /Kaart/, /Gesleept/, /📎 bijlage 📎/]);
    await untilSeen(bram.page, "Dit is hetzelfde bestand als bijlage 4.");
    const lines = await page.$$(`${PANEL} .upload`);
    expect(lines).toHaveLength(3);
    for (const line of lines) await (await line.$(".icon-button"))?.click();
    expect(await page.$(`${PANEL} .upload`)).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "Bijlage toevoegen",
    );
  }, 60_000);

  it("a connection that is lost in the middle says so, and the same file goes again when it is back", async () => {
    if (!browser) return;
    const { page } = anna;
    await slowly(page, async () => {
      await choose(page, { "Onderzoek.png": large() });
      await confirm(page);
      await page.waitForFunction(
        (panel) => /[1-9]\d?% verstuurd/.test(document.querySelector(panel)?.textContent ?? ""),
        {},
        PANEL,
      );
      await product.kill();
      await page.waitForSelector(`${PANEL} .upload.is-mislukt`);
    });
    expect(await page.$eval(`${PANEL} .upload`, (line) => line.textContent)).toContain(
      "Er is geen verbinding met Wijkpen.",
    );
    await product.start();
    await page.click(`${PANEL} .upload .is-small`);
    // Without a notice that could reach him: his list is asked again when he is connected again.
    await untilSeen(bram.page, "Onderzoek");
    expect(await page.$(`${PANEL} .upload`)).toBeNull();
  }, 90_000);

  it("one that is on its way can be stopped, and those behind it go on", async () => {
    if (!browser) return;
    const { page } = anna;
    await slowly(page, async () => {
      await choose(page, { "Te traag.png": large(), "Daarna.png": PNG });
      await confirm(page);
      await untilSeen(page, "Wacht op het vorige bestand");
      await page.click('[aria-label="Stop met Te traag.png"]');
    });
    await untilSeen(bram.page, "Daarna");
    expect((await titles(page)).join()).not.toContain("Te traag");
  }, 60_000);

  it("is removed after a question, for everybody, and what was downloaded is the file itself", async () => {
    if (!browser) return;
    const { page } = anna;
    await choose(page, { "Weg ermee.png": PNG });
    await confirm(page);
    await page.waitForFunction(
      (panel) =>
        document.querySelector(`${panel} .bijlage:last-child h3`)?.textContent === "Weg ermee",
      {},
      PANEL,
    );
    const last = `${PANEL} .bijlage:last-child`;
    await page.click(`${last} .is-verwijderen`);
    await untilSeen(page, "U verwijdert “Weg ermee” uit dit plan");
    await page.keyboard.press("Escape");
    await page.click(`${last} .is-verwijderen`);
    await page.click(`${DIALOG} .is-danger`);
    await bram.page.waitForFunction(
      (panel) => !document.querySelector(panel)?.textContent?.includes("Weg ermee"),
      {},
      PANEL,
    );
    const saved = await savedBy(page, `${PANEL} .bijlage:nth-child(2) .is-downloaden`);
    expect(saved).toEqual({ name: "kaart.png", bytes: [...PNG] });
  }, 60_000);

  it.each([1440, 768, 320])(
    "axe finds nothing in the list and in the form at %i px",
    async (width) => {
      if (!browser) return;
      const person = await logIn(browser, product, "anna", width);
      await openPanel(person, product, planId);
      const { page } = person;
      expect(await violations(page, ".side-panels")).toEqual([]);
      await choose(page, { "een.png": PNG, "leeg.png": new Uint8Array(0) });
      await page.waitForSelector(`${DIALOG} input[value=geheim]`);
      await page.click(`${DIALOG} input[value=geheim]`);
      expect(await violations(page, DIALOG)).toEqual([]);
      const isWide = await page.evaluate(() => document.body.scrollWidth > innerWidth);
      expect(isWide).toBe(false);
      await page.keyboard.press("Escape");
      const right = await page.$eval(
        ".side-panels .side-close",
        (button) => button.getBoundingClientRect().right,
      );
      expect(right).toBeLessThanOrEqual(width);
      expect(person.troubles).toEqual([]);
      await page.close();
    },
    60_000,
  );
});

/** Enough to be on its way for a while. */
function large(): Uint8Array {
  const bytes = new Uint8Array(3 * 1024 * 1024);
  bytes.set(PNG);
  return bytes;
}

/** Sends at 500 kB a second while this lasts. */
async function slowly(page: Page, work: () => Promise<void>): Promise<void> {
  const line = { latency: 0, download: 10_000_000, upload: 500_000 };
  await page.emulateNetworkConditions(line);
  await work();
  await page.emulateNetworkConditions(null);
}

async function openPanel(person: Person, product: Product, planId: string): Promise<void> {
  await openPlan(person, product, planId);
  const { page } = person;
  const buttons = await page.$$("[data-panel=bijlagen]");
  for (const button of buttons) if (await button.isVisible()) await button.click();
  await page.waitForSelector(`${PANEL}:not([hidden])`, { visible: true });
}

async function confirm(page: Page): Promise<void> {
  await page.waitForSelector(`${DIALOG} .is-primary`);
  await page.click(`${DIALOG} .is-primary`);
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
}

async function press(page: Page, held: "Alt", key: "ArrowDown"): Promise<void> {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}

function titles(page: Page): Promise<string[]> {
  return page.$$eval(`${PANEL} .bijlage`, (cards) =>
    cards.map((card) =>
      [card.querySelector(".rule-id"), card.querySelector("h3")]
        .map((part) => part?.textContent ?? "")
        .join(" "),
    ),
  );
}

async function untilTitles(page: Page, wanted: readonly RegExp[]): Promise<void> {
  await page.waitForFunction(
    (panel, sources) => {
      const cards = [...document.querySelectorAll(`${panel} .bijlage`)];
      const words = cards.map(
        (card) =>
          `${card.querySelector(".rule-id")?.textContent} ${card.querySelector("h3")?.textContent}`,
      );
      return (
        words.length === sources.length &&
        sources.every((source, index) => new RegExp(source, "u").test(words[index] ?? ""))
      );
    },
    { timeout: 15_000 },
    PANEL,
    wanted.map(({ source }) => source),
  );
}

/** What a click on this button hands over as a file. */
async function savedBy(page: Page, button: string): Promise<{ name: string; bytes: number[] }> {
  return await page.evaluate(async (selector) => {
    const { promise, resolve } = Promise.withResolvers<{ name: string; bytes: number[] }>();
    let blob: Blob | null = null;
    URL.createObjectURL = (given) => {
      blob = given as Blob;
      return "blob:niets";
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const name = this.download;
      void blob?.bytes().then((bytes) => resolve({ name, bytes: [...bytes] }));
    };
    document.querySelector<HTMLElement>(selector)?.click();
    return await promise;
  }, button);
}

/** What axe finds in this part of the page; the rest has its own tests. */
async function violations(page: Page, part: string): Promise<string[]> {
  await page.evaluate(axe);
  return (await page.evaluate(
    `axe.run(${JSON.stringify(part)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160))))`,
  )) as string[];
}
