/** Dialogs on the browser's own <dialog>: a question to confirm, and a small form. */
import type { Child } from "./dom.ts";
import { h, setAttribute } from "./dom.ts";
import { icon } from "./icons.ts";

/** Asks a question; gives true only when the person chose `confirm`. Esc and the backdrop mean no. */
export function askConfirmation(question: {
  title: string;
  text: string;
  confirm: string;
  cancel?: string;
  danger?: boolean;
}): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const yes = h(
      "button",
      { type: "button", class: question.danger ? "button is-danger" : "button is-primary" },
      question.confirm,
    );
    const no = h("button", { type: "button", class: "button" }, question.cancel ?? "Annuleren");
    const dialog = createDialog(question.title, h("p", {}, question.text), footer(no, yes));
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => {
      answer = true;
      dialog.close();
    });
    dialog.addEventListener("close", () => resolve(answer));
    showDialog(dialog);
    no.focus();
  });
}

/** A field of a form dialog. */
export type DialogField = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  maxLength?: number;
  /** Room for this many lines of text. */
  lines?: number;
  /** May stay empty. */
  optional?: boolean;
  /** What is wrong with these words, as a sentence; null when nothing is. Not asked of an empty field. */
  fault?(words: string): string | null;
  /** Whether it is asked now, after each choice made in the form. What is not asked is hidden and gives "". */
  isAsked?(): boolean;
  /** Stands above the field, also while that is not asked. */
  above?: HTMLElement;
};

/**
 * A form with text fields, required unless they say otherwise; `before` stands above them. `submit` does the work; when it
 * throws, its message stands in the dialog and the form stays open with what was typed.
 */
export function openFormDialog(form: {
  title: string;
  intro?: string;
  before?: HTMLElement;
  fields: readonly DialogField[];
  confirm: string;
  submit(values: Record<string, string>): Promise<void>;
}): void {
  const error = h("p", { class: "form-error", role: "alert" });
  const inputs = form.fields.map(createField);
  const button = h("button", { type: "submit", class: "button is-primary" }, form.confirm);
  const cancel = h("button", { type: "button", class: "button" }, "Annuleren");
  const element = h(
    "form",
    { novalidate: true, class: "form" },
    form.intro && h("p", { class: "subtle" }, form.intro),
    form.before,
    ...inputs.flatMap(({ above, element: field }) => [above, field]),
    error,
    footer(cancel, button),
  );
  const dialog = createDialog(form.title, element);
  const showAsked = () => inputs.forEach((field) => (field.element.hidden = !field.isAsked()));
  showAsked();
  element.addEventListener("change", showAsked);
  cancel.addEventListener("click", () => dialog.close());
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void submitForm({ inputs, error, button, dialog, submit: form.submit });
  });
  showDialog(dialog);
  inputs[0]?.input.focus();
  inputs[0]?.input.select();
}

/** A dialog with a heading and a close button, not yet shown. */
export function createDialog(title: string, ...content: Child[]): HTMLDialogElement {
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Sluiten" },
    icon("close"),
  );
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-label": title },
    h("div", { class: "dialog-head" }, h("h2", {}, title), close),
    h("div", { class: "dialog-body" }, ...content),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

type FieldRow = ReturnType<typeof createField>;

/** A labelled text input with room for its own error. */
export function createField(field: DialogField & { type?: string; autocomplete?: string }) {
  const id = `veld-${field.name}`;
  const error = h("p", { class: "field-error", id: `${id}-fout`, hidden: true });
  const props = {
    id,
    name: field.name,
    class: "input",
    maxlength: field.maxLength ?? null,
    autocomplete: field.autocomplete ?? "off",
    required: field.optional !== true,
    "aria-describedby": field.hint ? `${id}-hulp ${id}-fout` : `${id}-fout`,
  };
  const input = field.lines
    ? h("textarea", { ...props, rows: field.lines }, field.value)
    : h("input", { ...props, type: field.type ?? "text", value: field.value ?? null });
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: id }, field.label, field.optional && " (mag leeg blijven)"),
    field.hint && h("p", { class: "field-hint", id: `${id}-hulp` }, field.hint),
    input,
    error,
  );
  const faultNow = () => {
    const words = input.value.trim();
    if (words !== "") return field.fault?.(words) ?? null;
    return field.optional ? null : `Vul ${field.label.toLowerCase()} in.`;
  };
  const isAsked = () => field.isAsked?.() ?? true;
  return { element, input, error, name: field.name, above: field.above, isAsked, faultNow };
}

/** Says beside each field what is wrong and puts the focus on the first; true when nothing is. */
export function checkFilledIn(fields: readonly FieldRow[]): boolean {
  const wrong = fields.filter((field) => {
    const fault = field.isAsked() ? field.faultNow() : null;
    field.error.hidden = fault === null;
    field.error.textContent = fault ?? "";
    setAttribute(field.input, "aria-invalid", fault === null ? null : "true");
    return fault !== null;
  });
  wrong[0]?.input.focus();
  return wrong.length === 0;
}

async function submitForm(form: {
  inputs: FieldRow[];
  error: HTMLElement;
  button: HTMLButtonElement;
  dialog: HTMLDialogElement;
  submit(values: Record<string, string>): Promise<void>;
}): Promise<void> {
  form.error.textContent = "";
  if (!checkFilledIn(form.inputs)) return;
  form.button.disabled = true;
  try {
    await form.submit(
      Object.fromEntries(
        form.inputs.map(({ name, input, isAsked }) => [name, isAsked() ? input.value.trim() : ""]),
      ),
    );
    form.dialog.close();
  } catch (error) {
    form.error.textContent = messageOf(error);
  } finally {
    form.button.disabled = false;
  }
}

/** The sentence of an error that may be shown; anything unexpected gets a general one. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.name === "ApiError") return error.message;
  console.error(error);
  return "Er ging iets mis. Laad de pagina opnieuw en probeer het nog een keer.";
}

function footer(...buttons: HTMLElement[]): HTMLElement {
  return h("div", { class: "dialog-foot" }, ...buttons);
}

/** Shows a dialog; what had the focus gets it back when it closes. */
export function showDialog(dialog: HTMLDialogElement): void {
  const opener = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
