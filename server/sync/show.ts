/** What a turn has to say: each member gets what the others did and its own acknowledgement, in one write. */
import { acknowledgement, frame, presenceMessage, updateFrame } from "./frames.ts";
import { encodeClocks } from "./planIndex.ts";
import { encodePresence } from "./awareness.ts";
import { tellPeople } from "./people.ts";
import { takeChanges } from "./presence.ts";
import type { Entry, Member, Room } from "./roomState.ts";

/** Something for everyone but who did it. */
type Shown = { from: Member | string | null; parts: Uint8Array[] };

/** Shows what is written and who is where, and acknowledges (SY4). */
export function showTurn(room: Room, batch: readonly Entry[]): void {
  const changes = takeChanges(room.presence);
  tellPeople(room, changes);
  const shown: Shown[] = changes.map(({ from, entry }) => ({
    from,
    parts: [frame(presenceMessage(encodePresence([entry])))],
  }));
  for (const { from, update } of batch)
    if (update) shown.push({ from, parts: updateFrame(update) });
  const own = acknowledgements(room, batch);
  for (const { from } of shown)
    if (from !== null && typeof from !== "string" && !own.has(from)) own.set(from, null);
  if (shown.length > 0) showFrames(room, joined(shown), own);
  for (const [member, acknowledged] of own) {
    const others = member.isLive ? shown.filter(({ from }) => from !== member) : [];
    const parts = [...others, ...(acknowledged ? [{ from: null, parts: [acknowledged] }] : [])];
    if (parts.length > 0) member.write(joined(parts));
  }
}

/** To everyone who is up to date. */
export function showFrames(
  room: Room,
  frames: Uint8Array,
  except?: ReadonlyMap<Member, unknown>,
): void {
  for (const member of room.members)
    if (member.isLive && !except?.has(member)) member.write(frames);
}

function joined(shown: readonly Shown[]): Uint8Array {
  return Buffer.concat(shown.flatMap(({ parts }) => parts));
}

function acknowledgements(room: Room, batch: readonly Entry[]): Map<Member, Buffer | null> {
  const wrote = new Map<Member, Set<number>>();
  for (const { from, clients, count } of batch) {
    from.durable += count;
    const known = wrote.get(from);
    if (known) clients.forEach((client) => known.add(client));
    else wrote.set(from, new Set(clients));
  }
  return new Map(
    [...wrote].map(([member, clients]) => {
      const stateVector = encodeClocks(room.index, clients);
      return [member, frame(acknowledgement(stateVector, room.head.seq, member.durable))];
    }),
  );
}
