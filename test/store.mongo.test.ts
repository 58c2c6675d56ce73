import { afterAll, beforeAll } from "@jest/globals";
import { openMongoStore } from "../server/store/mongo.ts";
import { storeContract } from "./contract/store.ts";
import { describeMongo, startMongo } from "./support/mongo.ts";
import type { MongoServer } from "./support/mongo.ts";

let server: MongoServer;

describeMongo("the Mongo store", () => {
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(() => server.stop());

  storeContract("mongo", async () => openMongoStore(server.newDatabase()));
});
