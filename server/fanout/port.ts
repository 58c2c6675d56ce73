/**
 * What several instances of the server on one store ask of the line between them, in numbered rules (FA..). One contract
 * suite runs over every implementation. The line carries what is already true, and may lose any of it: the store is where
 * the truth is read, and whoever missed something reads on there.
 */

/** The line cannot be opened at the start; the message is Dutch, names the setting, and never holds the address or its password. */
export class FanoutFault extends Error {}

export type Listener = {
  /** FA1 Called for each message, in the order in which its sender published. `from` names the instance that sent it. */
  hear(message: Uint8Array, from: string): void;
  /**
   * FA2 Called once each time that messages flow from now on: after subscribing, and whenever the line was cut in between.
   * What was published before then may never have come.
   */
  missed(): void;
};

/** How often something was asked for in its window, and when that window ends (milliseconds from now). */
export type Counted = { total: number; endsInMs: number };

/** None of these methods throws or holds up its caller; where the line is away they say so in what they give. */
export interface Fanout {
  /** Whether there can be no other instance: then nobody needs to be asked anything now and then either. */
  readonly isAlone: boolean;
  /** FA3 Listens to a topic until the result is called; then nothing of it is heard any more. */
  subscribe(topic: string, listener: Listener): () => void;
  /**
   * FA4 Everyone else who listens to the topic at this moment hears the message, byte for byte; the instance itself never
   * does. `makeMessage` is only called when there is somebody to tell and a line to tell it over.
   */
  publish(topic: string, makeMessage: () => Uint8Array): void;
  /** FA5 False while messages of others cannot arrive or ours cannot leave: then ask the store now and then. */
  isUp(): boolean;
  /** FA6 One clock for all instances, in milliseconds since 1970; their own clocks may be minutes apart. */
  clock(): number;
  /**
   * FA7 Whether this instance is the first to name this number, or a higher one, under this key in the last `forMs`: so that
   * work is done once. Always true when nobody can be asked: such work may be done twice.
   */
  claim(key: string, number: number, forMs: number): Promise<boolean>;
  /** FA8 Counts one more under the key; the window begins at the first. Null when it cannot be counted together. */
  count(key: string, windowMs: number): Promise<Counted | null>;
  /** FA9 Takes one back. */
  uncount(key: string): Promise<void>;
  /**
   * FA10 Puts an entry on a list, or renews it, and gives those beyond the `most` newest (by `since`), which are then off it.
   * Who is not renewed within `forMs` is off it as well. Null when there is no common list now.
   */
  enlist(
    list: string,
    entry: Enlisted,
    limits: { most: number; forMs: number },
  ): Promise<string[] | null>;
  /** FA11 Takes an entry off a list; unknown ones are no error. */
  strike(list: string, id: string): void;
  /** FA12 Nothing is heard after this, and no connection is left. */
  close(): Promise<void>;
}

/** `since` in milliseconds of the common clock. */
export type Enlisted = { id: string; since: number };
