/** Says changes of state to screen readers, once and not while people are still typing. */
import { h } from "./dom.ts";

export type Announcer = {
  element: HTMLElement;
  /** Polite; the last text within the pause wins. */
  say(text: string): void;
};

/** A live region of its own. `pauseMs` gathers quick changes into one announcement. */
export function createAnnouncer(pauseMs = 700): Announcer {
  const element = h("div", { class: "sr-only", "aria-live": "polite", "aria-atomic": "true" });
  let timer = 0;
  return {
    element,
    say(text) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        element.textContent = text;
      }, pauseMs);
    },
  };
}
