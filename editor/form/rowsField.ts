/** A table in the form: one row for each child node, with totals below it and the gap beside them. */
import type { Node } from "@tiptap/pm/model";
import { formatMoney } from "../../templates/format.ts";
import type { Field, ListField, RowsField, ShortField } from "../../templates/fields.ts";
import { isShort } from "../../templates/fields.ts";
import type { Json } from "../../templates/prose.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Popup } from "../popup.ts";
import type { ControlHost } from "./control.ts";
import { createControl } from "./fieldFrame.ts";
import { createListControl } from "./listField.ts";
import type { ListHost } from "./listField.ts";

/** What a table asks of its form; a row is named by its id. */
export type RowsHost = Omit<ControlHost, "write" | "complain" | "id"> & {
  id: string;
  addRow(): string;
  removeRow(rowId: string): void;
  moveRow(rowId: string, direction: -1 | 1): boolean;
  writeCell(rowId: string, column: string, value: Json): void;
  listIn(rowId: string, column: string): Pick<ListHost, "add" | "remove" | "writeItem">;
  /** Euros that the sum of a column should come to; null where nothing is compared. */
  target(node: Node): { label: string; euros: number } | null;
  say(text: string): void;
};

export type RowsControl = {
  element: HTMLElement;
  set(node: Node): void;
  /** On a row, or on the first. */
  focus(row?: string): void;
  flush(): void;
};

type Cell = { set(row: Node): void; flush(): void; focus(): void };

/** Beyond this many columns each row becomes a small form instead of a line of a table. */
const TABLE_COLUMNS = 4;

export function createRowsControl(
  key: string,
  field: RowsField,
  host: RowsHost,
  popup: Popup,
): RowsControl {
  const columns = Object.entries(field.columns);
  const body = h("tbody", {});
  const cells = new Map<string, Cell[]>();
  const addRow = () => {
    const id = host.addRow();
    cells.get(id)?.[0]?.focus();
  };
  const add = h(
    "button",
    { type: "button", class: "knop-toevoegen", on: { click: addRow } },
    icon("plus"),
    `${capital(field.rowName)} toevoegen`,
  );
  const sums = h("p", { class: "rijen-som", "aria-live": "polite" });
  const update = createKeyedList<Node>(body, {
    key: (row) => String(row.attrs["id"]),
    create: (row) => createRow(row, field, host, popup, cells, columns),
    focusLost: () => add.focus(),
  });
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      ...columns.map(([, column]) => heading(column)),
      host.mayWrite ? h("th", {}, h("span", { class: "sr-only" }, "Acties")) : null,
    ),
  );
  const table = h(
    "table",
    {
      class: columns.length > TABLE_COLUMNS ? "rijen is-formulier" : "rijen",
      "aria-labelledby": `${host.id}-label`,
    },
    head,
    body,
  );
  const empty = h("p", { class: "rijen-leeg" }, `Nog geen ${field.label.toLowerCase()}.`);
  return {
    element: h(
      "div",
      { class: "rijenveld" },
      table,
      empty,
      h("div", { class: "rijen-voet" }, host.mayWrite ? add : null, sums),
    ),
    set(node) {
      const rows = rowsOf(node, key);
      for (const id of cells.keys())
        if (!rows.some((row) => row.attrs["id"] === id)) cells.delete(id);
      update(rows);
      table.hidden = rows.length === 0;
      empty.hidden = rows.length > 0;
      setText(sums, sumText(field, rows, host.target(node)));
    },
    focus: (row) =>
      (
        cells.get(row ?? "")?.[0] ??
        cells.values().next().value?.[0] ?? { focus: () => add.focus() }
      ).focus(),
    flush: () => [...cells.values()].flat().forEach((cell) => cell.flush()),
  };
}

/** The rows of one table, in order. A second row with the same id is the same row once more; the first is shown. */
export function rowsOf(node: Node, key: string): Node[] {
  const rows = new Map<unknown, Node>();
  node.forEach(
    (child) =>
      void (
        child.type.name === key &&
        !rows.has(child.attrs["id"]) &&
        rows.set(child.attrs["id"], child)
      ),
  );
  return [...rows.values()];
}

function createRow(
  first: Node,
  field: RowsField,
  host: RowsHost,
  popup: Popup,
  cells: Map<string, Cell[]>,
  columns: [string, Field][],
) {
  const id = String(first.attrs["id"]);
  const element = h("tr", { class: "rij" });
  const number = h("span", { class: "sr-only" });
  const made = columns.map(([key, column]) =>
    createCell(id, key, column as ShortField | ListField, field, host, popup),
  );
  cells.set(
    id,
    made.map(({ cell }) => cell),
  );
  element.append(...made.map(({ element: cell }) => cell));
  if (host.mayWrite)
    element.append(h("td", { class: "rij-acties" }, number, ...rowButtons(id, field, host)));
  element.addEventListener("keydown", (event) => {
    const direction = event.altKey
      ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key]
      : undefined;
    if (direction === undefined || !host.mayWrite) return;
    event.preventDefault();
    event.stopPropagation();
    if (host.moveRow(id, direction))
      host.say(direction < 0 ? "Omhoog verplaatst" : "Omlaag verplaatst");
  });
  return { element, update: (row: Node) => made.forEach(({ cell }) => cell.set(row)) };
}

function rowButtons(id: string, field: RowsField, host: RowsHost): HTMLElement[] {
  const button = (label: string, name: "down" | "trash", run: () => void, extra = "") =>
    h(
      "button",
      {
        type: "button",
        class: `knop-klein ${extra}`,
        title: label,
        "aria-label": `${capital(field.rowName)}: ${label.toLowerCase()}`,
        on: { click: run },
      },
      icon(name),
    );
  return [
    button("Omhoog", "down", () => void host.moveRow(id, -1), "is-omhoog"),
    button("Omlaag", "down", () => void host.moveRow(id, 1)),
    button("Weghalen", "trash", () => host.removeRow(id)),
  ];
}

function createCell(
  rowId: string,
  key: string,
  column: ShortField | ListField,
  field: RowsField,
  host: RowsHost,
  popup: Popup,
) {
  const id = `${host.id}-${rowId}-${key}`;
  const message = h("span", { class: "veld-melding", id: `${id}-melding` });
  const common: ControlHost = {
    ...host,
    id,
    ariaLabel: `${column.label}, ${field.rowName}`,
    describedBy: `${id}-melding`,
    write: (value) => host.writeCell(rowId, key, value),
    complain: (text) => setText(message, text ?? ""),
  };
  const label = h("span", { class: "cel-label", "aria-hidden": "true" }, column.label);
  if (isShort(column)) {
    const control = createControl(column, common, popup);
    const cell: Cell = {
      set: (row) => control.set(row.attrs[key]),
      flush: () => control.flush(),
      focus: () => control.focus(),
    };
    return {
      element: h("td", { class: `cel is-${column.kind}` }, label, control.element, message),
      cell,
    };
  }
  const control = createListControl(
    key,
    column,
    { ...common, ...host.listIn(rowId, key), derived: () => [] },
    popup,
  );
  return {
    element: h("td", { class: "cel is-lijst" }, label, control.element, message),
    cell: control as Cell,
  };
}

function heading(column: Field): HTMLElement {
  const unit =
    "unit" in column && column.unit
      ? h("span", { class: "rijen-eenheid" }, ` (${column.unit})`)
      : null;
  return h("th", { scope: "col", class: `is-${column.kind}` }, column.label, unit);
}

/** "Totaal € 1.250.000, € 50.000 minder dan nodig." */
export function sumText(
  field: RowsField,
  rows: readonly Node[],
  target: { label: string; euros: number } | null,
): string {
  const summed = Object.entries(field.columns).find(
    ([, column]) => isShort(column) && column.sum === true,
  );
  if (!summed || rows.length === 0) return "";
  const [key, column] = summed;
  const total = rows.reduce(
    (sum, row) => sum + (isShort(column) ? Number(column.read(row.attrs[key]) ?? 0) : 0),
    0,
  );
  const text = `Totaal ${formatMoney(total)}`;
  if (!target) return text;
  const gap = total - target.euros;
  const label = target.label.toLowerCase();
  if (gap === 0) return `${text}: gelijk aan ${label}.`;
  return `${text}: ${formatMoney(Math.abs(gap))} ${gap < 0 ? "minder" : "meer"} dan ${label} (${formatMoney(target.euros)}).`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
