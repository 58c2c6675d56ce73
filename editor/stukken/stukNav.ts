/** The list of parts beside the stukken: how far each is, and the way to it. */
import type { PartState } from "../../templates/raad/writing.ts";
import { createKeyedList, h, setText } from "../dom.ts";

export type NavItem = { key: string; title: string; state: PartState | null; isRequired: boolean };
export type NavGroup = { title: string; items: readonly NavItem[] };

const STATES: Readonly<Record<PartState, string>> = {
  leeg: "leeg",
  ingevuld: "ingevuld",
  verouderd: "verouderd",
  nvt: "niet van toepassing",
};

export function createStukNav(goTo: (key: string) => void) {
  const place = h("div", { class: "stuk-nav-groepen" });
  const update = createKeyedList<NavGroup>(place, {
    key: ({ title }) => title,
    create(first) {
      const list = h("ul", { class: "stuk-nav-lijst" });
      return {
        element: h("div", {}, h("p", { class: "stuk-nav-kop" }, first.title), list),
        update: (
          (updateItems) => (group: NavGroup) =>
            updateItems(group.items)
        )(itemList(list, goTo)),
      };
    },
  });
  // Open where it has a column; on a narrow screen it would push everything out of sight.
  const wide = matchMedia("(min-width: 60em)");
  const fold = h("details", { class: "stuk-nav-vouw" }, h("summary", {}, "Onderdelen"), place);
  fold.open = wide.matches;
  const follow = () => {
    fold.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  return {
    element: h("nav", { class: "stuk-nav", "aria-label": "Onderdelen van de raadsstukken" }, fold),
    show: update,
    stop: () => wide.removeEventListener("change", follow),
  };
}

function itemList(list: HTMLElement, goTo: (key: string) => void) {
  return createKeyedList<NavItem>(list, {
    key: ({ key }) => key,
    create({ key }) {
      const title = h("span", { class: "stuk-nav-titel" });
      const state = h("span", { class: "stuk-nav-stand" });
      const link = h(
        "a",
        {
          href: `#stuk-${key}`,
          class: "stuk-nav-link",
          on: {
            click: (event) => {
              event.preventDefault();
              goTo(key);
            },
          },
        },
        title,
        state,
      );
      return {
        element: h("li", {}, link),
        update(item) {
          setText(title, item.title);
          const words = item.state ? STATES[item.state] : "";
          setText(state, item.state === "leeg" && item.isRequired ? "nog nodig" : words);
          link.dataset["stand"] = item.state ?? "";
        },
      };
    },
  });
}
