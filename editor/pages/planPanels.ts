/** Outline, checklist and comments around the text: which one is shown, and the way from them to the text. */
import type { Announcer } from "../announcer.ts";
import type { Api, Comment, OpenPlan } from "../api.ts";
import type { PlanEditor } from "../editor.ts";
import { createChecklistPanel } from "../panels/checklist.ts";
import type { CommentsPanel } from "../panels/comments.ts";
import { createCommentsPanel } from "../panels/comments.ts";
import type { FindingTarget } from "../panels/findingCard.ts";
import { createOutline } from "../panels/outline.ts";
import { isWriter, mayComment, mayWriteIn } from "../words.ts";
import { createChecklistDesk } from "./checklistDesk.ts";
import { chapterWithId, followPlan } from "./planFollow.ts";
import type { PanelName, PlanHeader } from "./planHeader.ts";
import type { SideElements } from "./sideElements.ts";
import { createPlanSides, createSideElements } from "./sideElements.ts";
import type { Sides } from "./sides.ts";
import type { Tabs } from "./tabs.ts";
import { createTabs } from "./tabs.ts";
import { createVerdictWatch } from "./verdictWatch.ts";

type TabName = "checklist" | "opmerkingen";

export type PlanPanels = SideElements & {
  /** Connects the buttons of the bar; `rest` becomes inert while a drawer is open; `desk` holds the text. */
  attach(header: PlanHeader, desk: HTMLElement, rest: readonly HTMLElement[]): void;
  toggle(name: PanelName): void;
  goTo(target: FindingTarget): void;
  receive(comment: Comment): void;
  /** A notice of kind "verdict" or "deviations". */
  judgeAgain(notice: object): void;
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
  const tabs = createPanelTabs(checklist.element, comments, () => showState(attached, tabs));
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
    },
    toggle: (name) => attached && togglePanel(attached.sides, tabs, name),
    goTo,
    receive: (comment) => comments?.receive(comment),
    judgeAgain: (notice) => watch.take(notice),
    hasDraft: () => comments?.composer.hasDraft() ?? false,
  };
}

function goToPlace(editor: PlanEditor, target: FindingTarget): void {
  const chapter = "chapter" in target ? target.chapter : chapterWithId(editor.plan(), target.block);
  if (chapter !== null) editor.focusChapter(chapter);
  else if ("block" in target) editor.focusBlock(target.block, target.field);
}

function createPanelTabs(
  checklist: HTMLElement,
  comments: CommentsPanel | null,
  onChoice: () => void,
): Tabs<TabName> {
  const tabs: { name: TabName; title: string; content: HTMLElement }[] = [
    { name: "checklist", title: "Checklist", content: checklist },
  ];
  if (comments) tabs.push({ name: "opmerkingen", title: "Opmerkingen", content: comments.element });
  return createTabs("Checklist en opmerkingen", tabs, onChoice);
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
  window.addEventListener("beforeunload", (event) => {
    if (comments.composer.hasDraft()) event.preventDefault();
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
  for (const name of ["checklist", "opmerkingen"] as const)
    header.setExpanded(name, sides.isVisible("panelen") && tabs.chosen() === name);
}
