/** The updates of one connection, judged in the order of sending; a large one in parts, so that others come in between. */
import type { Verdict } from "./gate.ts";
import type { LargeUpdates } from "./largeUpdates.ts";
import { receive, receiveWithNews } from "./room.ts";
import type { Member, Room } from "./roomState.ts";

/** Gives null when the update was judged at once. Throws or rejects with a RangeError when it is refused. */
export type Intake = (update: Uint8Array, isStep2: boolean) => Promise<void> | null;

const NOTHING = new Uint8Array([0, 0]);

/** `signal` says that the connection is gone. */
export function createIntake(
  room: Room,
  member: Member,
  large: LargeUpdates,
  signal: AbortSignal,
): Intake {
  let hasCaughtUp = false;
  /** Updates typed before the catch-up that build on what only the catch-up brings: it holds them too. */
  let early = 0;

  const settle = (verdict: Verdict | null, isStep2: boolean) => {
    if (isStep2 && verdict?.kind !== "gap") {
      hasCaughtUp = true;
      early = 0;
    }
    if (verdict?.kind === "refused") throw new RangeError(verdict.reason);
    if (verdict !== null && verdict.kind !== "gap") return;
    if (isStep2 || hasCaughtUp) throw new RangeError("a gap");
    early += 1;
  };
  const takeParts = async (update: Uint8Array, isStep2: boolean) => {
    const parts = await large.partsOf(update, signal);
    if (parts === null) return member.close(4413, "TE_GROOT");
    const last = parts.pop() ?? NOTHING;
    for (const part of parts) {
      if (!room.members.has(member)) return;
      const verdict = await receiveAndWait(room, member, part);
      if (!isTaken(verdict)) return settle(verdict, isStep2);
    }
    if (room.members.has(member))
      settle(await receiveWithNews(room, member, last, 1 + early), isStep2);
  };
  const takeWithNews = async (update: Uint8Array, isStep2: boolean) =>
    settle(await receiveWithNews(room, member, update, 1 + early), isStep2);

  return (update, isStep2) => {
    if (room.obstacle !== null) return null;
    // Once something was held up, all waits for the catch-up: acknowledgements count in the order of sending.
    const mustWait = early > 0 && !isStep2;
    if (!mustWait && update.length > large.above) {
      // The editor of a reader sends nothing; it is not worth a thread.
      if (!member.mayWrite) throw new RangeError("reads only");
      return takeParts(update, isStep2);
    }
    const verdict = mustWait ? null : receive(room, member, update, 1 + early);
    if (verdict?.kind === "gap" && (isStep2 || hasCaughtUp)) return takeWithNews(update, isStep2);
    settle(verdict, isStep2);
    return null;
  };
}

/** A part that is not the last counts for nothing; after it comes a turn for the others. */
async function receiveAndWait(room: Room, member: Member, part: Uint8Array): Promise<Verdict> {
  const over = Promise.withResolvers<void>();
  const verdict = await receiveWithNews(room, member, part, 0, over.resolve);
  if (isTaken(verdict)) await over.promise;
  return verdict;
}

function isTaken({ kind }: Verdict): boolean {
  return kind === "new" || kind === "known";
}
