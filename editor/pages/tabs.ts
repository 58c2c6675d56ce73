/** Tabs by the keyboard pattern of the ARIA guide: arrows move, the chosen panel is the only one shown. */
import { h, setText } from "../dom.ts";

export type Tabs<N extends string> = {
  list: HTMLElement;
  panels: HTMLElement[];
  choose(name: N): void;
  chosen(): N;
  /** A number behind the name of the tab; zero shows nothing. */
  setCount(name: N, count: number): void;
};

/** The first tab is shown; `onChoice` is called for every later choice, of the person or the page. */
export function createTabs<N extends string>(
  label: string,
  tabs: readonly { name: N; title: string; content: HTMLElement }[],
  onChoice: () => void,
): Tabs<N> {
  const first = tabs[0];
  if (!first) throw new RangeError("No tabs given");
  let chosen = first.name;
  const parts = tabs.map(({ name, title, content }) => ({
    name,
    ...createTab(name, title, content),
  }));
  function show(name: N): void {
    chosen = name;
    for (const { name: each, button, panel } of parts) {
      button.setAttribute("aria-selected", String(each === name));
      button.tabIndex = each === name ? 0 : -1;
      panel.hidden = each !== name;
    }
  }
  function choose(name: N): void {
    show(name);
    onChoice();
  }
  for (const [index, { name, button }] of parts.entries()) {
    button.addEventListener("click", () => choose(name));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step === undefined ? undefined : parts.at((index + step) % parts.length);
      if (!next) return;
      event.preventDefault();
      choose(next.name);
      next.button.focus();
    });
  }
  show(first.name);
  return {
    list: h(
      "div",
      { class: "tabs", role: "tablist", "aria-label": label },
      ...parts.map(({ button }) => button),
    ),
    panels: parts.map(({ panel }) => panel),
    choose,
    chosen: () => chosen,
    setCount(name, count) {
      const part = parts.find((each) => each.name === name);
      if (!part) return;
      part.badge.hidden = count === 0;
      setText(part.badge, String(count));
    },
  };
}

function createTab(name: string, title: string, content: HTMLElement) {
  const badge = h("span", { class: "badge", hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      class: "tab",
      role: "tab",
      id: `tab-${name}`,
      "aria-controls": `paneel-${name}`,
    },
    title,
    badge,
  );
  const panel = h(
    "div",
    {
      class: "tab-panel",
      role: "tabpanel",
      id: `paneel-${name}`,
      "aria-labelledby": `tab-${name}`,
      tabindex: -1,
    },
    content,
  );
  return { button, badge, panel };
}
