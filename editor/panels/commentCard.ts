/** One comment: who, when, about which block, the text, and resolve or reopen. */
import type { Comment } from "../api.ts";
import type { Row } from "../dom.ts";
import { h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { initialsOf, whenInWords } from "../words.ts";

export type CommentActions = {
  goTo(blockId: string): void;
  /** The promise settles when the server has answered. */
  resolve(comment: Comment, resolved: boolean): Promise<void>;
  /** Whether this person may settle everybody's comments; the own ones always. */
  mayResolveAll: boolean;
  /** The name of a block now, or null when it is gone. */
  nameOf(blockId: string): string | null;
};

/** A card that follows its comment; `now` is asked at every update. */
export function createCommentCard(
  first: Comment,
  actions: CommentActions,
  now: () => Date,
): Row<Comment> {
  let comment = first;
  const author = h("strong", {});
  const when = h("time", {});
  const avatar = h("span", { class: "avatar is-small" });
  const block = createBlockLink(() => actions.goTo(comment.blockId));
  const text = h("p", { class: "comment-text" });
  const resolve = h("button", { type: "button", class: "button is-small" });
  resolve.addEventListener("click", () => {
    resolve.disabled = true;
    void actions.resolve(comment, comment.resolvedAt === null).finally(() => {
      resolve.disabled = false;
    });
  });
  const foot = h("p", { class: "comment-foot" }, resolve);
  const element = h(
    "li",
    { class: "comment", "data-id": first.id },
    h("p", { class: "comment-head" }, avatar, author, when),
    block.element,
    text,
    foot,
  );
  return {
    element,
    update(next) {
      comment = next;
      const name = next.mine ? `${next.authorName} (u)` : next.authorName;
      avatar.dataset["initials"] = initialsOf(next.authorName);
      setText(author, name);
      setText(when, whenInWords(next.createdAt, now()));
      when.dateTime = next.createdAt;
      setText(text, next.text);
      setText(resolve, next.resolvedAt === null ? "Oplossen" : "Heropenen");
      foot.hidden = !actions.mayResolveAll && !next.mine;
      block.update(next, actions.nameOf(next.blockId));
    },
  };
}

/** The block of a comment: the way to it, or its kept name when it is gone. */
function createBlockLink(goTo: () => void) {
  const label = h("span", { class: "goto-label" });
  const button = h(
    "button",
    { type: "button", class: "goto" },
    h("span", { class: "sr-only" }, "Ga naar "),
    label,
    icon("goto"),
  );
  button.addEventListener("click", goTo);
  const quote = h("q", {});
  const gone = h("p", { class: "comment-orphan" }, quote, " – dit blok is verwijderd");
  const element = h("div", { class: "comment-block" }, button, gone);
  return {
    element,
    update(comment: Comment, name: string | null) {
      button.hidden = name === null;
      gone.hidden = name !== null;
      setText(label, name ?? "");
      setText(quote, comment.quote || "Blok zonder naam");
    },
  };
}
