/** Changes of the raadsstukken beside the plan, each as one step of undo: writing, taking over a proposal, rows. */
import * as Y from "yjs";
import type { Json } from "../prose.ts";
import { fromPlainString, paragraph } from "../prose.ts";
import type { ProseNode } from "../prose.ts";
import { readAttributes, readProse, writeProseNode } from "../proseDoc.ts";
import type { Proposal } from "../raad/proposals.ts";
import { STUKKEN } from "../stukken.ts";
import type { SlotName, StukName, StukRowName } from "../stukken.ts";
import { createPlanEdits } from "./planEdits.ts";
import type { PlanEdits, PlanEditsOptions } from "./planEdits.ts";

/** What of a proposal is stored with the text that came from it. */
type Source = Pick<Proposal, "key" | "hash" | "titel" | "tekst" | "antwoord" | "besluitId">;

export type StukEdits = Pick<PlanEdits, "setValue" | "remove" | "moveChild" | "newId"> & {
  /** The kopgegevens; made when nobody filled in anything yet. */
  head(): Y.XmlElement;
  /** An empty text in this slot to write in, and the reason why it would not apply away. */
  startSlot(slot: SlotName): void;
  /** The node of this slot; made when nobody wrote there yet. */
  slot(slot: SlotName): Y.XmlElement;
  /** Puts a proposal in the slot, in place of what stood there. */
  acceptSlot(slot: SlotName, proposal: Source): void;
  /** A new row at the end, empty or with what is proposed; gives its id. */
  addRow(name: StukRowName, besluitId: string | null, proposal?: Source): string;
  /** Puts a newer proposal in the place of what a row says. */
  acceptRow(row: Y.XmlElement, proposal: Source): void;
  /** The text stays as it is and counts as up to date; without a hash it no longer comes from a proposal. */
  keep(node: Y.XmlElement, hash: string | null): void;
  /** Two people began the same slot at once: their texts one behind the other in the first. */
  join(slot: SlotName): void;
};

/** The nodes of one kind, in their order. */
export function stukNodes(doc: Y.Doc, name: StukName): Y.XmlElement[] {
  return doc
    .getXmlFragment("raadsstukken")
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === name);
}

/** The nodes of a slot: one, or more where people began it at the same moment. */
export function slotNodes(doc: Y.Doc, slot: SlotName): Y.XmlElement[] {
  return stukNodes(doc, "onderdeel").filter((node) => readAttributes(node)["soort"] === slot);
}

/** The text fields with this name. */
export function textsIn(nodes: readonly Y.XmlElement[], key: string): Y.XmlElement[] {
  return nodes.flatMap((node) =>
    node
      .toArray()
      .filter(
        (child): child is Y.XmlElement => child instanceof Y.XmlElement && child.nodeName === key,
      ),
  );
}

/** Values of nodes that are read as one: of each the first that there is. */
export function valuesIn(nodes: readonly Y.XmlElement[]): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const node of nodes.toReversed()) Object.assign(values, readAttributes(node));
  return values;
}

export function createStukEdits(doc: Y.Doc, options: Omit<PlanEditsOptions, "root">): StukEdits {
  const edits = createPlanEdits(doc, { ...options, root: "raadsstukken" });
  const fragment = doc.getXmlFragment("raadsstukken");
  const append = (node: ProseNode) => {
    const element = writeProseNode(node);
    fragment.insert(fragment.length, [element]);
    return element;
  };
  const make = (name: StukName, attrs: Record<string, Json>) =>
    append({ type: name, attrs: { id: edits.newId(), ...attrs }, content: emptyTexts(name) });
  const slot = (name: SlotName) => slotNodes(doc, name)[0] ?? make("onderdeel", { soort: name });
  /** What follows is a step of undo of its own as well. */
  const step = <T>(work: () => T): T => {
    let result: T | undefined;
    edits.together(() => {
      result = work();
    });
    options.onStructure?.();
    return result as T;
  };
  return {
    setValue: edits.setValue,
    remove: edits.remove,
    moveChild: edits.moveChild,
    newId: edits.newId,
    head: () => stukNodes(doc, "kopgegevens")[0] ?? step(() => make("kopgegevens", {})),
    slot: (name) => slotNodes(doc, name)[0] ?? step(() => slot(name)),
    startSlot: (name) => step(() => startSlot(slotNodes(doc, name), slot(name))),
    acceptSlot: (name, proposal) =>
      step(() => {
        const [first, ...others] = slotNodes(doc, name);
        for (const other of others) edits.remove(other);
        const node = first ?? slot(name);
        node.removeAttribute("nietVanToepassing");
        putProposal(node, proposal, edits);
      }),
    addRow: (name, besluitId, proposal) =>
      step(() => {
        const row = make(name, besluitId === null ? {} : { besluitId });
        if (proposal) putProposal(row, proposal, edits);
        return String(readAttributes(row)["id"]);
      }),
    acceptRow: (row, proposal) => step(() => putProposal(row, proposal, edits)),
    keep: (node, hash) =>
      step(() => {
        edits.setValue(node, "voorstel.hash", hash);
        if (hash === null) edits.setValue(node, "voorstel.bron", null);
      }),
    join: (name) => step(() => join(slotNodes(doc, name), edits)),
  };
}

function startSlot(found: readonly Y.XmlElement[], node: Y.XmlElement): void {
  for (const each of found) each.removeAttribute("nietVanToepassing");
  if (textsIn([node, ...found], "tekst").length === 0) putText(node, "tekst", "");
}

function join([first, ...others]: readonly Y.XmlElement[], edits: PlanEdits): void {
  if (!first) return;
  const [target, ...doubles] = textsIn([first], "tekst");
  const goal = target ?? putText(first, "tekst", "");
  for (const text of [...doubles, ...textsIn(others, "tekst")])
    goal.push(readProse(text).map(writeProseNode));
  for (const node of [...doubles, ...others]) edits.remove(node);
}

/** A proposal in the texts and values of a node, with where it came from. */
function putProposal(node: Y.XmlElement, proposal: Source, edits: PlanEdits): void {
  const { fields } = STUKKEN[node.nodeName as StukName];
  if ("titel" in fields) edits.setValue(node, "titel", proposal.titel);
  if ("besluitId" in fields && !readAttributes(node)["besluitId"])
    edits.setValue(node, "besluitId", proposal.besluitId);
  putText(node, "tekst", proposal.tekst);
  if ("antwoord" in fields) putText(node, "antwoord", proposal.antwoord);
  edits.setValue(node, "voorstel.bron", proposal.key);
  edits.setValue(node, "voorstel.hash", proposal.hash);
}

/** The text field stays the same node, so that a colleague who writes in it keeps the cursor. */
function putText(node: Y.XmlElement, key: string, words: string): Y.XmlElement {
  const [found, ...doubles] = textsIn([node], key);
  const text = found ?? new Y.XmlElement(key);
  if (!found) node.push([text]);
  for (const double of doubles) node.delete(node.toArray().indexOf(double));
  text.delete(0, text.length);
  text.push(fromPlainString(words).map(writeProseNode));
  return text;
}

function emptyTexts(name: StukName): ProseNode[] {
  return Object.entries(STUKKEN[name].fields).flatMap(([key, { kind }]) =>
    kind === "text" ? [{ type: key, content: [paragraph("")] }] : [],
  );
}
