/** The menu behind "/": opens while typing, filters on what follows, and puts the choice in the place of those words. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { createInsertList } from "./insertList.ts";
import type { Examples } from "./examples.ts";
import type { Insertion } from "./insertList.ts";
import type { Popup } from "./popup.ts";
import { chapterAt } from "./references.ts";

export type SlashQuery = { from: number; to: number; query: string };

type SlashState = { open: SlashQuery | null; dismissedAt: number | null };

const key = new PluginKey<SlashState>("invoegen");
const LIST_ID = "schuine-streep";

/** `pick` gets the choice after "/" and the words of the query have been taken away. */
export function createSlashMenu(
  popup: Popup,
  host: { examples: Examples; pick(insertion: Insertion): void },
) {
  return Extension.create({
    name: "invoegen",
    priority: 1001,
    addProseMirrorPlugins: () => [slashPlugin(popup, host)],
  });
}

/** What is typed after "/" at the cursor, or null. The slash begins a line or follows a space: "en/of" is text. */
export function slashQueryAt(state: EditorState): SlashQuery | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  const match = /(?:^|\s)\/([\p{L}\p{N}-]{0,30}(?: [\p{L}\p{N}-]{0,30})?)$/u.exec(before);
  if (!match) return null;
  const query = match[1] ?? "";
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

function slashPlugin(
  popup: Popup,
  { examples, pick }: { examples: Examples; pick(insertion: Insertion): void },
): Plugin<SlashState> {
  let current: EditorView | null = null;
  const list = createInsertList(LIST_ID, {
    examples,
    changed() {
      current?.dom.setAttribute("aria-activedescendant", list.activeId() ?? "");
      popup.place();
    },
    pick(insertion) {
      const open = current ? key.getState(current.state)?.open : null;
      if (!current || !open) return;
      current.dispatch(current.state.tr.delete(open.from, open.to));
      current.focus();
      pick(insertion);
    },
  });
  return new Plugin<SlashState>({
    key,
    state: {
      init: () => ({ open: null, dismissedAt: null }),
      apply(transaction, previous, _old, state) {
        const open = slashQueryAt(state);
        const wasDismissed =
          transaction.getMeta(key) === "sluit" ? (open?.from ?? null) : previous.dismissedAt;
        const dismissedAt = open && wasDismissed === open.from ? wasDismissed : null;
        // Only typing opens it: a slash that stood there already does not, wherever the cursor goes.
        const mayOpen = previous.open !== null || (transaction.docChanged && open?.query === "");
        return { open: open && dismissedAt === null && mayOpen ? open : null, dismissedAt };
      },
    },
    props: {
      handleKeyDown: (view, event) =>
        key.getState(view.state)?.open != null && handleKey(view, event, list),
    },
    view(view) {
      current = view;
      let shown: string | null = null;
      return {
        update() {
          const open =
            view.editable && view.hasFocus() ? (key.getState(view.state)?.open ?? null) : null;
          const next = open && `${open.from} ${open.query}`;
          if (next === shown) return;
          shown = next;
          if (!open) return hide(view, popup, list.element);
          const found = list.filter(
            open.query,
            chapterAt(view.state.doc, view.state.selection.$from.index(0) + 1),
          );
          if (found === 0 && open.query.includes(" ") && !list.isWaiting()) return dismiss(view);
          showList(view, popup, list.element, open.from);
          view.dom.setAttribute("aria-activedescendant", list.activeId() ?? "");
        },
        destroy: () => hide(view, popup, list.element),
      };
    },
  });
}

function handleKey(
  view: EditorView,
  event: KeyboardEvent,
  list: ReturnType<typeof createInsertList>,
): boolean {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    view.dom.setAttribute(
      "aria-activedescendant",
      list.move(event.key === "ArrowDown" ? 1 : -1) ?? "",
    );
    return true;
  }
  if (event.key === "Escape") {
    dismiss(view);
    return true;
  }
  if ((event.key !== "Enter" && event.key !== "Tab") || list.activeId() === null) return false;
  list.choose();
  return true;
}

function dismiss(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, "sluit"));
}

function showList(view: EditorView, popup: Popup, list: HTMLElement, from: number): void {
  view.dom.setAttribute("aria-controls", LIST_ID);
  view.dom.setAttribute("aria-expanded", "true");
  if (popup.isOpen && popup.element.contains(list)) return popup.place();
  const anchor = () => {
    const { left, right, top, bottom } = view.coordsAtPos(
      Math.min(from, view.state.doc.content.size),
    );
    return new DOMRect(left, top, right - left, bottom - top);
  };
  popup.open(anchor, list, () => {
    for (const name of ["aria-controls", "aria-expanded", "aria-activedescendant"])
      view.dom.removeAttribute(name);
    if (key.getState(view.state)?.open) dismiss(view);
  });
}

function hide(view: EditorView, popup: Popup, list: HTMLElement): void {
  for (const name of ["aria-controls", "aria-expanded", "aria-activedescendant"])
    view.dom.removeAttribute(name);
  if (popup.element.contains(list)) popup.close();
}
