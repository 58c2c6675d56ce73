import { afterEach, describe, expect, it } from "@jest/globals";
import { hasMongo, startMongo } from "./support/mongo.ts";
import type { MongoServer } from "./support/mongo.ts";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { hasRedis, startRedis } from "./support/redisServer.ts";
import type { RedisServer } from "./support/redisServer.ts";
import { startTestServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";
import { until } from "./support/writers.ts";

const describeWithRedis = hasRedis() ? describe : describe.skip;

describeWithRedis("servers with a Redis between them", () => {
  let redis: RedisServer;
  const servers: TestServer[] = [];
  const start = async () => {
    const limits = { perAddress: 100, perAccount: 4 };
    const server = await startTestServer({ config: { redis: redis.url }, loginLimits: limits });
    servers.push(server);
    return server;
  };
  const guess = async (server: TestServer, email = "anna@oosterwaarde.example") =>
    (await server.visitor().logIn(email, "fout wachtwoord")).body as { code: string };
  const lineOf = async (server: TestServer) => {
    const { body } = await server.visitor().get<ReadyAnswer>("/readyz");
    return body.parts.find(({ name }) => name === "redis")?.state;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stopAndRemove()));
    await redis.close();
  });

  it("count failed logins together, and each for itself when Redis is away", async () => {
    redis = await startRedis();
    const [here, there] = [await start(), await start()];
    for (const server of [here, there, here, there])
      expect((await guess(server)).code).toBe("INLOGGEN_MISLUKT");
    expect((await guess(here)).code).toBe("TE_VAAK");
    expect((await guess(there)).code).toBe("TE_VAAK");
    expect(await lineOf(here)).toBe("goed");
    await redis.kill();
    await until(async () => (await lineOf(here)) === "beperkt", "the server to notice");
    const codes: string[] = [];
    for (let n = 0; n < 5; n += 1) codes.push((await guess(here, "ander@wijk.example")).code);
    expect(codes).toEqual([...Array<string>(4).fill("INLOGGEN_MISLUKT"), "TE_VAAK"]);
  });

  it("do not start without it, and say which setting it is", async () => {
    redis = await startRedis();
    await redis.kill();
    await expect(start()).rejects.toThrow(/REDIS_URL/);
  });
});

const describeWithBoth = hasRedis() && hasMongo() ? describe : describe.skip;

describeWithBoth("two whole servers on one MongoDB with a Redis between them", () => {
  let redis: RedisServer;
  let mongo: MongoServer;
  const servers: TestServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stopAndRemove()));
    await redis.close();
    await mongo.stop();
  });

  it("show what is said and withdrawn on one to who is on the other [SY9]", async () => {
    [redis, mongo] = [await startRedis(), await startMongo()];
    const config = { redis: redis.url, mongo: mongo.newDatabase() };
    const here = await startTestServer({ config });
    const there = await startTestServer({ config });
    servers.push(here, there);
    const planId = await here.examplePlan();
    const member = await here.newcomer({ planId, role: "schrijver" });
    const { socket, notice } = await openNoticeSocket(there, member, planId);
    const owner = await here.newcomer({ planId, role: "eigenaar" });
    const words = { blockId: "plangegevens", quote: "Een zin.", text: "Klopt dit?" };
    const answer = await owner.send("POST", `/api/plans/${planId}/comments`, words);
    expect(answer.status).toBe(201);
    expect(await notice("comment")).toMatchObject({ comment: { text: "Klopt dit?" } });
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await owner.send("DELETE", `/api/plans/${planId}`);
    expect(await closed).toBe(4403);
  }, 120_000);
});

type ReadyAnswer = { parts: { name: string; state: string }[] };
