/** A list of short values: references and choices as chips with a picker, lines as inputs below each other. */
import type { Node } from "@tiptap/pm/model";
import { line } from "../../templates/fieldKinds.ts";
import type { ListField } from "../../templates/fields.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Popup } from "../popup.ts";
import type { Control, ControlHost } from "./control.ts";
import { createTextControl } from "./control.ts";
import { createPicker } from "./picker.ts";
import { newBlockChoice } from "./referenceControl.ts";

type Item = { id: string; value: string; isDerived?: boolean };

/** What a list asks of its form besides what every control asks. */
export type ListHost = ControlHost & {
  add(value: string): void;
  remove(itemId: string): void;
  writeItem(itemId: string, value: string): void;
  /** References that follow from other blocks; they are chosen there. */
  derived(): readonly string[];
};

export type ListControl = Omit<Control, "set" | "focus"> & {
  set(node: Node): void;
  /** On an item, or on the first. */
  focus(itemId?: string): void;
};

/** The items of a list, as they stand between the other children of a block or row. */
export function itemsOf(node: Node, key: string): Item[] {
  const items: Item[] = [];
  node.forEach((child) => {
    if (child.type.name === key)
      items.push({
        id: String(child.attrs["id"] ?? ""),
        value: String(child.attrs["waarde"] ?? ""),
      });
  });
  return items;
}

export function createListControl(
  key: string,
  field: ListField,
  host: ListHost,
  popup: Popup,
): ListControl {
  return field.kind === "lines"
    ? createLines(key, field, host)
    : createChips(key, field, host, popup);
}

function createChips(key: string, field: ListField, host: ListHost, popup: Popup): ListControl {
  let items: Item[] = [];
  const label = (value: string) =>
    field.options?.[value] ?? (field.to ? host.labelOf(field.to, value) : null);
  const all = () =>
    field.to
      ? host.choices(field.to)
      : Object.entries(field.options ?? {}).map(([value, text]) => ({ value, label: text }));
  const add = (value: string) => {
    picker.input.value = "";
    host.add(value);
    picker.input.focus();
  };
  const picker = createPicker({
    id: host.id,
    ...(host.ariaLabel ? { ariaLabel: host.ariaLabel } : {}),
    ...(host.describedBy ? { describedBy: host.describedBy } : {}),
    placeholder: "Toevoegen…",
    popup,
    choices: () => all().filter(({ value }) => !items.some((item) => item.value === value)),
    pick: add,
    create: field.to ? newBlockChoice(field.to, (title) => addNew(title)) : null,
    left: () => void (picker.input.value = ""),
  });
  const addNew = (title: string) => {
    const id = host.create(field.to ?? "", title);
    if (id !== null) add(id);
  };
  const chips = h("ul", { class: "chips" });
  const update = createKeyedList<Item>(chips, {
    key: (item) => `${item.isDerived ? "uit " : ""}${item.id}`,
    create: (item) => createChip(item, host, field.to !== undefined, label),
    focusLost: () => picker.input.focus(),
  });
  const isLeading = field.derivedFrom === undefined;
  return {
    element: h(
      "div",
      { class: "chiplijst" },
      chips,
      host.mayWrite && isLeading ? picker.input : null,
    ),
    set(node) {
      const own = itemsOf(node, key);
      const derived = host.derived().map((value) => ({ id: value, value, isDerived: true }));
      items = [...own, ...derived.filter(({ value }) => !own.some((item) => item.value === value))];
      update(items);
    },
    focus: () => picker.input.focus(),
    flush: () => undefined,
  };
}

function createChip(
  item: Item,
  host: ListHost,
  isReference: boolean,
  label: (value: string) => string | null,
) {
  const words = h("span", {});
  const face = isReference
    ? h(
        "button",
        {
          type: "button",
          class: "chip-naam",
          title: "Ga naar dit blok",
          on: { click: () => host.goTo(item.value) },
        },
        words,
      )
    : h("span", { class: "chip-naam" }, words);
  const remove = h(
    "button",
    { type: "button", class: "chip-weg", on: { click: () => host.remove(item.id) } },
    icon("close"),
  );
  const element = h(
    "li",
    { class: item.isDerived ? "chip is-afgeleid" : "chip" },
    face,
    host.mayWrite && !item.isDerived ? remove : null,
  );
  return {
    element,
    update({ value }: Item) {
      const text = label(value) ?? (isReference ? "Verwijderd blok" : value);
      setText(words, text);
      element.classList.toggle("is-fout", label(value) === null);
      remove.setAttribute("aria-label", `${text} weghalen`);
    },
  };
}

function createLines(key: string, field: ListField, host: ListHost): ListControl {
  const list = h("ul", { class: "regels" });
  const controls = new Map<string, Control>();
  const addButton = h(
    "button",
    { type: "button", class: "knop-toevoegen", id: host.id, on: { click: () => addLine() } },
    icon("plus"),
    "Regel toevoegen",
  );
  const addLine = () => {
    host.add("");
    [...controls.values()].at(-1)?.focus();
  };
  const update = createKeyedList<Item>(list, {
    key: ({ id }) => id,
    create(item) {
      const control = createLine(item, controls.size + 1, field, host, addLine);
      controls.set(item.id, control);
      const remove = h(
        "button",
        {
          type: "button",
          class: "knop-klein",
          "aria-label": "Regel weghalen",
          title: "Regel weghalen",
          on: { click: () => host.remove(item.id) },
        },
        icon("close"),
      );
      return {
        element: h("li", { class: "regel" }, control.element, host.mayWrite ? remove : null),
        update: ({ value }) => control.set(value === "" ? null : value),
      };
    },
    focusLost: () => addButton.focus(),
  });
  return {
    element: h("div", { class: "regellijst" }, list, host.mayWrite ? addButton : null),
    set(node) {
      const items = itemsOf(node, key);
      for (const id of controls.keys())
        if (!items.some((item) => item.id === id)) controls.delete(id);
      update(items);
    },
    focus: (itemId) =>
      (
        controls.get(itemId ?? "") ??
        controls.values().next().value ?? { focus: () => addButton.focus() }
      ).focus(),
    flush: () => controls.forEach((control) => control.flush()),
  };
}

function createLine(
  item: Item,
  number: number,
  field: ListField,
  host: ListHost,
  addLine: () => void,
): Control {
  const pattern = field.pattern;
  const asLine = line(field.label, field.example ? { example: field.example } : {});
  const checked = pattern
    ? {
        ...asLine,
        read: (stored: unknown) =>
          typeof stored === "string" && pattern.test(stored) ? stored : null,
      }
    : asLine;
  const message = h("span", { class: "veld-melding" });
  const { describedBy: _describedBy, ...rest } = host;
  const control = createTextControl(checked, {
    ...rest,
    id: `${host.id}-${item.id}`,
    ariaLabel: `${field.label}, regel ${number}`,
    write: (value) => host.writeItem(item.id, typeof value === "string" ? value : ""),
    complain: (complaint) =>
      setText(message, complaint && pattern ? (field.hint ?? complaint) : ""),
  });
  control.element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !host.mayWrite) return;
    event.preventDefault();
    control.flush();
    addLine();
  });
  return { ...control, element: h("span", { class: "regel-invoer" }, control.element, message) };
}
