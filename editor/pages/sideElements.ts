/** The elements of the two side panels, with their heads and close buttons, and from which width they have a column. */
import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Sides } from "./sides.ts";
import { createSides } from "./sides.ts";

/** What stands at the right. */
export const PANELS_LABEL = "Checklist, opmerkingen en bijlagen";

export type SideElements = {
  outline: HTMLElement;
  /** Below the outline: room for who is here on a narrow screen. */
  outlineFoot: HTMLElement;
  aside: HTMLElement;
  backdrop: HTMLElement;
};

/** The outline at the left; tabs with their panels at the right. */
export function createSideElements(
  tree: HTMLElement,
  tabs: { list: HTMLElement; panels: readonly HTMLElement[] },
): SideElements {
  const outlineFoot = h("div", { class: "outline-people" });
  const outline = h(
    "nav",
    { class: "side-inner", "aria-label": "Inhoud" },
    h("div", { class: "side-head" }, h("h2", {}, "Inhoud"), createClose("Inhoud sluiten")),
    h("div", { class: "side-scroll" }, tree),
    outlineFoot,
  );
  const panels = h(
    "aside",
    { class: "side-inner", "aria-label": PANELS_LABEL },
    h("div", { class: "side-head" }, tabs.list, createClose("Paneel sluiten")),
    h("div", { class: "side-scroll" }, ...tabs.panels),
  );
  return {
    outlineFoot,
    outline: h("div", { class: "side side-outline" }, outline),
    aside: h("div", { class: "side side-panels" }, panels),
    backdrop: h("div", { class: "backdrop", hidden: true }),
  };
}

/** The outline has a column from 960 px, checklist and comments from 1280 px; the stylesheet has the same numbers. */
export function createPlanSides(
  { outline, aside, backdrop }: SideElements,
  rest: readonly HTMLElement[],
): Sides {
  const inhoud = { element: outline, docked: matchMedia("(min-width: 60em)"), label: "Inhoud" };
  const panelen = {
    element: aside,
    docked: matchMedia("(min-width: 80em)"),
    label: PANELS_LABEL,
  };
  return createSides({ sides: { inhoud, panelen }, backdrop, rest });
}

function createClose(label: string): HTMLElement {
  return h(
    "button",
    { type: "button", class: "icon-button side-close", "data-close": true, "aria-label": label },
    icon("close"),
  );
}
