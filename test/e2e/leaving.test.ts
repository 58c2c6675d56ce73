import { createServer, request as httpRequest } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "puppeteer";
import { firstPlan, logIn, openChromium, openPlan, untilSaved } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import type { Product } from "../support/product.ts";
import { chanceOf } from "../support/suite.ts";
import { closeTabs, faultsOf } from "../support/tabs.ts";

describe("text that has not reached the server", () => {
  let browser: Browser | null = null;
  let product: Product;

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; de tests met een gesloten tabblad en een dicht netwerk zijn overgeslagen.",
      );
    product = await startProduct();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("comes back after the tab was closed right behind the last key (npm run chaos tab)", async () => {
    if (!browser) return;
    const closings = await closeTabs(browser, product, { times: 6, chance: chanceOf(7) });
    expect(faultsOf(closings)).toEqual([]);
  }, 120_000);

  it("is explained when a network lets pages through and no websocket, with a message for who runs it", async () => {
    if (!browser) return;
    const proxy = await proxyWithoutWebsockets(product.url);
    const { page } = await logIn(browser, product, "bram");
    const planId = await firstPlan({ page, troubles: [] });
    await page.goto(`${proxy.url}/plan/${planId}`);
    const button = await page.waitForSelector("::-p-text(Vraag het uw netwerkbeheerder)");
    await button?.click();
    const message = await page.$eval(
      "dialog textarea",
      (area) => (area as unknown as { value: string }).value,
    );
    expect(message).toContain(`wss://${new URL(proxy.url).host}/sync/`);
    await page.keyboard.press("Escape");
    proxy.open();
    await untilSaved(page);
    expect(await page.$("::-p-text(Vraag het uw netwerkbeheerder)")).toBeNull();
    await proxy.close();
  }, 120_000);
});

describe("who leaves a plan", () => {
  let browser: Browser | null = null;
  let product: Product;

  beforeAll(async () => {
    browser = await openChromium();
    if (!browser)
      return console.warn(
        "LET OP: er start geen Chromium; de test met wie een plan verlaat is overgeslagen.",
      );
    product = await startProduct();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("[SY7] is gone for the others at once, also when the browser keeps the page for Back, and there again after Back", async () => {
    if (!browser) return;
    const anna = await logIn(browser, product, "anna");
    const bram = await logIn(browser, product, "bram");
    const planId = await firstPlan(anna);
    await openPlan(bram, product, planId);
    await openPlan(anna, product, planId);
    await untilOthers(bram.page, ["Anna de Wit"]);
    await anna.page.goto(`${product.url}/`);
    await untilOthers(bram.page, []);
    await anna.page.goBack();
    await untilSaved(anna.page);
    await untilOthers(bram.page, ["Anna de Wit"]);
    await untilOthers(anna.page, ["Bram Kaya"]);
  }, 60_000);
});

/** Waits until exactly these others are shown as in the plan; well before a dead connection is noticed. */
async function untilOthers(page: Page, names: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const people = document.querySelector(".people");
      const shown = [...(people?.querySelectorAll(".person") ?? [])].map((button) =>
        button.getAttribute("title"),
      );
      return shown.join() === wanted.join();
    },
    { timeout: 10_000 },
    names,
  );
}

/** Passes requests on to the product and breaks websockets off, until it is opened. */
async function proxyWithoutWebsockets(target: string) {
  const { hostname, port } = new URL(target);
  const headersFor = (headers: NodeJS.Dict<string | string[]>) => ({
    ...headers,
    host: `${hostname}:${port}`,
    ...(headers["origin"] === undefined ? {} : { origin: target }),
  });
  const server: Server = createServer((incoming, response) => {
    const { url, method, headers } = incoming;
    const onward = httpRequest(`${target}${url}`, { method, headers: headersFor(headers) });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        "content-security-policy": "",
      });
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  let isOpen = false;
  const tunnels: Duplex[] = [];
  server.on("upgrade", ({ url, headers }, socket, head) => {
    if (!isOpen) return void socket.destroy();
    const onward = httpRequest(`${target}${url}`, { headers: headersFor(headers) });
    onward.on("upgrade", (answer, upstream, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
      // What the server said right behind its answer.
      socket.write(first);
      upstream.write(head);
      tunnels.push(socket, upstream);
      upstream.pipe(socket).pipe(upstream);
      for (const side of [socket, upstream]) side.on("error", () => side.destroy());
    });
    onward.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    open: () => void (isOpen = true),
    async close() {
      tunnels.forEach((tunnel) => tunnel.destroy());
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
