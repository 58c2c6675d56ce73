/** Who is in one room: what the server last said of each, and what it still has to say. */
import { encodePresence } from "./awareness.ts";
import type { PresenceEntry } from "./awareness.ts";

/** `M` is whatever stands for one connection. */
export type Presence<M> = {
  entries: Map<M, PresenceEntry>;
  changed: Set<M>;
  /** Who left since the last turn. */
  left: PresenceEntry[];
  /** One rising clock for all: editors drop what is older than what they have, also after a restart of the server. */
  clock: number;
};

/** `startClock`: milliseconds since 1970, so that a restarted server goes on above the clock it had. */
export function createPresence<M>(startClock: number): Presence<M> {
  return { entries: new Map(), changed: new Set(), left: [], clock: startClock };
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
  presence.entries.set(member, { clientId, clock: (presence.clock += 1), state });
  presence.changed.add(member);
}

/** The connection is gone; the others will hear it. */
export function depart<M>(presence: Presence<M>, member: M): void {
  const entry = presence.entries.get(member);
  forget(presence, member);
  if (entry && entry.state !== "null")
    presence.left.push({ ...entry, clock: (presence.clock += 1), state: "null" });
}

/**
 * Everyone who shows, for who comes in; null when nobody does. Under new clocks: an editor that comes back still knows
 * the old ones of those it saw before, and would not show them again.
 */
export function everyone<M>(presence: Presence<M>): Uint8Array | null {
  const shown = [...presence.entries.values()].filter(({ state }) => state !== "null");
  for (const entry of shown) entry.clock = presence.clock += 1;
  return shown.length > 0 ? encodePresence(shown) : null;
}

/** What changed since the last call, each as a message; who changed itself does not hear it. */
export function takeChanges<M>(presence: Presence<M>): { from: M | null; entries: Uint8Array }[] {
  const { changed, left } = presence;
  if (changed.size + left.length === 0) return [];
  const changes = left.map((entry) => ({
    from: null as M | null,
    entries: encodePresence([entry]),
  }));
  for (const member of changed) {
    const entry = presence.entries.get(member);
    if (entry) changes.push({ from: member, entries: encodePresence([entry]) });
  }
  changed.clear();
  presence.left = [];
  return changes;
}

function forget<M>(presence: Presence<M>, member: M): void {
  presence.entries.delete(member);
  presence.changed.delete(member);
}
