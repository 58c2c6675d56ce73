import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer";
import { keptPackage } from "../support/making.ts";
import { logIn, openChromium, openPlan, untilSeen } from "../support/people.ts";
import type { Person } from "../support/people.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

const axe = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

const DIALOG = "dialog[open]";
const LIST = `${DIALOG} .package-row`;

describe("making packages and documents, through a browser", () => {
  let browser: Browser | null = null;
  let server: TestServer;
  let planId = "";

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; het maken van pakketten is niet getest.",
      );
    server = await startTestServer();
    planId = await server.examplePlan();
    await keptPackage(server, { planId, authorName: "Bram Bakker" });
    const definitive = { concept: false, refusals: [], status: "gereed-voor-griffie" };
    await keptPackage(server, { planId, ...definitive, createdAt: "2026-11-20T09:00:00.000Z" });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stopAndRemove();
  });

  /** A plan, the example unless another is named, as one of the demo's people sees it in a window of this width. */
  async function opened(name: string, width = 1440, plan = planId): Promise<Person> {
    if (!browser) throw new Error("no browser");
    const accounts = Object.fromEntries(
      server.accounts.map((account) => [account.email.split(".")[0] ?? "", account]),
    );
    const product = { url: server.address, accounts };
    const person = await logIn(browser, product, name, width);
    await openPlan(person, product, plan);
    return person;
  }

  const jobs = async () => (await server.store.jobs()).map(({ state }) => state);

  it("a definitive package that is refused says what is open, and leads to where it is mended", async () => {
    if (!browser) return;
    const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
    const empty = (await (await server.as("anna")).send("POST", "/api/plans", names)).body.id;
    const { page, troubles } = await opened("anna", 1440, empty);
    await choose(page, "Alle raadsstukken, definitief (ZIP)");
    await page.waitForSelector(`${DIALOG} .gate-group`);
    const titles = await page.$$eval(`${DIALOG} .gate-group h3`, (all) =>
      all.map(({ textContent }) => textContent?.replace(/\d+/, "").trim()),
    );
    expect(titles).toEqual(expect.arrayContaining(["Checklist", "Raadsstukken", "Metagegevens"]));
    const profile = await page.$eval(`${DIALOG} .gate-group a`, (link) =>
      link.getAttribute("href"),
    );
    expect(profile).toBe("/gemeente/Oosterwaarde/profiel");
    const leads = await page.$(`${DIALOG} .gate-group button`);
    if (!leads) throw new Error("no point has a place");
    await leads.click();
    await page.waitForFunction(() => document.querySelector("dialog[open]") === null);
    await page.waitForFunction(() => document.activeElement?.closest(".paper-slot") !== null);
    await choose(page, "Alle raadsstukken, definitief (ZIP)");
    const stuk = "::-p-xpath(//section[contains(., 'Wat de stukken zelf')]//button)";
    await (await page.waitForSelector(stuk))?.click();
    await page.waitForFunction(() => location.pathname.endsWith("/raadsstukken"));
    expect(await jobs()).toEqual([]);
    expect(troubles.filter((line) => !line.includes("409"))).toEqual([]);
    await page.close();
  }, 60_000);

  it("offers a concept instead; the steps are shown as they come, and Annuleren stops it", async () => {
    if (!browser) return;
    const { page } = await opened("anna");
    await choose(page, "Alle raadsstukken, definitief (ZIP)");
    await page.waitForSelector(`${DIALOG} .is-primary`);
    await page.click(`${DIALOG} .is-primary`);
    await page.waitForSelector('.strip[data-state="bezig"] .strip-cancel:not([hidden])');
    await page.waitForFunction(() =>
      document.querySelector(".strip-step")?.textContent?.includes("Raadsvoorstel"),
    );
    expect(await violations(page, ".downloads")).toEqual([]);
    await page.click(".strip-cancel");
    await page.waitForFunction(() => document.querySelector(".strip") === null);
    expect(await jobs()).toEqual(["geannuleerd"]);
    await untilSeen(page, "Raadsstukken, concept (ZIP) is geannuleerd.");
    await page.close();
  }, 90_000);

  it("says how many go first while a document waits, and each can be cancelled", async () => {
    if (!browser) return;
    const { page } = await opened("anna");
    for (let asked = 1; asked <= 4; asked += 1) {
      await choose(page, "Controlerapport (PDF)");
      await page.waitForFunction(
        (count) => document.querySelectorAll(".strip-cancel:not([hidden])").length === count,
        {},
        asked,
      );
    }
    await untilSeen(page, "In de wachtrij, nog 1 voor u");
    for (const button of (await page.$$(".strip-cancel")).toReversed()) await button.click();
    await page.waitForFunction(
      () => document.querySelector(".strip-cancel:not([hidden])") === null,
    );
    expect((await jobs()).filter((state) => state === "wacht" || state === "bezig")).toEqual([]);
    await page.close();
  }, 90_000);

  it("the packages of before stand in a list; a concept can go, a definitive one cannot", async () => {
    if (!browser) return;
    const { page } = await opened("anna");
    await choose(page, "Eerder gemaakte pakketten");
    await page.waitForSelector(LIST);
    const rows = await page.$$eval(LIST, (all) => all.map(({ textContent }) => textContent));
    expect(rows).toEqual([
      expect.stringMatching(/Versie 0\.9, concept 1.*door Bram Bakker.*1 punt stond open/),
      expect.stringMatching(/Versie 0\.9, pakket 1Definitief.*Gereed voor griffie/),
    ]);
    const removals = `${DIALOG} .package-actions button:nth-child(2)`;
    expect(await page.$$(removals)).toHaveLength(1);
    await page.click(removals);
    await page.waitForSelector(`${DIALOG} .is-danger`);
    await page.click(`${DIALOG} .is-danger`);
    await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 1, {}, LIST);
    expect((await server.store.packagesOf(planId)).map(({ concept }) => concept)).toEqual([false]);
    await page.close();
  }, 60_000);

  it("a meelezer makes no definitive package and does not see what is geheim", async () => {
    if (!browser) return;
    const { page } = await opened("carla");
    await page.click(DOWNLOAD);
    const labels = await page.$$eval(".menu-panel:not([hidden]) li", (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(labels).toContain("Alle raadsstukken, concept (ZIP)");
    expect(labels).not.toContain("Alle raadsstukken, definitief (ZIP)");
    await page.keyboard.press("Escape");
    await choose(page, "Eerder gemaakte pakketten");
    await untilSeen(page, "Er is nog geen pakket van dit plan.");
    await page.close();
  }, 60_000);

  it.each([1440, 768, 320])(
    "axe finds nothing at %i px, and nothing is wider",
    async (width) => {
      if (!browser) return;
      const { page, troubles } = await opened("anna", width);
      const fits = () => page.evaluate(() => document.body.scrollWidth <= innerWidth);
      await choose(page, "Eerder gemaakte pakketten");
      await page.waitForSelector(LIST);
      expect(await violations(page, DIALOG)).toEqual([]);
      expect(await fits()).toBe(true);
      await page.keyboard.press("Escape");
      await choose(page, "Alle raadsstukken, definitief (ZIP)");
      await page.waitForSelector(`${DIALOG} .gate-group`);
      expect(await violations(page, DIALOG)).toEqual([]);
      expect(await fits()).toBe(true);
      expect(troubles.filter((line) => !line.includes("409"))).toEqual([]);
      await page.close();
    },
    60_000,
  );
});

/** The button that shows the documents; on a narrow screen it stands at the bottom. */
const DOWNLOAD = "::-p-xpath(//button[@data-menu][contains(., 'Downloaden')])";
const DOCUMENT = "::-p-xpath(//nav//button[@data-menu][contains(., 'Document')])";

/** Opens the menu of documents and takes this one. */
async function choose(page: Page, label: string): Promise<void> {
  const isNarrow = await page.$eval(".bottom-bar", (bar) => bar.getClientRects().length > 0);
  await page.click(isNarrow ? DOCUMENT : DOWNLOAD);
  await page.waitForSelector(".menu-panel:not([hidden])");
  await page.click(
    `::-p-xpath(//*[contains(@class, 'menu-panel')][not(@hidden)]//li/*[normalize-space(.)='${label}'])`,
  );
}

/** What axe finds in this part of the page; the rest has its own tests. */
async function violations(page: Page, part: string): Promise<string[]> {
  await page.evaluate(axe);
  return (await page.evaluate(
    `axe.run(${JSON.stringify(part)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 160))))`,
  )) as string[];
}
