import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { connectMongo } from "../server/store/mongoConnection.ts";
import { mongoStoreOn, openMongoStore } from "../server/store/mongo.ts";
import type { MongoStoreOptions } from "../server/store/mongo.ts";
import { RECORD_TABLES, TABLES, seqKey } from "../server/store/mongoTables.ts";
import type { RecordTable } from "../server/store/mongoTables.ts";
import { StoreFull, emptyHead, nextHash } from "../server/store/port.ts";
import type { Fault, LogHead, Snapshot, Store } from "../server/store/port.ts";
import { SEALED } from "../server/store/seal.ts";
import { followChain } from "../server/sync/history.ts";
import { anna, storeContract } from "./contract/store.ts";
import { hasMongo, inDatabase, proxyTo, startMongo } from "./support/mongo.ts";
import type { MongoServer } from "./support/mongo.ts";
import { jobRecord, packageRecord } from "./support/making.ts";
import { PLAN_ID, fillOneEach } from "./support/oneEach.ts";

const describeMongo = hasMongo() ? describe : describe.skip;

const word = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function snapshotAt(head: LogHead, state = word(`stand ${head.seq}`)): Snapshot {
  return {
    ...head,
    state,
    contentHash: new Uint8Array(createHash("sha256").update(state).digest()),
  };
}

async function append(store: Store, ...texts: string[]): Promise<LogHead> {
  const head = await store.append("p", await store.headOf("p"), texts.map(word));
  if (head === null) throw new Error("another instance wrote");
  return head;
}

describeMongo("a store in MongoDB", () => {
  let server: MongoServer;
  let url: string;
  const opened: Store[] = [];
  const open = async (options: MongoStoreOptions = {}, at = url) => {
    const store = await openMongoStore(at, options);
    opened.push(store);
    return store;
  };
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    url = server.newDatabase();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  storeContract("mongo", async () => openMongoStore(server.newDatabase()));

  describe("that two servers use", () => {
    it("[ST8] [ST9] loses nothing and never forks, however two writers race", async () => {
      const stores = [await open(), await open()];
      const write = async (store: Store, name: string) => {
        let head = await store.headOf("p");
        for (let round = 0; round < 20;) {
          const texts = ["a", "b", "c"].map((part) => word(`${name} ${round} ${part}`));
          const next = await store.append("p", head, texts).catch(() => null);
          if (next !== null) round += 1;
          head = next ?? (await store.headOf("p"));
        }
      };
      await Promise.all(stores.map((store, n) => write(store, `schrijver ${n}`)));
      const log = await stores[0]?.readLog("p", 0);
      const texts = (log ?? []).map(({ update }) => textOf(update));
      for (const n of [0, 1])
        for (let round = 0; round < 20; round += 1)
          for (const part of ["a", "b", "c"])
            expect(texts).toContain(`schrijver ${n} ${round} ${part}`);
      expect(followChain(emptyHead(), log ?? [])).toEqual(await stores[1]?.headOf("p"));
      expect((await stores[1]?.expectedHead("p"))?.seq).toBeGreaterThan(0);
    }, 120_000);

    it("[ST8] a clash behind the first of several updates is an error, and the log stays one chain", async () => {
      const store = await open();
      const first = await append(store, "een");
      const hash = nextHash(first.hash, word("twee"));
      const other = {
        seq: 3,
        update: word("van de ander"),
        hash: nextHash(hash, word("van de ander")),
      };
      await inDatabase(url, async (connection) => {
        const bytes = { hash: Buffer.from(other.hash), update: Buffer.from(other.update) };
        const entry = { _id: seqKey("p", 3), planId: "p", seq: 3, ...bytes };
        await connection.collection("log").insertOne(entry as never);
      });
      await expect(store.append("p", first, [word("twee"), word("drie")])).rejects.toThrow(
        /another instance/,
      );
      expect((await store.readLog("p", 1)).map(({ update }) => textOf(update))).toEqual([
        "twee",
        "van de ander",
      ]);
      expect(followChain(first, await store.readLog("p", 1))).toEqual({ seq: 3, hash: other.hash });
      expect(await append(store, "vier")).toMatchObject({ seq: 4 });
    });

    it.each([1, 2])(
      "[ST9] a writer that stood still while others cleared away log writes nothing (%i updates)",
      async (count) => {
        const [slow, quick] = [await open(), await open()];
        const old = await append(slow, "een");
        for (const text of ["twee", "drie"]) {
          await append(quick, text);
          await quick.saveSnapshot("p", snapshotAt(await quick.headOf("p")));
        }
        const late = ["te laat", "veel te laat"].slice(0, count).map(word);
        await expect(slow.append("p", old, late)).rejects.toThrow(/another instance|went on/);
        expect((await slow.readLog("p", 0)).map(({ update }) => textOf(update))).toEqual(["drie"]);
        expect(await append(slow, "vier")).toMatchObject({ seq: 4 });
      },
    );

    it("[ST11] two that compact at once keep two snapshots and the log behind the older", async () => {
      const [one, two] = [await open(), await open()];
      const heads: LogHead[] = [];
      for (const text of ["een", "twee", "drie", "vier"]) heads.push(await append(one, text));
      const [, second, third] = heads;
      if (!second || !third) throw new Error("no heads");
      await Promise.all([
        one.saveSnapshot("p", snapshotAt(second)),
        two.saveSnapshot("p", snapshotAt(third)),
        two.saveSnapshot("p", snapshotAt(second)),
        one.saveSnapshot("p", snapshotAt(third)),
      ]);
      expect((await one.snapshotsOf("p")).map(({ seq }) => seq)).toEqual([3, 2]);
      expect(followChain(second, await two.readLog("p", 2))).toEqual(heads[3]);
    });

    it("[ST13] of two that bind a client id at once, both hear the same owner", async () => {
      const stores = [await open(), await open()];
      for (let clientId = 1; clientId <= 20; clientId += 1) {
        const owners = await Promise.all(
          stores.map((store, n) => store.bindClient({ planId: "p", clientId, userId: `u-${n}` })),
        );
        expect(owners[0]).toBe(owners[1]);
      }
    });

    it("[ST5] two that change other fields of a plan at once both win", async () => {
      const other = await open();
      await fillOneEach(other);
      const database = await connectMongo(url);
      const plans = afterRead(database.models.plans, () =>
        other.updatePlan(PLAN_ID, { wijknaam: "Andere wijk" }),
      );
      const store = mongoStoreOn({ ...database, models: { ...database.models, plans } });
      opened.push(store);
      await store.updatePlan(PLAN_ID, { title: "Nieuwe titel" });
      const both = { title: "Nieuwe titel", wijknaam: "Andere wijk" };
      expect(await other.findPlan(PLAN_ID)).toMatchObject(both);
    });

    // FerretDB does not judge and replace in one step, as MongoDB does: two that go at the same moment cannot be tried on it.
    it("[ST38] of two that read the same records, the later one is refused", async () => {
      const other = await open();
      await fillOneEach(other);
      const read = (await other.findPlan(PLAN_ID))?.records ?? "";
      const database = await connectMongo(url);
      const plans = afterRead(database.models.plans, async () => {
        expect(await other.replaceRecords(PLAN_ID, read, '{"metingen":[1]}')).toBe(true);
      });
      const store = mongoStoreOn({ ...database, models: { ...database.models, plans } });
      opened.push(store);
      expect(await store.replaceRecords(PLAN_ID, read, '{"metingen":[2]}')).toBe(false);
      expect((await other.findPlan(PLAN_ID))?.records).toBe('{"metingen":[1]}');
    });
  });

  /** The collection, but between the first reading of a document and what follows, something else happens. */
  function afterRead<T extends object>(model: T, work: () => Promise<void>): T {
    let wait: (() => Promise<void>) | null = work;
    const findById = (id: string) => ({
      lean: async () => {
        const find = Reflect.get(model, "findById") as (id: string) => { lean(): Promise<unknown> };
        const document = await find.call(model, id).lean();
        const now = wait;
        wait = null;
        await now?.();
        return document;
      },
    });
    return new Proxy(model, {
      get: (target, name) => (name === "findById" ? findById : Reflect.get(target, name)),
    });
  }

  describe("with bytes that are too many for one document", () => {
    const allBytes = (size: number) => new Uint8Array(size).map((_, index) => (index * 7) % 251);

    it("[ST8] keeps an update of 20 MB, and tidies it away with its log", async () => {
      const store = await open();
      const large = allBytes(20_000_000);
      const head = await store.append("p", emptyHead(), [word("een"), large, word("drie")]);
      const log = await store.readLog("p", 0);
      expect(Buffer.compare(log[1]?.update ?? word(""), large)).toBe(0);
      expect(followChain(emptyHead(), log)).toEqual(head);
      await store.saveSnapshot("p", snapshotAt(await store.headOf("p")));
      await append(store, "vier");
      await store.saveSnapshot("p", snapshotAt(await store.headOf("p")));
      expect(await countIn("pieces")).toBe(0);
    }, 180_000);

    it("[ST11] [ST12] keeps a snapshot in pieces, and tidies it away behind two later ones", async () => {
      const store = await open({ pieceBytes: 100_000 });
      const large = allBytes(1_000_000);
      const first = snapshotAt(await append(store, "een"), large);
      await store.saveSnapshot("p", first);
      const [found] = await store.snapshotsOf("p");
      expect(Buffer.compare(found?.state ?? word(""), large)).toBe(0);
      expect(found?.contentHash).toEqual(first.contentHash);
      for (const text of ["twee", "drie"])
        await store.saveSnapshot("p", snapshotAt(await append(store, text)));
      expect(await countIn("pieces")).toBe(0);
    });

    it("[ST9] leaves no pieces of an update that came too late", async () => {
      const [one, two] = [await open({ pieceBytes: 10 }), await open()];
      const head = await append(one, "een");
      await append(two, "twee");
      expect(await one.append("p", head, [word("langer dan tien bytes")])).toBeNull();
      expect(await countIn("pieces")).toBe(0);
    });

    it("[ST20] salvages up to an update of which a piece is missing, and never reads past it", async () => {
      const store = await open({ pieceBytes: 10 });
      await append(store, "een", "langer dan tien bytes", "drie");
      await inDatabase(url, (connection) => connection.collection("pieces").deleteOne({}));
      await expect(store.readLog("p", 0)).rejects.toMatchObject({ code: "PLAN_BESCHADIGD" });
      expect((await store.salvageLog("p", 0)).map(({ seq }) => seq)).toEqual([1]);
    });
  });

  const countIn = (collection: string) =>
    inDatabase(url, (connection) => connection.collection(collection).countDocuments());

  describe("notices what was changed past it:", () => {
    const READS: Record<RecordTable, (store: Store) => Promise<unknown>> = {
      users: (store) => store.findUser(anna.id),
      sessions: (store) => store.findSession("ab12"),
      plans: (store) => store.findPlan(PLAN_ID),
      members: (store) => store.findMember(PLAN_ID, anna.id),
      clients: (store) => store.clientsOf(PLAN_ID),
      comments: (store) => store.findComment(PLAN_ID, "c-1"),
      deviations: (store) => store.deviationsOf(PLAN_ID),
      attachments: (store) => store.findAttachment(PLAN_ID, "b-1"),
      jobs: (store) => store.findJob(jobRecord({}).id),
      leases: (store) => store.takeLease("opruimen", "b", "2026-01-01", "2026-01-02"),
      templates: (store) => store.findTemplate("oosterwaarde"),
      packages: (store) => store.findPackage(PLAN_ID, packageRecord({}).id),
      settings: (store) => store.readSetting("soort"),
    };

    it.each(RECORD_TABLES)(
      "[ST22] a changed record of %s is never given, and told of",
      async (table) => {
        const faults: Fault[] = [];
        const store = await open({ onFault: (fault) => faults.push(fault) });
        await fillOneEach(store);
        const column = SEALED[table].findLast((name) => !TABLES[table].key.includes(name)) ?? "";
        await inDatabase(url, (connection) =>
          connection.collection(table).updateOne({}, { $set: { [column || "seal"]: "anders" } }),
        );
        // Nobody is logged in with a damaged session, and a damaged lease is nobody's.
        const withoutIt = { sessions: null, leases: true };
        if (table === "sessions" || table === "leases")
          expect(await READS[table](store)).toBe(withoutIt[table]);
        else
          await expect(READS[table](store)).rejects.toMatchObject({ code: "GEGEVENS_BESCHADIGD" });
        expect(faults).toContainEqual(expect.objectContaining({ kind: "rij", table }));
      },
    );

    it("[ST22] a record that was copied under another key is not that other record", async () => {
      const store = await open();
      await fillOneEach(store);
      await inDatabase(url, async (connection) => {
        const users = connection.collection("users");
        const found = await users.findOne({});
        await users.insertOne({ ...found, _id: "u-bram", email: "x" } as never);
        await users
          .updateOne({ _id: "u-bram" as never }, { $set: { email: anna.email } })
          .catch(() => {});
      });
      await expect(store.findUser("u-bram")).rejects.toMatchObject({ code: "GEGEVENS_BESCHADIGD" });
    });

    it("[ST19] a log that lost its tail takes nothing more", async () => {
      const store = await open();
      const head = await append(store, "een", "twee");
      await inDatabase(url, (connection) =>
        connection.collection("log").deleteOne({ _id: seqKey("p", 2) as never }),
      );
      const after = await open();
      expect(await after.expectedHead("p")).toEqual(head);
      await expect(
        after.append("p", await after.headOf("p"), [word("drie")]),
      ).rejects.toMatchObject({ code: "PLAN_BESCHADIGD" });
    });

    it("[ST21] the restart of a log gives client ids with a damaged record to nobody", async () => {
      const store = await open();
      const head = await append(store, "een");
      await store.bindClient({ planId: "p", clientId: 1, userId: "u-anna" });
      await store.bindClient({ planId: "p", clientId: 2, userId: "u-bram" });
      await inDatabase(url, (connection) =>
        connection.collection("clients").updateOne({ clientId: 1 }, { $set: { userId: "u-x" } }),
      );
      await store.restartLog("p", snapshotAt(head));
      expect(await store.clientsOf("p")).toEqual([
        { planId: "p", clientId: 1, userId: "" },
        { planId: "p", clientId: 2, userId: "u-bram" },
      ]);
    });
  });

  describe("of which the server goes away", () => {
    it("[ST23] refuses writes at once, says so, fails reads in words, and goes on by itself", async () => {
      const road = await proxyTo(url);
      const store = await open({ retryMs: 100 }, road.url);
      const head = await append(store, "een");
      const said: boolean[] = [];
      const mended = Promise.withResolvers<void>();
      store.onCanWrite(() => {
        said.push(store.canWrite());
        if (store.canWrite()) mended.resolve();
      });
      road.cut();
      await expect(store.append("p", head, [word("weg")])).rejects.toThrow(StoreFull);
      expect([store.canWrite(), said]).toEqual([false, [false]]);
      const began = performance.now();
      await expect(store.saveSetting("a", "b")).rejects.toThrow(StoreFull);
      expect(performance.now() - began).toBeLessThan(100);
      await expect(store.headOf("p")).rejects.toMatchObject({ code: "OPSLAG_WEG" });
      road.mend();
      await mended.promise;
      expect(said).toEqual([false, true]);
      expect(await store.readLog("p", 0)).toHaveLength(1);
      expect(await append(store, "weer terug")).toMatchObject({ seq: 2 });
      await road.close();
    }, 60_000);

    it("says which setting names a server that does not answer, and never the password", async () => {
      const road = await proxyTo(url);
      const { host } = new URL(road.url);
      await road.close();
      const failing = openMongoStore(`mongodb://anna:geheim@${host}/wijkpen`);
      await expect(failing).rejects.toThrow(/MONGODB_URI .*antwoordt niet/);
      await expect(failing).rejects.not.toThrow(/geheim/);
    }, 30_000);

    it.each(["http://localhost", "mongodb://", "wijkpen"])("%j is no address", async (text) => {
      await expect(openMongoStore(text)).rejects.toThrow(/MONGODB_URI .*geen adres/);
    });
  });

  it("asks for the migration where an index is missing, and takes it there", async () => {
    await (await openMongoStore(url)).close();
    await inDatabase(url, (connection) => connection.collection("users").dropIndex("email_1"));
    await expect(openMongoStore(url)).rejects.toThrow(/npx wijkpen migrate/);
    const store = mongoStoreOn(await connectMongo(url, { mayUpdate: true }));
    opened.push(store);
    await store.saveUser(anna);
    await expect(store.saveUser({ ...anna, id: "u-bram" })).rejects.toThrow();
  });
});
