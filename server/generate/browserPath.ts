/** Where a browser is on this machine, without loading what drives it. */
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The part of the environment that decides which browser is used. */
export type BrowserEnvironment = {
  PUPPETEER_EXECUTABLE_PATH?: string | undefined;
  PATH?: string | undefined;
};

/** The browser that was named, or else a Chromium on the PATH; null when there is none of them. */
export async function findOwnBrowser(environment: BrowserEnvironment): Promise<string | null> {
  const named = environment.PUPPETEER_EXECUTABLE_PATH;
  if (named) return (await isExecutable(named)) ? named : null;
  for (const folder of (environment.PATH ?? "").split(delimiter).filter(Boolean))
    for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
      const path = join(folder, name);
      if (await isExecutable(path)) return path;
    }
  return null;
}

/** Whether there is any browser to try; only making a PDF says whether it starts. */
export async function hasBrowser(environment: BrowserEnvironment): Promise<boolean> {
  if ((await findOwnBrowser(environment)) !== null) return true;
  return !environment.PUPPETEER_EXECUTABLE_PATH && hasPackagedBrowser();
}

/** @sparticuz/chromium is for x64 Linux only, and an installation may leave it out. */
export function hasPackagedBrowser(): boolean {
  if (process.platform !== "linux" || process.arch !== "x64") return false;
  try {
    import.meta.resolve("@sparticuz/chromium");
    return true;
  } catch {
    return false;
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
