import { afterEach, describe, expect, it } from "@jest/globals";
import { aloneFanout } from "../server/fanout/alone.ts";
import { FanoutFault } from "../server/fanout/port.ts";
import type { Fanout } from "../server/fanout/port.ts";
import { openRedisFanout } from "../server/fanout/redis.ts";
import { createLog } from "../server/log.ts";
import { fanoutContract } from "./contract/fanout.ts";
import { createHub } from "./support/hub.ts";
import { hasRedis, startRedis } from "./support/redisServer.ts";
import type { RedisServer } from "./support/redisServer.ts";
import { until } from "./support/writers.ts";

fanoutContract("the line in one process", async () => {
  const hub = createHub();
  return { join: async () => hub.join(), close: async () => {} };
});

describe("an instance on its own", () => {
  it("[FA4] makes no message, is never away, and does all work itself", async () => {
    const alone = aloneFanout(() => 7);
    alone.subscribe("plan:a", { hear: () => {}, missed: () => {} })();
    alone.publish("plan:a", () => {
      throw new Error("nobody is there to tell");
    });
    expect([alone.isUp(), alone.clock()]).toEqual([true, 7]);
    expect([await alone.claim("w", 1, 9), await alone.claim("w", 1, 9)]).toEqual([true, true]);
    expect(await alone.count("k", 9)).toBeNull();
  });
});

if (hasRedis()) {
  fanoutContract("the line over Redis", async () => {
    const redis = await startRedis();
    return { join: () => joined(redis.url), close: redis.close };
  });

  describe("the line over Redis", () => {
    let redis: RedisServer;
    const lines: Fanout[] = [];
    const join = async () => {
      const line = await joined(redis.url);
      lines.push(line);
      return line;
    };
    afterEach(async () => {
      await Promise.all(lines.splice(0).map((line) => line.close()));
      await redis.close();
    });

    it.each(["kill", "freeze"] as const)(
      "[FA2] [FA5] is away and says so when Redis goes (%s), works on, and comes back by itself",
      async (how) => {
        redis = await startRedis();
        const [here, there] = [await join(), await join()];
        const heard: string[] = [];
        let gaps = 0;
        here.subscribe("plan:a", {
          hear: (message) => heard.push(Buffer.from(message).toString()),
          missed: () => void (gaps += 1),
        });
        await until(() => gaps === 1, "messages to flow");
        await redis[how]();
        await until(() => !here.isUp() && !there.isUp(), "both to notice");
        there.publish("plan:a", () => new TextEncoder().encode("kwijt"));
        expect(await here.claim("w", 1, 60_000)).toBe(true);
        expect(await here.count("k", 60_000)).toBeNull();
        expect(await here.enlist("l", { id: "a", since: 1 }, { most: 1, forMs: 9 })).toBeNull();
        if (how === "kill") await redis.start();
        else redis.thaw();
        await until(() => here.isUp() && there.isUp() && gaps > 1, "both to be back");
        there.publish("plan:a", () => new TextEncoder().encode("terug"));
        await until(() => heard.includes("terug"), "the first message");
        expect(heard).toEqual(["terug"]);
      },
    );

    it("keeps installations apart that share a Redis", async () => {
      redis = await startRedis();
      const here = await join();
      const other = await joined(redis.url, "ander");
      lines.push(other);
      await here.claim("w", 1, 60_000);
      expect(await other.claim("w", 1, 60_000)).toBe(true);
    });

    it.each([
      ["not there", "redis://geheim:geheim2@127.0.0.1:1", "antwoordt niet"],
      ["guarded by another password", "fout", "wachtwoord"],
      ["guarded by a password that is not given", "", "wachtwoord"],
    ])("says in Dutch which setting is wrong when Redis is %s", async (_what, given, words) => {
      redis = await startRedis("het-goede");
      const url = given.startsWith("redis:")
        ? given
        : redis.url.replace(":het-goede@", given && `:${given}@`);
      const fault = await joined(url).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(FanoutFault);
      expect(String(fault)).toContain("REDIS_URL");
      expect(String(fault)).toContain(words);
      expect(String(fault)).not.toMatch(/geheim|fout|127/);
    });

    it("opens with the right password", async () => {
      redis = await startRedis("het-goede");
      expect((await join()).isUp()).toBe(true);
    });
  });
}

function joined(url: string, name = "proef"): Promise<Fanout> {
  return openRedisFanout({ url, name, log: createLog("silent"), pingMs: 200 });
}
