/** How the documents look: logo, colours with their contrast in words, and the font. */
import { BUNDLED_FONTS } from "../../templates/look.ts";
import type { Profile } from "../../templates/profile.ts";
import { h, setText } from "../dom.ts";
import { contrastInWords } from "./contrastWords.ts";
import type { ProfileDraft } from "./profileDraft.ts";
import { beside, faultLine, idOf, sectionOf, selectSetting } from "./settingFields.ts";
import type { ProfilePart } from "./settingFields.ts";

export function lookSection(draft: ProfileDraft) {
  return sectionOf(
    {
      id: "uiterlijk",
      title: "Uiterlijk",
      intro: "Logo, kleuren en letter van de raadsstukken.",
    },
    logoPart(draft),
    beside(
      colorPart(draft, "tekst", "Kleur van de tekst"),
      colorPart(draft, "accent", "Kleur van koppen en lijnen"),
    ),
    selectSetting(draft, {
      path: "font",
      label: "Letter",
      hint: "Alle letters zijn ingesloten en mogen vrij worden gebruikt.",
      options: {
        "": "Standaard (Source Sans 3 met koppen in Source Serif 4)",
        ...Object.fromEntries(BUNDLED_FONTS.map((name) => [name, name])),
      },
      read: ({ font }) => font ?? "",
      write: (font) => ({ font: font === "" ? null : font }),
    }),
  );
}

const LARGEST_LOGO = 300 * 1024;

function logoPart(draft: ProfileDraft): ProfilePart {
  const picture = h("img", { class: "profiel-logo", alt: "Het logo dat u koos" });
  const none = h("p", { class: "subtle" }, "Nog geen logo.");
  const trouble = h("p", { class: "field-error", role: "alert" });
  const input = h("input", {
    type: "file",
    id: idOf("logo"),
    accept: "image/png,image/jpeg",
    "aria-describedby": `${idOf("logo")}-hulp`,
  });
  const remove = h(
    "button",
    { type: "button", class: "button is-small", on: { click: () => draft.change({ logo: null }) } },
    "Logo weghalen",
  );
  const take = async (file: File) => {
    const answer = await readLogo(file);
    setText(trouble, "fault" in answer ? answer.fault : "");
    if ("data" in answer) draft.change({ logo: answer.data });
    input.value = "";
  };
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void take(file);
  });
  const fault = faultLine(draft, "logo");
  return {
    element: h(
      "div",
      { class: "field" },
      h("label", { for: idOf("logo") }, "Logo"),
      h(
        "p",
        { class: "field-hint", id: `${idOf("logo")}-hulp` },
        "PNG of JPEG, ten hoogste 300 kB. Een breed logo van ten minste 600 beeldpunten wordt het scherpst.",
      ),
      h("div", { class: "profiel-logo-vak" }, none, picture, remove),
      input,
      trouble,
      fault.element,
    ),
    show() {
      const { logo } = draft.profile();
      if (logo !== null && picture.src !== logo) picture.src = logo;
      picture.hidden = logo === null;
      remove.hidden = logo === null;
      none.hidden = logo !== null;
      fault.show();
    },
  };
}

/** The file as a data: address, if a browser can show it. */
async function readLogo(file: File): Promise<{ data: string } | { fault: string }> {
  if (file.size > LARGEST_LOGO)
    return { fault: "Dit logo is te groot. Kies een bestand van ten hoogste 300 kB." };
  const data = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("loadend", () => resolve(String(reader.result ?? "")));
    reader.readAsDataURL(file);
  });
  const picture = new Image();
  picture.src = data;
  const isPicture = await picture.decode().then(
    () => /^data:image\/(png|jpeg);/.test(data),
    () => false,
  );
  return isPicture
    ? { data }
    : { fault: "Dit bestand is geen PNG of JPEG die wij kunnen lezen. Kies een ander bestand." };
}

function colorPart(
  draft: ProfileDraft,
  name: keyof Profile["kleuren"],
  label: string,
): ProfilePart {
  const id = idOf(`kleuren.${name}`);
  const change = (value: string) =>
    draft.change({ kleuren: { ...draft.profile().kleuren, [name]: value } });
  const code = h("input", {
    type: "text",
    class: "input is-kort",
    id,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-contrast ${id}-fout`,
    on: { input: () => change(code.value.trim().replace(/^#/, "").toUpperCase()) },
  });
  const picker = h("input", {
    type: "color",
    class: "kleur-kiezer",
    "aria-label": `${label} kiezen`,
    on: { input: () => change(picker.value.slice(1).toUpperCase()) },
  });
  const contrast = h("p", { class: "field-hint", id: `${id}-contrast` });
  const fault = faultLine(draft, `kleuren.${name}`);
  return {
    element: h(
      "div",
      { class: "field" },
      h("label", { for: id }, label),
      h("div", { class: "kleur-rij" }, picker, code),
      contrast,
      fault.element,
    ),
    show() {
      const value = draft.profile().kleuren[name];
      const isColor = /^[0-9A-F]{6}$/i.test(value);
      if (document.activeElement !== code) code.value = value;
      if (isColor) picker.value = `#${value.toLowerCase()}`;
      setText(contrast, isColor ? contrastInWords(value) : "");
      code.toggleAttribute("aria-invalid", draft.faults().has(`kleuren.${name}`));
      fault.show();
    },
  };
}
