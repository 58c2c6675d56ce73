/** The comments panel: all comments of the plan, live, with one being written. */
import type { Announcer } from "../announcer.ts";
import type { Api, Comment } from "../api.ts";
import { messageOf } from "../dialog.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import type { Segments } from "../segments.ts";
import { createSegments } from "../segments.ts";
import type { CommentActions } from "./commentCard.ts";
import { createCommentCard } from "./commentCard.ts";
import type { CommentFilter } from "./commentOrder.ts";
import { commentsShown, openPerBlock } from "./commentOrder.ts";
import type { CommentStore } from "./commentStore.ts";
import { createCommentStore } from "./commentStore.ts";
import type { Composer } from "./composer.ts";
import { createComposer } from "./composer.ts";

/** The blocks as they are now, in document order. */
export type BlockNames = { ids: readonly string[]; nameOf(id: string): string | null };

export type CommentsPanel = {
  element: HTMLElement;
  composer: Composer;
  /** A comment that came in or changed. */
  receive(comment: Comment): void;
  /** The blocks changed: names and order follow. */
  setBlocks(blocks: BlockNames): void;
  load(): Promise<void>;
};

type Options = {
  api: Api;
  planId: string;
  mayResolveAll: boolean;
  announcer: Announcer;
  goTo(blockId: string): void;
  /** Gets the open comments per block whenever they change. */
  onCounts(perBlock: Record<string, number>): void;
};

const INCOMPLETE =
  "Hier ontbreken opmerkingen: een deel van de gegevens op de server is beschadigd. Neem contact op met de beheerder.";

export function createCommentsPanel(options: Options): CommentsPanel {
  const { api, planId, announcer } = options;
  let blocks: BlockNames = { ids: [], nameOf: () => null };
  const nameOf = (id: string) => blocks.nameOf(id);
  const notice = h("p", { class: "notice is-negative", role: "alert", hidden: true });
  const fail = (error: unknown) => {
    notice.textContent = messageOf(error);
    notice.hidden = false;
  };
  const store = createCommentStore(api, planId, () => {
    notice.hidden = !store.isIncomplete();
    notice.textContent = INCOMPLETE;
    list.render(store.all(), blocks.ids);
    options.onCounts(openPerBlock(store.all()));
  });
  const list = createList(commentActions(options, store, nameOf, fail), () =>
    list.render(store.all(), blocks.ids),
  );
  const composer = createComposer({
    nameOf,
    async place(blockId, text) {
      await store.place({ blockId, quote: nameOf(blockId) ?? "", text });
      list.segments.choose("open");
      announcer.say("Uw opmerking is geplaatst.");
    },
  });
  return {
    element: h("div", { class: "panel-body comments" }, composer.element, notice, ...list.elements),
    composer,
    receive(comment) {
      if (store.receive(comment)) announcer.say(`Nieuwe opmerking van ${comment.authorName}.`);
    },
    setBlocks(next) {
      blocks = next;
      list.render(store.all(), blocks.ids);
    },
    load: () => store.load().catch(fail),
  };
}

function commentActions(
  { goTo, mayResolveAll, announcer }: Options,
  store: CommentStore,
  nameOf: (id: string) => string | null,
  fail: (error: unknown) => void,
): CommentActions {
  return {
    goTo,
    mayResolveAll,
    nameOf,
    async resolve(comment, resolved) {
      try {
        await store.resolve(comment.id, resolved);
        announcer.say(resolved ? "De opmerking is opgelost." : "De opmerking is heropend.");
      } catch (error) {
        fail(error);
      }
    },
  };
}

function createList(actions: CommentActions, onFilter: () => void) {
  let filter: CommentFilter = "open";
  const empty = h("p", { class: "panel-hint" });
  const rows = h("ul", { class: "comment-list", "aria-label": "Opmerkingen" });
  const segments: Segments<CommentFilter> = createSegments(
    "Welke opmerkingen u ziet",
    [
      { name: "open", text: "Open (0)" },
      { name: "opgelost", text: "Opgelost (0)" },
    ],
    (choice) => {
      filter = choice;
      onFilter();
    },
  );
  const update = createKeyedList<Comment>(rows, {
    key: ({ id }) => id,
    create: (comment) => createCommentCard(comment, actions, () => new Date()),
    focusLost: segments.focus,
  });
  return {
    elements: [segments.element, empty, rows],
    segments,
    render(comments: readonly Comment[], blockIds: readonly string[]) {
      const shown = commentsShown(comments, filter, blockIds);
      const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null).length;
      segments.setText("open", `Open (${comments.length - resolved})`);
      segments.setText("opgelost", `Opgelost (${resolved})`);
      update(shown);
      empty.hidden = shown.length > 0;
      setText(empty, EMPTY[filter]);
    },
  };
}

const EMPTY: Record<CommentFilter, string> = {
  open: "Er zijn geen open opmerkingen.",
  opgelost: "Er zijn nog geen opgeloste opmerkingen.",
};
