/** The beslispunten, which are written in the plan: here to read, with the way to each of them. */
import type { Beslispunt } from "../../templates/raad/route.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import type { StukDesk, StukPart } from "./stukDesk.ts";

export function createDecisionsPart(desk: StukDesk): StukPart {
  const list = h("ol", { class: "stuk-besluiten" });
  const empty = h("p", { class: "stuk-leeg" });
  const update = createKeyedList<Beslispunt>(list, {
    key: ({ id }) => id,
    create({ id }) {
      const text = h("p", {});
      const button = h(
        "button",
        { type: "button", class: "link-button", on: { click: () => desk.goTo(id) } },
        "Wijzigen in het plan",
      );
      return {
        element: h("li", {}, text, button),
        update(point) {
          setText(text, point.text);
          button.setAttribute("aria-label", `Wijzigen in het plan: beslispunt ${point.nr}`);
        },
      };
    },
  });
  return {
    element: h("div", { class: "stuk-vak" }, empty, list),
    refresh() {
      const { route } = desk.facts();
      update(route.beslispunten);
      list.hidden = route.beslispunten.length === 0;
      setText(empty, emptyWords(route));
      empty.hidden = empty.textContent === "";
    },
    flush: () => undefined,
    destroy: () => undefined,
  };
}

function emptyWords({
  beslispunten,
  forbidden,
  besluitroute,
}: {
  beslispunten: readonly unknown[];
  forbidden: readonly unknown[];
  besluitroute: string | null;
}): string {
  if (besluitroute === null)
    return "Kies eerst een besluitroute bij de plangegevens. Die bepaalt wie besluit.";
  if (forbidden.length > 0)
    return "Bij een programma stelt het college het plan vast. Een beslispunt waarmee de raad het plan vaststelt, komt daarom niet in de stukken.";
  return beslispunten.length === 0
    ? "Het plan heeft nog geen beslispunten voor de raad. Voeg ze toe in hoofdstuk 13 van het plan."
    : "";
}
