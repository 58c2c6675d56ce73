/** Metingen of a plan: who adds one, what fits an indicator, and that nobody's is lost. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { PresentedMeasurement } from "../server/api/planMeasurements.ts";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

let server: TestServer;
let anna: Client;
let bram: Client;
let example: { metingen?: object[]; blokken: { id: string; type: string; eenheid?: string }[] };
let planId: string;
const at = (rest = "") => `/api/plans/${planId}/measurements${rest}`;

/** The first indicator of the example that is measured in this unit. */
const indicatorIn = (unit: string) =>
  example.blokken.find(({ type, eenheid }) => type === "indicator" && eenheid?.startsWith(unit))
    ?.id ?? "";

const meting = (values: object = {}) => ({
  indicatorId: indicatorIn("woningen"),
  date: "2026-06-30",
  value: 58,
  ...values,
});

const add = (client: Client, values: object = {}) => client.send("POST", at(), meting(values));
const list = async () =>
  (await anna.get<{ measurements: PresentedMeasurement[] }>(at())).body.measurements;
const exported = async () =>
  (await anna.get<{ metingen?: unknown[] }>(`/api/plans/${planId}/export.json`)).body;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date("2026-11-22T10:00:00Z") });
  anna = await server.as("anna");
  bram = await server.as("bram");
  example = (await anna.get<typeof example>(`/api/plans/${await server.examplePlan()}/export.json`))
    .body;
});
afterAll(() => server.stopAndRemove());
beforeEach(() => freshPlan());

async function freshPlan(changes: object = {}): Promise<void> {
  planId = (await anna.send("POST", "/api/plans", { plan: { ...example, ...changes } })).body.id;
  const userId = (await bram.get("/api/session")).body.user.id;
  await server.store.saveMember({ planId, userId, role: "schrijver" });
}

describe("a meting", () => {
  it("carries the name and the time of the server, and the export has it without them", async () => {
    const { status, body } = await add(anna, { note: "Opgave van de netbeheerder" });
    expect(status).toBe(201);
    expect(await list()).toEqual([
      {
        ...meting({ note: "Opgave van de netbeheerder" }),
        id: body.id,
        authorName: "Anna de Wit",
        createdAt: "2026-11-22T10:00:00.000Z",
      },
    ]);
    const { indicatorId } = meting();
    const line = { indicatorId, datum: "2026-06-30", waarde: 58 };
    expect((await exported()).metingen).toEqual([
      { ...line, toelichting: "Opgave van de netbeheerder" },
    ]);
  });

  it("goes along with the file and comes back unchanged, also what another program added to it", async () => {
    const { indicatorId } = meting();
    const lines = [
      { indicatorId, jaar: 2025, waarde: 12, "x-bron": "CBS" },
      { indicatorId, datum: "2026-06", waarde: 40, toelichting: "Geteld" },
      "geen meting",
    ];
    await freshPlan({ metingen: lines });
    expect((await exported()).metingen).toEqual(lines);
    expect(await list()).toMatchObject([
      { date: "2025", value: 12, note: null, authorName: null },
      { date: "2026-06", value: 40, note: "Geteld" },
    ]);
    const [first] = await list();
    await anna.send("PUT", at(`/${first?.id}`), meting({ date: "2025-12-31", value: 13 }));
    expect((await exported()).metingen).toEqual([
      { indicatorId, datum: "2025-12-31", waarde: 13, "x-bron": "CBS" },
      ...lines.slice(1),
    ]);
    expect(await list()).toMatchObject([{ authorName: "Anna de Wit" }, { authorName: null }]);
  });

  it("is printed: as the last one, on the day of the newest", async () => {
    await add(anna, { date: "2026-06-30", value: 58 });
    await add(bram, { date: "2026-01", value: 307 });
    const page = (await anna.get(`/plan/${planId}/voorbeeld`)).text;
    expect(page).toContain("58\u00a0(2026)");
    expect(page).not.toContain("307\u00a0(2026)");
  });

  it("editors that are open hear that there is one", async () => {
    const { socket, notice } = await openNoticeSocket(server, bram, planId);
    await add(anna);
    expect(await notice("measurements")).toEqual({ kind: "measurements" });
    socket.close();
  });

  it.each<[string, () => object, string]>([
    ["an indicator that is gone", () => ({ indicatorId: "weg" }), "Deze indicator staat niet meer"],
    ["another block", () => ({ indicatorId: "d-01" }), "Deze indicator staat niet meer"],
    ["a day that is none", () => ({ date: "2026-02-30" }), "Geef een dag, een maand of een jaar"],
    ["tomorrow", () => ({ date: "2026-11-23" }), "niet in de toekomst"],
    ["next year", () => ({ date: "2027" }), "niet in de toekomst"],
    ["half a woning", () => ({ value: 5.5 }), "een heel aantal woningen"],
    ["fewer than none", () => ({ value: -1 }), "een heel aantal woningen"],
    [
      "more than all",
      () => ({ indicatorId: indicatorIn("procent"), value: 101 }),
      "van 0 tot en met 100",
    ],
  ])("%s is refused with a sentence", async (_name, values, sentence) => {
    const { status, body } = await add(anna, values());
    expect([status, body.code]).toEqual([422, "METING_KAN_NIET"]);
    expect(body.message).toContain(sentence);
    expect(await list()).toEqual([]);
  });

  it.each([
    [{ value: "58" }, "Vul een getal in"],
    [{ note: "x".repeat(501) }, "Maak de toelichting korter"],
    [{ door: "Anna" }, 'Wijkpen kent het gegeven "door" niet.'],
  ])("%j is refused before it is judged", async (values, sentence) => {
    const { status, body } = await add(anna, values);
    expect([status, body.code]).toEqual([400, "ONGELDIGE_INVOER"]);
    expect(body.message).toContain(sentence);
  });
});

describe("two people", () => {
  it("who add one at the same time both keep theirs", async () => {
    const values = Array.from({ length: 20 }, (_, index) => index);
    const answers = await Promise.all(
      values.map((value) => add(value % 2 === 0 ? anna : bram, { value })),
    );
    expect(answers.map(({ status }) => status)).toEqual(values.map(() => 201));
    const kept = (await list()).map(({ value }) => value);
    expect(kept.toSorted((a, b) => a - b)).toEqual(values);
  });

  it("who add the same: the second hears that it is there", async () => {
    const answers = await Promise.all([add(anna), add(bram)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await list()).toHaveLength(1);
  });

  it("who change the same one: the second hears that it changed, and nothing is overwritten", async () => {
    const { id } = (await add(anna)).body;
    const changed = await anna.send("PUT", at(`/${id}`), meting({ value: 60 }));
    expect(changed.status).toBe(200);
    const late = await bram.send("PUT", at(`/${id}`), meting({ value: 70 }));
    expect([late.status, late.body.code]).toEqual([404, "METING_ONBEKEND"]);
    expect((await bram.send("DELETE", at(`/${id}`))).status).toBe(404);
    expect(await list()).toMatchObject([{ id: changed.body.id, value: 60 }]);
    expect((await bram.send("DELETE", at(`/${changed.body.id}`))).status).toBe(204);
    expect((await exported()).metingen).toBeUndefined();
  });
});
