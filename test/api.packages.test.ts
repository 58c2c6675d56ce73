/** Packages that stay with their plan: who sees which, what can go, and that what is made is kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../server/generate/packageParts.ts";
import { keepPackage } from "../server/jobs/keepPackage.ts";
import { openFileFolder } from "../server/files/folder.ts";
import { filePath } from "../server/store/filePaths.ts";
import type { Role } from "../server/store/port.ts";
import { inspectFolder } from "../server/verify/inspection.ts";
import { PNG, bring } from "./support/attachments.ts";
import { keptPackage } from "./support/making.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

let server: TestServer;
let anna: Client;
let planId: string;
const at = (rest = "") => `/api/plans/${planId}/packages${rest}`;
const listFor = async (client: Client) => (await client.get(at())).body.packages;
const as = (role: Role) => server.newcomer({ planId, role });

beforeAll(async () => {
  server = await startTestServer();
  anna = await server.as("anna");
});
afterAll(() => server.stopAndRemove());
beforeEach(async () => {
  const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
  planId = (await anna.send("POST", "/api/plans", names)).body.id;
});

const openFiles = [{ name: "01_raadsvoorstel.pdf", size: 3, sha256: "34".repeat(32) }];

describe("packages of a plan", () => {
  it("stand in the list, newest first, and come back as they were made", async () => {
    await keptPackage(server, { planId, createdAt: "2026-11-21T09:00:00.000Z" });
    const id = await keptPackage(server, { planId, revision: 2 });
    const list = await listFor(anna);
    expect(list.map(({ revision }) => revision)).toEqual([2, 1]);
    const file = await anna.get(at(`/${id}/file`));
    expect([file.status, sha256Of(file.text)]).toEqual([200, list[0]?.sha256]);
    expect(file.headers.get("Content-Disposition")).toContain("raadsstukken_kruidenbuurt");
    expect(list[0]).not.toHaveProperty("authorId");
  });

  it.each<[Role, number]>([
    ["schrijver", 2],
    ["meelezer", 1],
    ["lezer", 1],
  ])(
    "with something geheim in it does not exist for who may not read that: %s sees %i",
    async (role, count) => {
      const hidden = await keptPackage(server, { planId });
      const open = await keptPackage(server, { planId, revision: 2, files: openFiles });
      const reader = await as(role);
      expect(await listFor(reader)).toHaveLength(count);
      expect((await reader.get(at(`/${hidden}/file`))).status).toBe(count === 2 ? 200 : 404);
      expect((await reader.get(at(`/${open}/file`))).status).toBe(200);
    },
  );

  it("are hidden from a lezer too when a bijlage in them becomes geheim afterwards", async () => {
    const { attachment } = (await bring(anna, planId, PNG)).body;
    const { sha256, size } = attachment;
    await keptPackage(server, {
      planId,
      files: [{ name: "05_bijlage-3_kaart.png", size, sha256 }],
    });
    const reader = await as("lezer");
    expect(await listFor(reader)).toHaveLength(1);
    const geheim = { title: "Kaart", openness: "geheim", ground: "Woo", groundDate: "2026-11-22" };
    await anna.send("PUT", `/api/plans/${planId}/attachments/${attachment.id}`, geheim);
    expect(await listFor(reader)).toEqual([]);
    expect(await listFor(anna)).toHaveLength(1);
  });

  it("are for the griffie from the hand-over on, geheime ones too", async () => {
    await keptPackage(server, { planId });
    const griffie = await as("griffie");
    expect((await griffie.get(at())).status).toBe(404);
    await server.store.updatePlan(planId, { status: "gereed-voor-griffie" });
    expect(await listFor(griffie)).toHaveLength(1);
  });

  it("[ST36] a concept goes with its file; a definitive one stays, whoever asks", async () => {
    const concept = await keptPackage(server, { planId });
    const definitive = await keptPackage(server, { planId, concept: false });
    const files = (await listFor(anna)).map(({ sha256 }) =>
      join(server.folder, filePath(sha256) ?? ""),
    );
    expect((await anna.send("DELETE", at(`/${concept}`))).status).toBe(204);
    const refused = await anna.send("DELETE", at(`/${definitive}`));
    expect([refused.status, refused.body.message]).toEqual([
      409,
      expect.stringContaining("blijft altijd bewaard"),
    ]);
    expect((await listFor(anna)).map(({ id }) => id)).toEqual([definitive]);
    expect(files.filter((file) => existsSync(file))).toHaveLength(1);
  });

  it("of another plan are unknown", async () => {
    const id = await keptPackage(server, { planId: await server.examplePlan() });
    expect((await anna.get(at(`/${id}/file`))).body.code).toBe("PAKKET_ONBEKEND");
    expect((await anna.send("DELETE", at(`/${id}`))).body.code).toBe("PAKKET_ONBEKEND");
  });

  it("whose file is gone are told to the operator", async () => {
    const id = await keptPackage(server, { planId });
    const { sha256 } = (await listFor(anna))[0] ?? { sha256: "" };
    await openFileFolder(server.folder).remove(sha256);
    expect((await anna.get(at(`/${id}/file`))).body.code).toBe("GEGEVENS_BESCHADIGD");
    expect(await inspectFolder(server.folder)).toContainEqual(
      expect.objectContaining({
        table: "packages",
        planId,
        sentence: expect.stringContaining("Het bestand van het pakket"),
      }),
    );
    await server.store.deletePackage(planId, id);
  });
});

describe("making a package", () => {
  const ask = async (client: Client, body: object) =>
    await client.send("POST", `/api/plans/${planId}/documents`, { kind: "pakket", ...body });

  it.each<[Role, string]>([
    ["meelezer", "GEEN_TOEGANG"],
    ["lezer", "GEEN_TOEGANG"],
    ["schrijver", "PAKKET_GEWEIGERD"],
  ])("that is definitive is for who keeps packages: a %s hears %s", async (role, code) => {
    expect((await ask(await as(role), { concept: false })).body.code).toBe(code);
  });

  it("has room for fifty concepts, and says what to do then", async () => {
    for (let revision = 1; revision <= 50; revision += 1)
      await keptPackage(server, { planId, revision });
    const refused = await ask(anna, { concept: true });
    expect([refused.status, refused.body.code]).toEqual([409, "PAKKETTEN_VOL"]);
  });

  it("keeps each as the next revision of its version, once for each job", async () => {
    const files = openFileFolder(server.folder);
    const keep = async (id: string, versie: string, concept: boolean) => {
      const zip = new TextEncoder().encode(`PK ${versie}`);
      const contents = [{ name: "manifest.json", bytes: new TextEncoder().encode("{}") }];
      const author = { id: "anna", name: "Anna" };
      await keepPackage(
        { store: server.store, files, now: () => new Date() },
        { name: "raadsstukken.zip", zip, files: contents, refusals: [] },
        {
          id: `${planId} ${id}`,
          planId,
          versie,
          concept,
          status: "vastgesteld",
          profile: "standaard",
          author,
        },
      );
    };
    await Promise.all([keep("a", "0.9", true), keep("b", "0.9", true), keep("c", "0.9", true)]);
    await keep("a", "0.9", true);
    await keep("d", "0.9", false);
    await keep("e", "1.0", false);
    const made = (await listFor(anna)).map(
      ({ versie, concept, revision }) => `${versie} ${concept} ${revision}`,
    );
    expect(made.toSorted()).toEqual([
      "0.9 false 1",
      "0.9 true 1",
      "0.9 true 2",
      "0.9 true 3",
      "1.0 false 1",
    ]);
    expect((await listFor(anna))[0]?.files).toEqual([
      { name: "manifest.json", size: 2, sha256: sha256Of("{}") },
    ]);
  });
});
