/** Says in a bar above the text what went wrong with the connection, and offers what helps. */
import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import type { IconName } from "../icons.ts";
import { loginAddress } from "./addresses.ts";

export type BannerAction = { label: string; act: { href: string } | (() => void) };
export type Banner = {
  kind: "negative" | "warning" | "info";
  text: string;
  actions: readonly BannerAction[];
};

/**
 * The banner for a connection that the server closed for good. `download` offers the text that is not on the server;
 * it is null when there is none.
 */
export function bannerFor(
  code: number,
  page: { path: string; reload: () => void; download: (() => void) | null },
): Banner {
  const rescue: BannerAction[] =
    page.download === null
      ? []
      : [{ label: "Niet-opgeslagen tekst downloaden", act: page.download }];
  const reload: BannerAction = { label: "Pagina opnieuw laden", act: page.reload };
  const known: Record<number, { text: string; actions: BannerAction[] }> = {
    1011: {
      text: "Dit plan is beschadigd op de server en kan niet worden geopend. Waarschuw de beheerder. Bewaar wat u hier nog ziet.",
      actions: [],
    },
    4401: {
      text: "U bent uitgelogd. Log opnieuw in om verder te schrijven.",
      actions: [{ label: "Opnieuw inloggen", act: { href: loginAddress(page.path) } }],
    },
    4403: {
      text: "U hebt geen toegang meer tot dit plan. Vraag de eigenaar van het plan om toegang.",
      actions: [{ label: "Naar uw plannen", act: { href: "/" } }],
    },
    4409: {
      text: "Er is een nieuwe versie van Wijkpen of van dit plan. Laad de pagina opnieuw om verder te schrijven.",
      actions: [reload],
    },
    4413: {
      text: "Er staat te veel niet-opgeslagen tekst op dit apparaat om in één keer te versturen. Download de tekst en laad de pagina opnieuw.",
      actions: [reload],
    },
    4429: {
      text: "U hebt Wijkpen in te veel vensters tegelijk open. Sluit een paar vensters en laad deze pagina opnieuw.",
      actions: [reload],
    },
  };
  const { text, actions } = known[code] ?? {
    text: "De verbinding met dit plan is gestopt. Laad de pagina opnieuw om verder te schrijven.",
    actions: [reload],
  };
  const unsaved =
    page.download === null ? "" : " Een deel van uw tekst staat alleen op dit apparaat.";
  return { kind: "negative", text: text + unsaved, actions: [...actions, ...rescue] };
}

const ICONS: Record<Banner["kind"], IconName> = {
  negative: "alert",
  warning: "alert",
  info: "info",
};

/** The bar itself; what went wrong is announced at once. */
export function createBanner({ kind, text, actions }: Banner): HTMLElement {
  return h(
    "div",
    { class: `banner is-${kind}`, role: kind === "info" ? null : "alert" },
    icon(ICONS[kind]),
    h("p", {}, text),
    actions.length > 0 && h("div", { class: "banner-actions" }, ...actions.map(actionElement)),
  );
}

function actionElement({ label, act }: BannerAction): HTMLElement {
  if (typeof act !== "function") return h("a", { class: "button is-small", href: act.href }, label);
  const button = h("button", { type: "button", class: "button is-small" }, label);
  button.addEventListener("click", act);
  return button;
}
