/** The legal facts: each with its text, its source and the day it was looked at, for a jurist to confirm or withdraw. */
import type { Announcer } from "../announcer.ts";
import { formatDate, parseDate } from "../../templates/format.ts";
import type { Profile } from "../../templates/profile.ts";
import { RAAD_FACTS } from "../../templates/raad/legalFacts.ts";
import type { RaadFactId } from "../../templates/raad/legalFacts.ts";
import { h, setAttribute, setText } from "../dom.ts";
import { isoDay } from "../words.ts";
import type { ProfileDraft } from "./profileDraft.ts";
import { sectionOf } from "./settingFields.ts";
import type { ProfilePart } from "./settingFields.ts";

export function factsSection(draft: ProfileDraft, announcer: Announcer) {
  const jurist = createJurist();
  const cards = (Object.keys(RAAD_FACTS) as RaadFactId[]).map((id) =>
    factCard(draft, id, jurist, announcer),
  );
  const list: ProfilePart = {
    element: h("ul", { class: "feiten" }, ...cards.map(({ element }) => element)),
    show: () => cards.forEach(({ show }) => show()),
  };
  return sectionOf(
    {
      id: "feiten",
      title: "Juridische feiten",
      intro:
        "Wijkpen drukt deze zinnen pas als zekerheid af als uw jurist ze heeft bevestigd. Tot die tijd staan zij alleen in een concept, met de woorden “te bevestigen”. Een bevestiging geldt na Opslaan.",
    },
    jurist.element,
    list,
  );
}

type Jurist = {
  element: HTMLElement;
  /** Who confirms, and when; null when that is not filled in yet, which is then said. */
  read(): { functie: string; datum: string } | null;
};

/** Filled in once for all the facts that somebody confirms in a row. */
function createJurist(): Jurist {
  const functie = inputOf("jurist-functie", "Functie", "Bijvoorbeeld: jurist omgevingsrecht.");
  const datum = inputOf("jurist-datum", "Datum", "Bijvoorbeeld: 28-01-2027.");
  datum.input.value = isoDay(new Date()).split("-").toReversed().join("-");
  return {
    element: h(
      "fieldset",
      { class: "profiel-groep" },
      h("legend", {}, "Wie bevestigt"),
      h("p", { class: "field-hint" }, "Noem een functie, geen naam van een persoon."),
      h("div", { class: "profiel-naast" }, functie.element, datum.element),
    ),
    read() {
      const words = functie.input.value.trim();
      const day = parseDate(datum.input.value.trim());
      const isPast = day !== null && day <= isoDay(new Date());
      functie.complain(words === "" ? "Vul de functie in van wie bevestigt." : "");
      datum.complain(isPast ? "" : "Vul een datum in als 28-01-2027, van vandaag of eerder.");
      if (words === "") functie.input.focus();
      else if (!isPast) datum.input.focus();
      return words !== "" && isPast ? { functie: words, datum: day } : null;
    },
  };
}

function inputOf(id: string, label: string, hint: string) {
  const fault = h("p", { class: "field-error", id: `${id}-fout`, role: "alert" });
  const input = h("input", {
    type: "text",
    class: "input",
    id,
    maxlength: 300,
    autocomplete: "off",
    "aria-describedby": `${id}-hulp ${id}-fout`,
  });
  return {
    input,
    element: h(
      "div",
      { class: "field" },
      h("label", { for: id }, label),
      h("p", { class: "field-hint", id: `${id}-hulp` }, hint),
      input,
      fault,
    ),
    complain(sentence: string) {
      setText(fault, sentence);
      setAttribute(input, "aria-invalid", sentence === "" ? null : "true");
    },
  };
}

function factCard(
  draft: ProfileDraft,
  id: RaadFactId,
  jurist: Jurist,
  announcer: Announcer,
): ProfilePart {
  const { statement, citation, source, readOn } = RAAD_FACTS[id];
  const state = h("p", { class: "feit-stand" });
  const warning = h("p", { class: "feit-let-op" });
  const change = (others: Profile["bevestigd"], said: string) => {
    draft.change({ bevestigd: others });
    announcer.say(said);
  };
  const others = () => draft.profile().bevestigd.filter(({ feit }) => feit !== id);
  const confirm = button("is-primary", "Bevestigen", statement, () => {
    const by = jurist.read();
    if (by) change([...others(), { feit: id, ...by }], "Bevestigd. Sla het profiel nog op.");
  });
  const withdraw = button("", "Intrekken", statement, () =>
    change(others(), "De bevestiging is ingetrokken. Sla het profiel nog op."),
  );
  return {
    element: h(
      "li",
      { class: "feit", "data-feit": id },
      h("p", { class: "feit-tekst" }, statement),
      citation === ""
        ? null
        : h("p", { class: "field-hint" }, `In het besluit: gelet op ${citation}.`),
      h("p", { class: "field-hint" }, `Bron: ${source}. Nagekeken op ${formatDate(readOn)}.`),
      h("div", { class: "feit-voet" }, state, confirm, withdraw),
      warning,
    ),
    show() {
      const confirmed = draft.profile().bevestigd.find(({ feit }) => feit === id);
      setText(
        state,
        confirmed
          ? `Bevestigd door ${confirmed.functie} op ${formatDate(confirmed.datum)}`
          : "Nog niet bevestigd",
      );
      setAttribute(state, "data-bevestigd", confirmed !== undefined);
      swap(confirmed ? confirm : withdraw, confirmed ? withdraw : confirm);
      const isOld = confirmed !== undefined && confirmed.datum < readOn;
      setText(
        warning,
        isOld ? "Deze tekst is na de bevestiging nog nagekeken. Lees hem opnieuw." : "",
      );
      warning.hidden = !isOld;
    },
  };
}

/** The focus goes along from the button that disappears. */
function swap(hide: HTMLElement, show: HTMLElement): void {
  const hadFocus = document.activeElement === hide;
  hide.hidden = true;
  show.hidden = false;
  if (hadFocus) show.focus();
}

function button(extra: string, label: string, about: string, click: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: `button is-small ${extra}`.trim(), on: { click } },
    label,
    h("span", { class: "sr-only" }, `: ${about}`),
  );
}
