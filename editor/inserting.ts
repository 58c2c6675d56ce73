/** Puts new blocks and kinds of text where people ask for them. */
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { BLOCKS, definitionOf, isBlockName } from "../templates/blocks.ts";
import type { BlockName } from "../templates/blocks.ts";
import type { Mend } from "../templates/checklist.ts";
import { carryOut } from "../templates/edit/mends.ts";
import { newBlock } from "../templates/edit/newBlock.ts";
import type { PlanEdits } from "../templates/edit/planEdits.ts";
import type { Plan } from "../templates/plan.ts";
import { paragraph } from "../templates/prose.ts";
import type { ProseNode } from "../templates/prose.ts";
import { insertExample } from "./examples.ts";
import type { ExamplePurpose, Examples } from "./examples.ts";
import { newId } from "./identity.ts";
import type { Insertion, TextKind } from "./insertList.ts";
import { openInsertMenu } from "./insertMenu.ts";
import type { Popup } from "./popup.ts";
import { chapterAt } from "./references.ts";

export type Inserting = {
  /** At the cursor, as the slash menu does. */
  insert(insertion: Insertion): void;
  insertBlock(name: BlockName, chapterNr?: string | number): void;
  /** A block in its own chapter for a reference to it, without leaving the place where people are. */
  create(name: string, title: string): string | null;
  openMenu(anchor: HTMLElement, index: () => number): void;
  openMenuAtCursor(anchor: HTMLElement): void;
  openChapterMenu(anchor: HTMLElement, nr: string): void;
  /** Puts the cursor in a paragraph at the end of a chapter. */
  write(nr: string): void;
  /** Carries out what the checklist proposes, and goes there. */
  mend(mend: Mend): void;
  /** An example of the starter library, each of its blocks at the end of its own chapter. */
  insertExample(id: string, purpose: ExamplePurpose): Promise<void>;
};

const ANY_EXAMPLE: ExamplePurpose = { kind: "new", thema: null };

export function createInserting(place: {
  editor: Editor;
  edits: PlanEdits;
  popup: Popup;
  examples: Examples;
  plan(): Plan;
  focusBlock(id: string, field?: string, row?: string): void;
}): Inserting {
  const { editor, edits, popup, examples } = place;
  const putExample = async (id: string, purpose: ExamplePurpose) => {
    const library = await examples.load();
    const entry = library.LIBRARY.find((each) => each.id === id);
    const first = entry && insertExample(entry, purpose, { library, edits });
    if (first) place.focusBlock(first);
  };
  const make = (name: BlockName) =>
    newBlock(name, {
      newId,
      usedCodes: edits.usedCodes(),
      plangegevens: place.plan().plangegevens.values,
    });
  const putBlock = (name: BlockName, index: number) => {
    const node = make(name);
    edits.insertAt(index, [node]);
    place.focusBlock(String(node.attrs?.["id"]), BLOCKS[name].titleField);
  };
  const putAt = (insertion: Insertion, index: number) => {
    if (insertion.kind === "block") return putBlock(insertion.name, index);
    if (insertion.kind === "example") return void putExample(insertion.id, ANY_EXAMPLE);
    edits.insertAt(index, [textNode(insertion.name)]);
    putCursor(editor, index);
  };
  const openMenu = (anchor: HTMLElement, index: () => number) =>
    openInsertMenu(popup, anchor, chapterAt(editor.state.doc, index()), {
      examples,
      pick: (insertion) => putAt(insertion, index()),
    });
  const homeEnd = (name: BlockName, chapterNr?: string | number) =>
    edits.endOfChapter(String(chapterNr ?? BLOCKS[name].chapters[0] ?? 0));
  return {
    insert(insertion) {
      if (insertion.kind === "text") turnInto(editor, insertion.name);
      else if (insertion.kind === "example") void putExample(insertion.id, ANY_EXAMPLE);
      else putBlock(insertion.name, indexAtCursor(editor));
    },
    insertBlock: (name, chapterNr) => putBlock(name, homeEnd(name, chapterNr)),
    create(name, title) {
      if (!isBlockName(name)) return null;
      const node = make(name);
      const titled =
        title === ""
          ? node
          : {
              ...node,
              attrs: { ...node.attrs, [definitionOf(name)?.titleField ?? "titel"]: title },
            };
      edits.insertAt(homeEnd(name), [titled]);
      return String(node.attrs?.["id"]);
    },
    mend(mend) {
      const went = carryOut(mend, edits, place.plan().plangegevens.values);
      if (!went) return;
      place.focusBlock(went.block, went.field, went.row);
      // The list of choices opens on a click in its input.
      const input = went.opens ? document.activeElement : null;
      if (input instanceof HTMLInputElement && input.role === "combobox") input.click();
    },
    insertExample: putExample,
    openMenu,
    openMenuAtCursor: (anchor) => openMenu(anchor, () => indexAtCursor(editor)),
    openChapterMenu: (anchor, nr) => openMenu(anchor, () => edits.endOfChapter(nr)),
    write(nr) {
      const index = edits.endOfChapter(nr);
      const last = index > 0 ? editor.state.doc.child(index - 1) : null;
      const isReady = last?.type.name === "paragraph" && last.content.size === 0;
      if (!isReady) edits.insertAt(index, [paragraph("")]);
      putCursor(editor, isReady ? index - 1 : index);
    },
  };
}

/** Behind the text or block with the cursor; before an empty paragraph, which stays to write on. */
function indexAtCursor(editor: Editor): number {
  const { doc, selection } = editor.state;
  const index = selection.$from.index(0);
  const node = index < doc.childCount ? doc.child(index) : null;
  const isEmpty = node?.type.name === "paragraph" && node.content.size === 0;
  return Math.min(isEmpty ? index : index + 1, doc.childCount);
}

function putCursor(editor: Editor, index: number): void {
  const { doc, tr } = editor.state;
  let position = 0;
  for (let at = 0; at < index; at += 1) position += doc.child(at).nodeSize;
  editor.view.dispatch(
    tr.setSelection(TextSelection.near(doc.resolve(position + 1))).scrollIntoView(),
  );
  editor.view.focus();
}

function turnInto(editor: Editor, kind: TextKind): void {
  const chain = editor.chain().focus();
  if (kind === "paragraph") chain.setParagraph().run();
  else if (kind === "bulletList") chain.toggleBulletList().run();
  else if (kind === "orderedList") chain.toggleOrderedList().run();
  else if (kind === "blockquote") chain.toggleBlockquote().run();
  else if (kind === "table") chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  else if (kind === "horizontalRule") chain.setHorizontalRule().run();
  else chain.setHeading({ level: Number(kind.slice(-1)) as 2 | 3 | 4 }).run();
}

function textNode(kind: TextKind): ProseNode {
  const empty = paragraph("");
  const item = { type: "listItem", content: [empty] };
  if (kind === "bulletList" || kind === "orderedList") return { type: kind, content: [item] };
  if (kind === "blockquote") return { type: kind, content: [empty] };
  if (kind === "horizontalRule") return { type: kind };
  if (kind === "table") return tableNode();
  return kind === "paragraph"
    ? empty
    : { type: "heading", attrs: { level: Number(kind.slice(-1)) } };
}

function tableNode(): ProseNode {
  const row = (cell: string): ProseNode => ({
    type: "tableRow",
    content: Array.from({ length: 3 }, () => ({ type: cell, content: [paragraph("")] })),
  });
  return { type: "table", content: [row("tableHeader"), row("tableCell"), row("tableCell")] };
}
