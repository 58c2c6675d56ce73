/** What the outline shows of a plan: chapters with their blocks, and what the checklist still asks there. No DOM. */
import type { Finding, Severity } from "../../templates/checklist.ts";
import { BLOCKS } from "../../templates/blocks.ts";
import type { ChapterNr } from "../../templates/chapters.ts";
import type { Block, Plan } from "../../templates/plan.ts";
import { countOf } from "../words.ts";
import { worstOf } from "./findings.ts";

export type OutlineItem = {
  /** `hoofdstuk 4` or the id of a block: unique within the outline. */
  key: string;
  target: { chapter: ChapterNr } | { block: string };
  /** What stands in front: the chapter's number or the block's code. */
  mark: string;
  title: string;
  /** The heaviest open finding here, or null. */
  severity: Severity | null;
  /** What the dot says, in words: "2 open punten", or nothing. */
  note: string;
  blocks: OutlineItem[];
};

/** Plangegevens first, then every chapter of the document in its order. */
export function outlineItems(plan: Plan, findings: readonly Finding[]): OutlineItem[] {
  const byBlock = Map.groupBy(
    findings.flatMap((finding) => finding.blockIds.map((id) => ({ id, finding }))),
    ({ id }) => id,
  );
  const at = (id: string) => (byBlock.get(id) ?? []).map(({ finding }) => finding);
  const settings = item({
    key: "plangegevens",
    target: { block: "plangegevens" },
    mark: "",
    title: "Plangegevens",
    findings: at("plangegevens"),
  });
  const chapterOfBlock = new Map(plan.blocks.map(({ id, chapter }) => [id, chapter]));
  const chaptersOf = new Map(
    findings.map((finding) => [
      finding,
      new Set([finding.chapter, ...finding.blockIds.map((id) => chapterOfBlock.get(id) ?? null)]),
    ]),
  );
  const chapters = plan.chapters
    .filter((chapter) => chapter.id !== null)
    .map((chapter) => {
      const blocks = plan.blocks
        .filter((block) => block.chapter === chapter.nr)
        .map((block) => blockItem(block, at(block.id)));
      const here = findings.filter((finding) => chaptersOf.get(finding)?.has(chapter.nr));
      return item({
        key: `hoofdstuk ${chapter.nr}`,
        target: { chapter: chapter.nr },
        mark: String(chapter.nr),
        title: chapter.title,
        findings: here,
        blocks,
      });
    });
  return [settings, ...chapters];
}

function blockItem(block: Block, findings: readonly Finding[]): OutlineItem {
  const kind = BLOCKS[block.type].title;
  return item({
    key: block.id,
    target: { block: block.id },
    mark: block.code ?? "",
    title: block.title || `${kind} zonder titel`,
    findings,
  });
}

function item(given: {
  key: string;
  target: OutlineItem["target"];
  mark: string;
  title: string;
  findings: readonly Finding[];
  blocks?: OutlineItem[];
}): OutlineItem {
  const { key, target, mark, title, findings, blocks = [] } = given;
  const note = findings.length > 0 ? countOf(findings.length, "open punt", "open punten") : "";
  return { key, target, mark, title, severity: worstOf(findings), note, blocks };
}
