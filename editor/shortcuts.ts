/** Keys that Word and Docs taught people, as far as the text tools do not have them already. */
import { Extension } from "@tiptap/core";
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { definitionOf } from "../templates/blocks.ts";

export function createShortcuts(actions: { link(): void; comment(): void }): Extension {
  return Extension.create({
    name: "sneltoetsen",
    priority: 1002,
    addKeyboardShortcuts() {
      return {
        "Mod-k": () => {
          actions.link();
          return true;
        },
        "Mod-Alt-m": () => {
          actions.comment();
          return true;
        },
        "Mod-a": () => selectField(this.editor),
      };
    },
  });
}

/** Inside a field of a block "select all" means all of that field; the second time the whole plan. */
function selectField(editor: Editor): boolean {
  const { $from, from, to } = editor.state.selection;
  if ($from.depth < 2 || definitionOf($from.node(1).type.name) === null) return false;
  const selection = TextSelection.between(
    editor.state.doc.resolve($from.start(2)),
    editor.state.doc.resolve($from.end(2)),
  );
  if (selection.from === from && selection.to === to) return false;
  editor.view.dispatch(editor.state.tr.setSelection(selection));
  return true;
}
