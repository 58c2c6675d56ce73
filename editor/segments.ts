/** A short row of buttons of which one is chosen: which plans or which comments one sees. */
import { h, setText } from "./dom.ts";

export type Segments<N extends string> = {
  element: HTMLElement;
  choose(name: N): void;
  setText(name: N, text: string): void;
  focus(): void;
};

/** The first choice is the chosen one at the start; `onChoice` is called for every later one. */
export function createSegments<N extends string>(
  label: string,
  choices: readonly { name: N; text: string }[],
  onChoice: (name: N) => void,
): Segments<N> {
  const parts = choices.map(({ name, text }, index) => ({
    name,
    button: h(
      "button",
      { type: "button", class: "segments-choice", "aria-pressed": String(index === 0) },
      text,
    ),
  }));
  const choose = (chosen: N) => {
    for (const { name, button } of parts)
      button.setAttribute("aria-pressed", String(name === chosen));
    onChoice(chosen);
  };
  for (const { name, button } of parts) button.addEventListener("click", () => choose(name));
  const buttons = parts.map(({ button }) => button);
  return {
    element: h("div", { class: "segments", role: "group", "aria-label": label }, ...buttons),
    choose,
    setText(name, text) {
      const part = parts.find((each) => each.name === name);
      if (part) setText(part.button, text);
    },
    focus: () => buttons[0]?.focus(),
  };
}
