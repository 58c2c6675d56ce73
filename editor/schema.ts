/** Which nodes the writing surface knows: one for each block definition, text field, list and row, and free text. */
import { Node, mergeAttributes } from "@tiptap/core";
import type { AnyExtension, Attributes, NodeViewRenderer } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { CodeBlock } from "@tiptap/extension-code-block";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Image } from "@tiptap/extension-image";
import { Italic } from "@tiptap/extension-italic";
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { OrderedList } from "@tiptap/extension-list/ordered-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { TableKit } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { BLOCKS, SETTINGS } from "../templates/blocks.ts";
import type { BlockDefinition } from "../templates/block.ts";
import { isList, isShort } from "../templates/fields.ts";
import type { Fields } from "../templates/fields.ts";
import { linkMark } from "./link.ts";

/** How nodes are drawn; left out where there is no screen. */
export type NodeViews = {
  /** A block or the plangegevens. */
  block?: NodeViewRenderer;
  chapter?: NodeViewRenderer;
  /** One text field of a block. */
  text?: NodeViewRenderer;
  /** Rows and list items: the form shows them, the text does not. */
  hidden?: NodeViewRenderer;
};

/** A child node of a block: the short values that it may hold, over all definitions that use its name. */
export type PartSpec = { kind: "text" | "list" | "rows"; attributes: Set<string> };

/**
 * The extensions that make up the schema. Content is as permissive as ProseMirror allows, because the binding deletes
 * stored nodes that do not fit: two writers at once may give doubles, any order and any number.
 */
export function planExtensions(views: NodeViews = {}): AnyExtension[] {
  return [
    ...freeText(Node.create({ name: "doc", topNode: true, content: "(block | planblock)*" })),
    ...definitions().map((definition) => blockNode(definition, views)),
    ...[...partSpecs()].map(([name, spec]) => partNode(name, spec, views)),
  ];
}

/** The schema of one text field that stands by itself: its own stored node is the top. */
export function textFieldExtensions(name: string): AnyExtension[] {
  return freeText(Node.create({ name, topNode: true, content: "block*" }));
}

/**
 * All child nodes of blocks by name. A name has one kind in all definitions.
 * Throws a RangeError when a definition breaks that, because its nodes could not be stored.
 */
export function partSpecs(): Map<string, PartSpec> {
  const specs = new Map<string, PartSpec>();
  for (const { fields } of definitions()) addParts(specs, fields);
  return specs;
}

function addParts(specs: Map<string, PartSpec>, fields: Fields): void {
  for (const [name, field] of Object.entries(fields)) {
    if (isShort(field)) continue;
    const kind = field.kind === "text" || field.kind === "rows" ? field.kind : "list";
    const spec = specs.get(name) ?? { kind, attributes: new Set(["id"]) };
    if (spec.kind !== kind) throw new RangeError(`${name} is both ${spec.kind} and ${kind}`);
    if (isList(field)) spec.attributes.add("waarde");
    if (field.kind === "rows") {
      for (const key of ["leeg", "extra", ...shortKeys(field.columns)]) spec.attributes.add(key);
      addParts(specs, field.columns);
    }
    specs.set(name, spec);
  }
}

function shortKeys(fields: Fields): string[] {
  return Object.keys(fields).filter((key) => {
    const field = fields[key];
    return field !== undefined && isShort(field);
  });
}

function definitions(): BlockDefinition[] {
  return [...Object.values(SETTINGS), ...Object.values(BLOCKS)] as unknown as BlockDefinition[];
}

function blockNode(definition: BlockDefinition, views: NodeViews) {
  const own = definition.name === "hoofdstuk" ? ["nr"] : ["code", "planExtra"];
  const keys = ["id", ...own, "leeg", "extra", ...shortKeys(definition.fields)];
  const view = definition.name === "hoofdstuk" ? views.chapter : views.block;
  return Node.create({
    name: definition.name,
    group: "planblock",
    content: "blockpart*",
    isolating: true,
    defining: true,
    selectable: true,
    ...carried(definition.name, keys, true),
    ...(view ? { addNodeView: () => view } : {}),
  });
}

function partNode(name: string, { kind, attributes }: PartSpec, views: NodeViews) {
  const view = kind === "text" ? views.text : views.hidden;
  // A list item may stand in a row as well as in a block; a group avoids the dots in names.
  const shape =
    kind === "text"
      ? { group: "blockpart", content: "block*", isolating: true, defining: true }
      : { group: "blockpart rowpart", content: kind === "rows" ? "rowpart*" : "", atom: true };
  return Node.create({
    name,
    ...shape,
    selectable: false,
    ...carried(name, kind === "text" ? [] : [...attributes], kind !== "list"),
    ...(view ? { addNodeView: () => view } : {}),
  });
}

/** Attributes that survive copy and paste: as JSON in one data attribute, so that numbers stay numbers. */
function carried(name: string, keys: string[], hasContent: boolean) {
  return {
    addAttributes: (): Attributes =>
      Object.fromEntries(
        keys.map((key) => [
          key,
          {
            default: null,
            rendered: false,
            parseHTML: (element: Element) => carriedValue(element, key),
          },
        ]),
      ),
    parseHTML: () => [{ tag: `div[data-veldnaam="${name}"]` }],
    renderHTML: ({ node }: { node: { attrs: Record<string, unknown> } }) => {
      const filled = Object.entries(node.attrs).filter(([, value]) => value !== null);
      const marks = {
        "data-veldnaam": name,
        "data-waarden": JSON.stringify(Object.fromEntries(filled)),
      };
      return hasContent ? (["div", marks, 0] as const) : (["div", marks] as const);
    },
  } as unknown as { addAttributes: () => Attributes };
}

function carriedValue(element: Element, key: string): unknown {
  try {
    const values: unknown = JSON.parse(element.getAttribute("data-waarden") ?? "{}");
    const value = (values as Record<string, unknown>)[key];
    return ["string", "number", "boolean"].includes(typeof value) ? value : null;
  } catch {
    return null; // pasted from elsewhere: the block comes in without its values
  }
}

function freeText(top: AnyExtension): AnyExtension[] {
  return [
    top,
    // The usual set, named one by one: as a whole it brings a history and a link of its own along.
    Paragraph,
    Text,
    Blockquote,
    BulletList,
    OrderedList,
    ListKeymap,
    CodeBlock,
    HardBreak,
    HorizontalRule,
    Bold,
    Code,
    Italic,
    Strike,
    Underline,
    Dropcursor,
    Gapcursor,
    Heading.configure({ levels: [2, 3, 4] }),
    linkMark(),
    listItem(),
    TableKit.configure({ table: { resizable: false } }),
    Image.configure({ allowBase64: true }),
  ];
}

/** As Tiptap's own, but an item may begin with anything: two writers at once can take its first paragraph away. */
function listItem() {
  return Node.create({
    name: "listItem",
    content: "block+",
    defining: true,
    parseHTML: () => [{ tag: "li" }],
    renderHTML: ({ HTMLAttributes }) => ["li", mergeAttributes(HTMLAttributes), 0],
    addKeyboardShortcuts() {
      return {
        Enter: () => this.editor.commands.splitListItem(this.name),
        Tab: () => this.editor.commands.sinkListItem(this.name),
        "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
      };
    },
  });
}
