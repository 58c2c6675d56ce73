/** The list of plans and the bin: open, make, rename, throw away, put back. */
import type { Announcer } from "../announcer.ts";
import { createAnnouncer } from "../announcer.ts";
import type { Api, PlanSummary, User } from "../api.ts";
import { askConfirmation, messageOf, openFormDialog } from "../dialog.ts";
import { createKeyedList, h } from "../dom.ts";
import { brandMark, icon } from "../icons.ts";
import { asFilename, saveFile } from "../saveFile.ts";
import { createSegments } from "../segments.ts";
import { countOf } from "../words.ts";
import { chooseFile, openNewPlanDialog } from "./newPlan.ts";
import type { PlanActions } from "./planRow.ts";
import { createPlanRow } from "./planRow.ts";
import { createUserMenu } from "./userMenu.ts";

type Screen = {
  api: Api;
  announcer: Announcer;
  /** Loads the shown list again. */
  refresh(): Promise<void>;
  fail(error: unknown): void;
};

const INCOMPLETE =
  "Misschien ziet u hier niet al uw plannen: een deel van de gegevens op de server is beschadigd. Neem contact op met de beheerder.";

/** Shows the plans of this person, most recently changed first. */
export function showPlanList(root: HTMLElement, api: Api, user: User): void {
  document.title = "Plannen – Wijkpen";
  const announcer = createAnnouncer();
  const notice = h("p", { class: "notice is-negative", role: "alert", hidden: true });
  const show = (message: string) => {
    notice.textContent = message;
    notice.hidden = message === "";
  };
  const fail = (error: unknown) => show(messageOf(error));
  const list = createList({ api, announcer, fail, show });
  root.className = "screen-list";
  root.replaceChildren(
    h("a", { class: "skip-link", href: "#plannen" }, "Naar de plannen"),
    h(
      "header",
      { class: "top" },
      h("a", { class: "brand", href: "/" }, brandMark(), "Wijkpen"),
      createUserMenu({ api, user, detail: user.email, onError: show }),
    ),
    h(
      "main",
      { class: "list-page", id: "plannen", tabindex: -1 },
      h("div", { class: "list-head" }, h("h1", {}, "Plannen"), createButtons(api)),
      notice,
      ...list.elements,
    ),
    announcer.element,
  );
  void list.refresh();
}

function createButtons(api: Api): HTMLElement {
  const fromFile = h("button", { type: "button", class: "button" }, icon("upload"), "Uit bestand");
  fromFile.addEventListener("click", () => {
    chooseFile(api, (busy) => {
      fromFile.disabled = busy;
    });
  });
  const create = h(
    "button",
    { type: "button", class: "button is-primary", on: { click: () => openNewPlanDialog(api) } },
    icon("plus"),
    "Nieuw plan",
  );
  return h("div", { class: "list-actions" }, fromFile, create);
}

function createList(options: {
  api: Api;
  announcer: Announcer;
  fail(error: unknown): void;
  /** Says something above the list; nothing when it is empty. */
  show(message: string): void;
}): { elements: HTMLElement[]; refresh(): Promise<void> } {
  const { api, announcer, fail } = options;
  let inBin = false;
  const rows = h("ul", { class: "plan-rows", "aria-label": "Plannen" });
  const empty = h("div", { class: "empty", hidden: true });
  const screen: Screen = { api, announcer, fail, refresh };
  const actions = planActions(screen);
  const update = createKeyedList<PlanSummary>(rows, {
    key: (plan) => `${plan.id} ${plan.role} ${plan.status} ${plan.deletedAt ?? ""}`,
    create: (plan) => createPlanRow(plan, actions, () => new Date()),
    focusLost: (index) =>
      (rows.children[index] ?? rows.lastElementChild)
        ?.querySelector<HTMLElement>("a, button")
        ?.focus(),
  });
  async function refresh(): Promise<void> {
    const asked = inBin;
    try {
      const { plans, incomplete } = await api.plans(asked);
      if (asked !== inBin) return;
      options.show(incomplete ? INCOMPLETE : "");
      update(plans);
      rows.hidden = plans.length === 0;
      rows.setAttribute("aria-label", asked ? "Prullenbak" : "Plannen");
      empty.hidden = plans.length > 0;
      empty.replaceChildren(...emptyState(api, asked));
      announcer.say(
        `${asked ? "Prullenbak" : "Plannen"}: ${countOf(plans.length, "plan", "plannen")}`,
      );
    } catch (error) {
      fail(error);
    }
  }
  const filter = createSegments(
    "Welke plannen u ziet",
    [
      { name: "plannen", text: "Alle plannen" },
      { name: "bak", text: "Prullenbak" },
    ],
    (choice) => {
      inBin = choice === "bak";
      void refresh();
    },
  );
  return { elements: [filter.element, rows, empty], refresh };
}

function emptyState(api: Api, inBin: boolean): HTMLElement[] {
  if (inBin)
    return [
      h("h2", {}, "De prullenbak is leeg"),
      h("p", {}, "Plannen die u weggooit, blijven hier staan. U kunt ze altijd terugzetten."),
    ];
  const create = h("button", { type: "button", class: "button is-primary" }, "Maak een plan");
  create.addEventListener("click", () => openNewPlanDialog(api));
  return [
    h("h2", {}, "Begin met uw eerste plan"),
    h(
      "ol",
      { class: "steps" },
      step("Maak een plan", "Alle hoofdstukken staan klaar, met uitleg over wat erin hoort."),
      step("Schrijf samen", "U ziet elkaar typen. Wijkpen bewaart elke wijziging meteen."),
      step("Controleer", "De checklist laat zien wat nog ontbreekt voordat het plan af is."),
      step("Download", "U krijgt het plan als Word-document en als toegankelijke PDF."),
    ),
    create,
  ];
}

function step(title: string, text: string): HTMLElement {
  return h("li", {}, h("strong", {}, title), h("span", {}, text));
}

function planActions(screen: Screen): PlanActions {
  const { fail } = screen;
  return {
    rename: (plan) => renamePlan(screen, plan),
    remove: (plan) => void removePlan(screen, plan),
    download: (plan) => void downloadPlan(screen, plan).catch(fail),
    restore: (plan) => void restorePlan(screen, plan).catch(fail),
  };
}

async function downloadPlan({ api, announcer }: Screen, plan: PlanSummary): Promise<void> {
  const { blob, filename } = await api.exportPlan(plan.id);
  saveFile(blob, filename ?? `${asFilename(plan.title)}.json`);
  announcer.say("Het bestand is gedownload.");
}

async function restorePlan({ api, announcer, refresh }: Screen, plan: PlanSummary): Promise<void> {
  await api.restorePlan(plan.id);
  await refresh();
  announcer.say(`${plan.title} is teruggezet.`);
}

function renamePlan({ api, refresh }: Screen, plan: PlanSummary): void {
  openFormDialog({
    title: "Naam wijzigen",
    fields: [{ name: "titel", label: "Titel", value: plan.title, maxLength: 140 }],
    confirm: "Opslaan",
    async submit({ titel = "" }) {
      await api.renamePlan(plan.id, titel);
      await refresh();
    },
  });
}

async function removePlan({ api, refresh, fail }: Screen, plan: PlanSummary): Promise<void> {
  const sure = await askConfirmation({
    title: "Naar de prullenbak?",
    text: `“${plan.title}” verdwijnt voor iedereen uit de lijst. U kunt het later terugzetten.`,
    confirm: "Naar de prullenbak",
    danger: true,
  });
  if (!sure) return;
  await api.deletePlan(plan.id).then(refresh, fail);
}
