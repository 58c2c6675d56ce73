/** The outline: a tree of chapters and blocks to go to, with the keyboard as well as the mouse. */
import type { Row } from "../dom.ts";
import { createKeyedList, h, setAttribute, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { OutlineItem } from "./outlineItems.ts";

export type Outline = {
  element: HTMLElement;
  update(items: readonly OutlineItem[]): void;
  /** Marks where the writer is and brings it into sight; opens nothing by itself. */
  markCurrent(blockId: string | null, chapter: string | null): void;
};

type TreeRow = { item: OutlineItem; level: 1 | 2; parent: string | null };

/**
 * `goTo` is asked to show a chapter or block of the text. The tree is flat, with levels, so that the name of a row is
 * what stands in it and nothing else.
 */
export function createOutline(goTo: (target: OutlineItem["target"]) => void): Outline {
  const tree = h("ul", {
    class: "outline-tree",
    role: "tree",
    "aria-label": "Hoofdstukken en blokken",
  });
  const targets = new Map<string, OutlineItem["target"]>();
  let shown = "";
  const open = (row: HTMLElement) => {
    const target = targets.get(row.dataset["key"] ?? "");
    if (target) goTo(target);
  };
  const update = createKeyedList<TreeRow>(tree, {
    key: ({ item }) => item.key,
    create: createItem,
  });
  tree.addEventListener("click", (event) => {
    const row = (event.target as Element).closest<HTMLElement>("[role=treeitem]");
    if (!row) return;
    moveTo(tree, row);
    if ((event.target as Element).closest(".outline-toggle")) toggle(tree, row);
    else open(row);
  });
  tree.addEventListener("keydown", (event) => handleKey(tree, event, open));
  return {
    element: tree,
    update(items) {
      const text = JSON.stringify(items);
      if (text === shown) return;
      shown = text;
      const rows = items.flatMap((item): TreeRow[] => [
        { item, level: 1, parent: null },
        ...item.blocks.map((block): TreeRow => ({ item: block, level: 2, parent: item.key })),
      ]);
      targets.clear();
      for (const { item } of rows) targets.set(item.key, item.target);
      update(rows);
      showChildren(tree);
      if (!tree.querySelector('[tabindex="0"]'))
        tree.firstElementChild?.setAttribute("tabindex", "0");
    },
    markCurrent: (blockId, chapter) => markCurrent(tree, blockId, chapter),
  };
}

function createItem({ item: first, level }: TreeRow): Row<TreeRow> {
  const mark = h("span", { class: "outline-mark" });
  const title = h("span", { class: "outline-title" });
  const dot = h("span", { class: "outline-dot" });
  const note = h("span", { class: "sr-only" });
  const toggleButton = h("span", { class: "outline-toggle" }, icon("chevron"));
  const element = h(
    "li",
    {
      class: "outline-row",
      role: "treeitem",
      tabindex: -1,
      "aria-level": level,
      "data-key": first.key,
    },
    toggleButton,
    mark,
    " ",
    title,
    note,
    dot,
  );
  return {
    element,
    update({ item, parent }) {
      setText(mark, item.mark);
      setText(title, item.title);
      setText(note, item.note === "" ? "" : `, ${item.note}`);
      setAttribute(title, "title", item.title);
      setAttribute(dot, "data-severity", item.severity);
      setAttribute(element, "data-parent", parent);
      const expanded = element.getAttribute("aria-expanded") ?? "false";
      setAttribute(element, "aria-expanded", item.blocks.length > 0 ? expanded : null);
    },
  };
}

function markCurrent(tree: HTMLElement, blockId: string | null, chapter: string | null): void {
  const keys = [blockId, chapter === null ? null : `hoofdstuk ${chapter}`];
  let current: HTMLElement | null = null;
  for (const row of allRows(tree)) {
    const isCurrent = keys.includes(row.dataset["key"] ?? "");
    if (isCurrent && !row.hidden && !row.hasAttribute("aria-current")) current = row;
    setAttribute(row, "aria-current", isCurrent ? "location" : null);
  }
  if (current && !tree.contains(document.activeElement)) bringIntoSight(current);
}

/** Only the outline scrolls: `scrollIntoView` would move the text as well. */
function bringIntoSight(row: HTMLElement): void {
  const scroller = row.closest(".side-scroll");
  if (!scroller) return;
  const place = row.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  if (place.top < room.top) scroller.scrollTop -= room.top - place.top;
  else if (place.bottom > room.bottom) scroller.scrollTop += place.bottom - room.bottom;
}

function handleKey(
  tree: HTMLElement,
  event: KeyboardEvent,
  open: (row: HTMLElement) => void,
): void {
  const row = (event.target as Element).closest<HTMLElement>("[role=treeitem]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = visibleRows(tree);
  const index = rows.indexOf(row);
  const keys: Record<string, () => void> = {
    ArrowDown: () => moveTo(tree, rows[index + 1]),
    ArrowUp: () => moveTo(tree, rows[index - 1]),
    Home: () => moveTo(tree, rows[0]),
    End: () => moveTo(tree, rows.at(-1)),
    ArrowRight: () => (isExpanded(row) ? moveTo(tree, rows[index + 1]) : toggle(tree, row)),
    ArrowLeft: () => (isExpanded(row) ? toggle(tree, row) : moveTo(tree, parentOf(tree, row))),
    Enter: () => open(row),
    " ": () => open(row),
  };
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function allRows(tree: HTMLElement): HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
}

function visibleRows(tree: HTMLElement): HTMLElement[] {
  return allRows(tree).filter((row) => !row.hidden);
}

function moveTo(tree: HTMLElement, row: HTMLElement | null | undefined): void {
  if (!row) return;
  for (const other of tree.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  row.setAttribute("tabindex", "0");
  row.focus();
}

function parentOf(tree: HTMLElement, row: HTMLElement): HTMLElement | undefined {
  return allRows(tree).find((other) => other.dataset["key"] === row.dataset["parent"]);
}

function isExpanded(row: HTMLElement): boolean {
  return row.getAttribute("aria-expanded") === "true";
}

function toggle(tree: HTMLElement, row: HTMLElement): void {
  if (!row.hasAttribute("aria-expanded")) return;
  row.setAttribute("aria-expanded", String(!isExpanded(row)));
  showChildren(tree);
}

/** Blocks are shown below an expanded chapter only. The row that the keyboard stands on is never left hidden. */
function showChildren(tree: HTMLElement): void {
  const expanded = new Set(
    allRows(tree)
      .filter(isExpanded)
      .map((row) => row.dataset["key"]),
  );
  for (const row of allRows(tree)) {
    const parent = row.dataset["parent"];
    row.hidden = parent !== undefined && !expanded.has(parent);
    if (row.hidden && row.tabIndex === 0) {
      row.tabIndex = -1;
      parentOf(tree, row)?.setAttribute("tabindex", "0");
    }
  }
}
