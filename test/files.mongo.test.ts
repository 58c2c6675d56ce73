import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openMongoFiles } from "../server/files/mongo.ts";
import { connectMongo } from "../server/store/mongoConnection.ts";
import { StoreFull } from "../server/store/port.ts";
import { fileContract } from "./contract/files.ts";
import type { OpenedFiles } from "./contract/files.ts";
import { hasMongo, proxyTo, startMongo } from "./support/mongo.ts";
import type { MongoServer } from "./support/mongo.ts";

const describeMongo = hasMongo() ? describe : describe.skip;

const A_DAY_LATER = () => new Date(Date.now() + 90_000_000);

describeMongo("files in MongoDB", () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(() => server.stop());

  const open = async (pieceBytes: number, url = server.newDatabase()) => {
    const database = await connectMongo(url);
    const again = (now = () => new Date()) => openMongoFiles(database, { pieceBytes, now });
    const { files, filePieces } = database.models;
    const place: OpenedFiles = {
      files: await again(),
      again,
      async damage(hash) {
        const whole = await files.findById(hash).lean();
        const collection = whole?.["bytes"] ? files.collection : filePieces.collection;
        await collection.updateOne({}, { $set: { bytes: Buffer.from("iets anders") } });
      },
      count: () => files.countDocuments(),
      close: () => database.close(),
    };
    return { ...place, again, filePieces };
  };

  fileContract("mongo", () => open(100_000));

  it("[FI2] [FI7] leaves no pieces of what was replaced, removed or brought twice", async () => {
    const { files, filePieces, damage, close } = await open(4);
    const bytes = new TextEncoder().encode("langer dan een stuk");
    const hash = await files.put(bytes);
    await damage(hash);
    await files.put(bytes);
    expect(await filePieces.countDocuments()).toBe(5);
    await files.remove(hash);
    expect(await filePieces.countDocuments()).toBe(0);
    await close();
  });

  it("tidies the pieces of a file that never came, after a day, and no others", async () => {
    const { files, filePieces, again, close } = await open(4);
    const hash = await files.put(new TextEncoder().encode("langer dan een stuk"));
    const orphan = { _id: "weg/000000", owner: "weg", at: new Date().toISOString() };
    await filePieces.collection.insertOne(orphan as never);
    await again();
    expect(await filePieces.countDocuments()).toBe(6);
    await again(A_DAY_LATER);
    expect(await filePieces.countDocuments()).toBe(5);
    expect(await files.read(hash)).not.toBeNull();
    await close();
  });

  it("[FI3] keeps nothing and says that it cannot when the server is away", async () => {
    const road = await proxyTo(server.newDatabase());
    const { files, close } = await open(1_000, road.url);
    road.cut();
    await expect(files.put(new Uint8Array(3))).rejects.toThrow(StoreFull);
    await expect(files.read("ab".repeat(32))).rejects.toMatchObject({ code: "OPSLAG_WEG" });
    await close();
    await road.close();
  }, 60_000);
});
