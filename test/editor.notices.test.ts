/** What a page does with what the server tells beside the text. */
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { OpenPlan } from "../editor/api.ts";
import { createNoticeTaker } from "../editor/pages/noticeTaker.ts";

const plan = { id: "p", role: "schrijver", status: "in-opstelling" } as OpenPlan;

function openPage(now: Partial<OpenPlan> = {}) {
  const done: string[] = [];
  const did = (what: string) => () => void done.push(what);
  const take = createNoticeTaker({
    api: { plan: async () => ({ plan: { ...plan, ...now } }) as never },
    plan,
    notices: { changedRights: did("rights") },
    panels: {
      receive: did("comment"),
      judgeAgain: did("verdict"),
      listComments: did("comments"),
      listMeasurements: did("measurements"),
      listAttachments: did("attachments"),
    },
    views: { refreshProfile: did("profile") },
    showDamaged: did("damaged"),
    chance: () => 0.999,
  });
  return { take, done };
}

describe("a page that is told something", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("asks for all its lists, its rights and the profile again, once and within three seconds, when it may have missed something", async () => {
    const { take, done } = openPage({ role: "lezer" });
    take({ kind: "missed" });
    take({ kind: "missed" });
    expect(done).toEqual([]);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(done.toSorted()).toEqual(
      ["attachments", "comments", "measurements", "profile", "rights", "verdict"].toSorted(),
    );
    take({ kind: "missed" });
    await jest.advanceTimersByTimeAsync(3_000);
    expect(done).toHaveLength(12);
  });

  it("goes by what its gemeente chose within three seconds", async () => {
    const { take, done } = openPage();
    take({ kind: "settings" });
    await jest.advanceTimersByTimeAsync(3_000);
    expect(done).toEqual(["verdict", "profile"]);
  });

  it.each([
    ["comment", "comment"],
    ["verdict", "verdict"],
    ["deviations", "verdict"],
    ["measurements", "measurements"],
    ["attachments", "attachments"],
  ])("does at once what a notice of %s asks", (kind, what) => {
    const { take, done } = openPage();
    take({ kind });
    expect(done).toEqual([what]);
  });
});
