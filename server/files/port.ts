/**
 * What Wijkpen asks of a place for files, in numbered rules (FI..): bytes under their own SHA-256, and nothing about
 * what they are or whose; that is a record of the store. One contract suite runs over every implementation.
 */
import { hash } from "node:crypto";

/** The name of a file: the SHA-256 of its bytes, in small hex. */
export function sha256Of(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}

export interface FileStore {
  /**
   * FI1 Gives the SHA-256 of the bytes, in hex, once they survive a crash of the machine and were read back.
   * FI2 The same bytes are kept once, also when they are brought twice at the same time; what was damaged is then whole.
   * FI3 Without room nothing is kept and StoreFull is thrown.
   */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * FI4 The bytes as they were, or null when there are none under this hash. FI5 Bytes that are not what was kept are
   * never given: WupError GEGEVENS_BESCHADIGD. FI6 What is not a SHA-256 in small hex names nothing.
   */
  read(hash: string): Promise<Uint8Array | null>;
  /** FI7 After it there is nothing under this hash; an unknown one is no error. */
  remove(hash: string): Promise<void>;
  /** FI8 Every hash under which something is kept, damaged or not, in order. */
  hashes(): Promise<string[]>;
}
