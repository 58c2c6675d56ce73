/** The parts of a form: each field of a definition as an input that reads and writes the shared document. */
import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import type { BlockDefinition } from "../../templates/block.ts";
import type { Field, ListField, RowsField, ShortField } from "../../templates/fields.ts";
import { isList, isShort } from "../../templates/fields.ts";
import { newId } from "../identity.ts";
import type { FieldSurface, Surface } from "../surface.ts";
import type { Control, ControlHost } from "./control.ts";
import { createControl, createFrame } from "./fieldFrame.ts";
import { createListControl, itemsOf } from "./listField.ts";
import { createRowsControl, rowsOf } from "./rowsField.ts";

/** Which element of the shared document the form edits; null once it is gone. */
export type FormTarget = {
  id: string;
  element(): Y.XmlElement | null;
  focusText(key: string): void;
};

export type Part = {
  key: string;
  field: Field;
  element: HTMLElement;
  set(node: Node): void;
  isEmpty(node: Node): boolean;
  focus(row?: string): void;
  flush(): void;
};

/** A part that needs nothing of its node but the attributes. */
export type ShortPart = Omit<Part, "set" | "isEmpty"> & {
  set(node: Pick<Node, "attrs">): void;
  isEmpty(node: Pick<Node, "attrs">): boolean;
};

/** The part for one field that is not text. */
export function createPart(
  key: string,
  field: Field,
  definition: BlockDefinition,
  target: FormTarget,
  surface: Surface,
): Part {
  if (isShort(field)) return createShortPart(key, field, target, surface);
  if (isList(field)) return listPart(key, field, target, surface);
  return rowsPart(key, field as RowsField, definition, target, surface);
}

/** The part for one value. */
export function createShortPart(
  key: string,
  field: ShortField,
  target: Omit<FormTarget, "focusText">,
  surface: FieldSurface,
): ShortPart {
  const id = `v-${target.id}-${key}`;
  const frame = createFrame(field, id, {
    isGroup: field.kind === "yesNo" || field.kind === "score",
  });
  const control: Control = createControl(
    field,
    {
      ...hostOf(id, frame, surface),
      write: (value) =>
        edit(target, surface, (element) => surface.edits.setValue(element, key, value)),
    },
    surface.popup,
  );
  frame.fill(control.element);
  return {
    key,
    field,
    element: frame.element,
    set: (node) => control.set(node.attrs[key]),
    isEmpty: (node) => isBlank(node.attrs[key]),
    focus: () => control.focus(),
    flush: () => control.flush(),
  };
}

function listPart(key: string, field: ListField, target: FormTarget, surface: Surface): Part {
  const id = `v-${target.id}-${key}`;
  const frame = createFrame(field, id, {
    isGroup: field.kind === "lines" || field.derivedFrom !== undefined,
    isWide: true,
  });
  const derived = () => (field.derivedFrom ? surface.derived(target.id, key) : []);
  const host = {
    ...hostOf(id, frame, surface),
    write: () => undefined,
    derived,
    ...listEdits(() => target.element(), key, surface),
  };
  const control = createListControl(key, field, host, surface.popup);
  frame.fill(control.element);
  return {
    key,
    field,
    element: frame.element,
    set: control.set,
    isEmpty: (node) => itemsOf(node, key).length === 0 && derived().length === 0,
    focus: control.focus,
    flush: control.flush,
  };
}

function rowsPart(
  key: string,
  field: RowsField,
  definition: BlockDefinition,
  target: FormTarget,
  surface: Surface,
): Part {
  const id = `v-${target.id}-${key}`;
  const frame = createFrame(field, id, { isGroup: true, isWide: true });
  const rowAt = (rowId: string) => {
    const block = target.element();
    return block ? surface.edits.childOf(block, key, rowId) : null;
  };
  const control = createRowsControl(
    key,
    field,
    {
      ...hostOf(id, frame, surface),
      addRow: () => {
        const rowId = newId();
        edit(target, surface, (element) =>
          surface.edits.addChild(element, { type: key, attrs: { id: rowId } }),
        );
        return rowId;
      },
      removeRow: (rowId) => withRow(rowAt(rowId), (row) => surface.edits.remove(row)),
      moveRow: (rowId, direction) =>
        withRow(rowAt(rowId), (row) => surface.edits.moveChild(row, direction)) ?? false,
      writeCell: (rowId, column, value) =>
        withRow(rowAt(rowId), (row) => surface.edits.setValue(row, column, value)),
      listIn: (rowId, column) => listEdits(() => rowAt(rowId), column, surface),
      target: (node) => targetOf(definition, field, node),
      say: surface.say,
    },
    surface.popup,
  );
  frame.fill(control.element);
  return {
    key,
    field,
    element: frame.element,
    set: control.set,
    isEmpty: (node) => rowsOf(node, key).length === 0,
    focus: control.focus,
    flush: control.flush,
  };
}

/** What the rows of a required table of money must come to: the money that the block says is needed. */
function targetOf(
  definition: BlockDefinition,
  field: RowsField,
  node: Node,
): { label: string; euros: number } | null {
  const needed = definition.fields["nodig"];
  if (!field.required || !needed || !isShort(needed) || needed.kind !== "money") return null;
  const euros = needed.read(node.attrs["nodig"]);
  return typeof euros === "number" ? { label: needed.label, euros } : null;
}

function listEdits(parent: () => Y.XmlElement | null, key: string, surface: Surface) {
  const item = (itemId: string) => {
    const element = parent();
    return element ? surface.edits.childOf(element, key, itemId) : null;
  };
  return {
    add: (value: string) =>
      withRow(parent(), (element) =>
        surface.edits.addChild(element, { type: key, attrs: { id: newId(), waarde: value } }),
      ),
    remove: (itemId: string) => withRow(item(itemId), (element) => surface.edits.remove(element)),
    writeItem: (itemId: string, value: string) =>
      withRow(item(itemId), (element) => surface.edits.setValue(element, "waarde", value)),
  };
}

function hostOf(
  id: string,
  frame: { describedBy: string; complain(text: string | null): void },
  surface: FieldSurface,
): Omit<ControlHost, "write"> {
  const { mayWrite, hold, choices, labelOf, create, goTo } = surface;
  return {
    id,
    describedBy: frame.describedBy,
    complain: frame.complain,
    mayWrite,
    hold,
    choices,
    labelOf,
    create,
    goTo,
  };
}

function edit(
  target: Omit<FormTarget, "focusText">,
  surface: FieldSurface,
  work: (element: Y.XmlElement) => void,
): void {
  if (surface.mayWrite) withRow(target.element(), work);
}

function withRow<T>(
  element: Y.XmlElement | null,
  work: (element: Y.XmlElement) => T,
): T | undefined {
  return element ? work(element) : undefined;
}

function isBlank(stored: unknown): boolean {
  return stored === null || stored === undefined || stored === "";
}
