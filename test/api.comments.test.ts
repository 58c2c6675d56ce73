import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

let server: TestServer;
let planId: string;
let anna: Client;
let carla: Client;

beforeAll(async () => {
  server = await startTestServer();
  planId = await server.examplePlan();
  anna = await server.as("anna");
  carla = await server.as("carla");
});
afterAll(() => server.stopAndRemove());

const question = {
  blockId: "plangegevens",
  quote: "Plangegevens",
  text: "Is 2036 haalbaar voor de huurders?",
};

describe("a comment of a meelezer", () => {
  it("carries the name and the time of the server, and is theirs", async () => {
    const { status, body } = await carla.send("POST", `/api/plans/${planId}/comments`, question);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...question,
      id: expect.any(String),
      authorName: "Carla Smit",
      resolvedAt: null,
      mine: true,
    });
    const { comments } = (await anna.get(`/api/plans/${planId}/comments`)).body;
    expect(comments.find(({ id }) => id === body.id)).toMatchObject({
      authorName: "Carla Smit",
      mine: false,
    });
  });

  it("reaches a writer at once, through the open connection", async () => {
    const { socket, notice } = await openNoticeSocket(server, anna, planId);
    try {
      const { body } = await carla.send("POST", `/api/plans/${planId}/comments`, {
        ...question,
        text: "Ziet u dit meteen?",
      });
      expect(await notice("comment")).toMatchObject({
        kind: "comment",
        comment: { id: body.id, text: "Ziet u dit meteen?", authorName: "Carla Smit" },
      });
    } finally {
      socket.close();
    }
  });

  it("is settled by a writer, and opened again", async () => {
    const { id } = (await carla.send("POST", `/api/plans/${planId}/comments`, question)).body;
    const settle = (resolved: boolean) =>
      anna.send<{ resolvedAt: string | null }>("PATCH", `/api/plans/${planId}/comments/${id}`, {
        resolved,
      });
    expect((await settle(true)).body.resolvedAt).toMatch(/^\d{4}-.*Z$/);
    expect((await settle(false)).body.resolvedAt).toBeNull();
  });

  it("may be settled by the meelezer itself, another's not", async () => {
    const own = (await carla.send("POST", `/api/plans/${planId}/comments`, question)).body.id;
    const other = (await anna.send("POST", `/api/plans/${planId}/comments`, question)).body.id;
    expect(
      (await carla.send("PATCH", `/api/plans/${planId}/comments/${own}`, { resolved: true }))
        .status,
    ).toBe(200);
    const refused = await carla.send("PATCH", `/api/plans/${planId}/comments/${other}`, {
      resolved: true,
    });
    expect([refused.status, refused.body.code]).toEqual([403, "GEEN_TOEGANG"]);
  });

  it.each([
    [{ ...question, text: " " }, "Vul uw opmerking in."],
    [{ ...question, authorName: "Anna de Wit" }, 'Wijkpen kent het gegeven "authorName" niet.'],
    [
      { ...question, blockId: "bestaat-niet" },
      "Dit blok staat niet meer in het plan. Kies een ander blok.",
    ],
    [{ ...question, text: "x".repeat(5001) }, "Maak uw opmerking korter: ten hoogste 5000 tekens."],
  ])("is refused when it is %j", async (body, message) => {
    const answer = await carla.send("POST", `/api/plans/${planId}/comments`, body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });
});

describe("a comment of another plan", () => {
  it("is not found through this one", async () => {
    const names = { titel: "Ander plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
    const other = (await anna.send("POST", "/api/plans", names)).body.id;
    const { id } = (await anna.send("POST", `/api/plans/${planId}/comments`, question)).body;
    const answer = await anna.send("PATCH", `/api/plans/${other}/comments/${id}`, {
      resolved: true,
    });
    expect([answer.status, answer.body.code]).toEqual([404, "OPMERKING_ONBEKEND"]);
  });
});
