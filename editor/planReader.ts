/** Reads a plan that keeps changing: only what changed since the last time is read anew. */
import * as Y from "yjs";
import { readPlan } from "../templates/plan.ts";
import type { KnownNodes, Plan } from "../templates/plan.ts";

/** The plan of a document, as often as it is asked for; what is given is not to be changed. */
export function createPlanReader(doc: Y.Doc): { read(): Plan; stop(): void } {
  const root = doc.getXmlFragment("plan");
  const known: KnownNodes = new WeakMap();
  const forget = (events: readonly { target: unknown }[]) => {
    for (const { target } of events) known.delete(topOf(target, root));
  };
  root.observeDeep(forget);
  return { read: () => readPlan(doc, known), stop: () => root.unobserveDeep(forget) };
}

/** The top-level node in which something stands; the root itself for the root. */
function topOf(target: unknown, root: Y.XmlFragment): object {
  let node = target as Y.AbstractType<unknown>;
  while (node.parent instanceof Y.AbstractType && node.parent !== root) node = node.parent;
  return node;
}
