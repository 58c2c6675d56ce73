/** The bar above the settings of a gemeente: whose they are, whether they are saved, and the buttons for that. */
import { askConfirmation } from "../dialog.ts";
import { h, setAttribute, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { countOf, whenInWords } from "../words.ts";
import type { ProfileDraft } from "./profileDraft.ts";

export function createProfileBar(options: {
  gemeente: string;
  draft: ProfileDraft;
  userMenu: HTMLElement;
  mayWrite: boolean;
  /** Brings the focus to the first thing that is wrong. */
  toFault(): void;
}): { header: HTMLElement; notice: HTMLElement; show(): void } {
  const { gemeente, draft, mayWrite, toFault } = options;
  const state = h("p", { class: "profiel-stand", role: "status" });
  const save = h("button", { type: "button", class: "button is-primary" }, "Opslaan");
  const undo = h("button", { type: "button", class: "button is-quiet" }, icon("undo"), "Terug");
  undo.append(h("span", { class: "sr-only" }, " naar wat is opgeslagen"));
  const words = h("p", {});
  const fetchNewer = h(
    "button",
    { type: "button", class: "button is-small" },
    "Nieuwe versie ophalen",
  );
  const notice = h(
    "div",
    { class: "notice is-negative", role: "alert", hidden: true },
    words,
    fetchNewer,
  );
  save.addEventListener("click", () => {
    if (draft.faults().size > 0) toFault();
    else if (draft.isChanged() && draft.state().kind !== "opslaan") void draft.save();
  });
  undo.addEventListener("click", () => void undoAll(draft));
  fetchNewer.addEventListener("click", () => {
    save.focus();
    void draft.catchUp();
  });
  return {
    header: h(
      "header",
      { class: "profiel-balk" },
      h("a", { class: "icon-button", href: "/", "aria-label": "Naar uw plannen" }, icon("back")),
      h(
        "div",
        { class: "profiel-balk-woorden" },
        h("h1", {}, "Profiel van ", gemeente),
        mayWrite ? state : null,
      ),
      mayWrite ? undo : null,
      mayWrite ? save : null,
      options.userMenu,
    ),
    notice,
    show() {
      const now = draft.state();
      const isBusy = now.kind === "opslaan";
      const isTrouble = now.kind === "verouderd" || now.kind === "mislukt";
      setText(state, sentenceOf(draft));
      setAttribute(state, "data-state", now.kind);
      // Not `disabled`: a button that loses the focus at a save loses the person with it.
      setAttribute(save, "aria-disabled", String(isBusy || !draft.isChanged()));
      undo.hidden = !draft.isChanged();
      setText(words, isTrouble ? now.message : "");
      notice.hidden = !isTrouble;
      fetchNewer.hidden = now.kind !== "verouderd";
    },
  };
}

function sentenceOf(draft: ProfileDraft): string {
  const { revision, savedAt, savedBy } = draft.kept();
  switch (draft.state().kind) {
    case "opslaan":
      return "Opslaan…";
    case "gewijzigd":
      return "Wijzigingen nog niet opgeslagen";
    case "fouten":
      return `Niet opgeslagen: ${countOf(draft.faults().size, "fout", "fouten")}`;
    case "verouderd":
    case "mislukt":
      return "Niet opgeslagen";
    default:
      return revision === 0
        ? "Nog geen eigen profiel"
        : `Opgeslagen door ${savedBy ?? ""}, ${whenInWords(savedAt ?? "", new Date())}`;
  }
}

async function undoAll(draft: ProfileDraft): Promise<void> {
  const sure = await askConfirmation({
    title: "Wijzigingen weggooien?",
    text: "Alles wat u sinds het laatste opslaan veranderde, verdwijnt.",
    confirm: "Weggooien",
    cancel: "Behouden",
    danger: true,
  });
  if (sure) draft.undoAll();
}
