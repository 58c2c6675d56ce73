import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import type { Obstacle } from "../server/sync/roomState.ts";
import { PLAN, contentOf, openWorld, textAt, until } from "./support/writers.ts";
import type { World } from "./support/writers.ts";

describe("a plan in which nothing can be written for now", () => {
  let world: World;
  let obstacle: Obstacle | null;

  beforeEach(async () => {
    obstacle = "OPSLAG_VOL";
    world = await openWorld({ obstacle: () => obstacle });
  });
  afterEach(() => world.close());

  const stored = async () => contentOf(await world.sync.readDoc(PLAN));

  it("can be read, and says why it cannot be written", async () => {
    const [anna, lies] = [world.writer("anna"), world.writer("lies")];
    await Promise.all([anna.ready(), lies.ready()]);
    for (const { notices, doc } of [anna, lies]) {
      expect(notices[0]).toEqual({ kind: "obstacle", code: "OPSLAG_VOL" });
      expect(contentOf(doc)).toContain("Eerste alinea.");
    }
  });

  it("[SY4] acknowledges nothing, shows nothing and sends nobody away who types on", async () => {
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.ready(), bram.ready()]);
    anna.provider.awareness.setLocalState({ cursor: null });
    anna.type("intussen ");
    bram.type("ook ", 1);
    await until(() => bram.provider.awareness.getStates().size > 1, "the presence of anna");
    expect(anna.counts()).toMatchObject({ sent: 2, durable: 0 });
    expect([anna.closes, bram.closes]).toEqual([[], []]);
    expect(bram.text()).not.toContain("intussen");
    expect(await stored()).not.toContain("intussen");
    expect(await world.store.clientsOf(PLAN)).toHaveLength(1);
  });

  it("[SY5] gets all that was typed meanwhile, once, when it can be written again", async () => {
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.ready(), bram.ready()]);
    anna.type("bewaard ");
    bram.type("ook ", 1);
    obstacle = null;
    await world.sync.reopen();
    await until(() => anna.closes.length + bram.closes.length > 1, "both to be sent away");
    await Promise.all([anna.saved(), bram.saved()]);
    expect([anna.closes, bram.closes]).toEqual([[1012], [1012]]);
    await until(() => anna.text() === bram.text(), "one text");
    expect((await stored()).split("bewaard ")).toHaveLength(2);
    expect(await stored()).toContain("ook Tweede");
  });

  it("gives the server's own writes a clear error", async () => {
    const change = (doc: Y.Doc) => textAt(doc, 0).insert(0, "server ");
    await expect(world.sync.write(PLAN, "anna", change)).rejects.toMatchObject({
      code: "OPSLAG_VOL",
    });
  });
});
