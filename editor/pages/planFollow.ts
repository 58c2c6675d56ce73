/** Keeps the panels up to date with the plan and with the place where the reader is. */
import type { ChapterNr } from "../../templates/chapters.ts";
import { chapterName } from "../../templates/chapters.ts";
import type { Plan } from "../../templates/plan.ts";
import { blockById, blockLabel } from "../../templates/plan.ts";
import type { PlanEditor } from "../editor.ts";
import { openJudge } from "../judge.ts";
import type { Judged } from "../judge.ts";
import type { ChecklistPanel } from "../panels/checklist.ts";
import type { CommentsPanel } from "../panels/comments.ts";
import { dueIn, openFindings, stageOf } from "../panels/findings.ts";
import type { Outline } from "../panels/outline.ts";
import { outlineItems } from "../panels/outlineItems.ts";
import { chapterInFront, watchReadingPlace } from "../panels/readingPlace.ts";
import type { VerdictWatch } from "./verdictWatch.ts";

/** Milliseconds between a change and the next check: many keys, one check. */
const CHECK_MS = 200;

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
  const { editor, outline, comments, desk, watch } = followers;
  let timer = 0;
  let chapter: string | null = null;
  const show = createShow(followers);
  const showPlace = () => outline.markCurrent(editor.selectedBlock(), chapter);
  const judge = startJudge(followers, (judged) => {
    show(judged);
    watch.judgedHere(judged.hash);
  });
  const look = () => {
    timer = 0;
    show();
    // Before the document has arrived there is nothing to judge.
    if (editor.plan().plangegevens.id !== null) judge.ask(watch.context());
    chapter ??= chapterInFront(desk);
    showPlace();
  };
  const soon = () => {
    if (timer === 0) timer = window.setTimeout(look, CHECK_MS);
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
  look();
  return soon;
}

function startJudge({ editor, checklist }: Followers, onJudged: (judged: Judged) => void) {
  return openJudge(editor.doc, {
    onJudged,
    onFailed(error) {
      checklist.showUnavailable();
      console.error(error);
    },
  });
}

/** The number of the chapter whose heading has this id, or null. */
export function chapterWithId(plan: Plan, id: string): ChapterNr | null {
  return plan.chapters.find((chapter) => chapter.id === id)?.nr ?? null;
}

/** Shows the plan as it is now, and the newest verdict on it, where either differs from what is shown. */
function createShow({ editor, outline, checklist, comments, status }: Followers) {
  let judged: Judged | null = null;
  let shown: { places: string; judged: Judged | null } | null = null;
  return (newest: Judged | null = judged) => {
    judged = newest;
    const plan = editor.plan();
    if (plan.plangegevens.id === null) return;
    const places = placesOf(plan);
    if (shown?.places === places && shown.judged === judged) return;
    shown = { places, judged };
    const nameOf = (id: string) => placeName(editor.plan(), id);
    const findings = judged && openFindings(dueIn(judged.verdicts, judged.rules, stageOf(status)));
    outline.update(outlineItems(plan, findings ?? []));
    comments?.setBlocks({ ids: ["plangegevens", ...plan.blocks.map(({ id }) => id)], nameOf });
    if (judged) checklist.update({ ...judged, deviations: judged.context.deviations, nameOf });
  };
}

/** All of a plan by which its places are named and put in order. */
function placesOf({ chapters, blocks }: Plan): string {
  return JSON.stringify([
    chapters.map(({ nr, id, title }) => [nr, id, title]),
    blocks.map(({ id, type, code, title, chapter }) => [id, type, code, title, chapter]),
  ]);
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
