/** The two side panels: beside the text where there is room, above it as a drawer or sheet where there is not. */
import { setAttribute } from "../dom.ts";

export type SideName = "inhoud" | "panelen";

export type Side = {
  element: HTMLElement;
  /** Media query under which the panel has its own column. */
  docked: MediaQueryList;
  label: string;
};

export type Sides = {
  open(name: SideName): void;
  /** Closes a drawer and leaves the focus alone; a panel in its own column stays. */
  closeDrawer(): void;
  toggle(name: SideName): void;
  isVisible(name: SideName): boolean;
  /** Called whenever a panel appears or disappears. */
  onChange(listener: () => void): void;
};

type State = {
  /** The panel that lies above the text now. */
  drawer: SideName | null;
  /** Panels that the person does not want in their column. */
  unwanted: Set<SideName>;
  /** What had the focus when the drawer opened. */
  opener: Element | null;
};

type Options = {
  sides: Record<SideName, Side>;
  backdrop: HTMLElement;
  /** Everything outside the two panels. */
  rest: readonly HTMLElement[];
};

/**
 * While a drawer is open, everything else is inert, Esc and the backdrop close it, and the focus goes back to where it
 * came from.
 */
export function createSides(options: Options): Sides {
  const { sides, backdrop } = options;
  const state: State = { drawer: null, unwanted: new Set(), opener: null };
  const listeners: (() => void)[] = [];
  const isVisible = (name: SideName) =>
    state.drawer === name || (sides[name].docked.matches && !state.unwanted.has(name));
  const apply = () => {
    for (const name of ["inhoud", "panelen"] as const)
      showSide(sides[name], { visible: isVisible(name), drawer: state.drawer, name });
    for (const element of options.rest) element.inert = state.drawer !== null;
    backdrop.hidden = state.drawer === null;
    for (const listener of listeners) listener();
  };
  const closeDrawer = (giveBack: boolean) => {
    if (state.drawer === null) return;
    state.drawer = null;
    apply();
    const { opener } = state;
    if (giveBack && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  const open = (name: SideName) => {
    state.unwanted.delete(name);
    if (!sides[name].docked.matches) openDrawer(state, name);
    apply();
    if (state.drawer === name) firstStop(sides[name].element)?.focus();
  };
  const toggle = (name: SideName) => {
    if (!isVisible(name)) return open(name);
    if (state.drawer === name) return closeDrawer(true);
    state.unwanted.add(name);
    apply();
  };
  listen(options, { apply, close: () => closeDrawer(true) });
  apply();
  return {
    open,
    toggle,
    isVisible,
    closeDrawer: () => closeDrawer(false),
    onChange: (listener) => void listeners.push(listener),
  };
}

function openDrawer(state: State, name: SideName): void {
  if (state.drawer === name) return;
  state.opener = document.activeElement;
  state.drawer = name;
}

function showSide(
  { element, label }: Side,
  now: { visible: boolean; drawer: SideName | null; name: SideName },
): void {
  const isDrawer = now.drawer === now.name;
  element.hidden = !now.visible;
  element.inert = now.drawer !== null && !isDrawer;
  setAttribute(element, "data-drawer", isDrawer);
  setAttribute(element, "role", isDrawer ? "dialog" : null);
  setAttribute(element, "aria-modal", isDrawer ? "true" : null);
  setAttribute(element, "aria-label", isDrawer ? label : null);
}

function listen(
  { sides, backdrop }: Options,
  { apply, close }: { apply(): void; close(): void },
): void {
  backdrop.addEventListener("click", close);
  for (const { element, docked } of Object.values(sides)) {
    docked.addEventListener("change", () => {
      close();
      apply();
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !element.hasAttribute("data-drawer"))
        return;
      event.preventDefault();
      close();
    });
    for (const button of element.querySelectorAll("[data-close]"))
      button.addEventListener("click", close);
  }
}

function firstStop(element: HTMLElement): HTMLElement | null {
  return element.querySelector<HTMLElement>('[aria-selected="true"], [tabindex="0"], [data-close]');
}
