/** Who else is in the plan: names and colours in the text and on cards. The server says who someone is. */
import { Extension } from "@tiptap/core";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { h } from "./dom.ts";
import { FALLBACK_COLOUR } from "../templates/personColour.ts";
import { blockOfCursor } from "./peerPlace.ts";
import type { Peer } from "./surface.ts";

/**
 * What this person shows of itself. Every text field sets the same name again when it is made; only what differs is sent.
 * (The renewal that keeps someone from fading goes another way.)
 */
export function createAwareness(doc: Y.Doc): Awareness {
  const awareness = new Awareness(doc);
  const set = awareness.setLocalStateField.bind(awareness);
  awareness.setLocalStateField = (field, value) => {
    const known: unknown = awareness.getLocalState()?.[field];
    if (JSON.stringify(known) !== JSON.stringify(value)) set(field, value);
  };
  return awareness;
}

/** Others in this plan, each person once, with the block in which they were last seen. */
export function peersOf(awareness: Awareness): Peer[] {
  const peers = new Map<string, Peer>();
  for (const [client, state] of awareness.getStates()) {
    const peer = client === awareness.clientID ? null : peerOf(state, awareness.doc);
    if (peer && (peer.blockId !== null || !peers.has(peer.name))) peers.set(peer.name, peer);
  }
  return [...peers.values()];
}

/** Tells when people come, go or change block; carets move far more often. */
export function createPeerWatch(awareness: Awareness, tell: (peers: Peer[]) => void) {
  let known = "";
  const changed = () => {
    const list = peersOf(awareness);
    const text = JSON.stringify(list);
    // Carets move with every key; people come, go and change block far less often.
    if (text === known) return;
    known = text;
    tell(list);
  };
  awareness.on("change", changed);
  return { stop: () => awareness.off("change", changed) };
}

/** Carets with names in the text. */
export function createCarets(
  awareness: Awareness,
  user: { name: string; colour: string },
): Extension {
  return CollaborationCaret.configure({
    provider: { awareness: othersIn(awareness) },
    user: { name: user.name, color: user.colour },
    render: ({ name, color }) => {
      const label = h("span", { class: "caret-naam" }, String(name));
      label.style.backgroundColor = String(color);
      const caret = h("span", { class: "caret", contenteditable: "false" }, label);
      caret.style.borderColor = String(color);
      return caret;
    },
    selectionRender: ({ color }) => ({
      class: "caret-selectie",
      style: `background-color: ${String(color)}26`,
    }),
  });
}

/** As the awareness, but what only I do is not told: carets of others need not be drawn anew for each key of mine. */
function othersIn(awareness: Awareness): Awareness {
  type Change = Record<"added" | "updated" | "removed", number[]>;
  type Listener = (change: Change, origin: unknown) => void;
  const told = new Map<Listener, Listener>();
  const on = (event: "change", listener: Listener) => {
    const tell: Listener = (change, origin) => {
      const clients = [change.added, change.updated, change.removed].flat();
      if (clients.some((client) => client !== awareness.clientID)) listener(change, origin);
    };
    told.set(listener, tell);
    awareness.on(event, tell);
  };
  const off = (event: "change", listener: Listener) => {
    awareness.off(event, told.get(listener) ?? listener);
    told.delete(listener);
  };
  return Object.assign(Object.create(awareness) as Awareness, { on, off });
}

function peerOf(state: unknown, doc: Y.Doc): Peer | null {
  const { user, blok, cursor } = (state ?? {}) as {
    user?: { name?: unknown; color?: unknown };
    blok?: unknown;
    cursor?: unknown;
  };
  if (typeof user?.name !== "string") return null;
  const colour =
    typeof user.color === "string" && /^#[0-9a-f]{6}$/i.test(user.color)
      ? user.color
      : FALLBACK_COLOUR;
  return {
    name: user.name,
    colour,
    blockId: typeof blok === "string" ? blok : blockOfCursor(doc, cursor),
  };
}
