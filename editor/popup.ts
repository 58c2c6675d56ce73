/** A panel over the page, beside the thing that opened it: stays on the screen, also at 320 pixels wide. */
import { h } from "./dom.ts";

export type Popup = {
  readonly element: HTMLElement;
  readonly isOpen: boolean;
  /** Shows `content` beside `anchor`; an earlier content goes. */
  open(anchor: () => DOMRect, content: HTMLElement, onClose?: () => void): void;
  /** Again beside its anchor, after its content changed. */
  place(): void;
  close(): void;
};

const GAP = 6;
const EDGE = 8;

/**
 * One popup lives in `layer`, outside the text: a card clips what sticks out of it (content-visibility).
 * It closes by a click elsewhere; Esc is up to whoever has the focus.
 */
export function createPopup(layer: HTMLElement, className: string): Popup {
  const element = h("div", { class: `zweef ${className}`, hidden: true });
  layer.append(element);
  let anchor: (() => DOMRect) | null = null;
  let closed: (() => void) | undefined;
  const place = () => anchor && putBeside(element, anchor());
  const closeOutside = (event: Event) => {
    if (!element.contains(event.target as Node)) close();
  };
  function close(): void {
    if (!anchor) return;
    anchor = null;
    element.hidden = true;
    element.replaceChildren();
    removeEventListener("scroll", place, true);
    removeEventListener("resize", place);
    document.removeEventListener("pointerdown", closeOutside, true);
    const told = closed;
    closed = undefined;
    told?.();
  }
  return {
    element,
    get isOpen() {
      return anchor !== null;
    },
    open(nextAnchor, content, onClose) {
      close();
      anchor = nextAnchor;
      closed = onClose;
      element.replaceChildren(content);
      element.hidden = false;
      place();
      addEventListener("scroll", place, true);
      addEventListener("resize", place);
      document.addEventListener("pointerdown", closeOutside, true);
    },
    place: () => void place(),
    close,
  };
}

function putBeside(element: HTMLElement, anchor: DOMRect): void {
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;
  const below = height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const natural = element.scrollHeight;
  const goesUp = below < Math.min(natural, 280) && above > below;
  element.style.maxHeight = `${Math.max(120, goesUp ? above : below)}px`;
  element.style.minWidth = `${Math.min(anchor.width, width - 2 * EDGE)}px`;
  const left = Math.min(anchor.left, width - element.offsetWidth - EDGE);
  element.style.left = `${Math.max(EDGE, left)}px`;
  element.style.top = goesUp ? "auto" : `${anchor.bottom + GAP}px`;
  element.style.bottom = goesUp ? `${height - anchor.top + GAP}px` : "auto";
}

/** The actions of a menu button: arrow keys, Home, End and Esc; the choice or Esc gives the focus back. */
export function openActions(
  popup: Popup,
  button: HTMLElement,
  actions: readonly { label: string; hint?: string; danger?: boolean; run(): void }[],
): void {
  const items = actions.map(({ label, hint, danger, run }) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        class: danger ? "zweef-actie is-gevaar" : "zweef-actie",
        tabindex: -1,
        on: {
          click: () => {
            popup.close();
            run();
          },
        },
      },
      label,
      hint ? h("kbd", {}, hint) : null,
    ),
  );
  const menu = h("div", { role: "menu", class: "zweef-menu" }, ...items);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      popup.close();
      button.focus();
      return;
    }
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    items.at(target % items.length)?.focus();
  });
  button.setAttribute("aria-expanded", "true");
  popup.open(
    () => button.getBoundingClientRect(),
    menu,
    () => button.setAttribute("aria-expanded", "false"),
  );
  items[0]?.focus();
}
