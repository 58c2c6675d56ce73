/** Finds a browser on this machine and starts it shut off from the network, in a process group of its own. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "puppeteer";
import type { Browser } from "puppeteer";
import { findOwnBrowser, hasPackagedBrowser } from "./browserPath.ts";
import type { BrowserEnvironment } from "./browserPath.ts";

export type BrowserFound = { path: string; args: readonly string[] };

export type RunningBrowser = {
  browser: Browser;
  /** Ends every process of the browser at once and removes its folder. Safe to call twice. */
  kill(): Promise<void>;
};

/** A browser that was named, a Chromium on the PATH, or the one from npm; null when there is none of them. */
export async function findBrowser(environment: BrowserEnvironment): Promise<BrowserFound | null> {
  const path = await findOwnBrowser(environment);
  if (path !== null) return { path, args: [] };
  return environment.PUPPETEER_EXECUTABLE_PATH ? null : packagedBrowser();
}

/**
 * Starts a browser that can reach nothing; when `signal` aborts while it starts, it is ended. Throws what puppeteer throws
 * when it does not start.
 */
export async function startBrowser(
  { path, args }: BrowserFound,
  signal?: AbortSignal,
): Promise<RunningBrowser> {
  signal?.throwIfAborted();
  const userDataDir = await mkdtemp(join(tmpdir(), "wijkpen-browser-"));
  const starting = new AbortController();
  const onAbort = () => starting.abort();
  signal?.addEventListener("abort", onAbort, { once: true });
  const removeFolder = () =>
    rm(userDataDir, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  try {
    const browser = await launch({
      executablePath: path,
      userDataDir,
      headless: true,
      pipe: true,
      args: [...FLAGS, ...args],
      protocolTimeout: 120_000,
      // The server decides itself when it stops.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      signal: starting.signal,
    });
    const child = browser.process();
    const kill = async () => {
      const isRunning = child && child.exitCode === null && child.signalCode === null;
      const end = isRunning ? once(child, "exit") : null;
      killGroup(child?.pid);
      await end;
      await removeFolder();
    };
    return { browser, kill };
  } catch (error) {
    await removeFolder();
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/** No network by any road, no sandbox (root in a container has none to give), nothing in the background. */
const FLAGS = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-webrtc",
  // It would run in a group of its own and outlive the browser.
  "--disable-crashpad-for-testing",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
  "--font-render-hinting=none",
];

/** The browser of @sparticuz/chromium: x64 Linux only, unpacked once into the folder for temporary files. */
async function packagedBrowser(): Promise<BrowserFound | null> {
  if (!hasPackagedBrowser()) return null;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const args = chromium.args.filter(
      (arg) => !arg.startsWith("--headless") && !arg.startsWith("--font-render"),
    );
    return { path: await chromium.executablePath(), args };
  } catch {
    return null; // not installed or not unpacked: the caller says that there is no browser
  }
}

/** Puppeteer starts the browser as the leader of a group, so that one signal ends all its processes. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // already gone
  }
}
