/** The bar above a plan: back, title, what is saved, who is here, preview, download, panels, account. */
import type { Child } from "../dom.ts";
import { h, setAttribute, setText } from "../dom.ts";
import type { IconName } from "../icons.ts";
import { icon } from "../icons.ts";
import type { MenuAction } from "../menu.ts";
import { createMenu } from "../menu.ts";
import type { DocumentFormat, DocumentKind } from "../documentCalls.ts";
import { previewAddress } from "./addresses.ts";

/** The panels that a button can show. */
export type PanelName = "inhoud" | "checklist" | "opmerkingen" | "bijlagen";

const PANELS: readonly { name: PanelName; label: string; icon: IconName }[] = [
  { name: "inhoud", label: "Inhoud", icon: "outline" },
  { name: "checklist", label: "Checklist", icon: "checklist" },
  { name: "opmerkingen", label: "Opmerkingen", icon: "comment" },
  { name: "bijlagen", label: "Bijlagen", icon: "attachment" },
];

export type PlanHeader = {
  header: HTMLElement;
  bottomBar: HTMLElement;
  setTitle(title: string): void;
  setExpanded(name: PanelName, expanded: boolean): void;
  setCount(name: PanelName, count: number): void;
};

/** `panels` are the ones that this person has; a lezer has no comments. */
export function createPlanHeader(options: {
  planId: string;
  title: string;
  save: HTMLElement;
  people: HTMLElement;
  userMenu: HTMLElement;
  /** The links to the screens of this plan. */
  views: HTMLElement;
  panels: readonly PanelName[];
  onPanel(name: PanelName): void;
  onDownload(kind: DocumentKind, format: DocumentFormat): void;
  /** Whether a package of this person may be definitive. */
  mayKeep: boolean;
  onPackages(): void;
}): PlanHeader {
  const title = h("h1", { class: "plan-bar-title" }, options.title);
  const buttons = PANELS.filter(({ name }) => options.panels.includes(name)).map((panel) =>
    createPanelButton(panel, options.onPanel),
  );
  const top = (name: PanelName) => buttons.find((button) => button.name === name)?.top;
  const actions = downloadActions(options);
  const header = h(
    "header",
    { class: "plan-bar" },
    h(
      "a",
      { class: "icon-button", href: "/", "aria-label": "Terug naar uw plannen" },
      icon("back"),
    ),
    top("inhoud"),
    h("div", { class: "plan-bar-words" }, title, options.save),
    options.views,
    options.people,
    h(
      "div",
      { class: "plan-bar-actions" },
      h(
        "a",
        {
          class: "button is-quiet",
          href: previewAddress(options.planId),
          target: "_blank",
          rel: "noopener",
        },
        icon("eye"),
        h("span", { class: "button-text" }, "Voorbeeld"),
        h("span", { class: "sr-only" }, " (opent in een nieuw tabblad)"),
      ),
      createDownloadMenu("button is-quiet", actions.slice(1)),
      top("checklist"),
      top("opmerkingen"),
      top("bijlagen"),
    ),
    options.userMenu,
  );
  const bottomBar = h(
    "nav",
    { class: "bottom-bar", "aria-label": "Panelen en document" },
    ...buttons.map(({ bottom }) => bottom),
    createDownloadMenu("bottom-button", actions),
  );
  return {
    header,
    bottomBar,
    setTitle: (text) => setText(title, text),
    setExpanded: (name, expanded) =>
      buttons.find((each) => each.name === name)?.setExpanded(expanded),
    setCount: (name, count) => buttons.find((each) => each.name === name)?.setCount(count),
  };
}

function downloadActions({
  planId,
  mayKeep,
  onDownload,
  onPackages,
}: {
  planId: string;
  mayKeep: boolean;
  onDownload(kind: DocumentKind, format: DocumentFormat): void;
  onPackages(): void;
}): readonly MenuAction[] {
  const definitive: MenuAction = {
    label: "Alle raadsstukken, definitief (ZIP)",
    icon: "download",
    action: () => onDownload("pakket", "zip"),
  };
  return [
    { label: "Voorbeeld bekijken", icon: "eye", action: { href: previewAddress(planId) } },
    { label: "Word-document (DOCX)", icon: "file", action: () => onDownload("wup", "docx") },
    { label: "PDF", icon: "file", action: () => onDownload("wup", "pdf") },
    {
      label: "Controlerapport (PDF)",
      icon: "checklist",
      action: () => onDownload("controle", "pdf"),
    },
    {
      label: "Controlerapport (Word)",
      icon: "checklist",
      action: () => onDownload("controle", "docx"),
    },
    {
      label: "Alle raadsstukken, concept (ZIP)",
      icon: "download",
      action: () => onDownload("conceptpakket", "zip"),
    },
    ...(mayKeep ? [definitive] : []),
    { label: "Eerder gemaakte pakketten", icon: "file", action: onPackages },
  ];
}

function createDownloadMenu(buttonClass: string, actions: readonly MenuAction[]): HTMLElement {
  const isBottom = buttonClass === "bottom-button";
  const text = isBottom ? "Document" : "Downloaden";
  return createMenu({
    buttonClass,
    face: [icon("download"), h("span", { class: "button-text" }, text)],
    actions,
  });
}

/** The same button twice: in the bar above, and at the bottom of a narrow screen. */
function createPanelButton(
  panel: { name: PanelName; label: string; icon: IconName },
  onPanel: (name: PanelName) => void,
) {
  const make = (buttonClass: string, ...face: Child[]) => {
    const badge = h("span", { class: "badge", hidden: true });
    const button = h(
      "button",
      { type: "button", class: buttonClass, "data-panel": panel.name, "aria-expanded": "false" },
      icon(panel.icon),
      ...face,
      " ",
      badge,
    );
    button.addEventListener("click", () => onPanel(panel.name));
    return { button, badge };
  };
  const top = make("icon-button panel-button", h("span", { class: "sr-only" }, panel.label));
  const bottom = make("bottom-button", h("span", { class: "button-text" }, panel.label));
  const both = [top, bottom];
  top.button.title = panel.label;
  return {
    name: panel.name,
    top: top.button,
    bottom: bottom.button,
    setExpanded(expanded: boolean) {
      for (const { button } of both) setAttribute(button, "aria-expanded", String(expanded));
    },
    setCount(count: number) {
      for (const { badge } of both) {
        badge.hidden = count === 0;
        setText(badge, String(count));
      }
    },
  };
}
