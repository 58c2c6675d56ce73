import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createJobs } from "../server/api/jobs.ts";
import type { DocumentFile, JobLimits, Work } from "../server/api/jobs.ts";
import { WupError } from "../server/errors.ts";
import { createLog } from "../server/log.ts";
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

describe("the queue of documents", () => {
  const file: DocumentFile = {
    bytes: new Uint8Array([1]),
    filename: "Plan.pdf",
    mediaType: "application/pdf",
  };
  const limits: JobLimits = { atOnce: 1, open: 3, openPerOwner: 2, kept: 2, minutes: 15 };

  /** A queue whose work ends when the test says so. */
  function queue() {
    let time = new Date("2026-11-22T09:00:00Z").getTime();
    let ids = 0;
    const ends: ((result: DocumentFile | Error) => void)[] = [];
    const jobs = createJobs({
      now: () => new Date(time),
      newId: () => `j${(ids += 1)}`,
      log: createLog("silent"),
      limits,
    });
    const work: Work = async (onProgress) => {
      onProgress("Bladzijden maken", 0.5);
      const result = await new Promise<DocumentFile | Error>((resolve) => void ends.push(resolve));
      if (result instanceof Error) throw result;
      return result;
    };
    const end = async (result: DocumentFile | Error = file) => {
      ends.shift()?.(result);
      await new Promise(setImmediate);
    };
    return {
      jobs,
      work,
      end,
      later: (minutes: number) => (time += minutes * 60_000),
      stop: () => jobs.stop(),
    };
  }

  it("makes one at a time, in the order in which they came", async () => {
    const { jobs, work, end, stop } = queue();
    const first = jobs.add("anna", "plan", work);
    const second = jobs.add("bram", "plan", work);
    expect(first).toMatchObject({ state: "bezig", step: "Bladzijden maken", progress: 0.5 });
    expect(second).toMatchObject({ state: "wacht", step: "In de wachtrij" });
    await end();
    expect([first.state, second.state]).toEqual(["klaar", "bezig"]);
    expect(jobs.fileOf("anna", first.id)).toBe(file);
    await end();
    stop();
  });

  it("is bounded, for one person and for all", async () => {
    const { jobs, work, end, stop } = queue();
    jobs.add("anna", "plan", work);
    jobs.add("anna", "plan", work);
    expect(() => jobs.add("anna", "plan", work)).toThrow(
      expect.objectContaining({ code: "WACHTRIJ_VOL" }),
    );
    jobs.add("bram", "plan", work);
    expect(() => jobs.add("carla", "plan", work)).toThrow(
      expect.objectContaining({ code: "WACHTRIJ_VOL" }),
    );
    for (let left = 3; left > 0; left -= 1) await end();
    expect(jobs.add("carla", "plan", work).state).toBe("bezig");
    await end();
    stop();
  });

  it("shows a job to its owner only", () => {
    const { jobs, work, stop } = queue();
    const { id } = jobs.add("anna", "plan", work);
    expect(jobs.find("anna", id).planId).toBe("plan");
    expect(() => jobs.find("bram", id)).toThrow(
      expect.objectContaining({ code: "OPDRACHT_ONBEKEND" }),
    );
    expect(() => jobs.fileOf("anna", id)).toThrow(
      expect.objectContaining({ code: "NOG_NIET_KLAAR" }),
    );
    stop();
  });

  it("says in Dutch why a document failed, without what is for the log", async () => {
    const { jobs, work, end, stop } = queue();
    const known = jobs.add("anna", "plan", work);
    const strange = jobs.add("anna", "plan", work);
    await end(new WupError("GEEN_BROWSER"));
    await end(new Error("ENOENT /usr/bin/chromium"));
    expect(known).toMatchObject({
      state: "mislukt",
      message: expect.stringContaining("geen browser"),
    });
    expect(strange.message).toBe(
      "Er ging iets mis aan onze kant. Probeer het over een minuut opnieuw. Blijft het misgaan, meld het dan bij de beheerder.",
    );
    stop();
  });

  it("forgets a file after a quarter of an hour, and the oldest when there are many", async () => {
    const { jobs, work, end, later, stop } = queue();
    const ids: string[] = [];
    for (let made = 0; made < 3; made += 1) {
      ids.push(jobs.add("anna", "plan", work).id);
      await end();
    }
    expect(() => jobs.find("anna", ids[0] ?? "")).toThrow("niet meer beschikbaar");
    expect(jobs.find("anna", ids[2] ?? "").view.state).toBe("klaar");
    later(16);
    expect(() => jobs.find("anna", ids[2] ?? "")).toThrow("niet meer beschikbaar");
    stop();
  });
});
