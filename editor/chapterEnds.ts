/** The place at the end of each chapter to write on or to insert a block, and the guidance of empty chapters. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { h } from "./dom.ts";
import { icon } from "./icons.ts";

export type ChapterEndActions = {
  /** Puts the cursor in a paragraph at the end of this chapter. */
  write(nr: string): void;
  insert(anchor: HTMLElement, nr: string): void;
};

type Chapter = { nr: string; at: number; end: number; isEmpty: boolean; size: number };

export function createChapterEnds(actions: ChapterEndActions, mayWrite: boolean) {
  return Extension.create({
    name: "hoofdstukeinden",
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: new PluginKey("hoofdstukeinden"),
        state: {
          init: (_config, state) => decorate(state.doc, actions, mayWrite),
          apply: (_transaction, set, { doc: before }, { doc }) =>
            moved(set, before, doc) ?? decorate(doc, actions, mayWrite),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
        },
      }),
    ],
  });
}

/**
 * Where only the text within one paragraph or block differs, each end stays and moves along; otherwise null. The
 * documents are compared, because the binding replaces all of it for each key of a colleague.
 */
function moved(set: DecorationSet, before: Node, doc: Node): DecorationSet | null {
  const start = before.content.findDiffStart(doc.content);
  const end = start === null ? null : before.content.findDiffEnd(doc.content);
  if (start === null || end === null) return set;
  // Both ways may claim the same letters: aa to aaa.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [old, fresh] = [before.resolve(start), doc.resolve(start)];
  const isWithin = [old, fresh].every(
    ($start, n) =>
      $start.depth > 0 &&
      (n === 0 ? end.a : end.b) + overlap <= $start.end(1) &&
      isText($start.node(1)),
  );
  if (!isWithin || before.childCount !== doc.childCount) return null;
  const map = new StepMap([start, end.a + overlap - start, end.b + overlap - start]);
  return set.map(new Mapping([map]), doc);
}

/** Whether it is sure that a chapter with this in it is not empty. */
function isText({ type, content }: Node): boolean {
  return type.name !== "hoofdstuk" && (type.name !== "paragraph" || content.size > 0);
}

function decorate(doc: Node, actions: ChapterEndActions, mayWrite: boolean): DecorationSet {
  const decorations = chaptersOf(doc).flatMap(({ nr, at, end, isEmpty, size }) => [
    ...(isEmpty ? [Decoration.node(at, at + size, { class: "is-leeg" })] : []),
    ...(mayWrite
      ? [
          Decoration.widget(end, () => endButtons(nr, actions), {
            key: `einde-${nr}`,
            side: -1,
            ignoreSelection: true,
            stopEvent: () => true,
          }),
        ]
      : []),
  ]);
  return DecorationSet.create(doc, decorations);
}

function chaptersOf(doc: Node): Chapter[] {
  const chapters: Chapter[] = [];
  doc.forEach((node, at) => {
    const current = chapters.at(-1);
    if (node.type.name === "hoofdstuk") {
      if (current) current.end = at;
      chapters.push({
        nr: String(node.attrs["nr"]),
        at,
        end: doc.content.size,
        isEmpty: true,
        size: node.nodeSize,
      });
    } else if (current && (node.type.name !== "paragraph" || node.content.size > 0))
      current.isEmpty = false;
  });
  return chapters;
}

function endButtons(nr: string, actions: ChapterEndActions): HTMLElement {
  const insert = h(
    "button",
    { type: "button", class: "knop-toevoegen", on: { click: () => actions.insert(insert, nr) } },
    icon("plus"),
    "Blok invoegen",
  );
  const write = h(
    "button",
    { type: "button", class: "knop-toevoegen", on: { click: () => actions.write(nr) } },
    icon("pencil"),
    "Tekst schrijven",
  );
  return h(
    "div",
    {
      class: "hoofdstuk-einde",
      contenteditable: "false",
      role: "group",
      "aria-label": `Aan het einde van ${/\d/.test(nr) ? "hoofdstuk" : "bijlage"} ${nr}`,
    },
    insert,
    write,
  );
}
