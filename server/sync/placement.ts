/** Where a new piece of a plan would stand, and whether such a piece may stand there (SY3). */
import * as Y from "yjs";
import { isKnownNode } from "../../templates/nodeNames.ts";
import { GONE, KIND, depthOf, kindOf, placeAt, placeOf } from "./planIndex.ts";
import type { Kind, Place, PlanIndex } from "./planIndex.ts";
import type { Struct } from "./updateReader.ts";

/** The only roots of the shared document (model.md 1). */
const ROOTS: readonly string[] = ["plan", "raadsstukken"];
const MAX_DEPTH = 64;

/** A spot for an item: the depth of its parent, and what kind of sequence or map it joins. */
type Spot = { depth: number; inside: "element" | "text" | "attribute" };

/**
 * The place of a struct of which everything that it builds on is known. `from` is above 0 when a first part of it is
 * known already. Throws a RangeError when it may not stand there; a trusted struct comes from our own log.
 */
export function placeFor(index: PlanIndex, struct: Struct, from: number, trusted: boolean): Place {
  if (struct instanceof Y.GC) return GONE;
  const spot =
    from > 0 ? besides(index, struct.id.client, struct.id.clock + from - 1) : spotOf(index, struct);
  if (spot === null) return GONE;
  const kind = kindFor(struct, spot);
  if (!trusted) check(struct, spot, kind);
  return placeAt(spot.depth + 1, kind ?? KIND.removed);
}

function spotOf(index: PlanIndex, item: Y.Item): Spot | null {
  // Before it is integrated, Yjs has the name of a root here as text, where its types say otherwise.
  const parent = item.parent as Y.ID | string | null;
  if (parent === null) return spotBetween(index, item);
  const container = typeof parent === "string" ? rootSpot(parent) : insideOf(index, parent);
  if (container === null || item.parentSub === null) return container;
  return { depth: container.depth, inside: "attribute" };
}

function rootSpot(name: string): Spot {
  if (!ROOTS.includes(name)) throw new RangeError("an unknown root");
  return { depth: 0, inside: "element" };
}

/** The spot inside a node; null when it is gone, or is no node: Yjs clears away what stands there. */
function insideOf(index: PlanIndex, parent: Y.ID): Spot | null {
  const place = placeOf(index, parent.client, parent.clock);
  if (place === GONE) return null;
  if (kindOf(place) === KIND.element) return { depth: depthOf(place), inside: "element" };
  return kindOf(place) === KIND.text ? { depth: depthOf(place), inside: "text" } : null;
}

/** The spot that both neighbours share; null when one of them is gone: Yjs then clears the item away as well. */
function spotBetween(index: PlanIndex, item: Y.Item): Spot | null {
  const spots = [item.origin, item.rightOrigin].flatMap((neighbour) =>
    neighbour === null ? [] : [besides(index, neighbour.client, neighbour.clock)],
  );
  const [left, right = left] = spots;
  if (!left || !right) return null;
  if (left.depth !== right.depth || left.inside !== right.inside)
    throw new RangeError("neighbours in different places");
  return left;
}

const INSIDE = {
  [KIND.element]: "element",
  [KIND.text]: "element",
  [KIND.removed]: "element",
  [KIND.attribute]: "attribute",
  [KIND.letters]: "text",
} as const;

/** The spot right beside something that is known; null when that is gone. */
function besides(index: PlanIndex, client: number, clock: number): Spot | null {
  const place = placeOf(index, client, clock);
  return place === GONE ? null : { depth: depthOf(place) - 1, inside: INSIDE[kindOf(place)] };
}

/** What the item is at this spot; null when such content does not belong there. */
function kindFor({ content }: Y.Item, spot: Spot): Kind | null {
  const isRemoved = content instanceof Y.ContentDeleted;
  if (spot.inside === "attribute")
    return isRemoved || content instanceof Y.ContentAny ? KIND.attribute : null;
  if (spot.inside === "text")
    return isRemoved ||
      content instanceof Y.ContentString ||
      content instanceof Y.ContentFormat ||
      content instanceof Y.ContentEmbed
      ? KIND.letters
      : null;
  if (isRemoved) return KIND.removed;
  if (!(content instanceof Y.ContentType)) return null;
  if (content.type instanceof Y.XmlText) return KIND.text;
  return content.type instanceof Y.XmlElement ? KIND.element : null;
}

function check(item: Y.Item, spot: Spot, kind: Kind | null): void {
  if (kind === null) throw new RangeError("content that does not belong there");
  if (spot.depth + 1 > MAX_DEPTH) throw new RangeError("nested too deep");
  if (spot.inside === "attribute" && (spot.depth === 0 || item.parentSub === "__proto__"))
    throw new RangeError("an attribute that does not belong there");
  if (kind === KIND.element && !isKnownNode(nodeNameOf(item)))
    throw new RangeError("an unknown node");
}

function nodeNameOf({ content }: Y.Item): string {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement
    ? content.type.nodeName
    : "";
}
