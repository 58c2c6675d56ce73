/** The editing page of one plan: loads it, opens the writing surface and puts the bar and the panels around it. */
import "../styles/panels.css";
import "../styles/bijlagen.css";
import "../styles/paper.css";
import type { Announcer } from "../announcer.ts";
import { createAnnouncer } from "../announcer.ts";
import type { Api, OpenPlan, User } from "../api.ts";
import type { OpenPoint } from "../documentCalls.ts";
import { ApiError } from "../api.ts";
import { askConfirmation } from "../dialog.ts";
import { h } from "../dom.ts";
import type { PlanEditor } from "../editor.ts";
import type { Downloads } from "../panels/download.ts";
import { createDownloads } from "../panels/download.ts";
import { createPeople } from "../panels/people.ts";
import { followProfile } from "../stukken/planProfile.ts";
import { createSaveIndicator } from "../saveIndicator.ts";
import {
  isWriter,
  mayComment,
  mayKeepPackages,
  mayWriteIn,
  readOnlyReason,
  roleInWords,
  statusInWords,
} from "../words.ts";
import { whenLoaded } from "../whenLoaded.ts";
import { loginAddress, profileAddress } from "./addresses.ts";
import { showMessagePage } from "./messagePage.ts";
import { createNoticeTaker } from "./noticeTaker.ts";
import type { PlanHeader } from "./planHeader.ts";
import { createPlanHeader } from "./planHeader.ts";
import type { PlanPanels } from "./planPanels.ts";
import { createPlanPanels } from "./planPanels.ts";
import type { PlanNotices, TextOnDevice } from "./planNotices.ts";
import { createPlanNotices } from "./planNotices.ts";
import type { PlanViews } from "./planViews.ts";
import { createPlanViews, viewAt } from "./planViews.ts";
import { createUserMenu } from "./userMenu.ts";

type Context = { api: Api; user: User; plan: OpenPlan };
type OpenEditor = typeof import("../editor.ts").openEditor;

/** Shows the plan, or says that there is none for this person. */
export async function showPlanPage(
  root: HTMLElement,
  { api, user, planId }: { api: Api; user: User; planId: string },
): Promise<void> {
  root.className = "screen-message";
  root.replaceChildren(h("main", {}, h("p", { class: "opening", role: "status" }, "Plan openen…")));
  try {
    // The writing surface is the heavy part: it travels while the server looks the plan up.
    const [{ plan }, { openEditor }] = await Promise.all([
      api.plan(planId),
      import("../editor.ts"),
    ]);
    openPage(root, { api, user, plan }, openEditor);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return location.replace(loginAddress(location.pathname));
    showMessagePage(root, {
      title: error.status === 404 ? "Dit plan is er niet" : "Dit plan kan nu niet openen",
      text: error.message,
      action: { label: "Naar uw plannen", href: "/" },
    });
  }
}

function openPage(root: HTMLElement, context: Context, openEditor: OpenEditor): PlanNotices {
  const { plan } = context;
  const toolbar = h("div", { class: "toolbar-slot" });
  const paper = h("div", { class: "paper-slot" });
  const desk = h(
    "main",
    { class: "desk", id: "papier", tabindex: -1, "aria-label": "Het plan" },
    h("h2", { class: "sr-only" }, "De tekst"),
    toolbar,
    h("div", { class: "desk-scroll" }, paper),
  );
  const announcer = createAnnouncer();
  const notices = createPlanNotices(announcer);
  // Before the surface opens, so that it can measure; the rest comes around it right after.
  root.className = "screen-plan";
  root.replaceChildren(notices.element, desk);
  let receive: (notice: unknown) => void = () => undefined;
  const editor: PlanEditor = openEditor({
    element: paper,
    toolbar,
    plan: { id: plan.id, epoch: plan.epoch },
    user: { id: context.user.id, name: context.user.name },
    mayWrite: mayWriteIn(plan),
    onNotice: (notice) => receive(notice),
    onSay: (text) => announcer.say(text),
    // The surface may be refused while it is still opening; by the next turn it exists.
    onRefused: (code) => queueMicrotask(() => notices.refused(code, onlyHere(code, editor))),
    onBlocked: (isBlocked) => void followNetwork(isBlocked, context, notices, editor),
  });
  const { panels, views } = surround({ context, editor, notices, desk, announcer, root });
  const showDamaged = () => {
    if (plan.isDamaged === true) return;
    const hasCopy = mayWriteIn(plan) && editor.plan().plangegevens.id !== null;
    const copy = hasCopy ? editor.textOnDevice() : null;
    views.stop();
    editor.destroy();
    const notices = openPage(root, { ...context, plan: { ...plan, isDamaged: true } }, openEditor);
    if (copy) notices.damaged(copy);
  };
  receive = createNoticeTaker({ api: context.api, plan, notices, panels, views, showDamaged });
  // A link to a block, as its menu copies it.
  const linked = new URLSearchParams(location.hash.replace(/^#blok-/, "blok=")).get("blok");
  views.show(viewAt(location.pathname));
  if (linked) panels.goTo({ block: linked });
  return notices;
}

/** Everything around the paper; it stands beside the desk, which never moves. */
function surround(page: {
  context: Context;
  editor: PlanEditor;
  notices: PlanNotices;
  desk: HTMLElement;
  announcer: Announcer;
  root: HTMLElement;
}): { panels: PlanPanels; views: PlanViews } {
  const { context, editor, notices, desk, announcer } = page;
  const { api, plan } = context;
  const panels = createPlanPanels({ ...context, editor, announcer });
  const goToBlock = (block: string) => panels.goTo({ block });
  const profile = followProfile(() => api.planProfile(plan.id), notices.inform);
  const place = { page: page.root, desk, goToBlock, profile };
  const views = createPlanViews({ planId: plan.id, editor, ...place });
  const unsaved = () => editor.saveState.pending;
  const onOpenPoints = (points: readonly OpenPoint[]) =>
    whenLoaded(announcer, import("../panels/gateDialog.ts"), ({ openGateDialog }) =>
      openGateDialog(points, {
        profileAddress: profileAddress(plan.gemeente),
        openStukken: () => views.show("raadsstukken", true),
        goTo: (place) =>
          "chapter" in place
            ? (views.show("plan", true), panels.goTo(place))
            : void (views.goTo(place.id) || goToBlock(place.id)),
        makeConcept: () => downloads.start("conceptpakket", "zip"),
      }),
    );
  const downloads = createDownloads({ api, planId: plan.id, announcer, unsaved, onOpenPoints });
  const save = createSaveIndicator(announcer);
  const goToPeer = (id: string) => void (views.goTo(id) || goToBlock(id));
  const people = createPeople(goToPeer);
  // A narrow screen has no room for avatars in the bar: there they stand below the outline.
  const narrowPeople = createPeople(goToPeer);
  panels.outlineFoot.append("Nu in dit plan", narrowPeople.element);
  const userMenu = createPageMenu(page, panels);
  const parts = { save: save.element, people: people.element, userMenu, views: views.nav };
  const header = createPageHeader(page, parts, panels, downloads);
  const reason = readOnlyReason(plan);
  if (reason) notices.inform(reason);
  notices.element.append(downloads.element);
  const skip = h("a", { class: "skip-link", href: "#papier" }, "Naar de tekst");
  views.onChange((view) => skip.setAttribute("href", view === "plan" ? "#papier" : "#stukken"));
  notices.element.before(skip, header.header);
  desk.before(panels.outline);
  desk.after(views.desk, panels.aside, panels.backdrop, header.bottomBar, announcer.element);
  panels.attach(header, desk, [header.header, notices.element, desk, views.desk, header.bottomBar]);
  save.show(editor.saveState);
  editor.onSaveState((state) => {
    save.show(state);
    notices.full(state.kind === "vol");
  });
  const showPeople = () => [people, narrowPeople].forEach(({ update }) => update(editor.peers()));
  showPeople();
  editor.onPeers(showPeople);
  followTitle(editor, header, plan, views);
  return { panels, views };
}

function createPageHeader(
  { context: { api, plan }, announcer }: { context: Context; announcer: Announcer },
  parts: { save: HTMLElement; people: HTMLElement; userMenu: HTMLElement; views: HTMLElement },
  panels: PlanPanels,
  downloads: Downloads,
): PlanHeader {
  return createPlanHeader({
    ...parts,
    planId: plan.id,
    title: plan.title,
    panels: mayComment(plan.role)
      ? ["inhoud", "checklist", "opmerkingen", "bijlagen"]
      : ["inhoud", "checklist", "bijlagen"],
    onPanel: (name) => panels.toggle(name),
    onDownload: (kind, format) => downloads.start(kind, format),
    mayKeep: mayKeepPackages(plan.role),
    onPackages: () =>
      whenLoaded(announcer, import("../panels/packagesDialog.ts"), ({ openPackagesDialog }) =>
        openPackagesDialog({
          api,
          planId: plan.id,
          announcer,
          mayRemove: isWriter(plan.role),
          now: () => new Date(),
        }),
      ),
  });
}

function createPageMenu(
  { context, editor, notices }: { context: Context; editor: PlanEditor; notices: PlanNotices },
  panels: PlanPanels,
): HTMLElement {
  const { api, user, plan } = context;
  return createUserMenu({
    api,
    user,
    detail: `${roleInWords(plan.role)} · ${statusInWords(plan.status)}`,
    mayLeave: async () =>
      (editor.saveState.pending === 0 && !panels.hasDraft()) || (await askToLeave()),
    onError: (text) => notices.trouble(text),
  });
}

function askToLeave(): Promise<boolean> {
  return askConfirmation({
    title: "Toch uitloggen?",
    text: "Niet alles is opgeslagen op de server. Wat u nu typte, staat alleen op dit apparaat.",
    confirm: "Uitloggen",
    cancel: "Blijven",
    danger: true,
  });
}

function followTitle(
  editor: PlanEditor,
  header: PlanHeader,
  plan: OpenPlan,
  views: PlanViews,
): void {
  let { title } = plan;
  let view = viewAt(location.pathname);
  const show = () => {
    header.setTitle(title);
    document.title = `${view === "plan" ? "" : "Raadsstukken – "}${title} – Wijkpen`;
  };
  show();
  editor.onPlan((current) => {
    title = current.plangegevens.values.titel ?? plan.title;
    show();
  });
  views.onChange((next) => {
    view = next;
    show();
  });
}

/** The text that the server does not have, or cannot give any more (1011); null when there is none. */
function onlyHere(code: number, editor: PlanEditor): (() => TextOnDevice) | null {
  const isOnlyHere =
    editor.saveState.pending > 0 || (code === 1011 && editor.plan().plangegevens.id !== null);
  return isOnlyHere ? () => editor.textOnDevice() : null;
}

/** Only where the rest of Wijkpen answers is it the network; otherwise the server is away, and the indicator says so. */
async function followNetwork(
  isBlocked: boolean,
  { api, plan }: Context,
  notices: PlanNotices,
  editor: PlanEditor,
): Promise<void> {
  const isReachable =
    isBlocked &&
    (await api.plan(plan.id).then(
      () => true,
      () => false,
    ));
  notices.blocked(isReachable, () => editor.textOnDevice());
}
