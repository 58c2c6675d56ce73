/** What typing, cutting and pasting may not do: take chapter headings away, cut a block in half, or double an id. */
import { Extension } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { definitionOf, isBlockName } from "../templates/blocks.ts";
import { nextCode } from "../templates/edit/newBlock.ts";
import { newId } from "./identity.ts";

/** `onRefused` gets the Dutch sentence for what was not done. */
export function createGuards(onRefused: (message: string) => void) {
  return Extension.create({
    name: "bewaking",
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("bewaking"),
        filterTransaction(transaction, state) {
          const message = refusalOf(transaction, state);
          if (message !== null) onRefused(message);
          return message === null;
        },
        props: {
          transformPasted: (slice, view) => {
            const isMove = (view.dragging as { move?: boolean } | null)?.move === true;
            return isMove ? slice : asNewcomers(slice, view.state.doc);
          },
        },
      }),
    ],
  });
}

/**
 * Why a transaction is refused, or null. Changes from the shared document are never refused: they have happened.
 */
export function refusalOf(transaction: Transaction, state: EditorState): string | null {
  if (!transaction.docChanged || isFromDocument(transaction)) return null;
  if (missesSettings(state.doc, transaction.doc))
    return "Hoofdstukken en plangegevens blijven altijd in het plan staan.";
  return cutsThroughBlock(transaction)
    ? "Selecteer tekst binnen één veld. Een heel blok verwijdert u met het menu van het blok."
    : null;
}

function isFromDocument(transaction: Transaction): boolean {
  const meta: unknown = transaction.getMeta(ySyncPluginKey);
  return (
    meta !== null &&
    typeof meta === "object" &&
    "isChangeOrigin" in meta &&
    meta.isChangeOrigin === true
  );
}

function missesSettings(before: Node, after: Node): boolean {
  const left = new Map<string, number>();
  const count = (doc: Node, step: 1 | -1) =>
    doc.forEach(({ type, attrs }) => {
      if (type.name !== "hoofdstuk" && type.name !== "plangegevens") return;
      const key = `${type.name} ${String(attrs["nr"] ?? "")}`;
      left.set(key, (left.get(key) ?? 0) + step);
    });
  count(before, 1);
  count(after, -1);
  return [...left.values()].some((missing) => missing > 0);
}

/** Whether a step begins in one text field or block and ends in another, or touches what is not text in a block. */
function cutsThroughBlock(transaction: Transaction): boolean {
  return transaction.steps.some((step, index) => {
    const doc = transaction.docs[index];
    let cuts = false;
    step.getMap().forEach((from, to) => {
      if (doc && from !== to) cuts ||= homeOf(doc.resolve(from)) !== homeOf(doc.resolve(to));
    });
    return cuts;
  });
}

/** The text field in which a position stands; the block where it stands in no field; null in free text. */
function homeOf(position: ResolvedPos): Node | null {
  const block = position.depth > 0 ? position.node(1) : null;
  if (!block || definitionOf(block.type.name) === null) return null;
  return position.depth > 1 ? position.node(2) : block;
}

/**
 * Pasted blocks get an id and code of their own unless theirs are free, as after cutting; pasted headings of chapters
 * are left out, because a plan has each chapter once.
 */
export function asNewcomers(slice: Slice, doc: Node): Slice {
  const ids = new Set<unknown>();
  const codes: unknown[] = [];
  doc.descendants((node) => {
    if (node.attrs["id"]) ids.add(node.attrs["id"]);
    if (typeof node.attrs["code"] === "string") codes.push(node.attrs["code"]);
    return !node.isTextblock;
  });
  const renew = (fragment: Fragment): Fragment => {
    const nodes: Node[] = [];
    fragment.forEach((node) => {
      if (node.type.name === "hoofdstuk" || node.type.name === "plangegevens") return;
      const isTaken = ids.has(node.attrs["id"]);
      const attrs = isTaken ? { ...node.attrs, id: newId(), ...freeCode(node, codes) } : node.attrs;
      if (attrs["id"]) ids.add(attrs["id"]);
      nodes.push(node.isText ? node : node.type.create(attrs, renew(node.content), node.marks));
    });
    return Fragment.from(nodes);
  };
  const content = renew(slice.content);
  const isWhole = content.childCount === slice.content.childCount;
  return new Slice(content, isWhole ? slice.openStart : 0, isWhole ? slice.openEnd : 0);
}

function freeCode(node: Node, codes: unknown[]): { code?: string } {
  const prefix = isBlockName(node.type.name) ? definitionOf(node.type.name)?.codePrefix : null;
  if (!prefix) return {};
  const code = nextCode(prefix, codes);
  codes.push(code);
  return { code };
}
