/** Who is in one room, here and on other instances: what was last said of each, and what is still to be said. */
import { encodePresence } from "./awareness.ts";
import type { PresenceEntry } from "./awareness.ts";

/** `M` is whatever stands for one who shows: a connection, or the name of one elsewhere. */
export type Presence<M> = {
  entries: Map<M, PresenceEntry>;
  changed: Set<M>;
  /** Who left since the last turn. */
  left: Change<M>[];
  /** One rising clock for all: editors drop what is older than what they have, whichever instance they had it from. */
  clock: number;
  /** Milliseconds since 1970, the same for all instances and restarts: no clock begins below one of before. */
  now: () => number;
};

export type Change<M> = { from: M; entry: PresenceEntry };

export function createPresence<M>(now: () => number): Presence<M> {
  return { entries: new Map(), changed: new Set(), left: [], clock: 0, now };
}

/** `state` is JSON text. A connection that shows up under the id of an older one takes its place. */
export function announce<M>(
  presence: Presence<M>,
  member: M,
  clientId: number,
  state: string,
): void {
  for (const [other, entry] of presence.entries)
    if (other !== member && entry.clientId === clientId) forget(presence, other);
  presence.entries.set(member, { clientId, clock: tick(presence), state });
  presence.changed.add(member);
}

/** The connection is gone; the others will hear it. */
export function depart<M>(presence: Presence<M>, member: M): void {
  const entry = presence.entries.get(member);
  forget(presence, member);
  if (!entry || entry.state === "null") return;
  presence.left.push({
    from: member,
    entry: { ...entry, clock: tick(presence), state: "null" },
  });
}

/** Everyone who shows. */
export function shown<M>(presence: Presence<M>): Change<M>[] {
  return [...presence.entries].flatMap(([from, entry]) =>
    entry.state === "null" ? [] : [{ from, entry }],
  );
}

/**
 * Everyone who shows, for who comes in; null when nobody does. Under new clocks: an editor that comes back still knows
 * the old ones of those it saw before, and would not show them again.
 */
export function everyone<M>(presence: Presence<M>): Uint8Array | null {
  const everybody = shown(presence).map(({ entry }) => entry);
  const clock = tick(presence);
  for (const entry of everybody) entry.clock = clock;
  return everybody.length > 0 ? encodePresence(everybody) : null;
}

/** What changed since the last call; who changed itself does not hear it. */
export function takeChanges<M>(presence: Presence<M>): Change<M>[] {
  const { changed, left } = presence;
  if (changed.size + left.length === 0) return [];
  const changes = [...left];
  for (const member of changed) {
    const entry = presence.entries.get(member);
    if (entry) changes.push({ from: member, entry });
  }
  changed.clear();
  presence.left = [];
  return changes;
}

function forget<M>(presence: Presence<M>, member: M): void {
  presence.entries.delete(member);
  presence.changed.delete(member);
}

function tick<M>(presence: Presence<M>): number {
  return (presence.clock = Math.max(presence.clock + 1, Math.floor(presence.now())));
}
