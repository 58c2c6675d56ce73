/** The kopgegevens: what stands above the voorstel, who signs, and what the griffie fills in. */
import { stukNodes, valuesIn } from "../../templates/edit/stukEdits.ts";
import type { Fields } from "../../templates/fields.ts";
import { isShort } from "../../templates/fields.ts";
import { GRIFFIE_FIELDS, STUKKEN } from "../../templates/stukken.ts";
import { h } from "../dom.ts";
import { createShortPart } from "../form/parts.ts";
import type { ShortPart } from "../form/parts.ts";
import { createPeerNames } from "./peerNames.ts";
import type { StukDesk, StukPart } from "./stukDesk.ts";

const SIGNERS = ["secretaris", "burgemeester", "griffier"];

export function createHeadPart(desk: StukDesk): StukPart {
  const fields: Fields = STUKKEN.kopgegevens.fields;
  const target = { id: "kopgegevens", element: () => desk.edits.head() };
  const parts = Object.entries(fields).flatMap(([key, field]) =>
    isShort(field) ? [createShortPart(key, field, target, desk.surface)] : [],
  );
  const isOfGriffie = ({ key }: ShortPart) => (GRIFFIE_FIELDS as readonly string[]).includes(key);
  const isSigner = ({ key }: ShortPart) => SIGNERS.includes(key);
  const names = createPeerNames(desk);
  const element = h(
    "div",
    { class: "stuk-vak is-formulier" },
    names.element,
    group(
      null,
      parts.filter((part) => !isOfGriffie(part) && !isSigner(part)),
    ),
    group({ title: "Wie ondertekent" }, parts.filter(isSigner)),
    group(
      {
        title: "Van de griffie",
        hint: "Deze gegevens vult de griffie in. Blijft een veld leeg, dan staat er in Word een plek om het in te vullen. In de PDF staat het dan niet.",
      },
      parts.filter(isOfGriffie),
    ),
  );
  return {
    element,
    refresh() {
      const nodes = stukNodes(desk.doc, "kopgegevens");
      const values = valuesIn(nodes);
      const ids = nodes.map((node) => String(valuesIn([node])["id"] ?? ""));
      if (ids[0]) element.dataset["blokId"] = ids[0];
      names.show(ids);
      const { besluitroute, krediet } = desk.facts().route;
      for (const part of parts) {
        const isNeeded =
          part.key === "gebruikWensen"
            ? besluitroute === "programma"
            : part.key.startsWith("begroting")
              ? krediet
              : true;
        part.element.hidden = !isNeeded && part.isEmpty({ attrs: values });
        part.set({ attrs: values });
      }
    },
    flush: () => parts.forEach((part) => part.flush()),
    destroy: () => undefined,
  };
}

function group(
  head: { title: string; hint?: string } | null,
  parts: readonly ShortPart[],
): HTMLElement {
  return h(
    "fieldset",
    { class: head?.hint ? "stuk-veldgroep is-griffie" : "stuk-veldgroep" },
    h("legend", { class: head ? "stuk-veldgroep-kop" : "sr-only" }, head?.title ?? "Kopgegevens"),
    head?.hint ? h("p", { class: "veld-uitleg" }, head.hint) : null,
    h("div", { class: "velden" }, ...parts.map(({ element }) => element)),
  );
}
