/** The bijlagen of plans: a record in the store for each, and its bytes in the files until the last record of them is gone. */
import { WupError } from "../errors.ts";
import type { AttachmentRecord, Store } from "../store/port.ts";
import { kindOfFile } from "./fileKind.ts";
import { createTurns } from "./inTurn.ts";
import { remarksOnPdf } from "./pdfRemarks.ts";
import { putNamed, release } from "./kept.ts";
import type { FileStore } from "./port.ts";

/** What people say of a bijlage; `ground` and `groundDate` belong to geheim. */
export type AttachmentWords = Pick<
  AttachmentRecord,
  "title" | "date" | "openness" | "ground" | "groundDate"
>;

type AttachmentStore = Pick<
  Store,
  "saveAttachment" | "findAttachment" | "attachmentsOf" | "deleteAttachment" | "isFileInUse"
>;

export type Attachments = {
  /** Behind the others. Throws WupError BIJLAGE_SOORT, BIJLAGE_LEEG, BIJLAGE_MACRO, BIJLAGEN_VOL; StoreFull. */
  add(
    planId: string,
    author: { id: string; name: string },
    words: AttachmentWords,
    bytes: Uint8Array,
  ): Promise<AttachmentRecord>;
  /** Throws WupError BIJLAGE_ONBEKEND. */
  change(planId: string, id: string, words: AttachmentWords): Promise<AttachmentRecord>;
  /** Puts those named first, in this order, and the others behind them. */
  reorder(planId: string, ids: readonly string[]): Promise<void>;
  remove(planId: string, id: string): Promise<void>;
  /** Throws WupError BIJLAGE_ONBEKEND, and GEGEVENS_BESCHADIGD when the bytes are not there or not what they were. */
  read(planId: string, id: string): Promise<{ record: AttachmentRecord; bytes: Uint8Array }>;
};

export type AttachmentDeps = {
  store: AttachmentStore;
  files: FileStore;
  now: () => Date;
  newId: () => string;
};

/** File names in a package have two digits. */
const MOST = 99;

export function createAttachments({ store, files, now, newId }: AttachmentDeps): Attachments {
  const inTurn = createTurns();
  const found = async (planId: string, id: string): Promise<AttachmentRecord> => {
    const record = await store.findAttachment(planId, id);
    if (record === null) throw new WupError("BIJLAGE_ONBEKEND");
    return record;
  };
  const saveInOrder = async (records: readonly AttachmentRecord[]) => {
    for (const [index, record] of records.entries())
      if (record.position !== index + 1)
        await store.saveAttachment({ ...record, position: index + 1 });
  };
  return {
    async add(planId, author, words, bytes) {
      const { mediaType } = kindOfFile(bytes);
      const remarks = mediaType === "application/pdf" ? await remarksOnPdf(bytes) : [];
      return await inTurn(async () => {
        const others = await store.attachmentsOf(planId);
        if (others.length >= MOST) throw new WupError("BIJLAGEN_VOL");
        return await putNamed(files, bytes, async (sha256) => {
          const record: AttachmentRecord = {
            ...words,
            id: newId(),
            planId,
            mediaType,
            remarks,
            position: (others.at(-1)?.position ?? 0) + 1,
            size: bytes.length,
            sha256,
            authorId: author.id,
            authorName: author.name,
            createdAt: now().toISOString(),
          };
          await store.saveAttachment(record);
          return record;
        });
      });
    },
    change: (planId, id, words) =>
      inTurn(async () => {
        const record = { ...(await found(planId, id)), ...words };
        await store.saveAttachment(record);
        return record;
      }),
    reorder: (planId, ids) =>
      inTurn(async () => {
        const all = await store.attachmentsOf(planId);
        const first = ids.flatMap((id) => all.find((record) => record.id === id) ?? []);
        await saveInOrder([...new Set([...first, ...all])]);
      }),
    remove: (planId, id) =>
      inTurn(async () => {
        const record = await found(planId, id);
        await store.deleteAttachment(planId, id);
        await release({ store, files }, record.sha256);
      }),
    async read(planId, id) {
      const record = await found(planId, id);
      const bytes = await files.read(record.sha256);
      if (bytes === null) throw new WupError("GEGEVENS_BESCHADIGD");
      return { record, bytes };
    },
  };
}
