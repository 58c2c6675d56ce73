/** The two screens of one open plan, the plan itself and its raadsstukken: one address each, one connection for both. */
import type { PlanEditor } from "../editor.ts";
import { h, setAttribute } from "../dom.ts";
import type { Profile } from "../../templates/profile.ts";
import { planAddress, stukkenAddress } from "./addresses.ts";

export type ViewName = "plan" | "raadsstukken";

export type PlanViews = {
  /** The links to both screens, in the bar. */
  nav: HTMLElement;
  /** The second screen, beside the desk of the plan. */
  desk: HTMLElement;
  /** Shows a screen; `isNew` puts it in the history of the browser. */
  show(view: ViewName, isNew?: boolean): void;
  /** To a node of either screen. */
  goTo(id: string): boolean;
  onChange(listener: (view: ViewName) => void): void;
  /** The profile of the gemeente is another one: the screen that goes by it asks again. */
  refreshProfile(): void;
  stop(): void;
};

/** `page` is the root of the screen; `desk` holds the plan. */
export function createPlanViews(options: {
  planId: string;
  editor: PlanEditor;
  page: HTMLElement;
  desk: HTMLElement;
  goToBlock(blockId: string): void;
  /** That of the gemeente, as it is now. */
  profile(): Promise<Profile>;
}): PlanViews {
  const { planId, editor, page, desk: planDesk } = options;
  const { desk, slots } = createStukkenDesk();
  const listeners: ((view: ViewName) => void)[] = [];
  const addresses = { plan: planAddress(planId), raadsstukken: stukkenAddress(planId) };
  const links = createLinks(addresses, (view) => show(view, true));
  const openStukken = () =>
    editor.openRaadsstukken({
      ...slots,
      profile: options.profile,
      goTo(blockId) {
        show("plan", true);
        options.goToBlock(blockId);
      },
    });
  const show = (view: ViewName, isNew = false) => {
    if (isNew && location.pathname !== addresses[view])
      history.pushState(null, "", addresses[view]);
    page.classList.toggle("is-stukken", view === "raadsstukken");
    planDesk.hidden = view !== "plan";
    desk.hidden = view === "plan";
    links.mark(view);
    if (view === "raadsstukken") openStukken();
    for (const listener of listeners) listener(view);
  };
  const follow = () => show(viewAt(location.pathname));
  addEventListener("popstate", follow);
  return {
    nav: links.nav,
    desk,
    show,
    goTo(id) {
      const isStuk = isStukId(editor, id);
      show(isStuk ? "raadsstukken" : "plan", true);
      if (isStuk) editor.focusStuk(id);
      return isStuk;
    },
    onChange: (listener) => void listeners.push(listener),
    refreshProfile() {
      if (!desk.hidden) openStukken();
    },
    stop: () => removeEventListener("popstate", follow),
  };
}

function createLinks(addresses: Record<ViewName, string>, choose: (view: ViewName) => void) {
  const link = (view: ViewName, label: string) =>
    h(
      "a",
      {
        class: "view-link",
        href: addresses[view],
        on: {
          click: (event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            choose(view);
          },
        },
      },
      label,
    );
  const links = { plan: link("plan", "Plan"), raadsstukken: link("raadsstukken", "Raadsstukken") };
  return {
    nav: h(
      "nav",
      { class: "view-links", "aria-label": "Schermen" },
      links.plan,
      links.raadsstukken,
    ),
    mark(view: ViewName) {
      for (const name of ["plan", "raadsstukken"] as const)
        setAttribute(links[name], "aria-current", name === view ? "page" : null);
    },
  };
}

/** The screen that an address asks for. */
export function viewAt(path: string): ViewName {
  return /\/raadsstukken\/?$/.test(path) ? "raadsstukken" : "plan";
}

function createStukkenDesk() {
  const toolbar = h("div", { class: "toolbar-slot" });
  const element = h("div", { class: "paper-slot" });
  const desk = h(
    "main",
    { class: "desk", id: "stukken", tabindex: -1, "aria-label": "De raadsstukken", hidden: true },
    toolbar,
    h("div", { class: "desk-scroll" }, element),
  );
  return { desk, slots: { element, toolbar } };
}

function isStukId(editor: PlanEditor, id: string): boolean {
  const { kopgegevens, onderdelen, unknown: _unknown, ...rows } = editor.plan().raadsstukken;
  return [kopgegevens, ...Object.values(onderdelen), ...Object.values(rows).flat()].some(
    (stuk) => stuk.id === id,
  );
}
