/** Bijlagen of a plan: what may come in, who sees what, and what is done with what nobody names any more. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { PDFName, PDFString } from "@cantoo/pdf-lib";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageOrder } from "../server/api/packageOrder.ts";
import { openFileFolder } from "../server/files/folder.ts";
import { documentMaker } from "../server/jobs/make.ts";
import type { Role } from "../server/store/port.ts";
import { docOf, readHistory } from "../server/sync/history.ts";
import type { PlanVerdict } from "../server/verdict/verdicts.ts";
import { inspectFolder } from "../server/verify/inspection.ts";
import { filePath } from "../server/store/filePaths.ts";
import { JPEG, PNG, bring, pdfWith, plainPdf, tagged, wordFile } from "./support/attachments.ts";
import { unzip } from "./support/documents.ts";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";
import { userNamed } from "./support/writers.ts";

let server: TestServer;
let anna: Client;
let planId: string;
const at = (rest = "") => `/api/plans/${planId}/attachments${rest}`;
const titles = async (client: Client) =>
  (await client.get(at())).body.attachments.map(({ title }) => title);
const isKept = (sha256: string) => existsSync(join(server.folder, filePath(sha256) ?? ""));

beforeAll(async () => {
  server = await startTestServer();
  anna = await server.as("anna");
});
afterAll(() => server.stopAndRemove());
beforeEach(async () => {
  const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
  planId = (await anna.send("POST", "/api/plans", names)).body.id;
});

describe("bringing a bijlage", () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ["PDF", plainPdf, "application/pdf"],
    ["DOCX", wordFile, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["PNG", () => PNG, "image/png"],
    ["JPEG", () => JPEG, "image/jpeg"],
  ])("%s comes back as it was, to be saved and never shown", async (_name, make, mediaType) => {
    const bytes = await make();
    const { status, body } = await bring(anna, planId, bytes);
    expect([status, body.attachment.mediaType, body.attachment.size]).toEqual([
      201,
      mediaType,
      bytes.length,
    ]);
    const file = await anna.get(at(`/${body.attachment.id}/file`));
    expect(file.status).toBe(200);
    expect(file.headers.get("Content-Type")).toBe(mediaType);
    expect(file.headers.get("Content-Length")).toBe(String(bytes.length));
    expect(file.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="kaart-van-de-wijk\.(pdf|docx|png|jpg)"/,
    );
    expect(file.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(file.headers.get("Content-Security-Policy")).toBe("default-src 'none'; sandbox");
  });

  it.each<[string, () => Uint8Array, string]>([
    ["a page", () => new TextEncoder().encode("<html><script>alert(1)</script>"), "BIJLAGE_SOORT"],
    ["nothing", () => new Uint8Array(0), "BIJLAGE_LEEG"],
    [
      "a zip that is no Word file",
      () => wordFile({ "[Content_Types].xml": "<Types/>" }),
      "BIJLAGE_SOORT",
    ],
    ["half a zip", () => wordFile().subarray(0, 60), "BIJLAGE_SOORT"],
    ["Word with macros", () => wordFile({ "word/vbaProject.bin": "x" }), "BIJLAGE_MACRO"],
    [
      "Word with macros under another name",
      () =>
        wordFile({
          "[Content_Types].xml":
            '<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
        }),
      "BIJLAGE_MACRO",
    ],
  ])("%s is refused, whatever it is called", async (_name, make, code) => {
    const { status, body } = await bring(anna, planId, make(), { title: "kaart.pdf" });
    expect([status, body.code]).toEqual([422, code]);
    expect(await titles(anna)).toEqual([]);
  });

  it("an inaccessible PDF is reported, not refused; an accessible one has no remarks", async () => {
    const script = (file: Parameters<typeof tagged>[0]) => {
      tagged(file);
      const action = { S: PDFName.of("JavaScript"), JS: PDFString.of("app.alert(1)") };
      file.context.register(file.context.obj(action));
    };
    const remarks = async (bytes: Uint8Array) =>
      (await bring(anna, planId, bytes)).body.attachment.remarks;
    expect(await remarks(await plainPdf())).toEqual([expect.stringContaining("geen labels")]);
    expect(await remarks(await pdfWith(tagged))).toEqual([]);
    expect(await remarks(await pdfWith(script))).toEqual([expect.stringContaining("een script")]);
    expect(await remarks(new TextEncoder().encode("%PDF-1.7 niets"))).toEqual([
      expect.stringContaining("niet nakijken"),
    ]);
  });

  it.each([
    [{ openness: "geheim" }, "Vul de grond voor de geheimhouding in."],
    [
      { openness: "geheim", ground: "Woo 5.1", groundDate: "gisteren" },
      "Geef een datum als 2026-11-22.",
    ],
    [{ openness: "vertrouwelijk" }, "Geef aan of de bijlage openbaar of geheim is."],
    [{ title: " " }, "Vul de titel van de bijlage in."],
  ])("%j is refused with a sentence", async (words, message) => {
    const { status, body } = await bring(anna, planId, PNG, words);
    expect([status, body.message]).toEqual([400, message]);
  });

  it("more than 50 MB is refused", async () => {
    const { status, body } = await bring(anna, planId, new Uint8Array(51 * 1024 * 1024));
    expect([status, body.code]).toEqual([413, "BIJLAGE_TE_GROOT"]);
    expect(body.message).toContain("50 MB");
  });
});

describe("the list of bijlagen", () => {
  it("tells open editors that it changed, and nothing of what is in it", async () => {
    const change = async (id: string) => {
      await anna.send("PUT", at(`/${id}`), { title: "Nieuwe kaart", openness: "openbaar" });
    };
    const changes: ((id: string) => Promise<unknown>)[] = [
      () => bring(anna, planId, PNG),
      change,
      (id) => anna.send("PUT", at("/order"), { ids: [id] }),
      (id) => anna.send("DELETE", at(`/${id}`)),
    ];
    const { id } = (await bring(anna, planId, PNG)).body.attachment;
    for (const make of changes) {
      const { socket, notice } = await openNoticeSocket(server, anna, planId);
      await make(id);
      expect(await notice("attachments")).toEqual({ kind: "attachments" });
      socket.close();
    }
  });

  it("has an order that can be changed, and what is not named stays behind", async () => {
    const ids = new Map<string, string>();
    for (const title of ["een", "twee", "drie"])
      ids.set(title, (await bring(anna, planId, PNG, { title })).body.attachment.id);
    const order = { ids: [ids.get("drie"), "onbekend", ids.get("een"), ids.get("drie")] };
    expect((await anna.send("PUT", at("/order"), order)).status).toBe(204);
    expect(await titles(anna)).toEqual(["drie", "een", "twee"]);
  });

  it("shows what is geheim only to those who may read it", async () => {
    const lezer = await server.newcomer({ planId, role: "lezer" });
    const secret = {
      title: "Taxaties",
      openness: "geheim",
      ground: "Woo 5.1",
      groundDate: "2026-11-22",
    };
    const { id } = (await bring(anna, planId, PNG, secret)).body.attachment;
    await bring(anna, planId, JPEG);
    expect(await titles(anna)).toEqual(["Taxaties", "Kaart van de wijk"]);
    expect(await titles(lezer)).toEqual(["Kaart van de wijk"]);
    expect((await lezer.get(at(`/${id}/file`))).body.code).toBe("BIJLAGE_ONBEKEND");
    await anna.send("PUT", at(`/${id}`), { title: "Taxaties 2026", openness: "openbaar" });
    expect(await titles(lezer)).toEqual(["Taxaties 2026", "Kaart van de wijk"]);
    expect((await anna.get(at())).body.attachments[0]).toMatchObject({ ground: null });
  });

  it("keeps the bytes as long as any bijlage of any plan has them, and no longer", async () => {
    const own = new Uint8Array([...PNG, 77]);
    const first = (await bring(anna, planId, own)).body.attachment;
    const second = (await bring(anna, planId, own)).body.attachment;
    await anna.send("DELETE", at(`/${first.id}`));
    expect(isKept(first.sha256)).toBe(true);
    expect((await anna.get(at(`/${second.id}/file`))).status).toBe(200);
    await anna.send("DELETE", at(`/${second.id}`));
    expect(isKept(first.sha256)).toBe(false);
    expect((await anna.send("DELETE", at(`/${second.id}`))).body.code).toBe("BIJLAGE_ONBEKEND");
  });

  it("is the plan's own: another plan does not reach it", async () => {
    const { id } = (await bring(anna, planId, PNG)).body.attachment;
    const other = `/api/plans/${await server.examplePlan()}/attachments/${id}/file`;
    expect((await anna.get(other)).body.code).toBe("BIJLAGE_ONBEKEND");
  });

  it("goes along in the package, without what is geheim for a lezer", async () => {
    await bring(anna, planId, PNG);
    const secret = {
      title: "Taxaties",
      openness: "geheim",
      ground: "Woo 5.1",
      groundDate: "2026-11-22",
    };
    await bring(anna, planId, JPEG, secret);
    const own = (names: string[]) => names.filter((name) => /\.(png|jpg)$/.test(name));
    expect(own(await packageFor("eigenaar"))).toEqual([
      expect.stringMatching(/^\d\d_bijlage-2_kaart-van-de-wijk\.png$/),
      expect.stringMatching(/^geheim\/\d\d_bijlage-3_taxaties\.jpg$/),
    ]);
    expect(own(await packageFor("lezer"))).toEqual([
      expect.stringMatching(/^\d\d_bijlage-2_kaart-van-de-wijk\.png$/),
    ]);
  });
});

describe("wijkpen verify", () => {
  it("names the bijlage of which the file is gone or changed", async () => {
    const { attachment } = (await bring(anna, planId, PNG, { title: "Kaart" })).body;
    expect(await inspectFolder(server.folder)).toEqual([]);
    await server.store.saveAttachment({
      ...((await server.store.findAttachment(planId, attachment.id)) ?? never()),
      sha256: "0".repeat(64),
    });
    expect(await inspectFolder(server.folder)).toEqual([
      expect.objectContaining({
        planId,
        table: "attachments",
        sentence: expect.stringContaining('"Kaart"'),
      }),
    ]);
    expect((await anna.get(at(`/${attachment.id}/file`))).status).toBe(503);
  });
});

function never(): never {
  throw new Error("no attachment");
}

/** The names in the concept of the package that somebody with this role gets; its documents are made at once. */
async function packageFor(role: Role): Promise<string[]> {
  const record = (await server.store.findPlan(planId)) ?? never();
  const { updates } = await readHistory(server.store, planId);
  const files = openFileFolder(server.folder);
  const made = { bytes: wordFile(), filename: "", mediaType: "" };
  const generator = { generate: async () => made, previewHtml: async () => "" };
  const { store } = server;
  const verdicts = { verdictOf: async () => ({ verdicts: [] }) as unknown as PlanVerdict };
  const caller = { plan: record, role, user: userNamed("anna") };
  const wanted = { concept: true, profile: "standaard" } as const;
  const deps = { store, files, generator, verdicts, now: NOW };
  const { input } = await packageOrder(deps, caller, docOf(updates), wanted);
  const make = documentMaker({ generator, files, store, now: NOW });
  const job = { id: randomUUID(), planId };
  const tools = { job, signal: new AbortController().signal, onProgress: () => {} };
  return [...unzip((await make(input, tools)).bytes).keys()];
}

const NOW = () => new Date("2026-11-22T12:00:00Z");
