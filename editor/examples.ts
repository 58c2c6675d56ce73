/** The starter library in the editor: fetched when somebody first looks for an example, and put into the plan. */
import { blockNode } from "../templates/blockNode.ts";
import { insertBlocks } from "../templates/edit/mends.ts";
import { nextCode } from "../templates/edit/newBlock.ts";
import type { PlanEdits } from "../templates/edit/planEdits.ts";
import type { LibraryBlock, LibraryEntry, Theme } from "../templates/library.ts";
import { newId } from "./identity.ts";

export type Library = typeof import("../templates/library.ts");

/** What an example is inserted for: an opgave without goal, a goal without maatregelen, or nothing yet. */
export type ExamplePurpose =
  /** A goal of its own; `chosen` when a finding asked for it, so that its maatregelen are more than ideas. */
  | { kind: "new"; thema: Theme | null; chosen?: true }
  /** No opgave was chosen yet: it comes with the goal. */
  | { kind: "opgave" }
  | { kind: "goal"; opgaveId: string; thema: Theme | null }
  | { kind: "measures"; goalId: string; thema: Theme | null };

export type Examples = {
  /** Null until the library is here; `onArrival` is called once when this call fetches it. */
  entries(onArrival: () => void): readonly LibraryEntry[] | null;
  load(): Promise<Library>;
};

/** The texts are long and rarely needed: they travel apart from the editor. */
export function createExamples(
  fetchLibrary: () => Promise<Library> = () => import("../templates/library.ts"),
): Examples {
  let library: Library | null = null;
  let coming: Promise<Library> | null = null;
  const load = async (): Promise<Library> => {
    coming ??= fetchLibrary();
    try {
      return (library ??= await coming);
    } catch (error) {
      coming = null; // the next time may go better
      throw error;
    }
  };
  return {
    load,
    entries(onArrival) {
      // Without the library the menu simply has no examples.
      if (!library && !coming) load().then(onArrival, (error: unknown) => console.error(error));
      return library?.LIBRARY ?? null;
    },
  };
}

/** Puts the blocks of an example in the plan, linked to each other; gives the id of the first. */
export function insertExample(
  entry: LibraryEntry,
  purpose: ExamplePurpose,
  { library, edits }: { library: Library; edits: PlanEdits },
): string | null {
  const used = edits.usedCodes();
  const options = {
    newId,
    nextCode: (prefix: string, given: readonly string[]) => nextCode(prefix, [...used, ...given]),
  };
  // Who mends a finding chose these on the spot; who leafs through examples gets ideas.
  const chosen = { ...options, status: "gekozen" as const };
  if (purpose.kind === "measures")
    return put(library.measuresOf(entry, purpose.goalId, chosen), edits);
  if (purpose.kind === "new")
    return put(library.insertionOf(entry, purpose.chosen ? chosen : options), edits);
  const blocks = library.insertionOf(entry, chosen);
  if (purpose.kind === "goal") return put(withOpgave(blocks, purpose.opgaveId), edits);
  const opgave = { id: newId(), type: "opgave" as const, code: nextCode("O", used) };
  const values = { titel: entry.title, thema: entry.thema, status: "gekozen" };
  return put([{ ...opgave, values }, ...withOpgave(blocks, opgave.id)], edits);
}

type Insertable = Omit<LibraryBlock, "type"> & { type: LibraryBlock["type"] | "opgave" };

function withOpgave(blocks: readonly LibraryBlock[], opgaveId: string): Insertable[] {
  return blocks.map((block) =>
    block.type === "doelstelling"
      ? { ...block, values: { ...block.values, opgaveIds: [opgaveId] } }
      : block,
  );
}

function put(blocks: readonly Insertable[], edits: PlanEdits): string | null {
  insertBlocks(
    edits,
    blocks.map((block) => blockNode(block, newId)),
  );
  return blocks[0]?.id ?? null;
}
