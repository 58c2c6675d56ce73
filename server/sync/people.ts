/** Tells other instances who shows here. */
import type { FarPerson } from "./news.ts";
import { shown } from "./presence.ts";
import type { Change } from "./presence.ts";
import type { Member, Room } from "./roomState.ts";

/** Those of the people here who changed. */
export function tellPeople(room: Room, changes: readonly Change<Member | string>[]): void {
  const people = ownPeople(changes);
  if (people.length > 0)
    room.deps.tell(() => ({ kind: "people", people, isEveryone: false, seq: room.head.seq }));
}

/** Said now and then: it makes up for what was lost, and shows that we are still here. */
export function tellEveryone(room: Room): void {
  room.deps.tell(() => {
    const people = ownPeople(shown(room.presence));
    return { kind: "people", people, isEveryone: true, seq: room.head.seq };
  });
}

function ownPeople(changes: readonly Change<Member | string>[]): FarPerson[] {
  return changes.flatMap(({ from, entry }) =>
    typeof from === "string" ? [] : [{ ...entry, userId: from.person.id }],
  );
}
