/** How many windows one user has open, over all instances: who opens one more gets in, and the oldest stops. */
import { randomUUID } from "node:crypto";
import type { Fanout } from "../fanout/port.ts";
import { LIMITS } from "./connection.ts";
import type { Connection } from "./connection.ts";

export type Windows = {
  opened(connection: Connection): void;
  closed(connection: Connection): void;
  /** Now and then, so that the windows of an instance that was killed lapse and ours do not. */
  renew(): void;
  /** Another instance found these to be too many; those of ours close. */
  close(ids: readonly string[]): void;
};

type Place = { id: string; since: number };

const LAPSE_MS = 60_000;

/** `onSurplus` gets those that are not of this instance, as far as they can be counted together. */
export function createWindows(fanout: Fanout, onSurplus: (ids: string[]) => void): Windows {
  const places = new Map<Connection, Place>();
  const enlist = async ({ person }: Connection, place: Place) => {
    const limits = { most: LIMITS.sockets, forMs: LAPSE_MS };
    const surplus = await fanout.enlist(`vensters:${person.id}`, place, limits);
    if (surplus === null || surplus.length === 0) return;
    close(surplus);
    onSurplus(surplus);
  };
  const close = (ids: readonly string[]) => {
    for (const [connection, { id }] of places)
      if (ids.includes(id)) connection.close(4429, "TE_VEEL_VENSTERS");
  };
  return {
    opened(connection) {
      const place = { id: randomUUID(), since: fanout.clock() };
      places.set(connection, place);
      closeOldest(places.keys(), connection.person.id);
      void enlist(connection, place);
    },
    closed(connection) {
      const place = places.get(connection);
      places.delete(connection);
      if (place) fanout.strike(`vensters:${connection.person.id}`, place.id);
    },
    renew() {
      if (fanout.isAlone) return;
      for (const [connection, place] of places) void enlist(connection, place);
    },
    close,
  };
}

/**
 * The oldest is most often a connection that was lost without a goodbye. The code is final, or two tabs would push each
 * other out for ever. Who does not take the goodbye is cut off.
 */
function closeOldest(connections: Iterable<Connection>, userId: string): void {
  const own = [...connections].filter(({ person }) => person.id === userId);
  for (const connection of own.slice(0, -LIMITS.sockets))
    connection.close(4429, "TE_VEEL_VENSTERS");
  for (const connection of own.slice(0, -2 * LIMITS.sockets)) connection.terminate();
}
