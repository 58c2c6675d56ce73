/** The profile of a gemeente: its settings in sections, and beside them what a document looks like by them. */
import "../styles/profile.css";
import type { Announcer } from "../announcer.ts";
import { createAnnouncer } from "../announcer.ts";
import type { Api, User } from "../api.ts";
import { ApiError } from "../api.ts";
import { askConfirmation, messageOf } from "../dialog.ts";
import { h } from "../dom.ts";
import { addressSection } from "../profile/addressPart.ts";
import { choicesSection, detailsSection, kindsSection } from "../profile/dataParts.ts";
import { factsSection } from "../profile/factsPart.ts";
import { lookSection } from "../profile/lookPart.ts";
import { orderSection } from "../profile/orderPart.ts";
import { createProfileBar } from "../profile/profileBar.ts";
import { createProfileDraft } from "../profile/profileDraft.ts";
import type { ProfileDraft } from "../profile/profileDraft.ts";
import { createProfilePreview } from "../profile/profilePreview.ts";
import { startSection } from "../profile/startPart.ts";
import { templateSection } from "../profile/templatePart.ts";
import type { Profile } from "../../templates/profile.ts";
import { createSegments } from "../segments.ts";
import { loginAddress } from "./addresses.ts";
import { showMessagePage } from "./messagePage.ts";
import { createUserMenu } from "./userMenu.ts";

type Screen = { api: Api; user: User; gemeente: string; mayWrite: boolean; announcer: Announcer };

/** Shows the profile, or says that there is none for this person. */
export async function showProfilePage(
  root: HTMLElement,
  { api, user, gemeente }: Pick<Screen, "api" | "user" | "gemeente">,
): Promise<void> {
  document.title = `Profiel van ${gemeente} – Wijkpen`;
  try {
    const { mayWrite, ...kept } = await api.profile(gemeente);
    const server = {
      load: () => api.profile(gemeente),
      save: (profile: Profile, revision: number) => api.saveProfile(gemeente, profile, revision),
    };
    const draft = createProfileDraft(kept, server, messageOf);
    openPage(root, { api, user, gemeente, mayWrite, announcer: createAnnouncer() }, draft);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return location.replace(loginAddress(location.pathname));
    showMessagePage(root, {
      title: error.status === 404 ? "Dit profiel is er niet" : "Dit profiel kan nu niet openen",
      text: error.message,
      action: { label: "Naar uw plannen", href: "/" },
    });
  }
}

function openPage(root: HTMLElement, screen: Screen, draft: ProfileDraft): void {
  const { mayWrite, announcer, gemeente } = screen;
  const sections = [
    ...(mayWrite ? [startSection(draft, gemeente)] : []),
    detailsSection(draft),
    lookSection(draft),
    orderSection(draft, announcer),
    choicesSection(draft),
    kindsSection(draft),
    factsSection(draft, announcer),
    addressSection(draft),
    templateSection(screen),
  ];
  const preview = createProfilePreview({ ...screen, draft });
  const form = h(
    "fieldset",
    { class: "profiel-velden", disabled: !mayWrite },
    h("legend", { class: "sr-only" }, "Instellingen"),
    ...sections.map(({ element }) => element),
  );
  const bar = createProfileBar({
    gemeente,
    draft,
    mayWrite,
    userMenu: createMenu(screen, draft),
    toFault: () =>
      form.querySelector<HTMLElement>("[aria-invalid]")?.focus() ??
      form.querySelector<HTMLElement>(".field-error:not(:empty)")?.scrollIntoView(),
  });
  const show = () => {
    bar.show();
    for (const section of sections) section.show();
  };
  draft.onChange(() => {
    show();
    preview.changed();
  });
  show();
  root.className = "screen-profile";
  root.replaceChildren(
    h("a", { class: "skip-link", href: "#profiel" }, "Naar de instellingen"),
    bar.header,
    h(
      "main",
      { class: "profiel", id: "profiel", tabindex: -1 },
      bar.notice,
      mayWrite ? null : h("p", { class: "notice profiel-lezen" }, READ_ONLY),
      createSwitch(root),
      navOf(sections),
      form,
      preview.element,
    ),
    announcer.element,
  );
  addEventListener("beforeunload", (event) => {
    if (draft.isChanged()) event.preventDefault();
  });
}

const READ_ONLY =
  "U kunt dit profiel bekijken. Alleen een beheerder van de gemeente kan het wijzigen.";

/** On a narrow screen one sees the settings or the preview. */
function createSwitch(root: HTMLElement): HTMLElement {
  const { element } = createSegments(
    "Wat u ziet",
    [
      { name: "instellingen", text: "Instellingen" },
      { name: "voorbeeld", text: "Voorbeeld" },
    ],
    (name) => root.classList.toggle("is-voorbeeld", name === "voorbeeld"),
  );
  element.classList.add("profiel-wissel");
  return element;
}

function navOf(sections: readonly { id: string; title: string; element: HTMLElement }[]) {
  return h(
    "nav",
    { class: "profiel-inhoud", "aria-label": "Onderdelen van het profiel" },
    h(
      "ul",
      {},
      ...sections.map(({ id, title, element }) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: `#${id}`,
              on: { click: () => element.querySelector<HTMLElement>("h2")?.focus() },
            },
            title,
          ),
        ),
      ),
    ),
  );
}

function createMenu({ api, user, announcer }: Screen, draft: ProfileDraft): HTMLElement {
  return createUserMenu({
    api,
    user,
    detail: user.email,
    onError: (text) => announcer.say(text),
    mayLeave: async () =>
      !draft.isChanged() ||
      (await askConfirmation({
        title: "Toch uitloggen?",
        text: "Uw wijzigingen in het profiel zijn nog niet opgeslagen.",
        confirm: "Uitloggen",
        cancel: "Blijven",
        danger: true,
      })),
  });
}
