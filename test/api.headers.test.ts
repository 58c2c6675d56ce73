import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";

let server: TestServer;
let pages: string;

beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), "wijkpen-pages-"));
  await mkdir(join(pages, "assets"));
  await writeFile(join(pages, "index.html"), "<!doctype html><title>Wijkpen</title>");
  await writeFile(join(pages, "assets", "index-a1b2c3.js"), "export {};");
  await writeFile(join(pages, "favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  server = await startTestServer({ pages });
});
afterAll(async () => {
  await server.stopAndRemove();
  await rm(pages, { recursive: true });
});

describe("the content security policy", () => {
  it.each(["/", "/inloggen", "/plan/x", "/api/plans", "/healthz", "/bestaat-niet"])(
    "of %s runs nothing but our own files",
    async (path) => {
      const policy =
        (await server.visitor().get(path)).headers.get("Content-Security-Policy") ?? "";
      const directives = policy.split(";");
      for (const directive of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
      ])
        expect(directives).toContain(directive);
      for (const directive of [
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "img-src 'self' data: blob:",
      ])
        expect(directives).toContain(directive);
      expect(policy).toContain(`connect-src 'self' ws://localhost:${server.port} `);
      expect(policy).not.toContain("unsafe");
    },
  );

  it("of the preview allows no script at all, and no style that we did not write", async () => {
    const anna = await server.as("anna");
    const { status, headers, text } = await anna.get(
      `/plan/${await server.examplePlan()}/voorbeeld`,
    );
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/i);
  });
});

describe("other headers", () => {
  it("keep pages out of frames, types as they are and addresses at home", async () => {
    const { headers } = await server.visitor().get("/");
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers.has("X-Powered-By")).toBe(false);
    expect(headers.has("Strict-Transport-Security")).toBe(false);
  });

  it("ask for https from then on when people come by https", async () => {
    const secure = await startTestServer({
      config: { url: "https://wijkpen.voorbeeld.nl" },
      pages,
    });
    try {
      const visitor = secure.visitor();
      const { headers } = await visitor.get("/");
      expect(headers.get("Strict-Transport-Security")).toContain("max-age=31536000");
      expect(headers.get("Content-Security-Policy")).toContain(
        "connect-src 'self' wss://wijkpen.voorbeeld.nl",
      );
      await visitor.logIn(secure.accounts[0]?.email ?? "", secure.accounts[0]?.password ?? "");
      expect(visitor.cookie).toMatch(/^__Host-wijkpen=/);
    } finally {
      await secure.stopAndRemove();
    }
  });

  it("keep answers about plans out of every cache", async () => {
    expect((await server.visitor().get("/api/plans")).headers.get("Cache-Control")).toBe(
      "no-store",
    );
  });
});

describe("where a change comes from", () => {
  const logIn = (headers: Record<string, string | null>) =>
    server.visitor().send("POST", "/api/session", { email: "x@x.example", password: "x" }, headers);

  it.each([
    ["another site", { Origin: "https://kwaad.example" }],
    ["another port of this machine", { Origin: "http://localhost:1" }],
    ["a page without an address", { Origin: "null" }],
    ["a site that only says it is another", { Origin: null, "Sec-Fetch-Site": "cross-site" }],
    ["a neighbouring site", { Origin: null, "Sec-Fetch-Site": "same-site" }],
    ["nobody knows", { Origin: null }],
  ])("is refused when it is %s", async (_who, headers) => {
    const { status, body } = await logIn(headers);
    expect([status, body.code]).toEqual([403, "VREEMDE_HERKOMST"]);
  });

  it.each([
    ["localhost", () => `http://localhost:${server.port}`],
    ["127.0.0.1", () => `http://127.0.0.1:${server.port}`],
  ])("is fine when it is our own page on %s", async (_name, origin) =>
    expect((await logIn({ Origin: origin() })).status).toBe(401),
  );

  it("does not matter for reading", async () => {
    expect(
      (
        await server
          .visitor()
          .send("GET", "/api/session", undefined, { Origin: "https://kwaad.example" })
      ).status,
    ).toBe(200);
  });
});

describe("the pages of the editor", () => {
  it.each(["/", "/inloggen", "/plan/abc"])(
    "%s is always asked again, so that a new version is seen",
    async (path) => {
      const { status, text, headers } = await server.visitor().get(path);
      expect([status, text]).toEqual([200, "<!doctype html><title>Wijkpen</title>"]);
      expect(headers.get("Cache-Control")).toBe("no-cache");
    },
  );

  it("keeps assets for ever, because their names hold a hash", async () => {
    const { headers } = await server.visitor().get("/assets/index-a1b2c3.js");
    expect(headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect((await server.visitor().get("/favicon.svg")).headers.get("Cache-Control")).toBe(
      "no-cache",
    );
  });

  it.each([
    "/assets/weg.js",
    "/../package.json",
    "/%2e%2e/package.json",
    "/assets/..%2f..%2fpackage.json",
    "/plan",
    "/%",
  ])("has nothing at %s", async (path) => {
    const { status, text } = await server.visitor().get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain("dependencies");
  });

  it("says what to do when they were not built", async () => {
    const bare = await startTestServer({ pages: join(pages, "assets") });
    try {
      const { status, body } = await bare.visitor().get("/");
      expect([status, body.code]).toEqual([503, "EDITOR_ONTBREEKT"]);
    } finally {
      await bare.stopAndRemove();
    }
  });
});

describe("errors", () => {
  it("are JSON under /api, for every method", async () => {
    for (const method of ["GET", "POST", "PUT", "DELETE"]) {
      const { status, body } = await server.visitor().send(method, "/api/bestaat/niet");
      expect([status, body]).toEqual([
        404,
        { code: "NIET_GEVONDEN", message: "Deze pagina of dit bestand bestaat niet." },
      ]);
    }
  });

  it("are a small page for a person", async () => {
    const { status, text, headers } = await server
      .visitor()
      .send("GET", "/weg", undefined, { Accept: "text/html" });
    expect([status, headers.get("Content-Type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(text).toContain("Deze pagina of dit bestand bestaat niet.");
  });
});

describe("GET /healthz", () => {
  it("says that all is well", async () => {
    const { status, body } = await server.visitor().get("/healthz");
    expect([status, body]).toEqual([200, { status: "ok" }]);
  });
});
