/** What the parts of the raadsstukken on the screen share. */
import type { Editor } from "@tiptap/core";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { StukEdits } from "../../templates/edit/stukEdits.ts";
import type { Plan } from "../../templates/plan.ts";
import type { Profile } from "../../templates/profile.ts";
import type { Proposal } from "../../templates/raad/proposals.ts";
import type { Route } from "../../templates/raad/route.ts";
import type { Popup } from "../popup.ts";
import type { FieldSurface, Peer } from "../surface.ts";

/** What the plan says now; made again when it changes. */
export type PlanFacts = { plan: Plan; route: Route; proposals: readonly Proposal[] };

export type StukDesk = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly user: { name: string; colour: string };
  readonly mayWrite: boolean;
  readonly profile: Profile;
  readonly edits: StukEdits;
  readonly undo: Y.UndoManager;
  readonly popup: Popup;
  /** What the inputs of the forms ask. */
  readonly surface: FieldSurface;
  facts(): PlanFacts;
  peersIn(id: string): readonly Peer[];
  /** To a block of the plan. */
  goTo(blockId: string): void;
  say(text: string): void;
  /** Shows at once what an edit changed, so that the focus can go there. */
  refresh(): void;
  /** The cursor came in this text; null when that text is gone. */
  entered(editor: Editor): void;
  left(editor: Editor): void;
};

/** A piece of the screen that follows the document. */
export type StukPart = {
  element: HTMLElement;
  refresh(): void;
  flush(): void;
  destroy(): void;
};
