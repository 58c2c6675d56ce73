/** The rules of the store port (ST..), as one suite that runs over every implementation. */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { planRecord } from "../support/planRecord.ts";
import { jobRules, packageRules } from "./jobs.ts";
import { emptyHead, nextHash } from "../../server/store/port.ts";
import type {
  AttachmentRecord,
  CommentRecord,
  DeviationRecord,
  LogHead,
  Snapshot,
  Store,
  TemplateRecord,
  UserRecord,
} from "../../server/store/port.ts";

export const anna: UserRecord = {
  id: "u-anna",
  email: "anna@gemeente.example",
  name: "Anna de Vries",
  organisation: "Gemeente Voorbeeld",
  beheerder: true,
  passwordHash: null,
};

const bytes = (text: string) => new TextEncoder().encode(text);

function snapshotAt(head: LogHead, text: string): Snapshot {
  const state = bytes(text);
  const contentHash = new Uint8Array(createHash("sha256").update(state).digest());
  return { ...head, state, contentHash };
}

async function appended(store: Store, planId: string, ...updates: string[]): Promise<LogHead> {
  const head = await store.append(planId, await store.headOf(planId), updates.map(bytes));
  if (head === null) throw new Error("another instance wrote");
  return head;
}

const words = async (store: Store, planId: string, afterSeq = 0) =>
  (await store.readLog(planId, afterSeq)).map(({ update }) => new TextDecoder().decode(update));

/** `open` gives an empty store each time; the suite closes it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the rules of a store:`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const rules = () => store;
    peopleRules(rules);
    planRules(rules);
    logRules(rules);
    snapshotRules(rules);
    repairRules(rules);
    noteRules(rules);
    deviationRules(rules);
    attachmentRules(rules);
    jobRules(rules);
    packageRules(rules);
    templateRules(rules);
  });
}

function peopleRules(store: () => Store): void {
  it("[ST1] a user is found by id and by email, unchanged; saving again replaces", async () => {
    await store().saveUser(anna);
    expect(await store().findUser(anna.id)).toEqual(anna);
    await store().saveUser({ ...anna, name: "Anna Bakker", beheerder: false, passwordHash: "$x" });
    expect(await store().findUserByEmail(anna.email)).toEqual({
      ...anna,
      name: "Anna Bakker",
      beheerder: false,
      passwordHash: "$x",
    });
    expect(await store().findUser("nobody")).toBeNull();
    expect(await store().findUserByEmail("nobody@gemeente.example")).toBeNull();
  });

  it("[ST1] the email of another user is refused", async () => {
    await store().saveUser(anna);
    await expect(store().saveUser({ ...anna, id: "u-bram" })).rejects.toThrow();
    expect(await store().findUserByEmail(anna.email)).toEqual(anna);
  });

  it("[ST2] a session is found until it is deleted, expired or not", async () => {
    const session = { tokenHash: "ab12", userId: "u-anna", expiresAt: "2020-01-01T00:00:00.000Z" };
    await store().saveSession(session);
    expect(await store().findSession("ab12")).toEqual(session);
    await store().deleteSession("ab12");
    await store().deleteSession("ab12");
    expect(await store().findSession("ab12")).toBeNull();
  });

  it("[ST3] only sessions that expired before the given time are cleaned up", async () => {
    const ends = [
      "2026-01-01T00:00:00.000Z",
      "2026-01-02T00:00:00.000Z",
      "2026-01-03T00:00:00.000Z",
    ];
    for (const [index, expiresAt] of ends.entries())
      await store().saveSession({ tokenHash: `t${index}`, userId: "u-anna", expiresAt });
    await store().deleteExpiredSessions("2026-01-02T00:00:00.000Z");
    expect(await store().findSession("t0")).toBeNull();
    expect(await store().findSession("t1")).not.toBeNull();
    expect(await store().findSession("t2")).not.toBeNull();
  });
}

function planRules(store: () => Store): void {
  it("[ST4] a plan is found by its id, unchanged; an unknown id gives null", async () => {
    await store().createPlan(planRecord());
    expect(await store().findPlan("kruidenbuurt")).toEqual(planRecord());
    expect(await store().findPlan("elders")).toBeNull();
  });

  it("[ST4] an id that exists is refused", async () => {
    await store().createPlan(planRecord());
    await expect(store().createPlan(planRecord({ title: "Ander plan" }))).rejects.toThrow();
    expect(await store().findPlan("kruidenbuurt")).toEqual(planRecord());
  });

  it("[ST5] only the given fields change; an unknown id changes nothing", async () => {
    await store().createPlan(planRecord({ deletedAt: "2026-02-01T00:00:00.000Z" }));
    await store().updatePlan("kruidenbuurt", { title: "Kruidenbuurt-Noord", deletedAt: null });
    await store().updatePlan("elders", { title: "Niets" });
    expect(await store().findPlan("kruidenbuurt")).toEqual(
      planRecord({ title: "Kruidenbuurt-Noord" }),
    );
    expect(await store().findPlan("elders")).toBeNull();
  });

  it("[ST38] records are replaced only where they are what was read, and nothing else of the plan changes", async () => {
    await store().createPlan(planRecord({ records: "{}" }));
    const replaced = async (read: string, next: string) =>
      await store().replaceRecords("kruidenbuurt", read, next);
    expect(await replaced("{}", '{"metingen":[1]}')).toBe(true);
    expect(await replaced("{}", '{"metingen":[2]}')).toBe(false);
    expect(await store().findPlan("kruidenbuurt")).toEqual(
      planRecord({ records: '{"metingen":[1]}' }),
    );
    expect(await store().replaceRecords("elders", "{}", "{}")).toBe(false);
    expect(await store().findPlan("elders")).toBeNull();
  });

  it("[ST6] one role for each plan and user; saving again replaces it", async () => {
    await store().saveMember({ planId: "p", userId: "u-anna", role: "lezer" });
    await store().saveMember({ planId: "p", userId: "u-anna", role: "schrijver" });
    await store().saveMember({ planId: "p", userId: "u-bram", role: "eigenaar" });
    const member = { planId: "p", userId: "u-anna", role: "schrijver" };
    expect(await store().findMember("p", "u-anna")).toEqual(member);
    expect(await store().membersOf("p")).toHaveLength(2);
    await store().deleteMember("p", "u-bram");
    expect(await store().membersOf("p")).toEqual([member]);
    expect(await store().findMember("p", "u-bram")).toBeNull();
  });

  it("[ST7] the plans of a user come with the role, deleted ones included, last updated first", async () => {
    const old = planRecord({ id: "oud", updatedAt: "2026-01-01T00:00:00.000Z" });
    const bin = planRecord({
      id: "bin",
      updatedAt: "2026-01-03T00:00:00.000Z",
      deletedAt: "2026-01-03T00:00:00.000Z",
    });
    for (const plan of [old, bin, planRecord({ id: "vreemd" })]) await store().createPlan(plan);
    await store().saveMember({ planId: "oud", userId: "u-anna", role: "lezer" });
    await store().saveMember({ planId: "bin", userId: "u-anna", role: "eigenaar" });
    await store().saveMember({ planId: "vreemd", userId: "u-bram", role: "eigenaar" });
    expect(await store().plansOf("u-anna")).toEqual([
      { plan: bin, role: "eigenaar" },
      { plan: old, role: "lezer" },
    ]);
  });
}

function logRules(store: () => Store): void {
  it("[ST8] appends in order, and the hash of each entry chains to the one before", async () => {
    const head = await appended(store(), "p", "een", "twee");
    const [first, second] = await store().readLog("p", 0);
    expect(first).toEqual({
      seq: 1,
      update: bytes("een"),
      hash: nextHash(emptyHead().hash, bytes("een")),
    });
    expect(second?.hash).toEqual(nextHash(first?.hash ?? new Uint8Array(), bytes("twee")));
    expect(head).toEqual({ seq: 2, hash: second?.hash });
    expect(await store().headOf("p")).toEqual(head);
  });

  it("[ST8] appending nothing writes nothing", async () => {
    const head = await appended(store(), "p", "een");
    expect(await store().append("p", head, [])).toEqual(head);
    expect(await words(store(), "p")).toEqual(["een"]);
  });

  it("[ST8] appends of one turn to many plans all arrive, each in its own log", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `p${index}`);
    await Promise.all(ids.map((id) => store().append(id, emptyHead(), [bytes(id), bytes("!")])));
    for (const id of ids) expect(await words(store(), id)).toEqual([id, "!"]);
  });

  it("[ST8] keeps a large update byte for byte", async () => {
    const update = new Uint8Array(3_000_000).map((_, index) => index % 251);
    await store().append("p", emptyHead(), [update]);
    const [entry] = await store().readLog("p", 0);
    expect(Buffer.compare(entry?.update ?? bytes(""), update)).toBe(0);
  });

  it("[ST9] of two that append behind the same head one wins, and the other learns it", async () => {
    const head = await appended(store(), "p", "een");
    const answers = await Promise.all([
      store().append("p", head, [bytes("van Anna")]),
      store().append("p", head, [bytes("van Bram")]),
    ]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(await words(store(), "p")).toHaveLength(2);
  });

  it("[ST9] a head with the right number and another hash is another log", async () => {
    await appended(store(), "p", "een");
    const stranger = { seq: 1, hash: nextHash(emptyHead().hash, bytes("anders")) };
    expect(await store().append("p", stranger, [bytes("twee")])).toBeNull();
    expect(await words(store(), "p")).toEqual(["een"]);
  });

  it("[ST9] a clash in one plan leaves the appends of others alone", async () => {
    await appended(store(), "p", "een");
    const [clash, fine] = await Promise.all([
      store().append("p", emptyHead(), [bytes("te laat")]),
      store().append("q", emptyHead(), [bytes("op tijd")]),
    ]);
    expect([clash, fine?.seq]).toEqual([null, 1]);
    expect(await words(store(), "q")).toEqual(["op tijd"]);
  });

  it("[ST10] reads what comes after a number, without gaps; an unknown plan has an empty log", async () => {
    await appended(store(), "p", "een", "twee", "drie");
    expect((await store().readLog("p", 1)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await store().readLog("p", 3)).toEqual([]);
    expect(await store().readLog("elders", 0)).toEqual([]);
    expect(await store().headOf("elders")).toEqual(emptyHead());
  });
}

function snapshotRules(store: () => Store): void {
  it("[ST11] keeps two snapshots and the log behind the older of them", async () => {
    const heads: LogHead[] = [];
    for (const word of ["een", "twee", "drie"]) {
      heads.push(await appended(store(), "p", word));
      const head = heads.at(-1) ?? emptyHead();
      await store().saveSnapshot("p", snapshotAt(head, `stand na ${word}`));
    }
    await appended(store(), "p", "vier");
    const states = (await store().snapshotsOf("p")).map(({ seq }) => seq);
    expect(states).toEqual([3, 2]);
    expect(await words(store(), "p")).toEqual(["drie", "vier"]);
  });

  it("[ST11] one snapshot alone deletes no log", async () => {
    const head = await appended(store(), "p", "een", "twee");
    await store().saveSnapshot("p", snapshotAt(head, "stand"));
    expect(await words(store(), "p")).toEqual(["een", "twee"]);
  });

  it("[ST11] is safe to repeat, and when an older one arrives late", async () => {
    const first = await appended(store(), "p", "een");
    const second = await appended(store(), "p", "twee");
    const third = await appended(store(), "p", "drie");
    const late = snapshotAt(first, "oud");
    for (const snapshot of [snapshotAt(second, "b"), snapshotAt(third, "c"), late, late])
      await store().saveSnapshot("p", snapshot);
    expect((await store().snapshotsOf("p")).map(({ seq }) => seq)).toEqual([3, 2]);
    expect(await words(store(), "p")).toEqual(["drie"]);
  });

  it("[ST11] the head stays known, and the log goes on, when all log before it is gone", async () => {
    const head = await appended(store(), "p", "een");
    await store().saveSnapshot("p", snapshotAt(head, "stand"));
    const next = await appended(store(), "p", "twee");
    await store().saveSnapshot("p", snapshotAt(next, "stand 2"));
    expect(await store().headOf("p")).toEqual(next);
    await appended(store(), "p", "drie");
    expect(await words(store(), "p", 2)).toEqual(["drie"]);
  });

  it("[ST12] gives snapshots back unchanged, newest first; none for an unknown plan", async () => {
    const first = snapshotAt(await appended(store(), "p", "een"), "oud");
    const second = snapshotAt(await appended(store(), "p", "twee"), "nieuw");
    await store().saveSnapshot("p", first);
    await store().saveSnapshot("p", second);
    expect(await store().snapshotsOf("p")).toEqual([second, first]);
    expect(await store().snapshotsOf("elders")).toEqual([]);
  });
}

function repairRules(store: () => Store): void {
  it("[ST19] remembers the head of each log apart from it; of an unknown plan it may know none", async () => {
    const head = await appended(store(), "p", "een", "twee");
    await appended(store(), "q", "drie");
    await store().saveSnapshot("p", snapshotAt(head, "stand"));
    expect(await store().expectedHead("p")).toEqual(head);
    expect(await store().expectedHead("elders")).toBeNull();
  });

  it("[ST20] of a whole log everything can be salvaged", async () => {
    await appended(store(), "p", "een", "twee", "drie");
    expect(await store().salvageLog("p", 1)).toEqual(await store().readLog("p", 1));
    expect(await store().salvageLog("elders", 0)).toEqual([]);
  });

  it("[ST21] a log that starts again from a snapshot goes on behind it, also when it went further", async () => {
    const head = await appended(store(), "p", "een", "twee");
    const good = snapshotAt(head, "goed");
    await store().saveSnapshot("p", snapshotAt(await appended(store(), "p", "fout"), "fout"));
    await store().bindClient({ planId: "p", clientId: 7, userId: "u-anna" });
    await appended(store(), "q", "ander plan");
    await store().restartLog("p", good);
    expect(await store().snapshotsOf("p")).toEqual([good]);
    expect(await store().expectedHead("p")).toEqual(head);
    expect((await appended(store(), "p", "verder")).seq).toBe(3);
    expect(await words(store(), "p")).toEqual(["verder"]);
    expect(await words(store(), "q")).toEqual(["ander plan"]);
    expect(await store().clientsOf("p")).toHaveLength(1);
  });
}

function noteRules(store: () => Store): void {
  it("[ST13] the first binding of a client id stays, per plan", async () => {
    const client = { planId: "p", clientId: 4_294_967_295, userId: "u-anna" };
    expect(await store().bindClient(client)).toBe("u-anna");
    expect(await store().bindClient({ ...client, userId: "u-bram" })).toBe("u-anna");
    expect(await store().bindClient({ ...client, planId: "q", userId: "u-bram" })).toBe("u-bram");
    expect(await store().clientsOf("p")).toEqual([client]);
  });

  it("[ST13] of two who bind at once one wins, and both hear who", async () => {
    const owners = await Promise.all(
      ["u-anna", "u-bram"].map((userId) =>
        store().bindClient({ planId: "p", clientId: 7, userId }),
      ),
    );
    expect(owners[0]).toBe(owners[1]);
  });

  it("[ST14] comments come back oldest first; saving again replaces", async () => {
    const late = comment({ id: "c1", createdAt: "2026-03-02T10:00:00.000Z" });
    const early = comment({ id: "c2", createdAt: "2026-03-01T10:00:00.000Z" });
    await store().saveComment(late);
    await store().saveComment(early);
    const resolved = { ...late, resolvedAt: "2026-03-03T10:00:00.000Z" };
    await store().saveComment(resolved);
    expect(await store().commentsOf("p")).toEqual([early, resolved]);
    expect(await store().findComment("p", "c2")).toEqual(early);
    expect(await store().findComment("q", "c2")).toBeNull();
    expect(await store().commentsOf("q")).toEqual([]);
  });

  it("[ST15] a setting is what was saved last, or null", async () => {
    expect(await store().readSetting("demo")).toBeNull();
    await store().saveSetting("demo", "ja");
    await store().saveSetting("demo", "nee");
    expect(await store().readSetting("demo")).toBe("nee");
  });

  it("[ST27] a setting is replaced only where it still is what was expected", async () => {
    expect(await store().replaceSetting("profiel", "1", "2")).toBe(false);
    expect(await store().readSetting("profiel")).toBeNull();
    expect(await store().replaceSetting("profiel", null, "1")).toBe(true);
    expect(await store().replaceSetting("profiel", null, "2")).toBe(false);
    const tries = ["a", "b", "c"].map((value) => store().replaceSetting("profiel", "1", value));
    const done = await Promise.all(tries);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await store().readSetting("profiel")).toBe(["a", "b", "c"][done.indexOf(true)]);
  });
}

function deviationRules(store: () => Store): void {
  it("[ST17] deviations come back by rule and blocks, unchanged, each plan its own", async () => {
    const whole = deviation({ rule: "MAA-03", blockIds: [] });
    const some = deviation({ rule: "DOE-05", blockIds: ["d-01", "d-02"] });
    await store().saveDeviation(whole);
    await store().saveDeviation(some);
    await store().saveDeviation(deviation({ planId: "q" }));
    expect(await store().deviationsOf("p")).toEqual([some, whole]);
    expect(await store().deviationsOf("elders")).toEqual([]);
  });

  it("[ST17] saving again for the same rule and blocks replaces, in whatever order they are named", async () => {
    await store().saveDeviation(deviation({ blockIds: ["d-02", "d-01"] }));
    const again = deviation({
      blockIds: ["d-01", "d-02", "d-02"],
      reason: "Bij nader inzien anders.",
    });
    await store().saveDeviation(again);
    expect(await store().deviationsOf("p")).toEqual([{ ...again, blockIds: ["d-01", "d-02"] }]);
  });

  it("[ST17] deviations of one rule for other blocks stand beside each other", async () => {
    for (const blockIds of [[], ["d-01"], ["d-02"]])
      await store().saveDeviation(deviation({ blockIds }));
    expect((await store().deviationsOf("p")).map(({ blockIds }) => blockIds)).toEqual(
      expect.arrayContaining([[], ["d-01"], ["d-02"]]),
    );
  });

  it("[ST18] deletes for exactly these blocks, or all of a rule; unknown ones are no error", async () => {
    for (const blockIds of [[], ["d-01"], ["d-02"]])
      await store().saveDeviation(deviation({ blockIds }));
    const other = deviation({ rule: "MAA-03" });
    await store().saveDeviation(other);
    await store().deleteDeviations("p", "DOE-05", []);
    await store().deleteDeviations("p", "DOE-05", ["d-02"]);
    await store().deleteDeviations("p", "DOE-05", ["d-02"]);
    await store().deleteDeviations("q", "DOE-05", null);
    expect((await store().deviationsOf("p")).map(({ blockIds }) => blockIds)).toEqual([
      ["d-01"],
      [],
    ]);
    await store().deleteDeviations("p", "DOE-05", null);
    expect(await store().deviationsOf("p")).toEqual([other]);
  });
}

function attachmentRules(store: () => Store): void {
  it("[ST24] attachments come back by position, unchanged, each plan its own; saving again replaces", async () => {
    const second = attachment({ id: "a", position: 2 });
    const first = attachment({
      id: "b",
      position: 1,
      openness: "geheim",
      ground: "Woo 5.1",
      groundDate: "2026-02-01",
    });
    for (const each of [second, first, attachment({ planId: "q" })])
      await store().saveAttachment(each);
    expect(await store().attachmentsOf("p")).toEqual([first, second]);
    const renamed = { ...second, title: "Kaart van de wijk", position: 0, remarks: [], date: null };
    await store().saveAttachment(renamed);
    expect(await store().attachmentsOf("p")).toEqual([renamed, first]);
    expect(await store().findAttachment("p", "a")).toEqual(renamed);
    expect(await store().findAttachment("q", "a")).toBeNull();
    expect(await store().attachmentsOf("elders")).toEqual([]);
  });

  it("[ST25] [ST26] deletes the record; the file is in use until the last record of it is gone", async () => {
    const { sha256 } = attachment({});
    await store().saveAttachment(attachment({ id: "a" }));
    await store().saveAttachment(attachment({ id: "a", planId: "q" }));
    await store().deleteAttachment("p", "a");
    await store().deleteAttachment("p", "a");
    expect(await store().attachmentsOf("p")).toEqual([]);
    expect(await store().isFileInUse(sha256)).toBe(true);
    await store().deleteAttachment("q", "a");
    expect(await store().isFileInUse(sha256)).toBe(false);
  });
}

function templateRules(store: () => Store): void {
  it("[ST28] a gemeente has one template, unchanged, or none; saving again replaces", async () => {
    expect(await store().findTemplate("oosterwaarde")).toBeNull();
    await store().saveTemplate(template({}));
    await store().saveTemplate(template({ gemeente: "westerwaarde" }));
    expect(await store().findTemplate("oosterwaarde")).toEqual(template({}));
    const newer = template({ filename: "nieuw.docx", sha256: "ef".repeat(32), warnings: [] });
    await store().saveTemplate(newer);
    expect(await store().findTemplate("oosterwaarde")).toEqual(newer);
    expect(await store().findTemplate("westerwaarde")).toEqual(
      template({ gemeente: "westerwaarde" }),
    );
  });

  it("[ST29] [ST26] deletes the record; its file is in use while a template or an attachment names it", async () => {
    const { sha256 } = template({});
    expect(await store().isFileInUse(sha256)).toBe(false);
    await store().saveTemplate(template({}));
    await store().saveAttachment(attachment({ sha256 }));
    await store().deleteAttachment("p", "b-01");
    expect(await store().isFileInUse(sha256)).toBe(true);
    await store().deleteTemplate("oosterwaarde");
    await store().deleteTemplate("oosterwaarde");
    expect(await store().findTemplate("oosterwaarde")).toBeNull();
    expect(await store().isFileInUse(sha256)).toBe(false);
  });
}

function template(changes: Partial<TemplateRecord>): TemplateRecord {
  return {
    gemeente: "oosterwaarde",
    filename: "huisstijl.docx",
    size: 4321,
    sha256: "cd".repeat(32),
    found: ["Wijkpen vult {{inhoud}}."],
    warnings: ["De stijl “Bijschrift” ontbreekt."],
    authorId: "u-anna",
    authorName: "Anna de Vries",
    createdAt: "2026-03-01T10:00:00.000Z",
    ...changes,
  };
}

function attachment(changes: Partial<AttachmentRecord>): AttachmentRecord {
  return {
    id: "b-01",
    planId: "p",
    position: 1,
    title: "Kaart",
    date: "2026-01-31",
    openness: "openbaar",
    ground: null,
    groundDate: null,
    mediaType: "image/png",
    size: 1234,
    sha256: "ab".repeat(32),
    remarks: ["Deze PDF heeft geen labels."],
    authorId: "u-anna",
    authorName: "Anna de Vries",
    createdAt: "2026-03-01T10:00:00.000Z",
    ...changes,
  };
}

function deviation(changes: Partial<DeviationRecord>): DeviationRecord {
  return {
    planId: "p",
    rule: "DOE-05",
    blockIds: [],
    reason: "De termijn hangt af van de netverzwaring.",
    functionTitle: "projectleider",
    authorId: "u-anna",
    authorName: "Anna de Vries",
    createdAt: "2026-03-01T10:00:00.000Z",
    ...changes,
  };
}

function comment(changes: Partial<CommentRecord>): CommentRecord {
  return {
    id: "c",
    planId: "p",
    blockId: "m-01",
    quote: "120 woningen",
    text: "Klopt dit aantal?",
    authorId: "u-anna",
    authorName: "Anna de Vries",
    createdAt: "2026-03-01T10:00:00.000Z",
    resolvedAt: null,
    ...changes,
  };
}
