/** The paper: the text of the plan on the screen, with its cards, menus and toolbar. Made once there is a plan. */
import { Editor } from "@tiptap/core";
import type { AnyExtension } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Placeholder } from "@tiptap/extensions/placeholder";
import { TextSelection } from "@tiptap/pm/state";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { BlockName } from "../templates/blocks.ts";
import type { Mend } from "../templates/checklist.ts";
import { createPlanEdits } from "../templates/edit/planEdits.ts";
import type { Plan } from "../templates/plan.ts";
import { createActiveNode } from "./activeNode.ts";
import { createBlockView } from "./blockNode.ts";
import { createChapterEnds } from "./chapterEnds.ts";
import { createChapterView } from "./chapterNode.ts";
import { createChoiceIndex } from "./choiceIndex.ts";
import { h } from "./dom.ts";
import type { ExamplePurpose, Examples } from "./examples.ts";
import { createExamples } from "./examples.ts";
import { createGuards } from "./guards.ts";
import { newId } from "./identity.ts";
import { createInserting } from "./inserting.ts";
import type { Inserting } from "./inserting.ts";
import { createNavigation } from "./navigation.ts";
import type { Navigation } from "./navigation.ts";
import { createPopup } from "./popup.ts";
import type { Popup } from "./popup.ts";
import { createCarets } from "./presence.ts";
import { allLabels, choicesFor } from "./references.ts";
import { planExtensions } from "./schema.ts";
import { createShortcuts } from "./shortcuts.ts";
import { createSlashMenu } from "./slashMenu.ts";
import type { Card, Peer, Surface } from "./surface.ts";
import { takeClick } from "./takeClick.ts";
import { createTextView } from "./textNode.ts";
import { openLinkForm } from "./textTools.ts";
import { createPlanToolbar } from "./planToolbar.ts";

export type PaperOptions = {
  element: HTMLElement;
  toolbar: HTMLElement;
  doc: Y.Doc;
  awareness: Awareness;
  user: { name: string; colour: string };
  mayWrite: boolean;
  hold(): () => void;
  plan(): Plan;
  onComment(blockId: string): void;
  onMeasurements(blockId: string): void;
  onSelection(blockId: string | null): void;
  onSay(text: string): void;
};

export type Paper = {
  /** No more writing: the connection is refused. */
  stop(): void;
  flush(): void;
  /** Labels of other blocks may be different now. */
  planChanged(): void;
  peersChanged(peers: readonly Peer[]): void;
  commentCounts(counts: Readonly<Record<string, number>>): void;
  focusBlock(id: string, field?: string): void;
  focusChapter(nr: string | number): void;
  insertBlock(name: BlockName, chapterNr?: string | number): void;
  mend(mend: Mend): void;
  insertExample(id: string, purpose: ExamplePurpose): Promise<void>;
  selectedBlock(): string | null;
  destroy(): void;
};

/** What the parts of the paper share; the last three are made when all before them is there. */
type Desk = {
  options: PaperOptions;
  popup: Popup;
  examples: Examples;
  cards: Set<Card>;
  counts: Readonly<Record<string, number>>;
  peers: readonly Peer[];
  surface: Surface;
  editor: Editor;
  navigation: Navigation;
  inserting: Inserting;
};

export function createPaper(options: PaperOptions): Paper {
  const { element, mayWrite } = options;
  const sheet = h("div", { class: "papier" });
  const layer = h("div", { class: "zweeflaag" });
  element.replaceChildren(sheet, layer);
  const desk = {
    options,
    popup: createPopup(layer, "zweef-kader"),
    examples: createExamples(),
    cards: new Set(),
    counts: {},
    peers: [],
  } as unknown as Desk;
  const edits = createPlanEdits(options.doc, {
    origin: ySyncPluginKey,
    newId,
    onStructure: () => stopCapturing(desk.editor),
  });
  desk.surface = createSurface(desk, edits);
  // Mounted below: the cards need what is made after it.
  desk.editor = createTextEditor(desk);
  desk.navigation = createNavigation(desk.editor, sheet, desk.cards, options.onSelection);
  desk.inserting = createInserting({
    editor: desk.editor,
    edits,
    popup: desk.popup,
    examples: desk.examples,
    plan: options.plan,
    focusBlock: desk.navigation.focusBlock,
  });
  desk.editor.mount(sheet);
  putCursorInText(desk.editor);
  const tools = mayWrite
    ? createPlanToolbar(options.toolbar, desk.editor, desk.popup, (button) =>
        desk.inserting.openMenuAtCursor(button),
      )
    : null;
  options.toolbar.hidden = !mayWrite;
  return {
    ...paperFace(desk),
    stop() {
      desk.editor.setEditable(false, false);
      sheet.inert = true;
      element.classList.add("is-gestopt");
    },
    destroy() {
      tools?.destroy();
      desk.navigation.stop();
      desk.popup.close();
      desk.editor.destroy();
      element.replaceChildren();
    },
  };
}

function paperFace(desk: Desk): Omit<Paper, "stop" | "destroy"> {
  const refresh = () => desk.cards.forEach((card) => card.refresh());
  const { navigation, inserting, options } = desk;
  let known = "";
  return {
    flush: () => desk.cards.forEach((card) => card.flush()),
    planChanged() {
      const labels = allLabels(options.plan());
      // What stands on a folded card of other blocks is their labels.
      desk.cards.forEach((card) => (labels !== known || card.isOpen()) && card.refresh());
      known = labels;
    },
    peersChanged(peers) {
      desk.peers = peers;
      refresh();
    },
    commentCounts(counts) {
      desk.counts = counts;
      refresh();
    },
    focusBlock: navigation.focusBlock,
    focusChapter: navigation.focusChapter,
    insertBlock: inserting.insertBlock,
    mend: inserting.mend,
    insertExample: inserting.insertExample,
    selectedBlock: navigation.selectedBlock,
  };
}

function createSurface(desk: Desk, edits: Surface["edits"]): Surface {
  const { options, popup } = desk;
  const labels = createChoiceIndex(choicesFor);
  return {
    mayWrite: options.mayWrite,
    edits,
    popup,
    hold: options.hold,
    choices: (to) => labels.choices(desk.editor.state.doc, to),
    labelOf: (to, id) => labels.labelOf(desk.editor.state.doc, to, id),
    derived: (blockId, key) => derivedReferences(options.plan(), blockId, key),
    create: (name, title) => desk.inserting.create(name, title),
    goTo: (id) => desk.navigation.focusBlock(id),
    openInsertMenu: (anchor, index) => desk.inserting.openMenu(anchor, index),
    commentOn: options.onComment,
    showMeasurements: options.onMeasurements,
    commentCount: (id) => desk.counts[id] ?? 0,
    peersIn: (id) => desk.peers.filter(({ blockId }) => blockId === id),
    say: options.onSay,
    register(card) {
      desk.cards.add(card);
      return () => desk.cards.delete(card);
    },
  };
}

function createTextEditor(desk: Desk): Editor {
  return new Editor({
    element: null,
    editable: desk.options.mayWrite,
    injectCSS: false,
    enableContentCheck: false,
    extensions: [...documentExtensions(desk), ...writingExtensions(desk)],
    editorProps: {
      handleDOMEvents: { mousedown: takeClick },
      attributes: {
        class: "papier-tekst",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Tekst van het plan",
        lang: "nl",
        spellcheck: "true",
      },
    },
  });
}

function documentExtensions({ options, surface }: Desk): AnyExtension[] {
  return [
    ...planExtensions({
      block: createBlockView(surface),
      chapter: createChapterView(surface),
      text: createTextView(),
      hidden: () => ({
        dom: h("span", { hidden: true }),
        ignoreMutation: () => true,
        update: () => false,
      }),
    }),
    Collaboration.configure({ document: options.doc, field: "plan" }),
    createCarets(options.awareness, options.user),
  ];
}

function writingExtensions(desk: Desk): AnyExtension[] {
  const { options, popup } = desk;
  return [
    Placeholder.configure({
      placeholder: "Schrijf hier, of typ / om een blok in te voegen",
      showOnlyWhenEditable: true,
    }),
    createActiveNode(),
    createGuards(options.onSay),
    createChapterEnds(
      {
        write: (nr) => desk.inserting.write(nr),
        insert: (anchor, nr) => desk.inserting.openChapterMenu(anchor, nr),
      },
      options.mayWrite,
    ),
    createSlashMenu(popup, {
      examples: desk.examples,
      pick: (insertion) => desk.inserting.insert(insertion),
    }),
    createShortcuts({
      link: () => openLinkForm(desk.editor, popup, () => caretRect(desk.editor)),
      comment: () => {
        const id = desk.navigation.selectedBlock();
        if (id !== null) options.onComment(id);
      },
    }),
  ];
}

/** From here on is a step of its own for undo. */
function stopCapturing(editor: Editor): void {
  const undo = yUndoPluginKey.getState(editor.state) as
    { undoManager: { stopCapturing(): void } } | undefined;
  undo?.undoManager.stopCapturing();
}

/** In the first free text. The cursor of an empty document is everything, and that becomes the whole plan. */
function putCursorInText(editor: Editor): void {
  const { doc, tr } = editor.state;
  let place: number | null = null;
  doc.forEach((node, at) => {
    if (node.isTextblock) place ??= at + 1;
  });
  if (place !== null)
    editor.view.dispatch(
      tr.setSelection(TextSelection.create(doc, place)).setMeta("addToHistory", false),
    );
}

function derivedReferences(plan: Plan, blockId: string, key: string): readonly string[] {
  const block = plan.blocks.find(({ id }) => id === blockId);
  const value = (block?.values as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(value) ? (value as string[]) : [];
}

function caretRect(editor: Editor): DOMRect {
  const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
  return new DOMRect(left, top, 0, bottom - top);
}
