/** A browser whose processes can be told from all others on the machine. */
import { chmod, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findBrowser } from "../../server/generate/browser.ts";
import { hasTool } from "./documents.ts";

/** The browser behind a script that marks its processes and, where strace is here and `isTraced`, writes down what they ask for. */
export async function watchedBrowser(place: string, isTraced = true): Promise<string> {
  const found = await findBrowser({
    PATH: process.env["PATH"],
    PUPPETEER_EXECUTABLE_PATH: process.env["PUPPETEER_EXECUTABLE_PATH"],
  });
  const watch =
    isTraced && hasTool("strace")
      ? `strace -f -qq -s 300 -e trace=connect,sendto,sendmsg,sendmmsg,openat,open -o "${place}/calls.$$" `
      : "";
  const path = join(place, "browser");
  const parameters = (found?.args ?? []).map((arg) => `'${arg}'`).join(" ");
  await writeFile(
    path,
    `#!/bin/sh\nexport WIJKPEN_MARK="${place}"\nexec ${watch}"${found?.path ?? "none"}" ${parameters} "$@"\n`,
  );
  await chmod(path, 0o755);
  return path;
}

/** The processes that the printer has started and that still run. */
export async function processesLeft(place: string): Promise<string[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    names.map((name) => readFile(join("/proc", name, "environ"), "utf8").catch(() => "")),
  );
  return names.filter((_, index) => environments[index]?.includes(`WIJKPEN_MARK=${place}`));
}
