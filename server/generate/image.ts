/** A picture inside a data: address: its bytes and its size in pixels, read from the file itself. */

export type Picture = { type: "png" | "jpg"; bytes: Buffer; width: number; height: number };

/** The picture, or null when this is no PNG or JPEG that can be read. */
export function imageOf(data: string): Picture | null {
  const match = /^data:image\/(png|jpeg);base64,(.+)$/.exec(data);
  if (!match) return null;
  const bytes = Buffer.from(match[2] ?? "", "base64");
  const size = match[1] === "png" ? pngSize(bytes) : jpegSize(bytes);
  return size && size.width > 0 && size.height > 0
    ? { type: match[1] === "png" ? "png" : "jpg", bytes, ...size }
    : null;
}

function pngSize(bytes: Buffer): { width: number; height: number } | null {
  const isPng = bytes.length >= 24 && bytes.readUInt32BE(0) === 0x89504e47;
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

/** Walks the segments up to the one with the frame: FFC0 to FFCF, without the tables among them. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
