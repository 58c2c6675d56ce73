/** What is said to all instances at once, whichever plans are open there. */
import type { Fanout } from "../fanout/port.ts";
import type { Log } from "../log.ts";

export type Word =
  /** A session of this user ended. */
  | { kind: "sessions"; userId: string }
  /** What the gemeente chose for its plans, a profile or thresholds, is something else now. */
  | { kind: "settings"; gemeente: string }
  /** Windows beyond what one user may have open. */
  | { kind: "surplus"; ids: string[] };

const TOPIC = "allen";

export type Everywhere = { tell(word: Word): void; leave(): void };

/** `missed`: something may have been said that nobody here heard. */
export function createEverywhere(
  fanout: Fanout,
  log: Log,
  { hear, missed }: { hear(word: Word): void; missed(): void },
): Everywhere {
  const leave = fanout.subscribe(TOPIC, {
    hear(message) {
      try {
        hear(JSON.parse(Buffer.from(message).toString()) as Word);
      } catch (error) {
        log.error({ err: error }, "een bericht van een andere server is onleesbaar");
      }
    },
    missed,
  });
  return {
    tell: (word) => fanout.publish(TOPIC, () => Buffer.from(JSON.stringify(word))),
    leave,
  };
}
