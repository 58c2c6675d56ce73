/**
 * Bytes and the records that name them: there as long as one does, whichever instance puts and removes them. The records
 * and the files are two stores, so the order of the steps is all that holds them together.
 */
import type { Store } from "../store/port.ts";
import type { FileStore } from "./port.ts";

/** Puts the bytes and lets `save` name them in a record. Throws StoreFull, and what `save` throws. */
export async function putNamed<T>(
  files: FileStore,
  bytes: Uint8Array,
  save: (sha256: string) => Promise<T>,
): Promise<T> {
  const saved = await save(await files.put(bytes));
  // Another instance may have removed the same bytes before they were named; now nobody does any more.
  await files.put(bytes);
  return saved;
}

/** Removes the bytes of this hash unless a record names them. */
export async function release(
  { store, files }: { store: Pick<Store, "isFileInUse">; files: FileStore },
  sha256: string,
): Promise<void> {
  if (await store.isFileInUse(sha256)) return;
  // Damaged ones are of no use to whoever named them meanwhile.
  const bytes = await files.read(sha256).catch(() => null);
  await files.remove(sha256);
  if (bytes !== null && (await store.isFileInUse(sha256))) await files.put(bytes);
}
