/** To which beslispunt of the plan an argument or kanttekening belongs: a list of the numbered beslispunten. */
import type { Beslispunt } from "../../templates/raad/route.ts";
import { h, setAttribute } from "../dom.ts";
import { createFrame } from "../form/fieldFrame.ts";
import { STUKKEN } from "../../templates/stukken.ts";

export type DecisionSelect = {
  element: HTMLElement;
  show(points: readonly Beslispunt[], chosen: string | null): void;
  focus(): void;
};

/** A beslispunt that is gone stays visible as such until another one is chosen. */
export function createDecisionSelect(
  id: string,
  { mayWrite, choose }: { mayWrite: boolean; choose(besluitId: string | null): void },
): DecisionSelect {
  const frame = createFrame(STUKKEN.argument.fields.besluitId, id);
  const select = h("select", {
    class: "invoer",
    id,
    disabled: !mayWrite,
    "aria-describedby": frame.describedBy,
    on: { change: () => choose(select.value === "" ? null : select.value) },
  });
  frame.fill(h("span", { class: "invoer-omslag is-keuze" }, select));
  let shown = "";
  return {
    element: frame.element,
    show(points, chosen) {
      const isLost = chosen !== null && !points.some((point) => point.id === chosen);
      const key = JSON.stringify([points.map(optionLabel), isLost && chosen]);
      if (key !== shown) {
        shown = key;
        select.replaceChildren(
          h("option", { value: "" }, mayWrite ? "Kies een beslispunt…" : "–"),
          ...points.map((point) => h("option", { value: point.id }, optionLabel(point))),
          ...(isLost ? [h("option", { value: chosen }, "Staat niet meer in het plan")] : []),
        );
      }
      if (select.value !== (chosen ?? "")) select.value = chosen ?? "";
      setAttribute(select, "data-leeg", chosen === null);
      setAttribute(select, "aria-invalid", isLost ? "true" : null);
      frame.complain(isLost ? "Dit beslispunt staat niet meer in het plan. Kies een ander." : null);
    },
    focus: () => select.focus(),
  };
}

/** "1. Het Wijkuitvoeringsplan … vast te stellen." */
function optionLabel({ nr, text }: Beslispunt): string {
  return `${nr}. ${text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text}`;
}
