/** A document in the making outlives the process: kill -9 in the middle, a new start, and it is there. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { setImmediate } from "node:timers/promises";
import type { Json } from "./support/server.ts";
import { startProduct } from "./support/product.ts";
import type { Product } from "./support/product.ts";

describe("a server that is killed while it makes a document", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  }, 120_000);
  afterAll(() => product.stop());

  /** Over a connection of its own: one that was kept open would be that of the killed server. */
  const ask = async (cookie: string, path: string, body?: object) =>
    await fetch(`${product.url}${path}`, {
      headers: {
        Cookie: cookie,
        Origin: product.url,
        "Content-Type": "application/json",
        Connection: "close",
      },
      ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    });

  it("makes it after the next start, as the plan was when it was asked for", async () => {
    const { email = "", password = "" } = product.accounts["anna"] ?? {};
    const login = await ask("", "/api/session", { email, password });
    const cookie = login.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const { plans } = (await (await ask(cookie, "/api/plans")).json()) as Json;
    const wanted = { kind: "wup", format: "docx" };
    const asked = await ask(cookie, `/api/plans/${plans[0]?.id}/documents`, wanted);
    const { id } = ((await asked.json()) as Json).job;
    const job = async () =>
      ((await (await ask(cookie, `/api/documents/${id}`)).json()) as Json).job;
    while ((await job()).step !== "De bladzijden worden opgemaakt") await setImmediate();
    await product.kill();
    await product.start();
    expect(await job()).toMatchObject({ id, state: "bezig" });
    const events = await ask(cookie, `/api/documents/${id}/events`);
    expect((await events.text()).trim().split("\n\n").at(-1)).toContain('"state":"klaar"');
    const file = await ask(cookie, `/api/documents/${id}/file`);
    expect((await file.text()).slice(0, 2)).toBe("PK");
  }, 180_000);
});
