/** The list of blocks behind a button: with a search field of its own, for mouse, touch and keyboard. */
import { h } from "./dom.ts";
import { createInsertList } from "./insertList.ts";
import type { InsertListHost } from "./insertList.ts";
import type { Popup } from "./popup.ts";

/** Opens beside `anchor`; Esc gives the focus back to it. */
export function openInsertMenu(
  popup: Popup,
  anchor: HTMLElement,
  chapterNr: string | number | null,
  { pick, examples }: Pick<InsertListHost, "pick" | "examples">,
): void {
  const list = createInsertList("invoegmenu", {
    examples,
    changed: () => {
      announce(list.activeId());
      popup.place();
    },
    pick: (insertion) => {
      popup.close();
      pick(insertion);
    },
  });
  const input = h("input", {
    type: "text",
    class: "invoer invoegmenu-zoek",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    "aria-label": "Zoek een blok of tekstvorm",
    placeholder: "Zoek, bijvoorbeeld ‘budget’",
    autocomplete: "off",
  });
  const announce = (active: string | null) =>
    input.setAttribute("aria-activedescendant", active ?? "");
  const filter = () => {
    list.filter(input.value.trim(), chapterNr);
    announce(list.activeId());
    popup.place();
  };
  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as "ArrowDown" | "ArrowUp"];
    if (step !== undefined) announce(list.move(step));
    else if (event.key === "Enter") list.choose();
    else if (event.key === "Escape" || event.key === "Tab") {
      popup.close();
      anchor.focus();
    } else return;
    event.preventDefault();
  });
  popup.open(
    () => anchor.getBoundingClientRect(),
    h("div", { class: "invoegmenu" }, input, list.element),
  );
  filter();
  input.focus();
}
