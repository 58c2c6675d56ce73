/** The Word templates of gemeenten: a record in the store for each, and its bytes in the files. */
import { gemeenteKey } from "../../templates/gemeente.ts";
import { WupError } from "../errors.ts";
import type { FileStore } from "../files/port.ts";
import { createTurns } from "../files/inTurn.ts";
import { putNamed, release } from "../files/kept.ts";
import type { TemplateReport } from "../generate/template.ts";
import type { Store, TemplateRecord } from "../store/port.ts";

export type WordTemplates = {
  find(gemeente: string): Promise<TemplateRecord | null>;
  /** Throws WupError SJABLOON_ONBEKEND, and GEGEVENS_BESCHADIGD when the bytes are not there or not what they were. */
  read(gemeente: string): Promise<{ record: TemplateRecord; bytes: Uint8Array }>;
  /** Checks it and puts it in the place of the one before. Throws WupError SJABLOON_ONBRUIKBAAR with why; StoreFull. */
  replace(
    gemeente: string,
    author: { id: string; name: string },
    filename: string,
    bytes: Uint8Array,
  ): Promise<TemplateRecord>;
  /** Throws WupError SJABLOON_ONBEKEND. */
  remove(gemeente: string): Promise<void>;
};

export type WordTemplateDeps = {
  store: Pick<Store, "saveTemplate" | "findTemplate" | "deleteTemplate" | "isFileInUse">;
  files: FileStore;
  check(bytes: Uint8Array): Promise<TemplateReport>;
  now: () => Date;
};

export function createWordTemplates(deps: WordTemplateDeps): WordTemplates {
  const { store, files, check, now } = deps;
  const inTurn = createTurns();
  const found = async (gemeente: string): Promise<TemplateRecord> => {
    const record = await store.findTemplate(gemeenteKey(gemeente));
    if (record === null) throw new WupError("SJABLOON_ONBEKEND");
    return record;
  };
  return {
    find: (gemeente) => store.findTemplate(gemeenteKey(gemeente)),
    async read(gemeente) {
      const record = await found(gemeente);
      const bytes = await files.read(record.sha256);
      if (bytes === null) throw new WupError("GEGEVENS_BESCHADIGD");
      return { record, bytes };
    },
    async replace(gemeente, author, filename, bytes) {
      const { faults, found: holds, warnings } = await check(bytes);
      if (faults.length > 0)
        throw new WupError("SJABLOON_ONBRUIKBAAR", {
          detail: faults.join(" "),
          details: faults.map((sentence) => ({ sentence })),
        });
      return await inTurn(async () => {
        const before = await store.findTemplate(gemeenteKey(gemeente));
        const record = await putNamed(files, bytes, async (sha256) => {
          const named: TemplateRecord = {
            gemeente: gemeenteKey(gemeente),
            filename,
            size: bytes.length,
            sha256,
            found: holds,
            warnings,
            authorId: author.id,
            authorName: author.name,
            createdAt: now().toISOString(),
          };
          await store.saveTemplate(named);
          return named;
        });
        if (before) await release(deps, before.sha256);
        return record;
      });
    },
    remove: (gemeente) =>
      inTurn(async () => {
        const { sha256 } = await found(gemeente);
        await store.deleteTemplate(gemeenteKey(gemeente));
        await release(deps, sha256);
      }),
  };
}
