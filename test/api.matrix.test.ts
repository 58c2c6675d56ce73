import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createApp } from "../server/app.ts";
import type { AppDeps } from "../server/app.ts";
import { LOGIN_LIMITS } from "../server/auth/loginLimit.ts";
import type { Role } from "../server/store/port.ts";
import { PNG, bring } from "./support/attachments.ts";
import { keptPackage } from "./support/making.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

/** Who asks: a member with a role, somebody with an account but without this plan, and somebody who is not logged in. */
const PEOPLE = [
  "eigenaar",
  "schrijver",
  "meelezer",
  "lezer",
  "griffie",
  "vreemde",
  "niemand",
] as const;
type Person = (typeof PEOPLE)[number];

/**
 * Every route and what each of PEOPLE gets, in that order. A new route without a line here fails the first test.
 * The comment, the geheime bijlage and the job are those of the eigenaar; the plan has been handed over, so that the griffie sees it.
 */
// prettier-ignore
const MATRIX: Record<string, { body?: unknown; statuses: readonly number[] }> = {
  // Logging out stands last: the people of this table log in once.
  //                                            eig  sch  mee  lez  gri  vre  nie
  "GET /healthz":                   { statuses: [200, 200, 200, 200, 200, 200, 200] },
  "GET /readyz":                    { statuses: [200, 200, 200, 200, 200, 200, 200] },
  // Off until the operator sets a token, which none of these people has.
  "GET /metrics":                   { statuses: [404, 404, 404, 404, 404, 404, 404] },
  "POST /session":                  { statuses: [400, 400, 400, 400, 400, 400, 400], body: {} },
  "GET /session":                   { statuses: [200, 200, 200, 200, 200, 200, 200] },
  "GET /plans":                     { statuses: [200, 200, 200, 200, 200, 200, 401] },
  "POST /plans":                    { statuses: [400, 400, 400, 400, 400, 400, 401], body: {} },
  "GET /plans/:id":                 { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "PATCH /plans/:id":               { statuses: [204, 204, 403, 403, 403, 404, 401], body: { title: "Nieuwe titel" } },
  "GET /plans/:id/export.json":     { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "GET /plans/:id/checklist":       { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "GET /plans/:id/comments":        { statuses: [200, 200, 200, 403, 200, 404, 401] },
  "POST /plans/:id/comments":       { statuses: [201, 201, 201, 403, 201, 404, 401], body: { blockId: "plangegevens", quote: "", text: "Klopt dit?" } },
  "PATCH /plans/:id/comments/:commentId": { statuses: [200, 200, 403, 403, 403, 404, 401], body: { resolved: true } },
  "GET /plans/:id/deviations":      { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "PUT /plans/:id/deviations/:rule": { statuses: [200, 200, 403, 403, 403, 404, 401], body: { reason: "De netbeheerder levert dit later aan.", functionTitle: "projectleider" } },
  "DELETE /plans/:id/deviations/:rule": { statuses: [204, 204, 403, 403, 403, 404, 401] },
  "GET /plans/:id/measurements":    { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "POST /plans/:id/measurements":   { statuses: [400, 400, 403, 403, 403, 404, 401], body: {} },
  "PUT /plans/:id/measurements/:measurementId": { statuses: [400, 400, 403, 403, 403, 404, 401], body: {} },
  "DELETE /plans/:id/measurements/:measurementId": { statuses: [404, 404, 403, 403, 403, 404, 401] },
  "POST /plans/:id/mends":          { statuses: [409, 409, 403, 403, 403, 404, 401], body: { mend: { kind: "renumber", blockId: "weg" } } },
  "POST /plans/:id/documents":      { statuses: [400, 400, 400, 400, 400, 404, 401], body: {} },
  "GET /documents/:jobId":          { statuses: [200, 404, 404, 404, 404, 404, 401] },
  // It has ended: there is nothing more to tell, and nothing to stop.
  "GET /documents/:jobId/events":   { statuses: [200, 404, 404, 404, 404, 404, 401] },
  "DELETE /documents/:jobId":       { statuses: [200, 404, 404, 404, 404, 404, 401] },
  "GET /documents/:jobId/file":     { statuses: [200, 404, 404, 404, 404, 404, 401] },
  "GET /plans/:id/packages":        { statuses: [200, 200, 200, 200, 200, 404, 401] },
  // A geheime bijlage is in it: whoever may not read that, finds nothing.
  "GET /plans/:id/packages/:packageId/file": { statuses: [200, 200, 404, 404, 200, 404, 401] },
  "DELETE /plans/:id/packages/:packageId": { statuses: [404, 204, 403, 403, 403, 404, 401] },
  "GET /plans/:id/attachments":     { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "POST /plans/:id/attachments":    { statuses: [400, 400, 403, 403, 403, 404, 401], body: {} },
  "PUT /plans/:id/attachments/order": { statuses: [204, 204, 403, 403, 403, 404, 401], body: { ids: [] } },
  "PUT /plans/:id/attachments/:attachmentId": { statuses: [200, 200, 403, 403, 403, 404, 401], body: { title: "Kaart", openness: "geheim", ground: "Woo", groundDate: "2026-11-22" } },
  // It is geheim: whoever may not read that, finds nothing.
  "GET /plans/:id/attachments/:attachmentId/file": { statuses: [200, 200, 404, 404, 200, 404, 401] },
  "DELETE /plans/:id/attachments/:attachmentId": { statuses: [404, 204, 403, 403, 403, 404, 401] },
  "GET /plan/:id/voorbeeld":        { statuses: [200, 200, 200, 200, 200, 404, 302] },
  "GET /plans/:id/profile":         { statuses: [200, 200, 200, 200, 200, 404, 401] },
  // All plans are of Oosterwaarde; nobody here is beheerder of it.
  "GET /gemeenten/:gemeente/profile": { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "PUT /gemeenten/:gemeente/profile": { statuses: [403, 403, 403, 403, 403, 404, 401], body: { profile: {}, revision: 0 } },
  "POST /gemeenten/:gemeente/profile/preview": { statuses: [200, 200, 200, 200, 200, 404, 401], body: { profile: {} } },
  "GET /gemeenten/:gemeente/template": { statuses: [200, 200, 200, 200, 200, 404, 401] },
  "PUT /gemeenten/:gemeente/template": { statuses: [403, 403, 403, 403, 403, 404, 401], body: {} },
  "GET /gemeenten/:gemeente/template/file": { statuses: [404, 404, 404, 404, 404, 404, 401] },
  "DELETE /gemeenten/:gemeente/template": { statuses: [403, 403, 403, 403, 403, 404, 401] },
  "GET /voorbeeld-kader":           { statuses: [200, 200, 200, 200, 200, 200, 200] },
  "GET /regels":                    { statuses: [200, 200, 200, 200, 200, 200, 302] },
  "POST /plans/:id/restore":        { statuses: [204, 403, 403, 403, 403, 404, 401], body: {} },
  "DELETE /plans/:id":              { statuses: [204, 403, 403, 403, 403, 404, 401] },
  "DELETE /session":                { statuses: [204, 204, 204, 204, 204, 204, 204] },
};

/** Pages of the editor: the same file for everybody, without anything of a plan. */
const PAGES = [
  "GET /",
  "GET /inloggen",
  "GET /plan/:id",
  "GET /plan/:id/raadsstukken",
  "GET /gemeente/:gemeente/profiel",
];

let server: TestServer;
let people: Record<Person, Client>;
let userIds: Map<Role, string>;
let jobId: string;

beforeAll(async () => {
  server = await startTestServer();
  await logInAll();
  jobId = await finishedJob(people.eigenaar, await server.examplePlan());
}, 120_000);
afterAll(() => server.stopAndRemove());

describe("every route, for every role", () => {
  it("has a line in the matrix", () => {
    expect(routesOf(app()).toSorted()).toEqual([...Object.keys(MATRIX), ...PAGES].toSorted());
  });

  it.each(Object.entries(MATRIX))("%s", async (route, { statuses, body }) => {
    const [method = "", path = ""] = route.split(" ");
    const ids = await freshPlan();
    const given: Record<string, number> = {};
    // The eigenaar goes last: what only an eigenaar may do changes what the others see.
    for (const person of PEOPLE.toReversed()) {
      const address = addressOf(path, ids);
      given[person] = (await people[person].send(method, address, body)).status;
    }
    expect(given).toEqual(
      Object.fromEntries(PEOPLE.map((person, index) => [person, statuses[index]])),
    );
  });
});

type PlanIds = { planId: string; commentId: string; attachmentId: string; packageId: string };

async function geheimeBijlage(planId: string): Promise<string> {
  const words = { openness: "geheim", ground: "Woo", groundDate: "2026-11-22" };
  return (await bring(people.eigenaar, planId, PNG, words)).body.attachment.id;
}

/** The roles that people can have beside the eigenaar, who makes each plan. */
const MEMBERS = ["schrijver", "meelezer", "lezer", "griffie"] as const satisfies readonly Role[];

/** A handed-over plan of the eigenaar, with a comment, and with a member of each other role. */
async function freshPlan(): Promise<PlanIds> {
  const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
  const planId = (await people.eigenaar.send("POST", "/api/plans", names)).body.id;
  await server.store.updatePlan(planId, { status: "gereed-voor-griffie" });
  const comment = { blockId: "plangegevens", quote: "", text: "Van de eigenaar" };
  const { body } = await people.eigenaar.send("POST", `/api/plans/${planId}/comments`, comment);
  for (const role of MEMBERS)
    await server.store.saveMember({ planId, role, userId: userIds.get(role) ?? "" });
  const attachmentId = await geheimeBijlage(planId);
  const packageId = await keptPackage(server, { planId });
  return { planId, commentId: body.id, attachmentId, packageId };
}

async function logInAll(): Promise<void> {
  const [schrijver, meelezer, lezer, griffie] = [
    await server.newcomer(),
    await server.newcomer(),
    await server.newcomer(),
    await server.newcomer(),
  ];
  userIds = new Map(
    MEMBERS.map((role, index) => [
      role,
      [schrijver, meelezer, lezer, griffie][index]?.user.id ?? "",
    ]),
  );
  const vreemde = await server.newcomer();
  const eigenaar = await server.as("anna");
  people = { eigenaar, schrijver, meelezer, lezer, griffie, vreemde, niemand: server.visitor() };
}

function addressOf(path: string, { planId, commentId, attachmentId, packageId }: PlanIds): string {
  const pages = ["/healthz", "/readyz", "/metrics", "/plan/:id/voorbeeld", "/voorbeeld-kader"];
  const isApi = ![...pages, "/regels"].includes(path);
  const filled = path
    .replace(":id", planId)
    .replace(":gemeente", "Oosterwaarde")
    .replace(":commentId", commentId)
    .replace(":attachmentId", attachmentId)
    .replace(":packageId", packageId)
    .replace(":rule", "DOE-05")
    .replace(":jobId", jobId);
  return isApi ? `/api${filled}` : filled;
}

/** A workbook: it needs no browser, and so no patience on a busy machine. */
async function finishedJob(owner: Client, planId: string): Promise<string> {
  const wanted = { kind: "begrotingswijziging", format: "xlsx" };
  const { job } = (await owner.send("POST", `/api/plans/${planId}/documents`, wanted)).body;
  const state = async () => (await owner.get(`/api/documents/${job.id}`)).body.job;
  let current = await state();
  while (current.state === "wacht" || current.state === "bezig") current = await state();
  expect(current).toMatchObject({ state: "klaar", progress: 1, message: null });
  return job.id;
}

type Layer = {
  route?: {
    path: string | string[];
    methods?: Record<string, boolean>;
    stack: { method?: string }[];
  };
  handle?: { stack?: Layer[] };
};

/** All routes of an Express app, mounted ones without the /api in front of them. */
function routesOf({ stack }: { stack: Layer[] }): string[] {
  return stack.flatMap((layer) => {
    const { route } = layer;
    if (!route) return layer.handle?.stack ? routesOf({ stack: layer.handle.stack }) : [];
    const methods = [
      ...new Set(route.stack.flatMap(({ method }) => (method ? [method.toUpperCase()] : []))),
    ];
    return [route.path].flat().flatMap((path) => methods.map((method) => `${method} ${path}`));
  });
}

/** Only its routes are read; nothing is asked of the parts that it misses. */
function app(): { stack: Layer[] } {
  const deps = {
    origins: ["http://localhost"],
    proxies: 0,
    pages: "/nergens",
    loginLimits: LOGIN_LIMITS,
  };
  return createApp(deps as unknown as AppDeps).router as unknown as { stack: Layer[] };
}
