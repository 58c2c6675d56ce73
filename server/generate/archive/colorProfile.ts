/** The colours of a PDF for an archive: sRGB as an ICC profile (version 2), made here from its numbers (IEC 61966-2-1). */

/** The bytes of the profile, always the same. */
export function srgbProfile(): Buffer {
  const tags: [name: string, data: Buffer][] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", Buffer.from("text\0\0\0\0CC0\0", "latin1")],
    ["wtpt", xyz(WHITE)],
    ["rXYZ", xyz([0.43607, 0.22249, 0.01392])],
    ["gXYZ", xyz([0.38515, 0.71687, 0.09708])],
    ["bXYZ", xyz([0.14307, 0.06061, 0.7141])],
  ];
  const curve = aligned(toneCurve());
  const curveAt = HEAD + 4 + 12 * (tags.length + 3);
  let at = curveAt + curve.length;
  const table = ["rTRC", "gTRC", "bTRC"].map((name) => entry(name, curveAt, curve.length));
  for (const [name, data] of tags) {
    table.push(entry(name, at, data.length));
    at += aligned(data).length;
  }
  const bodies = [curve, ...tags.map(([, data]) => aligned(data))];
  return Buffer.concat([head(at), uint32(table.length), ...table, ...bodies]);
}

const HEAD = 128;
/** Daylight (D50), to which a profile refers its colours. */
const WHITE = [0.9642, 1, 0.8249] as const;

function head(size: number): Buffer {
  const bytes = Buffer.alloc(HEAD);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02_10_00_00, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  bytes.writeUInt16BE(2026, 24); // a date belongs in it: 1 January 2026
  bytes.writeUInt16BE(1, 26);
  bytes.writeUInt16BE(1, 28);
  bytes.write("acsp", 36, "latin1");
  xyz(WHITE).copy(bytes, 68, 8);
  return bytes;
}

/** How bright each of 1,024 steps is. */
function toneCurve(): Buffer {
  const steps = 1024;
  const bytes = Buffer.alloc(12 + steps * 2);
  bytes.write("curv", 0, "latin1");
  bytes.writeUInt32BE(steps, 8);
  for (let step = 0; step < steps; step += 1) {
    const value = step / (steps - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(light * 65_535), 12 + step * 2);
  }
  return bytes;
}

function description(text: string): Buffer {
  const name = Buffer.from(`${text}\0`, "latin1");
  const otherAlphabets = Buffer.alloc(8 + 3 + 67);
  return Buffer.concat([
    Buffer.from("desc\0\0\0\0", "latin1"),
    uint32(name.length),
    name,
    otherAlphabets,
  ]);
}

function xyz(values: readonly number[]): Buffer {
  const numbers = values.map((value) => uint32(Math.round(value * 65_536)));
  return Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), ...numbers]);
}

function entry(name: string, at: number, size: number): Buffer {
  return Buffer.concat([Buffer.from(name, "latin1"), uint32(at), uint32(size)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function aligned(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}
