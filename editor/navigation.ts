/** Where people are in the plan, and how they get to a block, a row or a chapter. */
import type { Editor } from "@tiptap/core";
import type { Card } from "./surface.ts";

export type Navigation = {
  /** `row` is a row of the field; the place of a new one. */
  focusBlock(id: string, field?: string, row?: string): void;
  focusChapter(nr: string | number): void;
  /** The block, chapter heading or plangegevens with the cursor or the focus; null in free text. */
  selectedBlock(): string | null;
  stop(): void;
};

/** How long a block that was gone to stays marked. */
const MARK_MS = 1_800;

export function createNavigation(
  editor: Editor,
  sheet: HTMLElement,
  cards: ReadonlySet<Card>,
  onSelection: (blockId: string | null) => void,
): Navigation {
  let selected: string | null = null;
  const select = (id: string | null) => {
    if (id === selected) return;
    selected = id;
    onSelection(id);
  };
  const fromText = () => {
    const { $from } = editor.state.selection;
    const id: unknown = $from.depth > 0 ? $from.node(1).attrs["id"] : $from.nodeAfter?.attrs["id"];
    if (editor.view.hasFocus()) select(typeof id === "string" ? id : null);
  };
  const fromFocus = (event: FocusEvent) => {
    const card = (event.target as Element).closest<HTMLElement>("[data-blok-id]");
    if (card && event.target !== editor.view.dom) select(card.dataset["blokId"] ?? null);
  };
  editor.on("selectionUpdate", fromText);
  editor.on("focus", fromText);
  sheet.addEventListener("focusin", fromFocus);
  const domOf = (id: string) =>
    sheet.querySelector<HTMLElement>(`[data-blok-id="${CSS.escape(id)}"]`);

  return {
    focusBlock(id, field, row) {
      const home = domOf(id) ? { id, key: field } : homeOfRow(editor, id);
      const dom = home && domOf(home.id);
      if (!home || !dom) return;
      [...cards].find((card) => card.id === home.id)?.focus(home.key, row);
      reveal(dom, home.key === undefined ? dom : document.activeElement);
    },
    focusChapter(nr) {
      const dom = sheet.querySelector<HTMLElement>(`[data-hoofdstuk="${CSS.escape(String(nr))}"]`);
      if (!dom) return;
      dom.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
      reveal(dom, dom);
    },
    selectedBlock: () => selected,
    stop() {
      editor.off("selectionUpdate", fromText);
      editor.off("focus", fromText);
      sheet.removeEventListener("focusin", fromFocus);
    },
  };
}

/** A step of a tijdspad has no card of its own: its table is the place to go. */
function homeOfRow(editor: Editor, rowId: string): { id: string; key: string } | null {
  let home: { id: string; key: string } | null = null;
  editor.state.doc.forEach((block) =>
    block.forEach((child) => {
      if (home === null && child.attrs["id"] === rowId)
        home = { id: String(block.attrs["id"]), key: child.type.name };
    }),
  );
  return home;
}

function reveal(dom: HTMLElement, target: Element | null): void {
  const place = target && dom.contains(target) && target !== dom ? target : dom;
  const scroll = () => place.scrollIntoView({ block: place === dom ? "start" : "center" });
  scroll();
  // What was not drawn yet has an estimated height: once drawn it may have pushed the target away.
  requestAnimationFrame(() => requestAnimationFrame(scroll));
  dom.classList.add("is-aangewezen");
  setTimeout(() => dom.classList.remove("is-aangewezen"), MARK_MS);
}
