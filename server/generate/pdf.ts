/** Prints HTML as tagged PDF: a small pool of browsers, one print per browser at a time, each under a watchdog. */
import type { Browser } from "puppeteer";
import { WupError } from "../errors.ts";
import { findBrowser, startBrowser } from "./browser.ts";
import type { RunningBrowser } from "./browser.ts";
import type { BrowserEnvironment } from "./browserPath.ts";

export type Printer = {
  /**
   * One page as PDF. Throws WupError GEEN_BROWSER or PDF_MISLUKT; when `signal` aborts, its reason.
   */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Ends all browsers; prints that are under way fail. */
  stop(): Promise<void>;
};

export type PrinterOptions = {
  environment: BrowserEnvironment;
  /** Browsers at most; each takes about 200 MB while it runs. */
  size?: number;
  /** Milliseconds after which a print is given up and its browser ended; 300 blocks take about two seconds. */
  timeout?: number;
  /** Milliseconds without work after which the browsers are closed. */
  idle?: number;
};

type Slot = { running: RunningBrowser | null };

/** A printer that starts its browsers when they are needed and closes them after a minute without work. */
export function createPrinter({
  environment,
  size = 1,
  timeout = 18_000,
  idle = 60_000,
}: PrinterOptions): Printer {
  const slots: Slot[] = Array.from({ length: size }, () => ({ running: null }));
  const free = [...slots];
  const waiting: ((slot: Slot) => void)[] = [];
  let idleTimer: NodeJS.Timeout | undefined;
  let stopped = false;

  const closeAll = async () => void (await Promise.all(slots.map(closeSlot)));
  const take = async (signal?: AbortSignal): Promise<Slot> => {
    signal?.throwIfAborted();
    return free.pop() ?? (await nextFree(waiting, signal));
  };
  const release = (slot: Slot) => {
    const next = waiting.shift();
    if (next) return next(slot);
    free.push(slot);
    if (free.length === size && !stopped)
      idleTimer = setTimeout(() => void closeAll(), idle).unref();
  };

  return {
    async print(html, signal) {
      clearTimeout(idleTimer);
      const slot = await take(signal);
      try {
        signal?.throwIfAborted();
        if (stopped) throw new WupError("PDF_MISLUKT");
        if (slot.running?.browser.connected !== true) await restart(slot, environment, signal);
        return await printGuarded(slot, html, timeout, signal);
      } finally {
        // A browser that came up during the stop would outlive it; one for what was given up is of no use.
        if (stopped || signal?.aborted) await closeSlot(slot);
        release(slot);
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(idleTimer);
      await closeAll();
    },
  };
}

/** In turn; who gives up goes out of the line. */
async function nextFree(waiting: ((slot: Slot) => void)[], signal?: AbortSignal): Promise<Slot> {
  const { promise, resolve, reject } = Promise.withResolvers<Slot>();
  const giveUp = () => {
    const place = waiting.indexOf(resolve);
    if (place >= 0) waiting.splice(place, 1);
    reject(signal?.reason);
  };
  waiting.push(resolve);
  signal?.addEventListener("abort", giveUp, { once: true });
  return await promise.finally(() => signal?.removeEventListener("abort", giveUp));
}

/** A browser for a slot that has none, or whose browser ended by itself. */
async function restart(
  slot: Slot,
  environment: BrowserEnvironment,
  signal?: AbortSignal,
): Promise<void> {
  await closeSlot(slot);
  slot.running = await start(environment, signal);
}

async function start(
  environment: BrowserEnvironment,
  signal?: AbortSignal,
): Promise<RunningBrowser> {
  const found = await findBrowser(environment);
  if (!found) throw new WupError("GEEN_BROWSER");
  return startBrowser(found, signal).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new WupError("PDF_MISLUKT", { cause });
  });
}

/** Whatever goes wrong, the browser is ended: the next print starts with a clean one. */
async function printGuarded(
  slot: Slot,
  html: string,
  timeout: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  // Aborted at the moment that the browser was there.
  signal?.throwIfAborted();
  const running = slot.running;
  if (!running) throw new WupError("PDF_MISLUKT");
  // Not left to the page to notice that its browser is gone: a call that was under way may never be answered.
  const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>();
  const watchdog = setTimeout(() => giveUp(new Error(`no PDF within ${timeout} ms`)), timeout);
  const onAbort = () => giveUp(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([printPage(running.browser, html), givenUp]);
  } catch (cause) {
    slot.running = null;
    await running.kill();
    signal?.throwIfAborted();
    throw new WupError("PDF_MISLUKT", { cause });
  } finally {
    clearTimeout(watchdog);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function printPage(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    // The watchdog decides how long it may take.
    await page.setContent(html, { waitUntil: "load", timeout: 0 });
    return await page.pdf({
      timeout: 0,
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
  } finally {
    await page.close().catch(() => undefined); // a browser that was ended has no pages
  }
}

async function closeSlot(slot: Slot): Promise<void> {
  const { running } = slot;
  slot.running = null;
  await running?.kill();
}
