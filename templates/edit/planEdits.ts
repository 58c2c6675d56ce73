/**
 * Changes of fields, rows and blocks, made straight in the shared document. The binding guesses what became of a node
 * by comparing neighbours; for rows without text it guesses wrong, and a colleague's change would land in another row.
 */
import * as Y from "yjs";
import { definitionOf, isBlockName } from "../blocks.ts";
import type { Json, ProseNode } from "../prose.ts";
import { readAttributes, readProseNode, setAttribute, writeProseNode } from "../proseDoc.ts";

export type PlanEdits = {
  /** The block with this id; `index` decides where an id stands twice. Null when it is gone. */
  blockAt(id: string, index: number): Y.XmlElement | null;
  /** A row or list item of a block or row. */
  childOf(parent: Y.XmlElement, name: string, id: string): Y.XmlElement | null;
  /** One value of a block or row; null takes it away. */
  setValue(element: Y.XmlElement, key: string, value: Json): void;
  /** Adds a row, a list item or a missing text field at its place in the definition. */
  addChild(parent: Y.XmlElement, node: ProseNode): void;
  remove(element: Y.XmlElement): void;
  /** Swaps a row with the next or previous one of its kind, or of `among`; false when there is none. */
  moveChild(element: Y.XmlElement, direction: -1 | 1, among?: readonly Y.XmlElement[]): boolean;
  /** Moves a block past its neighbour; false at the end of the plan. */
  moveBlock(element: Y.XmlElement, direction: -1 | 1): boolean;
  /** Puts nodes before the top-level node at this index. */
  insertAt(index: number, nodes: ProseNode[]): void;
  /** A block as plain values, to copy it. */
  read(element: Y.XmlElement): ProseNode | null;
  /** An id for a new block or row. */
  newId(): string;
  /** The codes in use, of blocks and of rows. */
  usedCodes(): string[];
  /** Where the chapter with this number ends: the index of the next heading, or the length of the plan. */
  endOfChapter(nr: string): number;
  /** Several changes as one step of undo. */
  together(work: () => void): void;
};

export type PlanEditsOptions = {
  /** The root of the shared document in which the nodes stand. */
  root?: "plan" | "raadsstukken";
  /** The origin of the transactions: an editor gives that of its binding, so that its undo takes these changes back too. */
  origin: unknown;
  newId: () => string;
  /** Called before rows or blocks come, go or move, so that undo takes such a step by itself. */
  onStructure?: () => void;
};

export function createPlanEdits(
  doc: Y.Doc,
  { root = "plan", origin, newId, onStructure }: PlanEditsOptions,
): PlanEdits {
  const fragment = doc.getXmlFragment(root);
  const change = (work: () => void) => doc.transact(work, origin);
  const restructure = (work: () => void) => {
    onStructure?.();
    change(work);
  };
  return {
    blockAt(id, index) {
      const isIt = (node: unknown): node is Y.XmlElement =>
        node instanceof Y.XmlElement && node.getAttribute("id") === id;
      const likely: unknown = index < fragment.length ? fragment.get(index) : null;
      return isIt(likely) ? likely : (fragment.toArray().find(isIt) ?? null);
    },
    childOf: (parent, name, id) =>
      elementsOf(parent).find(
        (child) => child.nodeName === name && child.getAttribute("id") === id,
      ) ?? null,
    setValue(element, key, value) {
      if ((readAttributes(element)[key] ?? null) === value) return;
      change(() =>
        value === null ? element.removeAttribute(key) : setAttribute(element, key, value),
      );
    },
    addChild: (parent, node) =>
      restructure(() => parent.insert(placeFor(parent, node.type), [writeProseNode(node)])),
    remove: (element) => restructure(() => detach(element)),
    moveChild(element, direction, among) {
      const siblings =
        among ??
        elementsOf(element.parent as Y.XmlElement).filter(
          ({ nodeName }) => nodeName === element.nodeName,
        );
      const other = siblings[siblings.indexOf(element) + direction];
      if (other) restructure(() => hop(other, element, direction));
      return other !== undefined;
    },
    moveBlock(element, direction) {
      const other = fragment.toArray()[indexOf(element) + direction];
      if (!(other instanceof Y.XmlElement) || other.nodeName === "plangegevens") return false;
      // The one that moves is made anew, so the neighbour goes: this block keeps the cursor and a colleague's typing.
      restructure(() =>
        other.nodeName === "hoofdstuk"
          ? hop(element, other, -direction)
          : hop(other, element, direction),
      );
      return true;
    },
    insertAt: (index, nodes) =>
      restructure(() =>
        fragment.insert(Math.min(index, fragment.length), nodes.map(writeProseNode)),
      ),
    read: (element) => readProseNode(element)[0] ?? null,
    newId,
    usedCodes: () =>
      elementsOf(fragment)
        .flatMap((node) => [node, ...elementsOf(node)])
        .flatMap(codeOf),
    endOfChapter: (nr) => endOfChapter(fragment, nr),
    together: restructure,
  };
}

function endOfChapter(fragment: Y.XmlFragment, nr: string): number {
  const headings = fragment
    .toArray()
    .flatMap((node, index) =>
      node instanceof Y.XmlElement && node.nodeName === "hoofdstuk" ? [{ node, index }] : [],
    );
  const own = headings.findIndex(({ node }) => String(readAttributes(node)["nr"]) === nr);
  return (own < 0 ? null : headings[own + 1]?.index) ?? fragment.length;
}

function elementsOf(parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}

function codeOf(element: Y.XmlElement): string[] {
  const code: unknown = element.getAttribute("code");
  return typeof code === "string" ? [code] : [];
}

/** After the last child of its kind, otherwise before the first that the definition puts later. */
function placeFor(parent: Y.XmlElement, name: string): number {
  const children = parent
    .toArray()
    .map((child) => (child instanceof Y.XmlElement ? child.nodeName : ""));
  const last = children.lastIndexOf(name);
  if (last >= 0) return last + 1;
  const order = Object.keys(definitionOf(parent.nodeName)?.fields ?? {});
  const later = children.findIndex((child) => order.indexOf(child) > order.indexOf(name));
  return later < 0 ? children.length : later;
}

function indexOf(element: Y.XmlElement): number {
  return (element.parent as Y.XmlElement).toArray().indexOf(element);
}

function detach(element: Y.XmlElement): void {
  (element.parent as Y.XmlElement).delete(indexOf(element));
}

/** Puts a copy of `element` at the far side of `fixed`, seen in the direction in which `fixed` moves. */
function hop(element: Y.XmlElement, fixed: Y.XmlElement, direction: number): void {
  const copy = element.clone();
  detach(element);
  const place = indexOf(fixed) + (direction < 0 ? 1 : 0);
  (fixed.parent as Y.XmlElement).insert(place, [copy]);
}

/** Whether this top-level node is a block that can be moved, copied and deleted. */
export function isMovable(name: string): boolean {
  return isBlockName(name);
}
