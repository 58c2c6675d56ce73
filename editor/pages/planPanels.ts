/** Outline, checklist, comments and bijlagen around the text: which one is shown, and the way from them to the text. */
import type { Announcer } from "../announcer.ts";
import type { Api, Comment, OpenPlan } from "../api.ts";
import type { PlanEditor } from "../editor.ts";
import { routeOf } from "../../templates/raad/route.ts";
import type { AttachmentsPanel } from "../panels/attachments.ts";
import { createAttachmentsPanel } from "../panels/attachments.ts";
import { createChecklistPanel } from "../panels/checklist.ts";
import type { CommentsPanel } from "../panels/comments.ts";
import { createCommentsPanel } from "../panels/comments.ts";
import type { FindingTarget } from "../panels/findingCard.ts";
import type { Measurements } from "../panels/measurements.ts";
import { createMeasurements } from "../panels/measurements.ts";
import { createOutline } from "../panels/outline.ts";
import { isWriter, mayComment, mayWriteIn } from "../words.ts";
import { createChecklistDesk } from "./checklistDesk.ts";
import { chapterWithId, followPlan } from "./planFollow.ts";
import type { PanelName, PlanHeader } from "./planHeader.ts";
import type { SideElements } from "./sideElements.ts";
import { PANELS_LABEL, createPlanSides, createSideElements } from "./sideElements.ts";
import type { Sides } from "./sides.ts";
import type { Tabs } from "./tabs.ts";
import { createTabs } from "./tabs.ts";
import { createVerdictWatch } from "./verdictWatch.ts";

type TabName = Exclude<PanelName, "inhoud">;

export type PlanPanels = SideElements & {
  /** Connects the buttons of the bar; `rest` becomes inert while a drawer is open; `desk` holds the text. */
  attach(header: PlanHeader, desk: HTMLElement, rest: readonly HTMLElement[]): void;
  toggle(name: PanelName): void;
  goTo(target: FindingTarget): void;
  receive(comment: Comment): void;
  /** A notice of kind "verdict" or "deviations". */
  judgeAgain(notice: object): void;
  /** Comments came or were settled that this page was not told. */
  listComments(): void;
  /** A colleague changed the bijlagen. */
  listAttachments(): void;
  /** A colleague changed the metingen. */
  listMeasurements(): void;
  /** Whether something that was begun would be lost: a comment, or a file on its way. */
  hasDraft(): boolean;
};

type Page = { api: Api; plan: OpenPlan; editor: PlanEditor; announcer: Announcer };

/** What is known only once the panels stand in the page. */
type Attached = { header: PlanHeader; sides: Sides };

/** Made once the editor is open; attach it to the page afterwards. */
export function createPlanPanels(page: Page): PlanPanels {
  const { editor, plan, announcer } = page;
  let attached: Attached | null = null;
  const showCount = (name: TabName, count: number) => {
    tabs.setCount(name, count);
    attached?.header.setCount(name, count);
  };
  const goTo = (target: FindingTarget) => {
    attached?.sides.closeDrawer();
    goToPlace(editor, target);
  };
  const outline = createOutline(goTo);
  let judgeSoon = () => {};
  const watch = createVerdictWatch({
    api: page.api,
    planId: plan.id,
    editor,
    onContext: () => judgeSoon(),
    onDiffers: (differs) => checklist.showDiffers(differs),
  });
  const checklist = createChecklistPanel({
    status: plan.status,
    announcer,
    goTo,
    desk: mayWriteIn(plan)
      ? createChecklistDesk({ ...page, watch, leavePanel: () => attached?.sides.closeDrawer() })
      : null,
    onCount: (count) => showCount("checklist", count),
  });
  const comments = createComments(page, goTo, (open) => showCount("opmerkingen", open));
  const bijlagen = createBijlagen(page);
  const measurements = createIndicatorMeasurements(page);
  const contents = { checklist: checklist.element, comments, bijlagen: bijlagen.element };
  const tabs = createPanelTabs(contents, () => showState(attached, tabs));
  const hasDraft = () => (comments?.composer.hasDraft() ?? false) || bijlagen.isBusy();
  const elements = createSideElements(outline.element, tabs);
  return {
    ...elements,
    attach(header, desk, rest) {
      const sides = createPlanSides(elements, rest);
      attached = { header, sides };
      sides.onChange(() => showState(attached, tabs));
      showState(attached, tabs);
      const { status } = plan;
      judgeSoon = followPlan({ editor, outline, checklist, comments, status, desk, watch });
      if (comments) startComments(comments, editor, sides, tabs);
      void bijlagen.load();
      window.addEventListener("beforeunload", (event) => {
        if (hasDraft()) event.preventDefault();
      });
    },
    toggle: (name) => attached && togglePanel(attached.sides, tabs, name),
    goTo,
    receive: (comment) => comments?.receive(comment),
    judgeAgain: (notice) => watch.take(notice),
    listComments: () => void comments?.load(),
    listMeasurements: measurements.refresh,
    listAttachments: () => void bijlagen.load(),
    hasDraft,
  };
}

function goToPlace(editor: PlanEditor, target: FindingTarget): void {
  const chapter = "chapter" in target ? target.chapter : chapterWithId(editor.plan(), target.block);
  if (chapter !== null) editor.focusChapter(chapter);
  else if ("block" in target) editor.focusBlock(target.block, target.field);
}

function createPanelTabs(
  contents: { checklist: HTMLElement; comments: CommentsPanel | null; bijlagen: HTMLElement },
  onChoice: () => void,
): Tabs<TabName> {
  const { checklist, comments, bijlagen } = contents;
  const tabs: { name: TabName; title: string; content: HTMLElement }[] = [
    { name: "checklist", title: "Checklist", content: checklist },
  ];
  if (comments) tabs.push({ name: "opmerkingen", title: "Opmerkingen", content: comments.element });
  tabs.push({ name: "bijlagen", title: "Bijlagen", content: bijlagen });
  return createTabs(PANELS_LABEL, tabs, onChoice);
}

/** Also for who may only read: then without controls. Metingen go on when the text can change no more. */
function createIndicatorMeasurements({ api, plan, editor, announcer }: Page): Measurements {
  const measurements = createMeasurements({
    api,
    planId: plan.id,
    mayMeasure: isWriter(plan.role),
    announcer,
    indicatorOf(id) {
      const block = editor.plan().blocks.find((each) => each.id === id);
      return block?.type === "indicator" ? block : null;
    },
  });
  editor.onMeasurementsRequest(measurements.open);
  return measurements;
}

/** Their numbers follow the plan: with a krediet the begrotingswijziging stands between the plan and them. */
function createBijlagen({ api, plan, editor, announcer }: Page): AttachmentsPanel {
  const mayManage = isWriter(plan.role);
  const panel = createAttachmentsPanel({ api, planId: plan.id, mayManage, announcer });
  editor.onPlan((current) => panel.setFirstNumber(routeOf(current).krediet ? 3 : 2));
  let wasAway = false;
  // What colleagues changed while the connection was away came with no notice.
  editor.onSaveState(({ kind }) => {
    if (wasAway && kind !== "offline") void panel.load();
    wasAway = kind === "offline";
  });
  return panel;
}

function createComments(
  { api, plan, editor, announcer }: Page,
  goTo: (target: FindingTarget) => void,
  onOpen: (count: number) => void,
): CommentsPanel | null {
  if (!mayComment(plan.role)) return null;
  return createCommentsPanel({
    api,
    planId: plan.id,
    mayResolveAll: isWriter(plan.role),
    announcer,
    goTo: (block) => goTo({ block }),
    onCounts(perBlock) {
      editor.commentCounts(perBlock);
      onOpen(Object.values(perBlock).reduce((sum, count) => sum + count, 0));
    },
  });
}

function startComments(
  comments: CommentsPanel,
  editor: PlanEditor,
  sides: Sides,
  tabs: Tabs<TabName>,
): void {
  void comments.load();
  editor.onCommentRequest((blockId) => {
    tabs.choose("opmerkingen");
    sides.open("panelen");
    void comments.composer.start(blockId);
  });
}

function togglePanel(sides: Sides, tabs: Tabs<TabName>, name: PanelName): void {
  if (name === "inhoud") return sides.toggle("inhoud");
  const isOther = tabs.chosen() !== name;
  tabs.choose(name);
  if (!isOther || !sides.isVisible("panelen")) sides.toggle("panelen");
}

function showState(attached: Attached | null, tabs: Tabs<TabName>): void {
  if (!attached) return;
  const { header, sides } = attached;
  header.setExpanded("inhoud", sides.isVisible("inhoud"));
  for (const name of ["checklist", "opmerkingen", "bijlagen"] as const)
    header.setExpanded(name, sides.isVisible("panelen") && tabs.chosen() === name);
}
