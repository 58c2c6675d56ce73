/** The rules of the line between instances (FA..), as one suite that runs over every implementation. */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Fanout, Listener } from "../../server/fanout/port.ts";
import { until } from "../support/writers.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

export type OpenedLine = { join(): Promise<Fanout>; close(): Promise<void> };

type Ear = Listener & { heard: string[]; froms: string[]; gaps: number };

function ear(): Ear {
  const own: Ear = {
    heard: [],
    froms: [],
    gaps: 0,
    hear(message, from) {
      own.heard.push(Buffer.from(message).toString());
      own.froms.push(from);
    },
    missed: () => void (own.gaps += 1),
  };
  return own;
}

/** `open` gives an empty line each time; the suite closes it and all who joined. */
export function fanoutContract(name: string, open: () => Promise<OpenedLine>): void {
  describe(`${name} keeps the rules of the line between instances:`, () => {
    let line: OpenedLine;
    let here: Fanout;
    let there: Fanout;
    beforeEach(async () => {
      line = await open();
      [here, there] = [await line.join(), await line.join()];
    });
    afterEach(async () => {
      await Promise.all([here, there].map((fanout) => fanout.close()));
      await line.close();
    });

    const listening = async (fanout: Fanout, topic: string) => {
      const listener = ear();
      const stop = fanout.subscribe(topic, listener);
      await until(() => listener.gaps === 1, "messages to flow");
      return { stop, listener };
    };

    it("[FA1] [FA4] tells all others byte for byte and in order, and never the sender", async () => {
      const [own, other] = [await listening(here, "plan:a"), await listening(there, "plan:a")];
      const every = Uint8Array.from({ length: 256 }, (_, n) => n);
      const raw: Uint8Array[] = [];
      const { listener: second } = await listening(there, "plan:a");
      second.hear = (message) => raw.push(message.slice());
      here.publish("plan:a", () => every);
      for (let n = 0; n < 100; n += 1) here.publish("plan:a", () => bytes(`bericht ${n}`));
      await until(() => other.listener.heard.length === 101, "all messages");
      expect(other.listener.heard.slice(1)).toEqual(
        Array.from({ length: 100 }, (_, n) => `bericht ${n}`),
      );
      expect(Buffer.from(raw[0] ?? [])).toEqual(Buffer.from(every));
      expect(new Set(other.listener.froms).size).toBe(1);
      expect(own.listener.heard).toEqual([]);
    });

    it("[FA2] says when messages flow, so that what came before can be read elsewhere", async () => {
      const { listener } = await listening(here, "plan:a");
      there.publish("plan:a", () => bytes("nu"));
      await until(() => listener.heard.length === 1, "the message");
      expect(listener.gaps).toBe(1);
    });

    it("[FA3] lets nobody hear another topic, or anything after the end", async () => {
      const [a, b] = [await listening(here, "plan:a"), await listening(here, "plan:b")];
      a.stop();
      there.publish("plan:a", () => bytes("te laat"));
      there.publish("plan:b", () => bytes("op tijd"));
      await until(() => b.listener.heard.length === 1, "the other topic");
      expect(b.listener.heard).toEqual(["op tijd"]);
      expect(a.listener.heard).toEqual([]);
    });

    it("[FA3] serves two listeners of one instance until each ends for itself", async () => {
      const [first, second] = [await listening(here, "plan:a"), await listening(here, "plan:a")];
      first.stop();
      there.publish("plan:a", () => bytes("een"));
      await until(() => second.listener.heard.length === 1, "the second listener");
      expect(first.listener.heard).toEqual([]);
    });

    it("[FA5] [FA6] is up, with one clock", () => {
      expect([here.isUp(), there.isUp()]).toEqual([true, true]);
      expect(Math.abs(here.clock() - there.clock())).toBeLessThan(500);
    });

    it("[FA7] gives work to who first names its number, and higher numbers anew", async () => {
      const won = await Promise.all([here.claim("w", 5, 60_000), there.claim("w", 5, 60_000)]);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await there.claim("w", 4, 60_000)).toBe(false);
      expect(await there.claim("w", 6, 1)).toBe(true);
      expect(await here.claim("ander", 5, 60_000)).toBe(true);
      await until(() => here.claim("w", 6, 60_000), "the claim to lapse");
    });

    it("[FA8] [FA9] counts together, within a window, and takes back", async () => {
      expect((await here.count("k", 60_000))?.total).toBe(1);
      const second = await there.count("k", 60_000);
      expect(second?.total).toBe(2);
      expect(second?.endsInMs).toBeGreaterThan(50_000);
      expect(second?.endsInMs).toBeLessThanOrEqual(60_000);
      await here.uncount("k");
      await here.uncount("leeg");
      expect((await here.count("k", 60_000))?.total).toBe(2);
      expect((await here.count("leeg", 60_000))?.total).toBe(1);
      await here.count("kort", 5);
      await until(async () => (await there.count("kort", 5))?.total === 1, "a new window");
    });

    it("[FA10] [FA11] keeps the newest of all instances on a list", async () => {
      const limits = { most: 2, forMs: 60_000 };
      const enlist = (at: Fanout, since: number) =>
        at.enlist("l", { id: `e${since}`, since }, limits);
      expect(await enlist(here, 1)).toEqual([]);
      expect(await enlist(there, 2)).toEqual([]);
      expect(await enlist(here, 2)).toEqual([]);
      expect(await enlist(here, 3)).toEqual(["e1"]);
      // Who was put off and did not hear it stays the oldest.
      expect(await enlist(here, 1)).toEqual(["e1"]);
      there.strike("l", "e2");
      there.strike("l", "nooit");
      await until(async () => (await enlist(here, 4))?.length === 0, "room on the list");
      expect(await here.enlist("kort", { id: "a", since: 1 }, { most: 1, forMs: 5 })).toEqual([]);
      await until(
        async () =>
          (await here.enlist("kort", { id: "b", since: 0 }, { most: 1, forMs: 5 }))?.length === 0,
        "the entry to lapse",
      );
    });

    it("[FA12] is silent after it is closed", async () => {
      const { listener } = await listening(here, "plan:a");
      await here.close();
      there.publish("plan:a", () => bytes("te laat"));
      const { listener: last } = await listening(there, "plan:b");
      expect(last.gaps).toBe(1);
      expect(listener.heard).toEqual([]);
    });
  });
}
