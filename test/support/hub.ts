/** A line between instances in one process: a test may cut it, lose messages, and set clocks apart. */
import type { Enlisted, Fanout, Listener } from "../../server/fanout/port.ts";

export type Hub = {
  /** One more instance, whose clock is so many milliseconds ahead of that of the others. */
  join(aheadMs?: number): HubFanout;
  /** Whether this message gets lost on its way; none when left out. */
  loses: (topic: string, message: Uint8Array) => boolean;
  /** How many messages were published. */
  readonly messages: number;
};

export type HubFanout = Fanout & {
  /** Nothing comes or goes until `mend`; the instance knows it. */
  cut(): void;
  mend(): void;
};

type Post = { id: string; isUp: boolean; topics: Map<string, Set<Listener>> };
type Place = { posts: Set<Post>; shared: ReturnType<typeof sharedState>; count(): void };

export function createHub(clock: () => number = Date.now): Hub {
  let messages = 0;
  const posts = new Set<Post>();
  const place = { posts, shared: sharedState(clock), count: () => void (messages += 1) };
  const hub: Hub = {
    loses: () => false,
    get messages() {
      return messages;
    },
    join: (aheadMs = 0) => joinHub(hub, place, () => clock() + aheadMs),
  };
  return hub;
}

function joinHub(hub: Hub, { posts, shared, count }: Place, clock: () => number): HubFanout {
  const own: Post = { id: `instance-${posts.size + 1}`, isUp: true, topics: new Map() };
  posts.add(own);
  const missed = () => {
    for (const listeners of own.topics.values())
      for (const listener of listeners) later(() => listener.missed());
  };
  return {
    isAlone: false,
    subscribe(topic, listener) {
      const listeners = own.topics.get(topic) ?? new Set();
      own.topics.set(topic, listeners.add(listener));
      later(() => own.isUp && listeners.has(listener) && listener.missed());
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && own.topics.get(topic) === listeners) own.topics.delete(topic);
      };
    },
    publish(topic, makeMessage) {
      if (!own.isUp) return;
      const message = makeMessage();
      count();
      for (const other of posts) {
        if (other === own || !other.isUp || hub.loses(topic, message)) continue;
        for (const listener of other.topics.get(topic) ?? [])
          later(() => {
            if (other.topics.get(topic)?.has(listener)) listener.hear(message.slice(), own.id);
          });
      }
    },
    isUp: () => own.isUp,
    clock,
    claim: async (...asked) => !own.isUp || shared.claim(...asked),
    count: async (...asked) => (own.isUp ? shared.count(...asked) : null),
    uncount: async (key) => shared.uncount(key),
    enlist: async (...asked) => (own.isUp ? shared.enlist(...asked) : null),
    strike: (list, id) => shared.strike(list, id),
    cut: () => void (own.isUp = false),
    mend() {
      own.isUp = true;
      missed();
    },
    async close() {
      own.isUp = false;
      own.topics.clear();
      posts.delete(own);
    },
  };
}

function later(work: () => unknown): void {
  setImmediate(work);
}

/** What all instances count together. */
function sharedState(clock: () => number) {
  const claims = new Map<string, { number: number; until: number }>();
  const counts = new Map<string, { total: number; until: number }>();
  const lists = new Map<string, Map<string, Enlisted & { until: number }>>();
  return {
    claim(key: string, number: number, forMs: number): boolean {
      const known = claims.get(key);
      if (known && known.until > clock() && known.number >= number) return false;
      claims.set(key, { number, until: clock() + forMs });
      return true;
    },
    count(key: string, windowMs: number) {
      const known = counts.get(key);
      const isOpen = known !== undefined && known.until > clock() && known.total > 0;
      const { total, until } = isOpen ? known : { total: 0, until: clock() + windowMs };
      counts.set(key, { total: total + 1, until });
      return { total: total + 1, endsInMs: until - clock() };
    },
    uncount(key: string): void {
      const known = counts.get(key);
      if (known && known.total > 0) known.total -= 1;
    },
    enlist(list: string, entry: Enlisted, { most, forMs }: { most: number; forMs: number }) {
      const entries = lists.get(list) ?? new Map<string, Enlisted & { until: number }>();
      lists.set(list, entries.set(entry.id, { ...entry, until: clock() + forMs }));
      for (const { id, until } of entries.values()) if (until <= clock()) entries.delete(id);
      const newest = [...entries.values()].toSorted((a, b) => b.since - a.since);
      const surplus = newest.slice(most).map(({ id }) => id);
      for (const id of surplus) entries.delete(id);
      return surplus.toReversed();
    },
    strike: (list: string, id: string): void => void lists.get(list)?.delete(id),
  };
}
