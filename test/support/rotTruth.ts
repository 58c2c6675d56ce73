/** All that a store says, to compare a damaged one with: what each plan says, and each record, or the error in its place. */
import { createLog } from "../../server/log.ts";
import type { Store } from "../../server/store/port.ts";
import { WupError } from "../../server/errors.ts";
import { wordsOf } from "../../server/sync/compaction.ts";
import { docOf } from "../../server/sync/history.ts";
import { createRooms } from "../../server/sync/rooms.ts";

export const PEOPLE = ["anna", "bram", "cees"];
export const PLANS = ["kade", "markt", "molen", "park", "plein", "singel"];

/** A value as JSON, or that damage was noticed right there. */
export type Said = { text: string } | { noticed: string };

/** By what it is about: "plan park", "comments park", "user anna". */
export async function allOf(store: Store): Promise<Map<string, Said>> {
  const said = new Map<string, Said>();
  const ask = async (name: string, read: () => Promise<unknown>) =>
    void said.set(name, await answerOf(read));
  for (const planId of PLANS) {
    await ask(`plan ${planId}`, () => wordsIn(store, planId));
    await ask(`record ${planId}`, () => store.findPlan(planId));
    await ask(`members ${planId}`, () => store.membersOf(planId));
    await ask(`comments ${planId}`, () => store.commentsOf(planId));
    await ask(`deviations ${planId}`, () => store.deviationsOf(planId));
    await ask(`clients ${planId}`, () => store.clientsOf(planId));
    for (const name of PEOPLE)
      await ask(`role ${planId} ${name}`, () => store.findMember(planId, name));
  }
  for (const name of PEOPLE) {
    await ask(`user ${name}`, () => store.findUser(name));
    await ask(`email ${name}`, () => store.findUserByEmail(`${name}@gemeente.example`));
    await ask(`session ${name}`, () => store.findSession(`hash-${name}`));
    await ask(`plans ${name}`, () => store.plansOf(name));
  }
  await ask("setting", () => store.readSetting("begonnen"));
  return said;
}

async function answerOf(read: () => Promise<unknown>): Promise<Said> {
  try {
    return { text: JSON.stringify(await read()) };
  } catch (error) {
    // Anything else would be an error that says nothing to anybody.
    if (error instanceof WupError && error.code.endsWith("_BESCHADIGD"))
      return { noticed: error.code };
    throw error;
  }
}

/** What people get who open the plan; throws PLAN_BESCHADIGD when they are told that it is damaged. */
async function wordsIn(store: Store, planId: string): Promise<string> {
  const rooms = roomsOver(store);
  const { room, leave } = await rooms.enter(planId);
  try {
    const words = wordsOf(docOf((await room.catchUp.read()).updates));
    if (room.obstacle !== null) throw new WupError("PLAN_BESCHADIGD");
    return words;
  } finally {
    leave();
    await rooms.settle();
  }
}

function roomsOver(store: Store) {
  const log = createLog("silent");
  return createRooms({
    store,
    log,
    now: () => new Date(),
    obstacle: () => null,
    onQuiet: () => {},
  });
}
