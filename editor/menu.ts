/** A button that opens a short list of actions; Esc, a choice or a click elsewhere closes it. */
import type { Child } from "./dom.ts";
import { h } from "./dom.ts";
import type { IconName } from "./icons.ts";
import { icon } from "./icons.ts";

export type MenuAction = {
  label: string;
  icon: IconName;
  /** Opens an address in a new tab, or does something. */
  action: { href: string } | (() => void);
  danger?: boolean;
  class?: string;
};

/**
 * `face` is what stands on the button; `label` names it for screen readers and is left out where the face does.
 * `note` stands above the actions and is not one itself.
 */
export function createMenu(menu: {
  label?: string;
  face: Child[];
  buttonClass: string;
  actions: readonly MenuAction[];
  note?: HTMLElement;
}): HTMLElement {
  const button = h(
    "button",
    {
      type: "button",
      class: menu.buttonClass,
      "aria-expanded": "false",
      "data-menu": true,
    },
    ...menu.face,
    menu.label && h("span", { class: "sr-only" }, menu.label),
  );
  const items = menu.actions.map((action) => actionElement(action));
  const list = h(
    "ul",
    { class: "menu-list" },
    ...items.map((item) => h("li", { class: item.dataset["liClass"] ?? null }, item)),
  );
  const panel = h("div", { class: "menu-panel", hidden: true }, menu.note, list);
  const root = h("div", { class: "menu" }, button, panel);
  wireMenu(root, button, panel, items);
  return root;
}

function actionElement({ label, icon: name, action, danger, class: liClass }: MenuAction) {
  const common = {
    class: danger ? "menu-item is-danger" : "menu-item",
    "data-li-class": liClass ?? null,
  };
  if (typeof action !== "function")
    return h(
      "a",
      { ...common, href: action.href, target: "_blank", rel: "noopener" },
      icon(name),
      label,
      h("span", { class: "sr-only" }, " (opent in een nieuw tabblad)"),
    );
  return h(
    "button",
    { ...common, type: "button", on: { click: () => action() } },
    icon(name),
    label,
  );
}

function wireMenu(
  root: HTMLElement,
  button: HTMLButtonElement,
  panel: HTMLElement,
  items: HTMLElement[],
): void {
  const isOpen = () => !panel.hidden;
  const closeOutside = (event: Event) => {
    if (!root.contains(event.target as Node)) show(false);
  };
  const show = (open: boolean) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) document.addEventListener("pointerdown", closeOutside, true);
    else document.removeEventListener("pointerdown", closeOutside, true);
  };
  button.addEventListener("click", () => {
    show(!isOpen());
    if (isOpen()) items[0]?.focus();
  });
  // Before the action itself: a dialog that it opens gives the focus back to this button.
  panel.addEventListener(
    "click",
    (event) => {
      if (!(event.target as Element).closest(".menu-item")) return;
      show(false);
      button.focus();
    },
    { capture: true },
  );
  root.addEventListener("focusout", (event) => {
    const next = event.relatedTarget as Node | null;
    if (next && !root.contains(next)) show(false);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      show(false);
      button.focus();
    } else if (isOpen()) moveFocus(event, items);
  });
}

function moveFocus(event: KeyboardEvent, items: HTMLElement[]): void {
  const shown = items.filter((item) => item.offsetParent !== null);
  const index = shown.indexOf(document.activeElement as HTMLElement);
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: shown.length - 1,
  };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  shown.at(next % shown.length)?.focus();
}
