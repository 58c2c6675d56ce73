/** The inputs of the profile screen: each shows one setting of the draft, changes it, and says what is wrong below it. */
import { h, setAttribute, setText } from "../dom.ts";
import type { Child } from "../dom.ts";
import type { Profile } from "../../templates/profile.ts";
import type { ProfileDraft } from "./profileDraft.ts";

/** A piece of the screen that follows the draft. */
export type ProfilePart = { element: HTMLElement; show(): void };

type Setting<V> = {
  /** Where it stands in the profile, as faults name it: "koppen.inleiding". */
  path: string;
  label: string;
  hint?: string;
  /** For an input whose label stands elsewhere. */
  isLabelHidden?: boolean;
  read(profile: Profile): V;
  write(value: V): Partial<Profile>;
};

/** A line of text. */
export function textSetting(
  draft: ProfileDraft,
  setting: Setting<string> & { inputmode?: string; short?: boolean },
): ProfilePart {
  const input = h("input", {
    type: "text",
    class: setting.short ? "input is-kort" : "input",
    id: idOf(setting.path),
    inputmode: setting.inputmode,
    autocomplete: "off",
    "aria-describedby": describedBy(setting),
    on: { input: () => draft.change(setting.write(input.value)) },
  });
  const frame = frameOf(draft, setting, input);
  return {
    element: frame.element,
    show() {
      const value = setting.read(draft.profile());
      // Rewriting what is being typed would move the cursor.
      if (input.value !== value) input.value = value;
      frame.show();
    },
  };
}

/** A closed list. A value that is no choice any more stays visible as what it is. */
export function selectSetting<const V extends string>(
  draft: ProfileDraft,
  setting: Setting<V> & { options: Readonly<Record<V, string>> },
): ProfilePart {
  const select = h(
    "select",
    {
      class: "select",
      id: idOf(setting.path),
      "aria-describedby": describedBy(setting),
      on: { change: () => draft.change(setting.write(select.value as V)) },
    },
    ...Object.entries<string>(setting.options).map(([value, label]) =>
      h("option", { value }, label),
    ),
  );
  const frame = frameOf(draft, setting, select);
  return {
    element: frame.element,
    show() {
      const value = setting.read(draft.profile());
      if (![...select.options].some((option) => option.value === value))
        select.append(h("option", { value }, value));
      if (select.value !== value) select.value = value;
      frame.show();
    },
  };
}

/** Yes or no, with what it does below it. */
export function checkSetting(draft: ProfileDraft, setting: Setting<boolean>): ProfilePart {
  const id = idOf(setting.path);
  const input = h("input", {
    type: "checkbox",
    id,
    "aria-describedby": setting.hint ? `${id}-hulp` : null,
    on: { change: () => draft.change(setting.write(input.checked)) },
  });
  return {
    element: h(
      "div",
      { class: "field" },
      h("label", { class: "check", for: id }, input, setting.label),
      setting.hint ? h("p", { class: "field-hint", id: `${id}-hulp` }, setting.hint) : null,
    ),
    show() {
      input.checked = setting.read(draft.profile());
    },
  };
}

/** A heading with what belongs below it; all of it follows the draft. */
export function sectionOf(
  section: { id: string; title: string; intro?: string },
  ...parts: (ProfilePart | HTMLElement)[]
): ProfilePart & { id: string; title: string } {
  const heading = h("h2", { id: `${section.id}-kop`, tabindex: -1 }, section.title);
  const shown = parts.map((part) => ("show" in part ? part.element : part));
  return {
    id: section.id,
    title: section.title,
    element: h(
      "section",
      { class: "profiel-deel", id: section.id, "aria-labelledby": `${section.id}-kop` },
      heading,
      section.intro ? h("p", { class: "subtle" }, section.intro) : null,
      ...shown,
    ),
    show() {
      for (const part of parts) if ("show" in part) part.show();
    },
  };
}

/** Parts side by side where there is room. */
export function beside(...parts: ProfilePart[]): ProfilePart {
  return {
    element: h("div", { class: "profiel-naast" }, ...parts.map(({ element }) => element)),
    show() {
      for (const part of parts) part.show();
    },
  };
}

/** Parts that belong together, under a name of their own. */
export function groupOf(title: string, ...parts: ProfilePart[]): ProfilePart {
  return {
    element: h(
      "fieldset",
      { class: "profiel-groep" },
      h("legend", {}, title),
      ...parts.map(({ element }) => element),
    ),
    show() {
      for (const part of parts) part.show();
    },
  };
}

export function idOf(path: string): string {
  return `profiel-${path.replace(/[^A-Za-z0-9-]+/g, "-")}`;
}

/** Room for what is wrong with one place of the profile; it stays empty while nothing is. */
export function faultLine(draft: ProfileDraft, path: string): ProfilePart {
  const line = h("p", { class: "field-error", id: `${idOf(path)}-fout`, "aria-live": "polite" });
  return { element: line, show: () => setText(line, draft.faults().get(path) ?? "") };
}

function describedBy({ path, hint }: Pick<Setting<unknown>, "path" | "hint">): string {
  const id = idOf(path);
  return hint ? `${id}-hulp ${id}-fout` : `${id}-fout`;
}

function frameOf(
  draft: ProfileDraft,
  { path, label, hint, isLabelHidden = false }: Omit<Setting<never>, "read" | "write">,
  input: HTMLElement,
): ProfilePart {
  const id = idOf(path);
  const fault = faultLine(draft, path);
  const children: Child[] = [
    h("label", { for: id, class: isLabelHidden ? "sr-only" : null }, label),
    hint ? h("p", { class: "field-hint", id: `${id}-hulp` }, hint) : null,
    input,
    fault.element,
  ];
  return {
    element: h("div", { class: "field" }, ...children),
    show() {
      fault.show();
      setAttribute(input, "aria-invalid", draft.faults().has(path) ? "true" : null);
    },
  };
}
