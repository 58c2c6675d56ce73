/** From key to paint: types in a page and says how long each key took, and what it cost the thread of the page. */
import type { CDPSession, Page } from "puppeteer";

export type Typed = {
  /** Milliseconds from each key to the end of the next frame. */
  paints: number[];
  /** Milliseconds of processor time for each key: all that the page does, and its scripts. */
  cpu: { all: number; script: number };
};

export type Typing = (text: string) => Promise<Typed>;

/** Milliseconds between two keys. */
const PACE = 60;

/** Prepares a page in which the cursor stands in the text already. */
export async function watchTyping(page: Page): Promise<Typing> {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      "keydown",
      (event) =>
        requestAnimationFrame(() => {
          // The first message after a frame was drawn.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => times.push(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage(null);
        }),
      true,
    );
  });
  return async (text) => {
    const before = await costs(session);
    await page.keyboard.type(text, { delay: PACE });
    await page.waitForFunction(
      (count) => (window as unknown as { times: number[] }).times.length >= count,
      {},
      text.length,
    );
    const after = await costs(session);
    const paints = await page.evaluate(() =>
      (window as unknown as { times: number[] }).times.splice(0),
    );
    const each = (name: string) => ((after[name] ?? 0) - (before[name] ?? 0)) / text.length;
    return { paints, cpu: { all: each("TaskDuration"), script: each("ScriptDuration") } };
  };
}

/** Puts the cursor at the end of the n-th paragraph of free text. */
export async function putInProse(page: Page, index: number): Promise<void> {
  await page.evaluate((n) => {
    const paragraph = document.querySelectorAll(".ProseMirror > p")[n];
    paragraph?.scrollIntoView({ block: "center" });
  }, index);
  const paragraphs = await page.$$(".ProseMirror > p");
  await paragraphs[index]?.click();
  await page.keyboard.press("End");
}

async function costs(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1_000]));
}
