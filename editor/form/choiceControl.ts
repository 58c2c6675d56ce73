/** Inputs for a closed list: a select, or a row of buttons where there are two to five short answers. */
import { h, setAttribute } from "../dom.ts";
import type { ShortField } from "../../templates/fields.ts";
import type { Json } from "../../templates/prose.ts";
import type { Control, ControlHost } from "./control.ts";

/** A select with an empty first choice. A stored value that is no choice stays visible as what it is. */
export function createSelectControl(field: ShortField, host: ControlHost): Control {
  const options = Object.entries(field.options ?? {});
  const select = h(
    "select",
    {
      class: "invoer",
      id: host.id,
      "aria-label": host.ariaLabel,
      "aria-describedby": host.describedBy,
      disabled: !host.mayWrite,
      on: { change: () => host.write(select.value === "" ? null : select.value) },
    },
    h("option", { value: "" }, host.mayWrite ? "Kies…" : "–"),
    ...options.map(([value, label]) => h("option", { value }, label)),
  );
  let stray: HTMLOptionElement | null = null;
  return {
    element: h("span", { class: "invoer-omslag is-keuze" }, select),
    set(stored) {
      const value =
        typeof stored === "string"
          ? stored
          : stored === null || stored === undefined
            ? ""
            : String(stored);
      const isStray = value !== "" && field.read(value) === null;
      stray?.remove();
      stray = isStray ? h("option", { value }, value) : null;
      if (stray) select.append(stray);
      if (select.value !== value) select.value = value;
      setAttribute(select, "data-leeg", value === "");
      setAttribute(select, "aria-invalid", isStray ? "true" : null);
      host.complain(
        isStray ? `“${value}” is geen keuze uit deze lijst. Kies een ander antwoord.` : null,
      );
    },
    focus: () => select.focus(),
    flush: () => undefined,
  };
}

/** Ja and nee, or the scores 1 to 5, as radio buttons side by side. Choosing the same one again takes it away. */
export function createSegments(field: ShortField, host: ControlHost): Control {
  const answers: [Json, string][] =
    field.kind === "score"
      ? [1, 2, 3, 4, 5].map((score) => [score, String(score)])
      : [
          [true, "Ja"],
          [false, "Nee"],
        ];
  let current: unknown = null;
  const inputs = answers.map(([value], index) =>
    h("input", {
      type: "radio",
      name: host.id,
      id: index === 0 ? host.id : `${host.id}-${index}`,
      disabled: !host.mayWrite,
      on: {
        click: () => host.write(current === value ? null : value),
      },
    }),
  );
  const element = h(
    "span",
    {
      class: "segmenten",
      role: "radiogroup",
      "aria-labelledby": `${host.id}-label`,
      "aria-label": host.ariaLabel,
      "aria-describedby": host.describedBy,
    },
    ...answers.map(([, label], index) =>
      h("label", { class: "segment" }, inputs[index], h("span", {}, label)),
    ),
  );
  return {
    element,
    set(stored) {
      current = field.read(stored);
      for (const [index, [value]] of answers.entries()) {
        const input = inputs[index];
        if (input) input.checked = value === current;
      }
      const isStray = current === null && stored !== null && stored !== undefined && stored !== "";
      host.complain(isStray ? `“${String(stored)}” is hier geen antwoord. Kies opnieuw.` : null);
    },
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus(),
    flush: () => undefined,
  };
}
