/** Frames that no editor sends: chance, and real frames that were changed by chance. */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Chance } from "./suite.ts";

/** What an attacker knows: frames that honest writers sent, and under which client ids. */
export type Loot = { frames: Uint8Array[]; clients: number[] };

export type AttackFrame = { name: string; bytes: Uint8Array | string };

type Maker = (chance: Chance, loot: Loot) => Uint8Array | string;

const MAKERS: Record<string, Maker> = {
  random: (chance) => randomBytes(chance, chance.below(300)),
  kind: (chance) => message(chance.below(12), randomBytes(chance, chance.below(100))),
  step: (chance) =>
    written(
      [0, chance.below(4)],
      sized(randomBytes(chance, chance.below(chance.pick([20, 2_000])))),
    ),
  truncated: (chance, loot) => {
    const frame = real(chance, loot);
    return frame.subarray(0, chance.below(frame.length + 1));
  },
  flipped: (chance, loot) => {
    const frame = real(chance, loot).slice();
    for (let n = 1 + chance.below(4); n > 0; n -= 1) {
      const at = chance.below(frame.length);
      frame[at] = (frame[at] ?? 0) ^ (1 << chance.below(8));
    }
    return frame;
  },
  "changed update": (chance, loot) => asUpdate(chance, changed(chance, updateIn(chance, loot))),
  "other numbers": (chance, loot) => asUpdate(chance, renumbered(chance, loot)),
  spliced: (chance, loot) => {
    const [one, two] = [updateIn(chance, loot), updateIn(chance, loot)];
    const [end, start] = [chance.below(one.length), chance.below(two.length)];
    return asUpdate(chance, Buffer.concat([one.subarray(0, end), two.subarray(start)]));
  },
  doubled: (chance, loot) => {
    const update = updateIn(chance, loot);
    const at = chance.below(update.length);
    return asUpdate(chance, Buffer.concat([update.subarray(0, at), update.subarray(at / 2)]));
  },
  repeated: (chance, loot) => asUpdate(chance, updateIn(chance, loot)),
  "second format": (chance, loot) => {
    const update = Y.convertUpdateFormatV1ToV2(updateIn(chance, loot));
    return asUpdate(chance, chance.is(0.5) ? update : changed(chance, update));
  },
  jump: (chance, loot) =>
    asUpdate(chance, numbers(1, 1, owner(chance, loot), huge(chance), 0, 1 + huge(chance), 0)),
  erasure: (chance, loot) =>
    asUpdate(chance, numbers(0, 1, owner(chance, loot), 1, huge(chance), huge(chance))),
  nested: (chance) => asUpdate(chance, deepValue(chance, 10 + chance.below(20_000))),
  presence: (chance, loot) => presence(chance, loot, chance.below(5)),
  "presence flood": (chance, loot) => presence(chance, loot, 2_000),
  "state vector": (chance, loot) =>
    message(0, numbers(0), sized(numbers(2, owner(chance, loot), huge(chance), huge(chance), 1))),
  text: (chance) => String.fromCharCode(...randomBytes(chance, chance.below(50))),
};

const NAMES = Object.keys(MAKERS);

export function attackFrame(chance: Chance, loot: Loot): AttackFrame {
  const name = chance.pick(NAMES);
  const bytes = MAKERS[name]?.(chance, loot) ?? "";
  return { name, bytes };
}

/** A catch-up of megabytes: cheap to send, dear to read. */
export function bombFrame(chance: Chance, loot: Loot): AttackFrame {
  const client = owner(chance, loot);
  const bombs: Record<string, () => Uint8Array> = {
    pieces: () => section(1 + huge(chance), 0, 200_000 + chance.below(200_000), [0, 1]),
    letters: () =>
      section(7_000 + chance.below(10 ** 6), 0, 100_000, [0x84, ...varUint(client), 2, 1, 120]),
    deletions: () => backwards(client, 100_000),
    values: () => deepValue(chance, 0, 3_000_000),
    noise: () => randomBytes(chance, 3_000_000),
    nothing: () => new Uint8Array(chance.pick([5_000_000, 33_000_000])),
  };
  const name = chance.pick(Object.keys(bombs));
  const update = bombs[name]?.() ?? new Uint8Array();
  return { name: `bomb of ${name}`, bytes: written([0, 1], sized(update)) };
}

function real(chance: Chance, { frames }: Loot): Uint8Array {
  return chance.pick(frames);
}

/** The update in a frame of the sync protocol. */
function updateIn(chance: Chance, loot: Loot): Uint8Array {
  const frame = real(chance, loot);
  let at = 2;
  while ((frame[at] ?? 0) > 127) at += 1;
  return frame.subarray(at + 1);
}

function asUpdate(chance: Chance, update: Uint8Array): Uint8Array {
  return written([0, chance.is(0.3) ? 1 : 2], sized(update));
}

function changed(chance: Chance, update: Uint8Array): Uint8Array {
  const bytes = update.slice();
  for (let n = 1 + chance.below(3); n > 0; n -= 1)
    bytes[chance.below(bytes.length)] = chance.pick([0, 1, 4, 7, 127, 128, 255, chance.below(256)]);
  return bytes;
}

/** A real update with another client id, clock or length somewhere in it. */
function renumbered(chance: Chance, loot: Loot): Uint8Array {
  const update = updateIn(chance, loot);
  const at = chance.below(update.length);
  let end = at;
  while ((update[end] ?? 0) > 127) end += 1;
  const number = chance.is(0.5) ? owner(chance, loot) : huge(chance);
  const other = Uint8Array.from(varUint(number));
  return Buffer.concat([update.subarray(0, at), other, update.subarray(end + 1)]);
}

function owner(chance: Chance, { clients }: Loot): number {
  return chance.is(0.8) ? chance.pick(clients) : chance.below(2 ** 32);
}

function huge(chance: Chance): number {
  return chance.pick([
    0,
    1,
    2,
    chance.below(100),
    2 ** 31,
    2 ** 32 - 1,
    2 ** 40,
    Number.MAX_SAFE_INTEGER,
  ]);
}

function presence(chance: Chance, loot: Loot, count: number): Uint8Array {
  const entries = written([count], (encoder) => {
    for (let n = 0; n < count; n += 1) {
      encoding.writeVarUint(encoder, owner(chance, loot));
      encoding.writeVarUint(encoder, huge(chance));
      const state = chance.pick([
        "null",
        "{}",
        "[",
        '{"user":{"name":"x"},"cursor":{"anchor":{}}}',
      ]);
      encoding.writeVarString(encoder, state);
    }
  });
  return written([1], sized(chance.is(0.2) ? changed(chance, entries) : entries));
}

/** An attribute whose value is nested, or a long list. */
function deepValue(chance: Chance, depth: number, width = 1): Uint8Array {
  return written([1, 1, chance.below(2 ** 32), 0], (encoder) => {
    encoding.writeUint8Array(encoder, new Uint8Array([0x28, 1, 4, 112, 108, 97, 110, 1, 97, 1]));
    for (let n = 0; n < depth; n += 1) encoding.writeUint8Array(encoder, new Uint8Array([117, 1]));
    encoding.writeUint8(encoder, 117);
    encoding.writeVarUint(encoder, width);
    encoding.writeUint8Array(encoder, new Uint8Array(width).fill(126));
    encoding.writeVarUint(encoder, 0);
  });
}

/** One client with many times the same piece. */
function section(client: number, clock: number, count: number, piece: number[]): Uint8Array {
  const bytes = Uint8Array.from(piece);
  return written([1, count, client, clock], (encoder) => {
    for (let n = 0; n < count; n += 1) encoding.writeUint8Array(encoder, bytes);
    encoding.writeVarUint(encoder, 0);
  });
}

function backwards(client: number, count: number): Uint8Array {
  return written([0, 1, client, count], (encoder) => {
    for (let n = count; n > 0; n -= 1) {
      encoding.writeVarUint(encoder, n * 2);
      encoding.writeVarUint(encoder, 1);
    }
  });
}

function randomBytes(chance: Chance, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => chance.below(256));
}

function varUint(number: number): number[] {
  return [...encoding.encode((encoder) => encoding.writeVarUint(encoder, number))];
}

function numbers(...all: number[]): Uint8Array {
  return Uint8Array.from(all.flatMap(varUint));
}

function sized(bytes: Uint8Array): (encoder: encoding.Encoder) => void {
  return (encoder) => encoding.writeVarUint8Array(encoder, bytes);
}

function message(
  kind: number,
  ...parts: (Uint8Array | ((encoder: encoding.Encoder) => void))[]
): Uint8Array {
  return written([kind], (encoder) => {
    for (const part of parts)
      if (part instanceof Uint8Array) encoding.writeUint8Array(encoder, part);
      else part(encoder);
  });
}

function written(start: number[], rest: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    start.forEach((number) => encoding.writeVarUint(encoder, number));
    rest(encoder);
  });
}
