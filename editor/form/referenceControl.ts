/** A reference to one other block: its code and title, chosen from the blocks of this plan. */
import { definitionOf } from "../../templates/blocks.ts";
import type { ShortField } from "../../templates/fields.ts";
import { h, setAttribute } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Popup } from "../popup.ts";
import { TIMELINE_ITEM } from "../references.ts";
import type { Control, ControlHost } from "./control.ts";
import { createPicker } from "./picker.ts";

/** Emptying the text takes the reference away; a text that names no block gives back what stood there. */
export function createReferenceControl(
  field: ShortField,
  host: ControlHost,
  popup: Popup,
): Control {
  const to = field.to ?? "";
  let stored: string | null = null;
  const shownText = () => (stored === null ? "" : (host.labelOf(to, stored) ?? "Verwijderd blok"));
  const show = () => {
    picker.input.value = shownText();
    setAttribute(goTo, "hidden", stored === null || host.labelOf(to, stored) === null);
    const isLost = stored !== null && host.labelOf(to, stored) === null;
    setAttribute(picker.input, "aria-invalid", isLost ? "true" : null);
    host.complain(isLost ? "Dit blok staat niet meer in het plan. Kies een ander." : null);
  };
  const choose = (value: string | null) => {
    stored = value;
    show();
    host.write(value);
  };
  const picker = createPicker({
    id: host.id,
    ...(host.ariaLabel ? { ariaLabel: host.ariaLabel } : {}),
    ...(host.describedBy ? { describedBy: host.describedBy } : {}),
    placeholder: host.mayWrite ? "Kies of zoek…" : "–",
    popup,
    choices: () => host.choices(to),
    pick: choose,
    create: newBlockChoice(to, (title) => choose(host.create(to, title))),
    left: (text) =>
      text.trim() === "" && stored !== null && host.mayWrite ? choose(null) : show(),
  });
  picker.input.readOnly = !host.mayWrite;
  const goTo = h(
    "button",
    {
      type: "button",
      class: "knop-klein",
      title: "Ga naar dit blok",
      "aria-label": "Ga naar dit blok",
      on: { click: () => stored !== null && host.goTo(stored) },
    },
    icon("goto"),
  );
  return {
    element: h("span", { class: "verwijzing" }, picker.input, goTo),
    set(next) {
      stored = typeof next === "string" && next !== "" ? next : null;
      if (document.activeElement !== picker.input) show();
    },
    focus: () => picker.input.focus(),
    flush: () => undefined,
  };
}

/** "Nieuwe maatregel" at the end of a list of blocks; a step of a tijdspad is made in the tijdspad itself. */
export function newBlockChoice(
  to: string,
  run: (title: string) => void,
): { label: string; run(title: string): void } | null {
  const definition = definitionOf(to);
  return definition && to !== TIMELINE_ITEM
    ? { label: `Nieuw: ${definition.title.toLowerCase()}`, run }
    : null;
}
