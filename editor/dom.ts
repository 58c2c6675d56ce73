/** Builds elements without HTML text, and keeps lists of elements up to date in place. */

type Handlers = {
  [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void;
};
type Attribute = string | number | boolean | null | undefined;

/** Attributes by name; `on` holds the event handlers. False, null and undefined leave an attribute out. */
export type Props = { on?: Handlers; [attribute: string]: Attribute | Handlers };
export type Child = Node | string | number | null | undefined | false;

/** One element with its attributes, handlers and children. Text is always text: nothing is read as HTML. */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  const { on = {}, ...attributes } = props;
  for (const [name, value] of Object.entries(attributes))
    setAttribute(element, name, value as Attribute);
  for (const [name, handler] of Object.entries(on))
    element.addEventListener(name, handler as EventListener);
  element.append(...children.filter(isShown).map(asNode));
  return element;
}

/** Sets, clears or removes one attribute; leaves it alone when nothing changes, so that nothing is announced twice. */
export function setAttribute(element: Element, name: string, value: Attribute): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== attributeText(value))
    element.setAttribute(name, attributeText(value));
}

/** Changes the text only when it differs, so that live regions stay quiet and selections stay. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** One row of a kept list: its element, and how it takes a newer item. */
export type Row<T> = { element: HTMLElement; update(item: T): void };

/**
 * A list that is updated in place: rows with the same key keep their element, and with it scroll, focus and open parts.
 * `focusLost` is called when the row that had the focus went away; it gets the place where that row stood.
 */
export function createKeyedList<T>(
  parent: Element,
  options: {
    key(item: T): string;
    create(item: T): Row<T>;
    focusLost?(index: number): void;
  },
): (items: readonly T[]) => void {
  let rows = new Map<string, Row<T>>();
  return (items) => {
    const focused = document.activeElement;
    const focusedIndex = [...parent.children].findIndex((child) => child.contains(focused));
    const next = new Map<string, Row<T>>();
    for (const item of items) {
      const key = options.key(item);
      const row = rows.get(key) ?? options.create(item);
      row.update(item);
      next.set(key, row);
    }
    placeRows(parent, rows, next);
    rows = next;
    if (focusedIndex < 0 || document.activeElement === focused) return;
    if (focused instanceof HTMLElement && parent.contains(focused))
      focused.focus({ preventScroll: true });
    else options.focusLost?.(focusedIndex);
  };
}

function placeRows<T>(parent: Element, old: Map<string, Row<T>>, next: Map<string, Row<T>>): void {
  for (const [key, row] of old) if (!next.has(key)) row.element.remove();
  let cursor = parent.firstElementChild;
  for (const { element } of next.values()) {
    if (element === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(element, cursor);
  }
}

function attributeText(value: string | number | boolean): string {
  return value === true ? "" : String(value);
}

function isShown(child: Child): child is Node | string | number {
  return child !== null && child !== undefined && child !== false;
}

function asNode(child: Node | string | number): Node | string {
  return typeof child === "number" ? String(child) : child;
}
