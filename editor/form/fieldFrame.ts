/** What stands around an input: label, unit, hint and the message when a value cannot be read. */
import type { Field, ShortField } from "../../templates/fields.ts";
import { h, setText } from "../dom.ts";
import type { Popup } from "../popup.ts";
import { createSegments, createSelectControl } from "./choiceControl.ts";
import type { Control, ControlHost } from "./control.ts";
import { createTextControl } from "./control.ts";
import { createReferenceControl } from "./referenceControl.ts";

/** The input that suits the kind of a short field. */
export function createControl(field: ShortField, host: ControlHost, popup: Popup): Control {
  if (field.kind === "choice") return createSelectControl(field, host);
  if (field.kind === "yesNo" || (field.kind === "score" && !host.ariaLabel))
    return createSegments(field, host);
  if (field.kind === "reference") return createReferenceControl(field, host, popup);
  return createTextControl(field, host);
}

export type Frame = {
  element: HTMLElement;
  /** The ids of hint and message, for aria-describedby. */
  describedBy: string;
  complain(message: string | null): void;
  /** Puts the input in its place. */
  fill(control: HTMLElement): void;
};

/** `isGroup` where the field is more than one input, so that the label names a group instead of one input. */
export function createFrame(
  field: Field,
  id: string,
  { isGroup = false, isWide = false } = {},
): Frame {
  const hintId = `${id}-uitleg`;
  const messageId = `${id}-melding`;
  const required = field.required
    ? h(
        "span",
        { class: "veld-verplicht", title: "Nodig voor een compleet plan" },
        "*",
        h("span", { class: "sr-only" }, " nodig"),
      )
    : null;
  const label = h(
    "label",
    { class: "veld-label", id: `${id}-label`, for: isGroup ? null : id },
    field.label,
    required,
  );
  const message = h("p", { class: "veld-melding", id: messageId, "aria-live": "polite" });
  const place = h("div", { class: "veld-invoer" });
  const unit =
    "unit" in field && field.unit ? h("span", { class: "veld-eenheid" }, field.unit) : null;
  return {
    element: h(
      "div",
      { class: isWide ? "veld is-breed" : "veld" },
      label,
      h("div", { class: "veld-rij" }, place, unit),
      field.hint ? h("p", { class: "veld-uitleg", id: hintId }, field.hint) : null,
      message,
    ),
    describedBy: field.hint ? `${hintId} ${messageId}` : messageId,
    complain: (text) => setText(message, text ?? ""),
    fill: (control) => place.replaceChildren(control),
  };
}
