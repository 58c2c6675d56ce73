/** The headings of the raadsvoorstel: how each is called, in which order they stand, and which may not stay empty. */
import type { Announcer } from "../announcer.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { SECTIONS } from "../../templates/raad/sections.ts";
import type { SectionName } from "../../templates/raad/sections.ts";
import type { ProfileDraft } from "./profileDraft.ts";
import { faultLine, sectionOf, textSetting } from "./settingFields.ts";

export function orderSection(draft: ProfileDraft, announcer: Announcer) {
  const used = h("ol", { class: "kop-rijen" });
  const unused = h("ul", { class: "kop-rijen is-ongebruikt" });
  const unusedHead = h("h3", {}, "Staat niet in het voorstel");
  const actions = createActions(draft, announcer, used);
  const update = createKeyedList<SectionName>(used, {
    key: (name) => name,
    create: (name) => usedRow(draft, name, actions),
  });
  const updateUnused = createKeyedList<SectionName>(unused, {
    key: (name) => name,
    create: (name) => unusedRow(draft, name, actions),
  });
  const fault = faultLine(draft, "verplicht");
  const show = () => {
    const { volgorde } = draft.profile();
    const left = (Object.keys(SECTIONS) as SectionName[]).filter(
      (name) => !volgorde.includes(name),
    );
    update(volgorde);
    updateUnused(left);
    unusedHead.hidden = left.length === 0;
    unused.hidden = left.length === 0;
    fault.show();
  };
  return sectionOf(
    {
      id: "koppen",
      title: "Koppen en volgorde",
      intro:
        "Geef elke kop van het raadsvoorstel een naam en zet ze in uw volgorde: met de knoppen, of met Alt en een pijltje in het vak.",
    },
    { element: h("div", {}, used, fault.element, unusedHead, unused), show },
  );
}

type Actions = {
  move(name: SectionName, step: -1 | 1): void;
  take(name: SectionName): void;
  leave(name: SectionName): void;
  require(name: SectionName, isRequired: boolean): void;
};

function createActions(draft: ProfileDraft, announcer: Announcer, used: HTMLElement): Actions {
  const titleOf = (name: SectionName) => draft.profile().koppen[name];
  const focusOn = (name: SectionName) =>
    used.querySelector<HTMLElement>(`[data-kop="${name}"] input`)?.focus();
  const without = (list: readonly SectionName[], name: SectionName) =>
    list.filter((each) => each !== name);
  return {
    move(name, step) {
      const { volgorde } = draft.profile();
      const to = volgorde.indexOf(name) + step;
      if (to < 0 || to >= volgorde.length) return;
      draft.change({ volgorde: without(volgorde, name).toSpliced(to, 0, name) });
      announcer.say(`${titleOf(name)} is nu onderdeel ${to + 1} van ${volgorde.length}.`);
    },
    take(name) {
      draft.change({ volgorde: [...draft.profile().volgorde, name] });
      focusOn(name);
      announcer.say(`${titleOf(name)} staat nu onderaan in het voorstel.`);
    },
    leave(name) {
      const { volgorde, verplicht } = draft.profile();
      const next = volgorde[volgorde.indexOf(name) + 1] ?? volgorde.at(-2);
      draft.change({ volgorde: without(volgorde, name), verplicht: without(verplicht, name) });
      if (next) focusOn(next);
      announcer.say(`${titleOf(name)} staat niet meer in het voorstel.`);
    },
    require(name, isRequired) {
      const others = without(draft.profile().verplicht, name);
      draft.change({ verplicht: isRequired ? [...others, name] : others });
    },
  };
}

function usedRow(draft: ProfileDraft, name: SectionName, actions: Actions) {
  const standard = SECTIONS[name];
  const title = textSetting(draft, {
    path: `koppen.${name}`,
    label: `Kop van ${standard}`,
    isLabelHidden: true,
    read: ({ koppen }) => koppen[name],
    write: (text) => ({ koppen: { ...draft.profile().koppen, [name]: text } }),
  });
  const up = iconButton("is-omhoog", `${standard} omhoog`, () => actions.move(name, -1));
  const down = iconButton("", `${standard} omlaag`, () => actions.move(name, 1));
  const required = h("input", {
    type: "checkbox",
    "aria-label": `${standard} is verplicht`,
    on: { change: () => actions.require(name, required.checked) },
  });
  const leave = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": `${standard} weglaten`,
      title: "Weglaten",
      on: { click: () => actions.leave(name) },
    },
    icon("close"),
  );
  const original = h("p", { class: "field-hint" });
  const element = h(
    "li",
    { class: "kop-rij", "data-kop": name },
    h("div", { class: "kop-knoppen" }, up, down),
    h("div", { class: "kop-naam" }, title.element, original),
    h("label", { class: "check" }, required, h("span", { "aria-hidden": "true" }, "Verplicht")),
    leave,
  );
  element.addEventListener("keydown", (event) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    actions.move(name, event.key === "ArrowUp" ? -1 : 1);
  });
  return {
    element,
    update() {
      const { volgorde, verplicht, koppen } = draft.profile();
      up.setAttribute("aria-disabled", String(volgorde[0] === name));
      down.setAttribute("aria-disabled", String(volgorde.at(-1) === name));
      required.checked = verplicht.includes(name);
      setText(original, koppen[name] === standard ? "" : `Standaard: ${standard}`);
      original.hidden = koppen[name] === standard;
      title.show();
    },
  };
}

function unusedRow(draft: ProfileDraft, name: SectionName, { take }: Actions) {
  const words = h("span", { class: "kop-naam" });
  const add = h(
    "button",
    { type: "button", class: "button is-small", on: { click: () => take(name) } },
    icon("plus"),
    "Toevoegen",
    h("span", { class: "sr-only" }, `: ${SECTIONS[name]}`),
  );
  return {
    element: h("li", { class: "kop-rij" }, words, add),
    update: () => setText(words, draft.profile().koppen[name]),
  };
}

function iconButton(extra: string, label: string, click: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: `icon-button ${extra}`.trim(), "aria-label": label, on: { click } },
    icon("down"),
  );
}
