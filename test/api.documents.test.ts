import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";

describe("asking for a document", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stopAndRemove());

  it("gives a job, and then a Word file to download", async () => {
    const anna = await server.as("anna");
    const asked = await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, {
      kind: "wup",
      format: "docx",
    });
    expect([asked.status, asked.body.job]).toEqual([
      202,
      expect.objectContaining({ id: expect.any(String), message: null }),
    ]);
    const address = `/api/documents/${asked.body.job.id}`;
    let { job } = (await anna.get(address)).body;
    while (job.state === "wacht" || job.state === "bezig") job = (await anna.get(address)).body.job;
    expect(job).toMatchObject({
      state: "klaar",
      progress: 1,
      filename: expect.stringMatching(/\.docx$/),
    });
    const file = await anna.get(`${address}/file`);
    expect(file.headers.get("Content-Type")).toContain("wordprocessingml");
    expect(file.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="[^"]+\.docx"; filename\*=UTF-8''/,
    );
    expect(file.text.startsWith("PK")).toBe(true);
  });

  it("refuses a definitive package with the list of what is open", async () => {
    const anna = await server.as("anna");
    const ask = async (body: object) =>
      await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, body);
    const refused = await ask({ kind: "pakket" });
    expect([refused.status, refused.body.code]).toEqual([409, "PAKKET_GEWEIGERD"]);
    expect(refused.body.details).toContainEqual({
      kind: "metagegevens",
      name: "waardering",
      sentence: "MDTO: De waardering uit de selectielijst staat niet in het gemeenteprofiel.",
    });
  });

  it.each([
    [{ kind: "pakket", format: "pdf" }, 'Wijkpen kent het gegeven "format" niet.'],
    [{ kind: "wup", format: "odt" }, "Kies DOCX, PDF of XLSX."],
    [{ kind: "raadsvoorstel", format: "xlsx" }, "Alleen de begrotingswijziging kan als XLSX."],
    [{ kind: "raadsvoorstel", format: "docx", profile: "eigen" }, "Dit profiel bestaat niet."],
    [{ kind: "raadsnota", format: "pdf" }, "Wijkpen kan dit soort document niet maken."],
  ])("is refused for %j", async (body, message) => {
    const anna = await server.as("anna");
    const answer = await anna.send(
      "POST",
      `/api/plans/${await server.examplePlan()}/documents`,
      body,
    );
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  it("ends with the right to the plan, also for a file that is ready", async () => {
    const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
    const planId = (await (await server.as("anna")).send("POST", "/api/plans", names)).body.id;
    const reader = await server.newcomer({ planId, role: "lezer" });
    const { job } = (
      await reader.send("POST", `/api/plans/${planId}/documents`, { kind: "wup", format: "docx" })
    ).body;
    await server.store.deleteMember(planId, reader.user.id);
    expect((await reader.get(`/api/documents/${job.id}`)).body.code).toBe("OPDRACHT_ONBEKEND");
  });
});
