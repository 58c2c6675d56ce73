/** Closes a tab a moment after the last key, and sees whether the word is there when the plan is opened again. */
import type { Browser } from "puppeteer";
import { firstPlan, logIn, openPlan, putCursor, textField, unfold, untilSaved } from "./people.ts";
import type { Person } from "./people.ts";
import type { Product } from "./product.ts";
import { pause } from "./suite.ts";
import type { Chance } from "./suite.ts";

export type Closing = {
  /** Milliseconds between the last key and the end of the tab. */
  after: number;
  /** Whether the connection was gone while the word was typed: only the browser could keep it. */
  isOffline: boolean;
  isBack: boolean;
};

const BLOCK = "k-01";
const FIELD = "omschrijving";

/** One browser of one person, whose tab is closed `times` times. */
export async function closeTabs(
  browser: Browser,
  product: Product,
  { times, chance }: { times: number; chance: Chance },
): Promise<Closing[]> {
  const anna = await logIn(browser, product, "anna");
  const planId = await firstPlan(anna);
  const closings: Closing[] = [];
  for (let n = 0; n < times; n += 1) {
    const closing = { after: chance.below(200), isOffline: chance.is(0.5) };
    const word = `woord${n}einde`;
    await typeAndClose(anna, product, planId, { ...closing, word });
    closings.push({ ...closing, isBack: await isBack(anna, product, planId, word) });
  }
  return closings;
}

type Typing = { word: string; after: number; isOffline: boolean };

/** As a tab that crashes: no question whether to leave, no time to tidy up. */
async function typeAndClose(anna: Person, product: Product, planId: string, typing: Typing) {
  const page = await anna.page.browserContext().newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const tab: Person = { page, troubles: [] };
  await openPlan(tab, product, planId);
  await unfold(page, BLOCK);
  await putCursor(page, BLOCK, FIELD, "end");
  if (typing.isOffline) await page.setOfflineMode(true);
  await page.keyboard.type(` ${typing.word}`);
  await pause(typing.after);
  await page.close();
}

async function isBack(anna: Person, product: Product, planId: string, word: string) {
  const page = await anna.page.browserContext().newPage();
  try {
    await openPlan({ page, troubles: [] }, product, planId);
    await unfold(page, BLOCK);
    await untilSaved(page);
    const text = await page.$eval(textField(BLOCK, FIELD), (field) => field.textContent ?? "");
    return text.includes(word);
  } finally {
    await page.close();
  }
}

/** What was promised and not kept: all when 50 ms had passed, 95 of 100 otherwise. */
export function faultsOf(closings: readonly Closing[]): string[] {
  const gone = closings.filter((closing) => !closing.isBack);
  const late = gone.filter(({ after }) => after >= 50);
  return [
    ...late.map(
      ({ after, isOffline }) =>
        `lost ${after} ms after the last key${isOffline ? ", offline" : ""}`,
    ),
    ...(gone.length > closings.length * 0.05 ? [`${gone.length} of ${closings.length} lost`] : []),
  ];
}
