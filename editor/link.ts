/** Links in the text: typed, pasted or made with Ctrl+K. Our own, small: the usual one carries a list of all domains. */
import { InputRule, Mark, markPasteRule, mergeAttributes } from "@tiptap/core";
import type { Mark as StoredMark } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";

/** What may stand in a link; other schemes, such as javascript:, are none. */
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;

/** A web address in running text, without the full stop or bracket behind it. */
const TYPED = /(?:^|\s)((?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]])[.,;:!?)\]]?\s$/i;
const PASTED = /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]]/gi;

/** The mark as it is stored, with the attributes of Tiptap's own, so that plans stay the same. */
export function linkMark(): Mark {
  return Mark.create({
    name: "link",
    priority: 1000,
    keepOnSplit: false,
    exitable: true,
    inclusive: false,
    addAttributes: () => ({
      href: { default: null },
      target: { default: "_blank" },
      rel: { default: "noopener noreferrer nofollow" },
      class: { default: null },
      title: { default: null },
    }),
    parseHTML: () => [
      { tag: "a[href]", getAttrs: (dom) => ADDRESS.test(dom.getAttribute("href") ?? "") && null },
    ],
    renderHTML({ HTMLAttributes }) {
      const { href } = HTMLAttributes as { href?: unknown };
      const isSafe = typeof href === "string" && ADDRESS.test(href);
      return ["a", mergeAttributes(HTMLAttributes, isSafe ? {} : { href: "" }), 0];
    },
    addInputRules() {
      return [typedLink((href) => this.type.create({ href }))];
    },
    addPasteRules() {
      const getAttributes = ([text]: RegExpMatchArray) => ({ href: withScheme(text ?? "") });
      return [markPasteRule({ find: PASTED, type: this.type, getAttributes })];
    },
    addProseMirrorPlugins() {
      return [linkOnPaste((href) => this.editor.commands.setMark("link", { href }))];
    },
  });
}

/** A space after a web address makes it a link. */
function typedLink(create: (href: string) => StoredMark): InputRule {
  return new InputRule({
    find: TYPED,
    handler({ state, range, match }) {
      const address = match[1] ?? "";
      const from = range.from + match[0].indexOf(address);
      state.tr
        .addMark(from, from + address.length, create(withScheme(address)))
        .insertText(match[0].slice(-1), range.to);
    },
  });
}

/** An address that is pasted over selected words becomes their link. */
function linkOnPaste(setLink: (href: string) => boolean): Plugin {
  return new Plugin({
    key: new PluginKey("linkOnPaste"),
    props: {
      handlePaste(view, _event, slice) {
        const text = slice.content.textBetween(0, slice.content.size).trim();
        return !view.state.selection.empty && ADDRESS.test(text) && setLink(text);
      },
    },
  });
}

function withScheme(address: string): string {
  return /^www\./i.test(address) ? `https://${address}` : address;
}
