/** Which comments are shown and in which order. No DOM. */
import type { Comment } from "../api.ts";

export type CommentFilter = "open" | "opgelost";

/**
 * The comments of a filter in the order of the text, the oldest first within a block. Those whose block is gone come
 * last. `blockIds` are the blocks of the plan in document order.
 */
export function commentsShown(
  comments: readonly Comment[],
  filter: CommentFilter,
  blockIds: readonly string[],
): Comment[] {
  const place = new Map(blockIds.map((id, index) => [id, index]));
  const placeOf = ({ blockId }: Comment) => place.get(blockId) ?? Number.MAX_SAFE_INTEGER;
  return comments
    .filter((comment) => isOpen(comment) === (filter === "open"))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.createdAt.localeCompare(b.createdAt));
}

/** How many open comments each block has; blocks without one are left out. */
export function openPerBlock(comments: readonly Comment[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { blockId } of comments.filter(isOpen)) counts[blockId] = (counts[blockId] ?? 0) + 1;
  return counts;
}

/**
 * The list with one comment added or replaced. Who wrote it is only known from the own answer of the server: a notice
 * goes to everybody alike, so `mine` stays true once it was.
 */
export function withComment(comments: readonly Comment[], changed: Comment): Comment[] {
  const known = comments.find(({ id }) => id === changed.id);
  if (!known) return [...comments, changed];
  const merged = { ...changed, mine: known.mine || changed.mine };
  return comments.map((comment) => (comment.id === changed.id ? merged : comment));
}

function isOpen(comment: Comment): boolean {
  return comment.resolvedAt === null;
}
