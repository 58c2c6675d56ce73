/** Labels of blocks by id, made once for each state of the document: every folded card asks for some. */
import type { Node } from "@tiptap/pm/model";
import type { Choice } from "./references.ts";

export type ChoiceIndex = {
  choices(doc: Node, to: string): readonly Choice[];
  labelOf(doc: Node, to: string, id: string): string | null;
};

export function createChoiceIndex(read: (doc: Node, to: string) => Choice[]): ChoiceIndex {
  const known = new WeakMap<Node, Map<string, Choice[]>>();
  const choices = (doc: Node, to: string): readonly Choice[] => {
    const byType = known.get(doc) ?? new Map<string, Choice[]>();
    known.set(doc, byType);
    const found = byType.get(to) ?? read(doc, to);
    byType.set(to, found);
    return found;
  };
  return {
    choices,
    labelOf: (doc, to, id) => choices(doc, to).find(({ value }) => value === id)?.label ?? null,
  };
}
