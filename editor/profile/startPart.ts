/** Where a profile starts from: one of the three that come with Wijkpen. */
import { PROFILES } from "../../templates/profiles.ts";
import type { ProfileName } from "../../templates/profiles.ts";
import { askConfirmation } from "../dialog.ts";
import { h } from "../dom.ts";
import type { ProfileDraft } from "./profileDraft.ts";
import { sectionOf } from "./settingFields.ts";

const WORDS: Readonly<Record<ProfileName, { title: string; text: string }>> = {
  standaard: {
    title: "Standaard",
    text: "Voorstel en besluit apart, de samenvatting eerst.",
  },
  zinskoppen: {
    title: "Zinskoppen",
    text: "De beslispunten eerst, en elk argument onder een zin als kop.",
  },
  gecombineerd: {
    title: "Gecombineerd",
    text: "Voorstel en ontwerpbesluit in één document, argumenten als alinea’s.",
  },
};

export function startSection(draft: ProfileDraft, gemeente: string) {
  const take = async (name: ProfileName) => {
    if ((draft.kept().revision > 0 || draft.isChanged()) && !(await isSure(WORDS[name].title)))
      return;
    // What is of this gemeente alone stays: none of the three knows it.
    const { tooi, rsin, logo, selectielijst, participatieverordening, ...rest } = draft.profile();
    const { bevestigd, functioneleAdressen, informatieobjecttypeUrls } = rest;
    const own = { tooi, rsin, logo, selectielijst, participatieverordening };
    const more = { bevestigd, functioneleAdressen, informatieobjecttypeUrls };
    draft.change({ ...PROFILES[name], ...own, ...more, naam: gemeente });
  };
  const names = Object.keys(PROFILES) as ProfileName[];
  const list = h(
    "ul",
    { class: "begin-keuzes" },
    ...names.map((name) =>
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            class: "begin-keuze",
            "data-profiel": name,
            on: { click: () => void take(name) },
          },
          h("strong", {}, WORDS[name].title),
          h("span", {}, WORDS[name].text),
        ),
      ),
    ),
  );
  return sectionOf(
    {
      id: "begin",
      title: "Beginnen",
      intro:
        "Kies het profiel dat het meest op uw stukken lijkt. Daarna past u aan wat anders moet. Gegevens, logo en bevestigingen blijven staan.",
    },
    list,
  );
}

function isSure(title: string): Promise<boolean> {
  return askConfirmation({
    title: `Opnieuw beginnen met ${title}?`,
    text: "Koppen, volgorde, kleuren en opbouw worden vervangen. Het wordt pas bewaard als u opslaat.",
    confirm: "Vervangen",
  });
}
