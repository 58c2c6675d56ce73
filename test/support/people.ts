/** People at their browsers: each in a context of its own, as on a computer of their own. */
import { access } from "node:fs/promises";
import puppeteer from "puppeteer";
import type { Browser, Page } from "puppeteer";
import { findBrowser } from "../../server/generate/browser.ts";
import type { Product } from "./product.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What went wrong in the page that no person asked for: console errors, exceptions, refusals by the CSP. */
/** Where people log in, and as whom: the product in a process of its own, or a server in that of the test. */
export type Place = Pick<Product, "url" | "accounts">;

export type Person = { page: Page; troubles: string[] };

/** A Chromium to look through, or null where none starts. */
export async function openChromium(): Promise<Browser | null> {
  const found = await findBrowser(process.env);
  if (!found) return null;
  return await puppeteer.launch({ executablePath: found.path, args: [...FLAGS, ...found.args] });
}

/** Debian's Firefox, or null where it is not installed. */
export async function openFirefox(): Promise<Browser | null> {
  const executablePath = "/usr/bin/firefox-esr";
  const there = await access(executablePath).then(
    () => true,
    () => false,
  );
  return there ? await puppeteer.launch({ browser: "firefox", executablePath }) : null;
}

/** Logs in through the login screen as one of the demo's people, in a window of this width. */
export async function logIn(
  browser: Browser,
  product: Place,
  name: string,
  width = 1440,
): Promise<Person> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height: 900 });
  // Firefox reports an exception without its words.
  await page.evaluateOnNewDocument(() => {
    const { error } = console;
    console.error = (...parts: unknown[]) =>
      error(
        ...parts.map((part) => (part instanceof Error ? `${part.message} ${part.stack}` : part)),
      );
    addEventListener("error", (event) => console.error(event.error ?? event.message));
    addEventListener("unhandledrejection", (event) => console.error(event.reason));
  });
  const person = { page, troubles: [] as string[] };
  page.on("console", (message) => {
    if (message.type() === "error") person.troubles.push(message.text());
  });
  // The question whether to leave with unsaved text: yes.
  page.on("dialog", (dialog) => void dialog.accept());
  page.on("pageerror", (error) => person.troubles.push(String(error)));
  await page.goto(`${product.url}/inloggen`);
  await page.waitForSelector("input[name=email]");
  await page.type("input[name=email]", product.accounts[name]?.email ?? "");
  await page.type("input[name=wachtwoord]", product.accounts[name]?.password ?? "");
  await Promise.all([page.waitForNavigation(), page.click("button[type=submit]")]);
  // Leaving a page that is still loading gives errors that no person would see.
  await page.waitForSelector("main h1");
  return person;
}

/** Opens a plan and waits until it says that everything is stored. */
export async function openPlan({ page }: Person, product: Place, planId: string): Promise<void> {
  await page.goto(`${product.url}/plan/${planId}`);
  await untilSaved(page);
}

/** Waits until the save indicator says "Opgeslagen", which means on disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page.waitForSelector('[role=status][data-state="opgeslagen"]', { timeout: 20_000 });
}

/** Waits until these words stand somewhere on the page. */
export async function untilSeen(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => document.body.textContent?.includes(text), {}, words);
}

/** The id of the first plan in this person's list. */
export async function firstPlan({ page }: Person): Promise<string> {
  return await page.evaluate(async () => {
    const { plans } = (await (await fetch("/api/plans")).json()) as { plans: { id: string }[] };
    return plans[0]?.id ?? "";
  });
}

/** Unfolds the card of a block. */
export async function unfold(page: Page, blockId: string): Promise<void> {
  const toggle = `${block(blockId)} .blok-open`;
  await page.waitForSelector(toggle);
  await page.$eval(toggle, (button) => {
    button.scrollIntoView({ block: "center" });
    if (button.getAttribute("aria-expanded") !== "true")
      (button as unknown as { click(): void }).click();
  });
  await page.waitForSelector(`${block(blockId)} .blok.is-open`);
}

/** Fills in an input of a block, replacing what stands there. */
export async function fillIn(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (input) => {
    input.scrollIntoView({ block: "center" });
    (input as unknown as { select(): void }).select();
  });
  await page.focus(selector);
  await page.$eval(selector, (input) => (input as unknown as { select(): void }).select());
  await page.keyboard.type(text, { delay: 5 });
  await page.keyboard.press("Tab");
}

/** Puts the cursor before the first or after the last letter of a text field. */
export async function putCursor(
  page: Page,
  blockId: string,
  field: string,
  where: "start" | "end",
): Promise<void> {
  const text = textField(blockId, field);
  await page.$eval(`${text} p`, (element) => element.scrollIntoView({ block: "center" }));
  await page.click(`${text} p`);
  await page.keyboard.press(where === "start" ? "Home" : "End");
  // The start and end of a paragraph that wraps lie on other lines; Home and End only know this one.
  await page.evaluate(
    ({ selector, atStart }) => {
      const selection = getSelection();
      const paragraph = document.querySelector(`${selector} p`);
      if (paragraph) selection?.selectAllChildren(paragraph);
      if (atStart) selection?.collapseToStart();
      else selection?.collapseToEnd();
    },
    { selector: text, atStart: where === "start" },
  );
}

/** The words of a text field as this person sees them. */
export async function wordsIn(page: Page, blockId: string, field: string): Promise<string> {
  // A caret of a colleague is drawn inside the text and is no part of it.
  return await page.$eval(`${textField(blockId, field)} p`, (element) => {
    const copy = element.cloneNode(true) as typeof element;
    for (const caret of copy.querySelectorAll(".caret, .ProseMirror-separator")) caret.remove();
    return (copy.textContent ?? "").replaceAll("\u2060", "");
  });
}

/** Adds a row by the button that has this word. */
export async function addRow(page: Page, blockId: string, word: string): Promise<void> {
  await page.$$eval(
    `${block(blockId)} .tabellen button`,
    (buttons, wanted) => {
      const button = buttons.find((each) => each.textContent?.toLowerCase().includes(wanted));
      (button as unknown as { click(): void }).click();
    },
    word,
  );
}

/** The blocks of the plan as the server exports them. */
export async function exportedBlocks(
  { page }: Person,
  planId: string,
): Promise<({ id: string } & Record<string, unknown>)[]> {
  return await page.evaluate(async (id) => {
    const answer = await fetch(`/api/plans/${id}/export.json`);
    return ((await answer.json()) as { blokken: ({ id: string } & Record<string, unknown>)[] })
      .blokken;
  }, planId);
}

export const block = (blockId: string) => `[data-blok-id="${blockId}"]`;
export const textField = (blockId: string, field: string) =>
  `${block(blockId)} [data-veld="${field}"] .tekst-inhoud`;
/** The input of a short field, by its stored name. */
export const input = (blockId: string, field: string) => `[id="v-${blockId}-${field}"]`;
