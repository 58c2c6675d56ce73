/** Where a comment is written: about one block, and never thrown away without asking. */
import { askConfirmation, messageOf } from "../dialog.ts";
import { h, setText } from "../dom.ts";

export type Composer = {
  element: HTMLElement;
  /** The block where the writer stands; taken over only while nothing has been written. */
  follow(blockId: string | null): void;
  /** Starts a comment on this block, after asking when another one is unfinished. */
  start(blockId: string): Promise<void>;
  hasDraft(): boolean;
};

type Options = {
  nameOf(blockId: string): string | null;
  /** Sends the comment; when it throws, the text stays and its message is shown. */
  place(blockId: string, text: string): Promise<void>;
};

/** The server's own limit, in characters. */
const LIMIT = 5000;

export function createComposer({ nameOf, place }: Options): Composer {
  let blockId: string | null = null;
  const form = createForm();
  const { textarea, error } = form;
  const hasDraft = () => textarea.value.trim() !== "";
  const show = () => form.show(blockId === null ? null : (nameOf(blockId) ?? GONE), hasDraft());
  const clear = () => {
    textarea.value = "";
    error.textContent = "";
    show();
  };
  const mayDiscard = async () => !hasDraft() || (await askDiscard());
  const send = async () => {
    if (blockId === null || !hasDraft()) return;
    form.place.disabled = true;
    error.textContent = "";
    try {
      await place(blockId, textarea.value.trim());
      clear();
    } catch (failure) {
      error.textContent = messageOf(failure);
      show();
    }
  };
  const cancel = async () => {
    if (await mayDiscard()) clear();
    textarea.focus();
  };
  form.listen({ show, send: () => void send(), cancel: () => void cancel() });
  show();
  return {
    element: form.element,
    hasDraft,
    follow(id) {
      if (!hasDraft() && id !== null) blockId = id;
      show();
    },
    async start(id) {
      if (id !== blockId && !(await mayDiscard())) return;
      if (id !== blockId) clear();
      blockId = id;
      show();
      textarea.focus();
    },
  };
}

const GONE = "een blok dat is verwijderd";

function createForm() {
  const target = h("span", { class: "composer-target" });
  const textarea = h("textarea", {
    id: "nieuwe-opmerking",
    class: "input",
    rows: 3,
    maxlength: LIMIT,
    "aria-describedby": "opmerking-fout",
  });
  const error = h("p", { class: "form-error", id: "opmerking-fout", role: "alert" });
  const place = h("button", { type: "submit", class: "button is-primary is-small" }, "Plaatsen");
  const cancel = h("button", { type: "button", class: "button is-small" }, "Annuleren");
  const label = h("label", { for: "nieuwe-opmerking" }, "Opmerking bij ", target);
  const buttons = h("p", { class: "composer-foot" }, cancel, place);
  const form = h("form", { class: "composer", novalidate: true }, label, textarea, error, buttons);
  const hint = h(
    "p",
    { class: "panel-hint" },
    "Kies een blok in de tekst om er iets bij te zetten.",
  );
  return {
    element: h("div", {}, hint, form),
    textarea,
    error,
    place,
    show(name: string | null, hasDraft: boolean) {
      form.hidden = name === null;
      hint.hidden = name !== null;
      setText(target, name ?? "");
      cancel.hidden = !hasDraft;
      place.disabled = !hasDraft;
    },
    listen(on: { show(): void; send(): void; cancel(): void }) {
      textarea.addEventListener("input", on.show);
      textarea.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.send();
      });
      cancel.addEventListener("click", on.cancel);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        on.send();
      });
    },
  };
}

function askDiscard(): Promise<boolean> {
  return askConfirmation({
    title: "Opmerking weggooien?",
    text: "Uw opmerking is nog niet geplaatst. Als u doorgaat, is de tekst weg.",
    confirm: "Weggooien",
    cancel: "Terug naar de opmerking",
    danger: true,
  });
}
