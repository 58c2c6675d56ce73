/** Marks the text or block with the cursor, so that it is always drawn (paper.css leaves out what is off the screen). */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Chromium loses the cursor after the first letter in a paragraph that it had left undrawn. */
export function createActiveNode(): Extension {
  return Extension.create({
    name: "actief",
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("actief"),
        props: {
          decorations({ doc, selection: { $from } }) {
            if ($from.depth === 0) return null;
            const mark = Decoration.node($from.before(1), $from.after(1), { class: "is-actief" });
            return DecorationSet.create(doc, [mark]);
          },
        },
      }),
    ],
  });
}
