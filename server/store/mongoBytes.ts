/** Bytes as MongoDB gives them back. */

/** A copy: the driver gives views of a whole answer, which would keep all of it in memory. Null when these are no bytes. */
export function bytesOf(value: unknown): Uint8Array | null {
  const inner = (value as { buffer?: unknown } | null)?.buffer;
  const isBinary = (value as { _bsontype?: unknown } | null)?._bsontype === "Binary";
  if (isBinary && ArrayBuffer.isView(inner)) {
    const { position } = value as { position?: number };
    return new Uint8Array((inner as Uint8Array).subarray(0, position));
  }
  return ArrayBuffer.isView(value) ? new Uint8Array(value as Uint8Array) : null;
}
