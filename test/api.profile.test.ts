/** The gemeenteprofiel and the Word template of a gemeente, over HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { PROFILES } from "../templates/profiles.ts";
import { RAAD_FACTS } from "../templates/raad/legalFacts.ts";
import { wordsOfDocx } from "./support/documents.ts";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";
import { letter } from "./support/wordTemplates.ts";

const AT = "/api/gemeenten/Oosterwaarde/profile";
const TEMPLATE = "/api/gemeenten/Oosterwaarde/template";
const { standaard } = PROFILES;
const TODAY = "2026-11-22";
const CONFIRMED = Object.keys(RAAD_FACTS).map((feit) => ({
  feit,
  functie: "jurist omgevingsrecht",
  datum: TODAY,
}));

let server: TestServer;
/** The beheerder of Oosterwaarde, and the eigenaar of a plan of it. */
let els: Client;
let anna: Client;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T12:00:00Z`) });
  els = await server.as("els");
  anna = await server.as("anna");
});
afterAll(() => server.stopAndRemove());

const revisionNow = async () => (await els.get<Kept>(AT)).body.revision;
const save = async (changes: object, revision?: number) =>
  await els.send<Kept>("PUT", AT, {
    profile: { ...standaard, ...changes },
    revision: revision ?? (await revisionNow()),
  });
type Kept = {
  profile: { naam: string; koppen: Record<string, string> };
  revision: number;
  savedBy: string | null;
  mayWrite: boolean;
  code: string;
  message: string;
  details: { path: string; sentence: string }[];
};

describe("the profile of a gemeente", () => {
  it("is the standard one until a beheerder saves one, and then theirs for every way to write the name", async () => {
    const first = (await els.get<Kept>(AT)).body;
    expect(first).toEqual({
      profile: standaard,
      revision: 0,
      savedAt: null,
      savedBy: null,
      mayWrite: true,
    });
    expect((await save({ naam: "Oosterwaarde" }, 0)).status).toBe(200);
    const { body } = await anna.get<Kept>("/api/gemeenten/%20oosterWAARDE/profile");
    expect(body).toMatchObject({
      profile: { naam: "Oosterwaarde" },
      revision: 1,
      savedBy: "Els Bakker",
      mayWrite: false,
    });
  });

  it("is not replaced by who started from an older one: that is said, and what is kept stays", async () => {
    const revision = await revisionNow();
    const both = await Promise.all([
      save({ commissieNaam: "het forum" }, revision),
      save({ commissieNaam: "de ronde" }, revision),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "PROFIEL_VERANDERD",
      message: expect.stringContaining("Uw wijzigingen zijn nog niet opgeslagen."),
    });
    expect(await revisionNow()).toBe(revision + 1);
  });

  it.each([
    [{ rsin: "12" }, "rsin", "Het RSIN heeft negen cijfers."],
    [{ kleuren: { accent: "FFCC00" } }, "kleuren.accent", "contrast"],
    [{ kleur: "rood" }, "kleur", 'Wijkpen kent de instelling "kleur" niet.'],
    [
      { bevestigd: [{ feit: "omgevingswet-2-4", functie: "jurist", datum: "2026-11-23" }] },
      "bevestigd[0].datum",
      "ligt in de toekomst",
    ],
  ])("is refused for %j, with the place", async (changes, path, sentence) => {
    const before = await revisionNow();
    const { status, body } = await save(changes);
    expect([status, body.code, body.details]).toEqual([
      422,
      "PROFIEL_ONGELDIG",
      [{ path, sentence: expect.stringContaining(sentence) }],
    ]);
    expect(await revisionNow()).toBe(before);
  });

  it("[PAR-07] changes what the checklist of its plans goes by", async () => {
    await save({ functioneleAdressen: ["loket@oosterwaarde.example"] });
    const { body } = await anna.get<{ settings: object }>(
      `/api/plans/${await server.examplePlan()}/checklist`,
    );
    expect(body.settings).toEqual({ functionalAddresses: ["loket@oosterwaarde.example"] });
    await save({});
  });

  it("is told to who has one of its plans open", async () => {
    const { socket, notice } = await openNoticeSocket(server, anna, await server.examplePlan());
    await save({ naam: "Oosterwaarde" });
    expect(await notice("settings")).toEqual({ kind: "settings" });
    socket.close();
    await save({});
  });

  it("that cannot be read any more is said to everybody, is not replaced, and stays as it is", async () => {
    const name = "profiel:onleesbaar";
    const kept = JSON.stringify({
      revision: 3,
      savedAt: "2026-01-01T00:00:00Z",
      savedBy: "Els",
      profile: { lettertype: "x" },
    });
    await server.store.saveSetting(name, kept);
    const names = { titel: "Plan", gemeente: "Onleesbaar", wijknaam: "Wijk" };
    const planId = (await anna.send("POST", "/api/plans", names)).body.id;
    const answers = [
      await anna.get("/api/gemeenten/Onleesbaar/profile"),
      await anna.send("POST", `/api/plans/${planId}/documents`, {
        kind: "raadsvoorstel",
        format: "docx",
      }),
    ];
    for (const { status, body } of answers)
      expect([status, body.code, body.message]).toEqual([
        503,
        "PROFIEL_ONLEESBAAR",
        expect.stringContaining('Wijkpen kent de instelling "lettertype" niet.'),
      ]);
    expect(await server.store.readSetting(name)).toBe(kept);
  });
});

describe("documents of a plan", () => {
  beforeEach(() =>
    save({
      koppen: { ...standaard.koppen, inleiding: "Aanleiding van de raad" },
      bevestigd: CONFIRMED,
    }),
  );

  it("follow the profile of its gemeente, also a definitive one: the confirmed facts print as certain", async () => {
    const words = await docxWords({ kind: "raadsvoorstel", concept: false });
    expect(words).toContain("Aanleiding van de raad");
    expect(words).toContain(RAAD_FACTS["gemeentewet-108-147"].statement);
    expect(words).not.toContain("te bevestigen");
  });

  it("follow one of Wijkpen where that is asked for", async () => {
    const words = await docxWords({ kind: "raadsvoorstel", profile: "zinskoppen" });
    expect(words).toContain("Inleiding en aanleiding");
    expect(words).not.toContain(RAAD_FACTS["gemeentewet-108-147"].statement);
  });

  it("a package is not refused any more for what the profile now says", async () => {
    const refusals = async () =>
      (
        await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, {
          kind: "pakket",
        })
      ).body.details.map(({ sentence }) => sentence);
    const before = await refusals();
    await save({
      bevestigd: CONFIRMED,
      tooi: "gm9999",
      rsin: "111222333",
      selectielijst: { waardering: "B", bewaartermijn: "P10Y", classificatie: "1.1" },
    });
    const after = await refusals();
    expect(before).toContain(
      "MDTO: De waardering uit de selectielijst staat niet in het gemeenteprofiel.",
    );
    expect(after.filter((sentence) => /waardering|RSIN|bevestigd/.test(sentence))).toEqual([]);
  });

  it("the screen of the raadsstukken gets the same profile", async () => {
    const { body } = await anna.get<Kept>(`/api/plans/${await server.examplePlan()}/profile`);
    expect(body.profile.koppen["inleiding"]).toBe("Aanleiding van de raad");
  });
});

describe("the preview of a draft", () => {
  const preview = async (client: Client, body: object) =>
    await client.send<{ html: string; code: string }>("POST", `${AT}/preview`, body);

  it("shows a plan, or the example, by a profile that is not saved", async () => {
    const revision = await revisionNow();
    const profile = {
      ...standaard,
      koppen: { ...standaard.koppen, inleiding: "Een <b>proef</b>" },
    };
    for (const planId of [null, await server.examplePlan()]) {
      const { status, body } = await preview(planId ? anna : els, {
        profile,
        planId,
      });
      expect(status).toBe(200);
      expect(body.html).toContain("Een &#60;b&#62;proef&#60;/b&#62;");
      expect(body.html).toContain("[te bevestigen door de jurist]");
      expect(body.html).not.toContain("@font-face");
    }
    expect(await revisionNow()).toBe(revision);
  });

  it("shows any of the documents, and no plan of others", async () => {
    const asked = {
      profile: { ...standaard, ondertekeningRaad: "griffier" },
      kind: "raadsbesluit",
    };
    const { html } = (await preview(els, asked)).body;
    expect(html).toContain("Ontwerp-raadsbesluit");
    expect(html).not.toMatch(/voorzitter/i);
    const other = await preview(els, { profile: standaard, planId: await server.examplePlan() });
    expect([other.status, other.body.code]).toEqual([404, "PLAN_ONBEKEND"]);
  });

  it("stands in a frame that runs nothing and that only our own pages may show", async () => {
    const { headers, text } = await server.visitor().get("/voorbeeld-kader");
    expect(headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
    const policy = headers.get("Content-Security-Policy");
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'self'",
      "sandbox allow-same-origin",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toContain("script");
    expect(text).toContain("Source Sans 3");
  });
});

describe("the Word template of a gemeente", () => {
  const bring = async (bytes: Uint8Array, filename = "Huisstijl brief.docx", client = els) =>
    await client.send<TemplateAnswer>("PUT", TEMPLATE, bytes, {
      "X-Sjabloon": encodeURIComponent(filename),
      "Content-Type": "application/octet-stream",
    });
  type TemplateAnswer = {
    template: { filename: string; found: string[]; warnings: string[] } | null;
    code: string;
    message: string;
    details: { sentence: string }[];
  };

  it("says what it holds and what it misses, and is downloaded as it was brought", async () => {
    const bytes = await letter();
    const { status, body } = await bring(bytes);
    expect(status).toBe(200);
    expect(body.template).toMatchObject({
      filename: "Huisstijl brief.docx",
      found: expect.arrayContaining([
        "Bij {{inhoud}} komt de tekst van het stuk.",
        "Uw eigen stijlen worden gebruikt: “Kop 1”, “Kop 2”, “Kop 3”, “Bijschrift”.",
      ]),
      warnings: [],
    });
    expect((await anna.get<TemplateAnswer>(TEMPLATE)).body.template).toEqual(body.template);
    const file = await fetch(`http://127.0.0.1:${server.port}${TEMPLATE}/file`, {
      headers: { Cookie: anna.cookie },
    });
    expect(file.headers.get("Content-Disposition")).toContain("Huisstijl brief.docx");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(bytes));
  });

  it("gets the wijkuitvoeringsplan and the raadsstukken of a plan", async () => {
    await bring(await letter());
    for (const kind of ["wup", "raadsvoorstel"]) {
      const words = await docxWords({ kind, template: true });
      expect(words).toContain("Slot");
      expect(words).not.toContain("{{");
    }
    const pdf = await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, {
      kind: "wup",
      format: "pdf",
      template: true,
    });
    expect([pdf.status, pdf.body.message]).toEqual([
      400,
      "Alleen een Word-bestand (DOCX) kan in het Word-sjabloon.",
    ]);
  });

  it.each([
    ["no zip", async () => new TextEncoder().encode("dit is geen zip"), "niet worden gelezen"],
    ["no place for the text", () => letter(["{{titel}}"]), "Zet {{inhoud}} op een eigen regel"],
    ["a word file without a body", () => brokenLetter(), "Wijkpen kan dit sjabloon niet vullen"],
  ])("is refused with %s, and the one before stays", async (_what, make, sentence) => {
    await bring(await letter(), "goed.docx");
    const { status, body } = await bring(await make(), "fout.docx");
    expect([status, body.code]).toEqual([422, "SJABLOON_ONBRUIKBAAR"]);
    expect(body.details.map(({ sentence: said }) => said).join(" ")).toContain(sentence);
    expect((await els.get<TemplateAnswer>(TEMPLATE)).body.template?.filename).toBe("goed.docx");
  });

  it("[ST26] its file goes when it is replaced or removed, unless a bijlage has the same bytes", async () => {
    await bring(await letter(["een", "{{inhoud}}"]));
    const first = await server.store.findTemplate("oosterwaarde");
    await bring(await letter(["twee", "{{inhoud}}"]));
    expect(await server.store.isFileInUse(first?.sha256 ?? "")).toBe(false);
    expect((await els.send("DELETE", TEMPLATE)).status).toBe(204);
    expect((await els.get<TemplateAnswer>(TEMPLATE)).body.template).toBeNull();
    expect((await els.send("DELETE", TEMPLATE)).body.code).toBe("SJABLOON_ONBEKEND");
    const asked = await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, {
      kind: "wup",
      format: "docx",
      template: true,
    });
    expect([asked.status, asked.body.code]).toEqual([404, "SJABLOON_ONBEKEND"]);
  });

  it("is not brought by who only reads", async () => {
    expect((await bring(await letter(), "x.docx", anna)).status).toBe(403);
  });
});

/** Whole, but with XML that no library can read. */
async function brokenLetter(): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import("fflate");
  const parts = unzipSync(await letter());
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return zipSync({ ...parts, "word/document.xml": strToU8(xml.replaceAll("</w:p>", "</w:q>")) });
}

async function docxWords(wanted: object): Promise<string> {
  const asked = await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, {
    format: "docx",
    ...wanted,
  });
  expect(asked.status).toBe(202);
  const at = `/api/documents/${asked.body.job.id}`;
  let { job } = (await anna.get(at)).body;
  while (job.state === "wacht" || job.state === "bezig") job = (await anna.get(at)).body.job;
  const file = await fetch(`http://127.0.0.1:${server.port}${at}/file`, {
    headers: { Cookie: anna.cookie },
  });
  return wordsOfDocx(new Uint8Array(await file.arrayBuffer()));
}
