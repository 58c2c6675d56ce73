/** Keeps the panels up to date with the plan and with the place where the reader is. */
import type { Finding } from "../../templates/checklist.ts";
import type { ChapterNr } from "../../templates/chapters.ts";
import { chapterName } from "../../templates/chapters.ts";
import type { Plan } from "../../templates/plan.ts";
import { blockById, blockLabel } from "../../templates/plan.ts";
import type { PlanEditor } from "../editor.ts";
import type { ChecklistPanel } from "../panels/checklist.ts";
import type { CommentsPanel } from "../panels/comments.ts";
import { dueIn, openFindings, stageOf } from "../panels/findings.ts";
import type { Outline } from "../panels/outline.ts";
import { outlineItems } from "../panels/outlineItems.ts";
import { chapterInFront, watchReadingPlace } from "../panels/readingPlace.ts";
import type { VerdictWatch } from "./verdictWatch.ts";

/** Milliseconds between a change and the next check: many keys, one check. */
const CHECK_MS = 200;

type Judge = typeof import("../judge.ts");

export type Followers = {
  editor: PlanEditor;
  outline: Outline;
  checklist: ChecklistPanel;
  comments: CommentsPanel | null;
  /** Status of the plan: which rules are due. */
  status: string;
  /** The element with the text. */
  desk: HTMLElement;
  watch: VerdictWatch;
};

/**
 * From now on every change of the plan reaches the panels, gathered so that typing stays quick. Call the result when
 * the plan must be judged again for another reason.
 */
export function followPlan(followers: Followers): () => void {
  const { editor, outline, checklist, comments, desk } = followers;
  let judge: Judge | null = null;
  let timer = 0;
  let chapter: string | null = null;
  const showPlace = () => outline.markCurrent(editor.selectedBlock(), chapter);
  const show = () => {
    timer = 0;
    showPlan(followers, editor.plan(), judge);
    chapter ??= chapterInFront(desk);
    showPlace();
  };
  const soon = () => {
    if (timer === 0) timer = window.setTimeout(show, CHECK_MS);
  };
  editor.onPlan(soon);
  editor.onSelection((blockId) => {
    comments?.composer.follow(blockId);
    chapter = chapterOf(editor.plan(), blockId)?.toString() ?? chapter;
    showPlace();
  });
  watchReadingPlace(desk, (nr) => {
    chapter = nr;
    showPlace();
  });
  show();
  void loadRules(checklist, (loaded) => {
    judge = loaded;
    show();
  });
  return soon;
}

/** The rules are long texts that nobody needs before the plan is on the screen. */
async function loadRules(panel: ChecklistPanel, onLoaded: (judge: Judge) => void) {
  try {
    onLoaded(await import("../judge.ts"));
  } catch (error) {
    panel.showUnavailable();
    console.error(error);
  }
}

/** The number of the chapter whose heading has this id, or null. */
export function chapterWithId(plan: Plan, id: string): ChapterNr | null {
  return plan.chapters.find((chapter) => chapter.id === id)?.nr ?? null;
}

function showPlan(followers: Followers, plan: Plan, judge: Judge | null): void {
  // Before the document has arrived there is nothing to show or to judge.
  if (plan.plangegevens.id === null) return;
  const { outline, comments } = followers;
  const nameOf = (id: string) => placeName(plan, id);
  outline.update(outlineItems(plan, judge ? checked(followers, plan, judge) : []));
  comments?.setBlocks({ ids: ["plangegevens", ...plan.blocks.map(({ id }) => id)], nameOf });
}

/** Shows the verdict on the plan and gives the findings that are due now. */
function checked({ checklist, status, watch }: Followers, plan: Plan, judge: Judge): Finding[] {
  const context = watch.context();
  const { rules, verdicts, hash } = judge.judge(plan, context);
  checklist.update({
    rules,
    verdicts,
    deviations: context.deviations,
    nameOf: (id) => placeName(plan, id),
    sourcesOf: judge.sourcesOf,
    refusalOf: judge.refusalOf,
  });
  watch.judgedHere(hash);
  return openFindings(dueIn(verdicts, rules, stageOf(status)));
}

function chapterOf(plan: Plan, blockId: string | null): ChapterNr | null {
  if (blockId === null) return null;
  return blockById(plan, blockId)?.chapter ?? chapterWithId(plan, blockId);
}

/** How a block, a chapter or the plangegevens are called, or null when there is no such place any more. */
function placeName(plan: Plan, id: string): string | null {
  if (id === plan.plangegevens.id) return "Plangegevens";
  const block = blockById(plan, id);
  if (block) return blockLabel(block);
  const chapter = plan.chapters.find((each) => each.id === id);
  return chapter ? `${chapterName(chapter.nr)} ${chapter.title}` : null;
}
