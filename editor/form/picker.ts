/** Chooses from a list by typing a part of it: blocks by code and title, or the answers of a closed list. */
import { h, setAttribute } from "../dom.ts";
import type { Popup } from "../popup.ts";
import type { Choice } from "../references.ts";

export type PickerOptions = {
  id: string;
  ariaLabel?: string;
  describedBy?: string;
  placeholder: string;
  popup: Popup;
  choices(): readonly Choice[];
  pick(value: string): void;
  /** "Nieuw" at the end of the list; null where a choice cannot be made. */
  create: { label: string; run(title: string): void } | null;
  /** The text was emptied, or left as it was. */
  left(text: string): void;
};

export type Picker = { input: HTMLInputElement };

type Item = { id: string; label: string; isNew?: boolean; run(): void };

/** A combobox with a list under it; the list is in the popup, so that no card cuts it off. */
export function createPicker(options: PickerOptions): Picker {
  const input = createInput(options);
  const list = createOptionList(input, options);
  input.addEventListener("click", () => !list.isOpen() && list.open(""));
  input.addEventListener("input", () => list.open(input.value));
  input.addEventListener("blur", () => {
    list.close();
    options.left(input.value);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.isOpen()) list.move(event.key === "ArrowDown" ? 1 : -1);
      else list.open("");
    } else if (event.key === "Enter") {
      event.preventDefault();
      list.choose();
    } else if (event.key === "Escape" && list.isOpen()) {
      event.stopPropagation();
      list.close();
    }
  });
  return { input };
}

function createInput(options: PickerOptions): HTMLInputElement {
  return h("input", {
    type: "text",
    class: "invoer is-kiezer",
    id: options.id,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": `${options.id}-lijst`,
    "aria-autocomplete": "list",
    "aria-label": options.ariaLabel,
    "aria-describedby": options.describedBy,
    placeholder: options.placeholder,
    autocomplete: "off",
  });
}

/** The list, and which of its items is marked; the focus stays in the input. */
function createOptionList(input: HTMLInputElement, options: PickerOptions) {
  const { popup } = options;
  const list = h("ul", {
    class: "zweef-lijst",
    role: "listbox",
    id: `${options.id}-lijst`,
    "aria-label": "Keuzes",
  });
  let items: Item[] = [];
  let active = -1;
  let isOpen = false;
  const close = () => void (isOpen && popup.close());
  const mark = (next: number) => {
    active = next;
    for (const [index, row] of [...list.children].entries())
      row.setAttribute("aria-selected", String(index === active));
    setAttribute(input, "aria-activedescendant", items[active]?.id);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const render = (query: string) => {
    items = itemsFor(options, query, close);
    list.replaceChildren(
      ...(items.length > 0
        ? items.map(rowOf)
        : [h("li", { class: "zweef-leeg" }, "Niets gevonden")]),
    );
    // Making a new block takes an arrow first: Enter after a typing error must not.
    mark(query === "" || items.length === 0 || items[0]?.isNew ? -1 : 0);
    popup.place();
  };
  const closed = () => {
    isOpen = false;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  return {
    isOpen: () => isOpen,
    open(query: string) {
      if (!isOpen) popup.open(() => input.getBoundingClientRect(), list, closed);
      isOpen = true;
      input.setAttribute("aria-expanded", "true");
      render(query);
    },
    close,
    move: (step: 1 | -1) =>
      items.length > 0 &&
      mark((Math.max(active, step > 0 ? -1 : 0) + step + items.length) % items.length),
    choose: () => items[active]?.run(),
  };
}

function rowOf({ id, label, run }: Item): HTMLElement {
  const choose = (event: Event) => {
    event.preventDefault();
    run();
  };
  return h("li", { role: "option", id, class: "zweef-keuze", on: { pointerdown: choose } }, label);
}

function itemsFor(options: PickerOptions, query: string, close: () => void): Item[] {
  const found = options.choices().filter(({ label }) => matches(label, query));
  const items = found.map(({ value, label }, index) => ({
    id: `${options.id}-keuze-${index}`,
    label,
    run: () => {
      close();
      options.pick(value);
    },
  }));
  const { create } = options;
  if (!create) return items;
  const title = found.length === 0 ? query.trim() : "";
  const label = title === "" ? `+ ${create.label}` : `+ ${create.label}: ${title}`;
  const run = () => {
    close();
    create.run(title);
  };
  return [...items, { id: `${options.id}-nieuw`, label, isNew: true, run }];
}

/** Every word of the query occurs, whatever the case and the accents. */
export function matches(label: string, query: string): boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const text = plain(label);
  return words.every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
