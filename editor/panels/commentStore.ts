/** The comments of one plan as this page knows them: loaded, placed, settled, and received live. */
import type { Api, Comment } from "../api.ts";
import { withComment } from "./commentOrder.ts";

export type CommentStore = {
  all(): readonly Comment[];
  /** Whether damage on the server keeps some from the list. */
  isIncomplete(): boolean;
  load(): Promise<void>;
  place(comment: Pick<Comment, "blockId" | "quote" | "text">): Promise<void>;
  resolve(commentId: string, resolved: boolean): Promise<void>;
  /** One that came in by the connection; true when it was not known yet. */
  receive(comment: Comment): boolean;
};

/** `onChange` is called after every change; failures of the server are thrown as ApiError. */
export function createCommentStore(api: Api, planId: string, onChange: () => void): CommentStore {
  let comments: readonly Comment[] = [];
  let isIncomplete = false;
  const set = (next: readonly Comment[]) => {
    comments = next;
    onChange();
  };
  const take = (comment: Comment) => set(withComment(comments, comment));
  return {
    all: () => comments,
    isIncomplete: () => isIncomplete,
    async load() {
      const answer = await api.comments(planId);
      isIncomplete = answer.incomplete;
      set(answer.comments);
    },
    place: async (comment) => take(await api.addComment(planId, comment)),
    resolve: async (id, resolved) => take(await api.resolveComment(planId, id, resolved)),
    receive(comment) {
      const isNew = !comments.some(({ id }) => id === comment.id);
      // A notice goes to everybody alike and does not say whose it is.
      take({ ...comment, mine: comment.mine === true });
      return isNew;
    },
  };
}
