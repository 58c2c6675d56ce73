import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { createApi } from "../editor/api.ts";
import { createLog } from "../server/log.ts";
import { readableId } from "../server/operations/requests.ts";
import { SCHEMA_VERSION } from "../templates/blocks.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";
import { until } from "./support/writers.ts";

type Line = Record<string, unknown> & { level: number; msg: string };
const [DEBUG, INFO, WARN, ERROR] = [20, 30, 40, 50];

let lines: Line[];
const log = createLog("debug", { write: (line) => void lines.push(JSON.parse(line)) });

/** The line of this request; it is written when the answer is gone. */
async function lineOf(requestId: string | null): Promise<Line> {
  const find = () => lines.find((line) => line.requestId === requestId);
  await until(() => find() !== undefined, `the line of ${requestId}`);
  return find() as Line;
}

describe("a request", () => {
  let server: TestServer;
  let anna: Client;
  let planId: string;

  beforeAll(async () => {
    lines = [];
    server = await startTestServer({ log, config: { production: true, demo: "uit" } });
    anna = await server.newcomer();
    const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Kruidenbuurt" };
    planId = (await anna.send("POST", "/api/plans", names)).body.id;
  });
  beforeEach(() => void (lines = []));
  afterAll(() => server.stopAndRemove());

  const idOf = ({ headers }: { headers: Headers }) => headers.get("X-Request-Id");

  it("is one line with the id that the answer carries, the pattern of the route and who asked", async () => {
    const answer = await anna.get(`/api/plans/${planId}?geheim=abc`);
    expect(idOf(answer)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const { user } = (await anna.get("/api/session")).body;
    const line = await lineOf(idOf(answer));
    expect(line).toMatchObject({
      level: INFO,
      msg: "request",
      method: "GET",
      route: "/api/plans/:id",
      status: 200,
      userId: user.id,
    });
    expect(typeof line["ms"]).toBe("number");
    expect(lines.filter(({ requestId }) => requestId === idOf(answer))).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain("geheim");
    expect(JSON.stringify(lines)).not.toContain(planId);
  });

  it("that tries a door is a warning; what was typed is not in it", async () => {
    const answer = await server.visitor().logIn("wie@voorbeeld.example", "een-wachtwoord");
    expect(await lineOf(idOf(answer))).toMatchObject({ level: WARN, code: "INLOGGEN_MISLUKT" });
    expect(JSON.stringify(lines)).not.toMatch(/een-wachtwoord|wie@voorbeeld/);
  });

  it.each(["/healthz", "/readyz"])(
    "of a machine that asks %s all the time is for debug",
    async (path) => {
      expect(await lineOf(idOf(await anna.get(path)))).toMatchObject({ level: DEBUG, route: path });
    },
  );

  it("to an address that somebody made up does not bring that address into the log", async () => {
    const line = await lineOf(idOf(await anna.get("/wp-admin/geheim-pad")));
    expect(line).toMatchObject({ level: INFO, route: "onbekend", status: 404 });
    expect(JSON.stringify(line)).not.toContain("geheim-pad");
  });

  it("that fails has its cause in the log, and its number in the answer, also for the editor", async () => {
    const { plansOf } = server.store;
    server.store.plansOf = () => Promise.reject(new Error("de database is weg"));
    try {
      const answer = await anna.get<{ code: string; message: string; requestId: string }>(
        "/api/plans",
      );
      expect(answer).toMatchObject({
        status: 500,
        body: { code: "ONBEKEND", requestId: idOf(answer) },
      });
      expect(await lineOf(idOf(answer))).toMatchObject({
        level: ERROR,
        code: "ONBEKEND",
        err: { message: "de database is weg" },
      });
      const api = createApi((_path, given) =>
        fetch(`http://127.0.0.1:${server.port}/api/plans`, {
          ...given,
          headers: { Cookie: anna.cookie },
        }),
      );
      await expect(api.plans()).rejects.toThrow(/Noem dit nummer: [0-9A-Z]{4}-[0-9A-Z]{4}\.$/);
    } finally {
      server.store.plansOf = plansOf;
    }
  });

  it("of a page that fails shows the number to who looks at it", async () => {
    const { findPlan } = server.store;
    server.store.findPlan = () => Promise.reject(new Error("de database is weg"));
    try {
      const answer = await anna.send("GET", `/plan/${planId}/voorbeeld`, undefined, {
        Accept: "text/html",
      });
      expect(answer.text).toContain(`Noem dan dit nummer: ${idOf(answer)}.`);
    } finally {
      server.store.findPlan = findPlan;
    }
  });
});

describe("a websocket", () => {
  it("is a line when it opens and one when it closes, under one id", async () => {
    lines = [];
    const server = await startTestServer({ log, config: { production: true, demo: "uit" } });
    try {
      const bram = await server.newcomer();
      const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Kruidenbuurt" };
      const { id } = (await bram.send("POST", "/api/plans", names)).body;
      const { plan } = (await bram.get(`/api/plans/${id}`)).body;
      const socket = new WebSocket(
        `${server.socketAddress}/sync/${id}?schema=${SCHEMA_VERSION}&epoch=${plan.epoch}`,
        { headers: { Cookie: bram.cookie, Origin: server.address } },
      );
      const line = (msg: string) => lines.find((found) => found.msg === msg);
      await once(socket, "open");
      socket.close();
      await until(() => line("websocket closed") !== undefined, "the last line");
      expect(line("websocket open")).toMatchObject({
        level: INFO,
        planId: id,
        userId: bram.user.id,
        role: "eigenaar",
        socketId: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      });
      expect(line("websocket closed")?.["socketId"]).toBe(line("websocket open")?.["socketId"]);
      expect(JSON.stringify(lines)).not.toContain(bram.cookie.split("=")[1]);
    } finally {
      await server.stopAndRemove();
    }
  });
});

describe("the id of a request", () => {
  it("can be read out: no letters that look alike", () => {
    const ids = Array.from({ length: 256 }, (_, n) => readableId(new Uint8Array(8).fill(n)));
    expect(new Set(ids).size).toBe(32);
    expect(ids.join("")).not.toMatch(/[ILOU]/);
    expect(readableId(new Uint8Array([20, 7, 15, 22, 3, 9, 13, 8]))).toBe("M7FP-39D8");
  });
});
