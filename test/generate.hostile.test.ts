import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPrinter } from "../server/generate/pdf.ts";
import type { Printer } from "../server/generate/pdf.ts";
import { WupError } from "../server/errors.ts";
import { hasTool, runOn } from "./support/documents.ts";
import { processesLeft, watchedBrowser } from "./support/watchedBrowser.ts";
import { BOMBS, ESCAPE_TRICKS } from "./support/hostilePages.ts";

const SECRET = "geheimvandemachine";

let folder = "";
let program = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wijkpen-hostile-"));
  program = await watchedBrowser(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

async function callsOf(place: string): Promise<string[]> {
  const logs = (await readdir(place)).filter((name) => name.startsWith("calls."));
  const texts = await Promise.all(logs.map((name) => readFile(join(place, name), "utf8")));
  return texts.flatMap((text) => text.split("\n"));
}

describe("a page that tries to get out of the printer", () => {
  const callers: string[] = [];
  const listener = createServer((socket) => {
    callers.push("called");
    socket.destroy();
  });
  let printer = createPrinter({ environment: {} });
  const bait = { url: "", file: "" };
  beforeAll(async () => {
    await new Promise<void>((resolve) => void listener.listen(0, "127.0.0.1", resolve));
    bait.url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/a`;
    bait.file = join(folder, "secret.html");
    await writeFile(bait.file, `<p>${SECRET}</p>`);
    // Patient: strace makes a browser slow, and here only the ways out matter.
    printer = createPrinter({
      environment: { PUPPETEER_EXECUTABLE_PATH: program },
      timeout: 25_000,
    });
  });
  afterAll(async () => {
    await printer.stop();
    await new Promise((resolve) => listener.close(resolve));
  });

  it("has 31 ways to try", () => {
    expect(Object.keys(ESCAPE_TRICKS)).toHaveLength(31);
  });

  it.each(Object.entries(ESCAPE_TRICKS))(
    "asks for nothing and reads nothing by %s",
    async (_, page) => {
      const named = { ...bait, url: "http://naam.wijkpen.test/a" };
      for (const html of [page(bait), page(named)]) {
        const pdf = await printed(printer, html);
        if (pdf && hasTool("pdftotext"))
          expect(await runOn(pdf, "a.pdf", "pdftotext", ["{file}", "-"])).not.toContain(SECRET);
      }
      expect(callers).toEqual([]);
    },
    120_000,
  );

  it("has looked up no name, called no address and opened no file, as the system saw it", async () => {
    await printer.stop();
    if (!hasTool("strace")) return;
    const calls = await callsOf(folder);
    expect(calls.length).toBeGreaterThan(1000);
    const outside = calls.filter(
      (call) => /(connect|send\w*)\(.*AF_INET/.test(call) && !/UNFINISHED/.test(call),
    );
    expect(outside.filter((call) => !ROUTE_QUESTION.test(call))).toEqual([]);
    expect(calls.filter((call) => call.includes(bait.file))).toEqual([]);
  });
});

/** The PDF, or null for a page that was given up with a Dutch message: the browser waits for a frame that it may not load. */
async function printed(printer: Printer, html: string): Promise<Uint8Array | null> {
  const outcome = await printer
    .print(`<!doctype html><title>t</title>${html}`)
    .catch((error: unknown) => error);
  if (outcome instanceof Uint8Array) {
    expect(Buffer.from(outcome.subarray(0, 5)).toString()).toBe("%PDF-");
    return outcome;
  }
  expect(outcome).toBeInstanceOf(WupError);
  expect(outcome).toMatchObject({
    code: "PDF_MISLUKT",
    message: expect.stringContaining("Het PDF-bestand kon niet worden gemaakt"),
  });
  return null;
}

/** Chromium asks the system which way a packet would go; nothing is sent for that. */
const ROUTE_QUESTION = /connect\(.*(2001:4860:4860::8888|"8\.8\.8\.8"|AF_UNSPEC)/;

describe("a page that keeps the printer busy", () => {
  it.each(Object.entries(BOMBS))(
    "ends in time, with a Dutch message, and leaves no process: %s",
    async (_, html) => {
      const printer = createPrinter({
        environment: { PUPPETEER_EXECUTABLE_PATH: program },
        timeout: 5_000,
      });
      await printed(printer, html);
      await printer.stop();
      while ((await processesLeft(folder)).length > 0) await setImmediate();
    },
    60_000,
  );
});
