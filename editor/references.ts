/** What a reference may point to: the blocks and steps of the plan that is open, by code and title. */
import type { Node } from "@tiptap/pm/model";
import { definitionOf } from "../templates/blocks.ts";
import type { Plan } from "../templates/plan.ts";

export type Choice = {
  value: string;
  /** "M-01 Buurtwarmtenet aanleggen" */
  label: string;
};

/** The name of a reference target that is a row of a tijdspad and not a block. */
export const TIMELINE_ITEM = "tijdspad-item";

/** All blocks of a type, or all steps of all tijdspaden, in the order of the plan. */
export function choicesFor(doc: Node, to: string): Choice[] {
  const choices: Choice[] = [];
  doc.forEach((block) => {
    if (block.type.name === to) choices.push(choiceOf(block));
    if (to !== TIMELINE_ITEM || block.type.name !== "tijdspad") return;
    block.forEach((row) => void (row.type.name === "items" && choices.push(choiceOf(row))));
  });
  return choices;
}

/** The label of one target, or null when it is not in the plan. */
export function labelOf(doc: Node, to: string, id: string): string | null {
  return choicesFor(doc, to).find(({ value }) => value === id)?.label ?? null;
}

/** All labels of a plan in one text: the same as long as no label changed. */
export function allLabels({ blocks }: Plan): string {
  return JSON.stringify(
    blocks.map((block) => [
      block.id,
      block.code,
      block.title,
      block.type === "tijdspad" ? block.values.items : null,
    ]),
  );
}

function choiceOf(node: Node): Choice {
  const titleKey = definitionOf(node.type.name)?.titleField ?? "titel";
  const words = [node.attrs["code"], node.attrs[titleKey]].filter(
    (word) => typeof word === "string" && word !== "",
  );
  return { value: String(node.attrs["id"] ?? ""), label: words.join(" ") || "Zonder titel" };
}

/** The number of the chapter in which the top-level node at `index` stands, or null before the first. */
export function chapterAt(doc: Node, index: number): string | number | null {
  for (let at = Math.min(index, doc.childCount) - 1; at >= 0; at -= 1) {
    const node = doc.child(at);
    if (node.type.name === "hoofdstuk") return (node.attrs["nr"] as string | number | null) ?? null;
  }
  return null;
}
