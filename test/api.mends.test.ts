/** Mends through the API: what the checklist proposes, carried out by a program instead of by an editor. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Mend, Verdict } from "../templates/checklist.ts";
import { templatePlan } from "../templates/json.ts";
import type { JsonObject } from "../templates/json.ts";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

let server: TestServer;
let anna: Client;

beforeAll(async () => {
  server = await startTestServer();
  anna = await server.as("anna");
});
afterAll(() => server.stopAndRemove());

const opgave = { id: "o-1", type: "opgave", code: "O-01", titel: "Hitte", status: "gekozen" };
const goal = { id: "d-1", type: "doelstelling", code: "D-01", titel: "Koele straten" };
const budget = { id: "b-1", type: "budget", code: "B-01", titel: "Bomen", nodig: 1000 };

/** A plan of Anna with these blocks, and what its checklist and its file say. */
async function freshPlan(...blokken: JsonObject[]) {
  const empty = templatePlan({ titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Zuid" });
  const plan = { ...empty, blokken: [...empty.blokken, ...blokken] };
  const { id } = (await anna.send("POST", "/api/plans", { plan })).body;
  const address = `/api/plans/${id}`;
  return {
    id,
    send: (body: unknown, who = anna) => who.send<Answered>("POST", `${address}/mends`, body),
    async mends(rule: string): Promise<Mend[]> {
      const { body } = await anna.get<{ verdicts: Verdict[] }>(`${address}/checklist`);
      const verdict = body.verdicts.find((each) => each.rule === rule);
      return (verdict?.findings ?? []).flatMap(({ mend }) => mend ?? []);
    },
    async blocks(type: string): Promise<JsonObject[]> {
      const { body } = await anna.get<{ blokken: JsonObject[] }>(`${address}/export.json`);
      return body.blokken.filter((block) => block["type"] === type);
    },
  };
}

type Answered = {
  code: string;
  message: string;
  place: { block: string; field?: string; row?: string };
};

describe("a mend through the API", () => {
  it("[DOE-01] makes the block that is missing, linked, with its code", async () => {
    const plan = await freshPlan({ ...opgave, thema: "klimaatadaptatie" });
    const [mend] = await plan.mends("DOE-01");
    const { status, body } = await plan.send({ mend });
    const [made] = await plan.blocks("doelstelling");
    expect([status, body]).toEqual([200, { place: { block: made?.["id"], field: "titel" } }]);
    expect(made).toMatchObject({ code: "D-01", opgaveIds: ["o-1"], thema: "klimaatadaptatie" });
    expect(await plan.mends("DOE-01")).toEqual([]);
  });

  it("[BUD-03] adds the row that is missing", async () => {
    const plan = await freshPlan(budget);
    const mend = { kind: "addRow", blockId: "b-1", field: "dekking" } as const;
    expect(await plan.mends("BUD-03")).toContainEqual(mend);
    const { status, body } = await plan.send({ mend });
    expect([status, body.place]).toEqual([
      200,
      { block: "b-1", field: "dekking", row: expect.any(String) },
    ]);
    expect(await plan.blocks("budget")).toMatchObject([{ dekking: [{ id: body.place.row }] }]);
    expect(await plan.mends("BUD-03")).not.toContainEqual(mend);
  });

  it("[TXT-04] gives the second block with a code the next free one, whatever the order of the keys", async () => {
    const plan = await freshPlan(budget, { ...budget, id: "b-2" });
    expect(await plan.mends("TXT-04")).toEqual([{ kind: "renumber", blockId: "b-2" }]);
    const { body } = await plan.send({ mend: { blockId: "b-2", kind: "renumber" } });
    expect(body).toEqual({ place: { block: "b-2" } });
    expect((await plan.blocks("budget")).map(({ code }) => code)).toEqual(["B-01", "B-02"]);
    expect(await plan.mends("TXT-04")).toEqual([]);
  });

  it("reaches an open editor, with the verdict that follows", async () => {
    const plan = await freshPlan(budget, { ...budget, id: "b-2" });
    const editor = await openNoticeSocket(server, anna, plan.id);
    const update = new Promise<void>((resolve) =>
      editor.socket.on("message", (data: Buffer) => {
        if (data.includes("B-02")) resolve();
      }),
    );
    await plan.send({ mend: { kind: "renumber", blockId: "b-2" } });
    await update;
    expect(await editor.notice("verdict")).toMatchObject({ kind: "verdict" });
    editor.socket.close();
  });

  it("that only leads somewhere says where, and changes nothing", async () => {
    const plan = await freshPlan(opgave, goal);
    const before = await plan.blocks("doelstelling");
    const { body } = await anna.get<{ verdicts: Verdict[] }>(`/api/plans/${plan.id}/checklist`);
    const mends = body.verdicts.flatMap(({ findings }) =>
      findings.flatMap(({ mend }) => mend ?? []),
    );
    for (const blockId of ["plangegevens", "d-1"]) {
      const mend = mends.find((each) => each.kind === "goTo" && each.blockId === blockId);
      if (mend?.kind !== "goTo") throw new Error(`no rule leads to ${blockId}`);
      const answer = await plan.send({ mend });
      const place = { block: blockId, field: mend.field };
      expect([answer.status, answer.body]).toEqual([200, { place }]);
    }
    expect(await plan.blocks("doelstelling")).toEqual(before);
  });

  it("is refused to a meelezer", async () => {
    const plan = await freshPlan(opgave);
    const [mend] = await plan.mends("DOE-01");
    const meelezer = await server.newcomer({ planId: plan.id, role: "meelezer" });
    const { status, body } = await plan.send({ mend }, meelezer);
    expect([status, body.code]).toEqual([403, "GEEN_TOEGANG"]);
    expect(await plan.blocks("doelstelling")).toEqual([]);
  });

  it("is refused when the checklist does not propose it any more, or never did", async () => {
    const plan = await freshPlan(opgave);
    const [mend] = await plan.mends("DOE-01");
    await plan.send({ mend });
    for (const outdated of [
      mend,
      { kind: "createBlock", type: "risico", values: { titel: "Weg" } },
    ])
      expect(await plan.send({ mend: outdated })).toMatchObject({
        status: 409,
        body: {
          code: "MEND_VERVALLEN",
          message: "Dit punt is intussen veranderd. Bekijk de checklist opnieuw.",
        },
      });
    expect(await plan.blocks("doelstelling")).toHaveLength(1);
  });

  it("is carried out once when the same request comes twice at the same time", async () => {
    const plan = await freshPlan(opgave);
    const [mend] = await plan.mends("DOE-01");
    const answers = await Promise.all([plan.send({ mend }), plan.send({ mend })]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await plan.blocks("doelstelling")).toHaveLength(1);
  });

  it.each([
    [
      { mend: { kind: "renumber", blockId: "b-1" }, force: true },
      'Wijkpen kent het gegeven "force"',
    ],
    [
      { mend: { kind: "renumber", blockId: "b-1", code: "B-9" } },
      'Wijkpen kent het gegeven "code"',
    ],
    [{ mend: { kind: "delete", blockId: "b-1" } }, 'Het gegeven "mend.kind" klopt niet.'],
    [{ mend: { kind: "addRow", blockId: "b-1" } }, "Vul het veld in."],
    [{ mend: { kind: "createBlock", type: "huis", values: {} } }, "kent dit soort blok niet"],
    [{}, 'Het gegeven "mend" klopt niet.'],
  ])("is refused when it is %j", async (sent, message) => {
    const plan = await freshPlan(budget);
    const { status, body } = await plan.send(sent);
    expect([status, body.message]).toEqual([400, expect.stringContaining(message)]);
  });
});
