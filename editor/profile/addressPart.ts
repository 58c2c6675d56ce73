/** Addresses and numbers of desks and functions: those may print, and the checklist takes them for no person (PAR-07). */
import { createKeyedList, h, setAttribute, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { ProfileDraft } from "./profileDraft.ts";
import { faultLine, sectionOf } from "./settingFields.ts";

export function addressSection(draft: ProfileDraft) {
  const list = h("ul", { class: "adressen" });
  const adding = createAdding(draft);
  const update = createKeyedList<string>(list, {
    key: (address) => address,
    create: (address) => ({ element: addressRow(draft, address), update: () => undefined }),
    focusLost: adding.focus,
  });
  const fault = faultLine(draft, "functioneleAdressen");
  const show = () => {
    update(draft.profile().functioneleAdressen);
    fault.show();
  };
  return sectionOf(
    {
      id: "adressen",
      title: "Functionele adressen",
      intro:
        "Adressen en nummers van een loket of een functie. Zij mogen in de stukken staan; de checklist houdt ze niet voor gegevens van een persoon.",
    },
    { element: h("div", {}, list, fault.element, adding.element), show },
  );
}

function createAdding(draft: ProfileDraft): { element: HTMLElement; focus(): void } {
  const trouble = h("p", { class: "field-error", id: "adres-nieuw-fout", role: "alert" });
  const input = h("input", {
    type: "text",
    class: "input",
    id: "adres-nieuw",
    maxlength: 300,
    autocomplete: "off",
    "aria-describedby": "adres-nieuw-fout",
  });
  const add = () => {
    const words = input.value.trim();
    const all = draft.profile().functioneleAdressen;
    const twice = all.includes(words) ? "Dit staat al in de lijst." : "";
    const fault = words === "" ? "Vul een adres of nummer in." : twice;
    setText(trouble, fault);
    setAttribute(input, "aria-invalid", fault === "" ? null : "true");
    input.focus();
    if (fault !== "") return;
    draft.change({ functioneleAdressen: [...all, words] });
    input.value = "";
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  });
  return {
    element: h(
      "div",
      {},
      h("label", { for: "adres-nieuw", class: "veld-kop" }, "E-mailadres of telefoonnummer"),
      h(
        "div",
        { class: "adres-rij" },
        input,
        h("button", { type: "button", class: "button", on: { click: add } }, "Toevoegen"),
      ),
      trouble,
    ),
    focus: () => input.focus(),
  };
}

function addressRow(draft: ProfileDraft, address: string): HTMLElement {
  const remove = () =>
    draft.change({
      functioneleAdressen: draft.profile().functioneleAdressen.filter((each) => each !== address),
    });
  return h(
    "li",
    { class: "adres-rij" },
    h("span", {}, address),
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": `${address} weghalen`,
        on: { click: remove },
      },
      icon("close"),
    ),
  );
}
