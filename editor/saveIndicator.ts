/** Shows whether what was typed is safe on the server; the editor knows, this only says it. */
import type { Announcer } from "./announcer.ts";
import { h, setAttribute, setText } from "./dom.ts";
import type { IconName } from "./icons.ts";
import { icon } from "./icons.ts";
import type { SaveState } from "./saveState.ts";

const ICONS: Record<SaveState["kind"], IconName> = {
  opgeslagen: "check",
  opslaan: "cloud",
  offline: "offline",
  vol: "alert",
  fout: "alert",
};

/** So long after the last key "Opgeslagen" comes back: while someone types it would flicker, and cost a frame each time. */
const CALM_MS = 250;

/**
 * The indicator in the header. Saving and saved change with every key, so those are shown at once but spoken only after
 * trouble; trouble itself is always spoken.
 */
export function createSaveIndicator(announcer: Announcer): {
  element: HTMLElement;
  show(state: SaveState): void;
} {
  const drawing = h("span", { class: "save-icon" });
  const text = h("span", { class: "save-text" }, "Verbinden…");
  const element = h(
    "p",
    { class: "save", role: "status", "aria-live": "off", "data-state": "opslaan" },
    drawing,
    text,
  );
  let hadTrouble = false;
  let timer = 0;
  const draw = (state: SaveState) => {
    if (element.dataset["state"] !== state.kind || !drawing.firstChild)
      drawing.replaceChildren(icon(ICONS[state.kind]));
    setAttribute(element, "data-state", state.kind);
    setText(text, state.message);
    const isTrouble = !["opgeslagen", "opslaan"].includes(state.kind);
    if (isTrouble || (hadTrouble && state.kind === "opgeslagen")) announcer.say(state.message);
    hadTrouble = isTrouble || (hadTrouble && state.kind !== "opgeslagen");
  };
  return {
    element,
    show(state) {
      clearTimeout(timer);
      // Later than it is true, never earlier.
      if (state.kind === "opgeslagen") timer = window.setTimeout(() => draw(state), CALM_MS);
      else draw(state);
    },
  };
}
