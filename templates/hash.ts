/** A short hash by which two texts are seen to differ; it protects against nobody. */

/** The same text gives the same 16 hexadecimal digits, in every browser and on the server. */
export function hashOf(text: string): string {
  return `${mix(text, 0x811c9dc5)}${mix(text, 0x27d4eb2f)}`;
}

/** 32 bits over the UTF-16 units of a text (FNV-1a with a last stir), as 8 hexadecimal digits. */
function mix(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
