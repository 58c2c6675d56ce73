/** The raadsstukken beside the plan: kopgegevens, slots, arguments and the other rows, on one page to write on. */
import "../styles/stukken.css";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { createStukEdits } from "../../templates/edit/stukEdits.ts";
import type { Profile } from "../../templates/profile.ts";
import { proposalsOf } from "../../templates/raad/proposals.ts";
import { routeOf } from "../../templates/raad/route.ts";
import { h } from "../dom.ts";
import { newId } from "../identity.ts";
import type { PaperOptions } from "../paper.ts";
import { createPopup } from "../popup.ts";
import type { Popup } from "../popup.ts";
import type { Writable } from "../sheet.ts";
import type { Peer } from "../surface.ts";
import { isoDay } from "../words.ts";
import { createStukContent } from "./stukContent.ts";
import type { PlanFacts, StukDesk } from "./stukDesk.ts";
import type { StukToolbar } from "./stukToolbar.ts";
import { createStukToolbar } from "./stukToolbar.ts";
import { createStukUndo } from "./stukUndo.ts";

export type StukkenOptions = Omit<PaperOptions, "onComment"> & {
  goTo(blockId: string): void;
  /** That of the gemeente. */
  profile: Profile;
};

export type StukkenPaper = Writable & {
  planChanged(): void;
  profileChanged(profile: Profile): void;
  peersChanged(peers: readonly Peer[]): void;
  /** Puts the focus in the part with this node. */
  focusStuk(id: string): void;
};

/** What the plan, the people in it and the profile of the gemeente are now. */
type Live = { facts: PlanFacts; peers: readonly Peer[]; profile: Profile };

/** Long enough to gather the letters of a quick typist. */
const REFRESH_MS = 40;

export function createStukkenPaper(options: StukkenOptions): StukkenPaper {
  const { element } = options;
  const sheet = h("div", { class: "stukken-blad" });
  const layer = h("div", { class: "zweeflaag" });
  const undo = createStukUndo(options.doc);
  const popup = createPopup(layer, "zweef-kader");
  const toolbar = createStukToolbar(options.toolbar, undo, { ...options, popup });
  const live: Live = { facts: factsOf(options), peers: [], profile: options.profile };
  const refresh = () => content.refresh();
  const content = createStukContent(createDesk(options, { live, undo, popup, toolbar, refresh }));
  element.replaceChildren(sheet, layer);
  sheet.append(...content.elements);
  refresh();
  const stopFollowing = follow(options, sheet, refresh, undo);
  const update = () => {
    // Out of sight it need not follow every letter of the plan; it does as soon as it is shown again.
    if (element.offsetParent === null) return;
    live.facts = factsOf(options);
    refresh();
  };
  return {
    planChanged: update,
    profileChanged(profile) {
      live.profile = profile;
      update();
    },
    peersChanged(list) {
      live.peers = list;
      update();
    },
    focusStuk: content.focusNode,
    flush: content.flush,
    stop() {
      sheet.inert = true;
      element.classList.add("is-gestopt");
    },
    destroy() {
      stopFollowing();
      toolbar.destroy();
      popup.close();
      content.destroy();
      undo.close();
      element.replaceChildren();
    },
  };
}

function factsOf({ plan: read }: StukkenOptions): PlanFacts {
  const plan = read();
  return { plan, route: routeOf(plan), proposals: proposalsOf(plan, isoDay(new Date())) };
}

function createDesk(
  { doc, awareness, user, mayWrite, hold, goTo, onSay }: StukkenOptions,
  parts: { live: Live; undo: Y.UndoManager; popup: Popup; toolbar: StukToolbar; refresh(): void },
): StukDesk {
  const { live, undo, popup, toolbar, refresh } = parts;
  const edits = createStukEdits(doc, {
    origin: ySyncPluginKey,
    newId,
    onStructure: () => undo.stopCapturing(),
  });
  // No field here refers to a block through the usual picker: beslispunten have a list of their own.
  const references = { choices: () => [], labelOf: () => null, create: () => null };
  return {
    doc,
    awareness,
    user,
    mayWrite,
    get profile() {
      return live.profile;
    },
    edits,
    undo,
    surface: { mayWrite, edits, popup, hold, goTo, ...references },
    popup,
    facts: () => live.facts,
    peersIn: (id) => live.peers.filter(({ blockId }) => blockId === id),
    goTo,
    say: onSay,
    refresh,
    entered: toolbar.entered,
    left: toolbar.left,
  };
}

/** Changes of anybody, where the focus is, and Ctrl+Z outside the texts. */
function follow(
  { doc, onSelection }: StukkenOptions,
  sheet: HTMLElement,
  refresh: () => void,
  undo: { undo(): unknown; redo(): unknown },
): () => void {
  const root = doc.getXmlFragment("raadsstukken");
  let timer = 0;
  const changed = () => {
    if (timer !== 0) return;
    timer = window.setTimeout(() => {
      timer = 0;
      refresh();
    }, REFRESH_MS);
  };
  root.observeDeep(changed);
  sheet.addEventListener("focusin", (event) => {
    const home = (event.target as Element).closest<HTMLElement>("[data-blok-id]");
    onSelection(home?.dataset["blokId"] ?? null);
  });
  sheet.addEventListener("keydown", (event) => {
    const isOwn = (event.target as Element).closest("input, textarea, [contenteditable=true]");
    const key = event.key.toLowerCase();
    if (isOwn || !(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) undo.redo();
    else undo.undo();
  });
  return () => {
    clearTimeout(timer);
    root.unobserveDeep(changed);
  };
}
