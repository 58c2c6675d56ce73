/** One input of the form: what every kind can do, and the plain text input for lines, numbers, money and dates. */
import { h, setAttribute } from "../dom.ts";
import { formatNumber } from "../../templates/format.ts";
import type { ShortField } from "../../templates/fields.ts";
import type { Json } from "../../templates/prose.ts";
import type { Choice } from "../references.ts";

export type Control = {
  element: HTMLElement;
  /** Shows what is stored, unless this person is typing here. */
  set(stored: unknown): void;
  focus(): void;
  /** Writes at once what was typed. */
  flush(): void;
};

/** What a control may ask of the form around it. */
export type ControlHost = {
  /** The id of its label's target. */
  id: string;
  /** For an input in a table: the name of its column and row. */
  ariaLabel?: string;
  describedBy?: string;
  mayWrite: boolean;
  write(value: Json): void;
  /** Says below the input what is wrong, or null when nothing is. */
  complain(message: string | null): void;
  /** Counts something typed as not saved until the result is called. */
  hold(): () => void;
  /** What a reference may point to. */
  choices(to: string): readonly Choice[];
  labelOf(to: string, id: string): string | null;
  /** Makes a block with this title, for a reference to it; gives its id. */
  create(to: string, title: string): string | null;
  goTo(id: string): void;
};

/** Long enough not to write every letter, short enough that a colleague sees it grow. */
const PAUSE_MS = 300;

const WHAT: Partial<Record<ShortField["kind"], [what: string, example: string]>> = {
  money: ["bedrag", "1.250.000"],
  count: ["aantal", "450"],
  number: ["getal", "12,5"],
  percent: ["percentage", "25"],
  year: ["jaartal", "2032"],
  date: ["datum", "28-01-2027"],
  period: ["periode", "2028-Q3 of juli 2028"],
  score: ["cijfer van 1 tot 5", "3"],
};

/** Why a stored value cannot be read, in the words of its kind; null when it can or when there is none. */
export function complaintAbout(field: ShortField, stored: unknown): string | null {
  if (stored === null || stored === undefined || stored === "" || field.read(stored) !== null)
    return null;
  const [what, example] = WHAT[field.kind] ?? ["waarde", field.example ?? ""];
  return `Wij lezen hier geen ${what} in.${example ? ` Voorbeeld: ${example}.` : ""}`;
}

/** A stored value as people type it: without the unit, which stands beside the input. */
export function typedForm(field: ShortField, stored: unknown): string {
  const value = field.read(stored);
  if (value === null) return stored === null || stored === undefined ? "" : String(stored);
  if (typeof value === "number") return field.kind === "year" ? String(value) : formatNumber(value);
  return field.show(value);
}

/** A text input that reads Dutch notation. What it cannot read is stored as typed, and said so below it. */
export function createTextControl(field: ShortField, host: ControlHost): Control {
  const input = h("input", {
    type: "text",
    class: isNumeric(field) ? "invoer is-getal" : "invoer",
    id: host.id,
    inputmode: isNumeric(field) ? "decimal" : null,
    placeholder: field.example && host.mayWrite ? `Bijv. ${field.example}` : null,
    maxlength: field.maxLength,
    list: field.suggestions ? `${host.id}-woorden` : null,
    "aria-label": host.ariaLabel,
    "aria-describedby": host.describedBy,
    readonly: !host.mayWrite,
    autocomplete: "off",
  });
  const writing = createWriting(input, field, host);
  return {
    element: field.suggestions
      ? h("span", { class: "invoer-omslag" }, input, wordList(host.id, field))
      : input,
    set: writing.set,
    focus: () => input.focus(),
    flush: writing.flush,
  };
}

/** Connects a text input to a stored value: typing, pausing, leaving, and what others change meanwhile. */
export function createWriting(input: HTMLInputElement, field: ShortField, host: ControlHost) {
  let stored: unknown = null;
  let isTyping = false;
  let timer = 0;
  let release: (() => void) | null = null;
  const show = () => {
    const text = typedForm(field, stored);
    if (input.value !== text) input.value = text;
    const complaint = complaintAbout(field, stored);
    setAttribute(input, "aria-invalid", complaint ? "true" : null);
    host.complain(complaint);
  };
  const flush = () => {
    clearTimeout(timer);
    if (!isTyping) return;
    isTyping = false;
    host.write(readTyped(field, input.value));
    release?.();
    release = null;
  };
  input.addEventListener("input", () => {
    isTyping = true;
    release ??= host.hold();
    clearTimeout(timer);
    // Half a date or amount is nobody's business yet: it waits until it can be read, or until this input is left.
    timer = window.setTimeout(() => isReadable(field, input.value) && flush(), PAUSE_MS);
  });
  input.addEventListener("change", flush);
  input.addEventListener("blur", () => {
    flush();
    show();
  });
  return {
    flush,
    set(next: unknown) {
      stored = next ?? null;
      // A colleague's change must not wipe out what is being typed, wherever the focus is; it is written soon.
      if (isTyping) return;
      // One's own echo must not move the cursor.
      if (document.activeElement === input && readTyped(field, input.value) === stored) return;
      show();
    },
  };
}

function readTyped(field: ShortField, typed: string): Json {
  const text = typed.trim();
  return text === "" ? null : ((field.parse(text) as Json) ?? text);
}

function isReadable(field: ShortField, typed: string): boolean {
  return typed.trim() === "" || field.parse(typed.trim()) !== null;
}

function isNumeric(field: ShortField): boolean {
  return ["money", "count", "number", "percent", "year"].includes(field.kind);
}

function wordList(id: string, field: ShortField): HTMLElement {
  return h(
    "datalist",
    { id: `${id}-woorden` },
    ...(field.suggestions ?? []).map((value) => h("option", { value })),
  );
}
