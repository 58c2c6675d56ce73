/** What the cards of blocks and chapters may ask of the editor in which they stand. */
import type { PlanEdits } from "../templates/edit/planEdits.ts";
import type { Popup } from "./popup.ts";
import type { Choice } from "./references.ts";

export type Peer = {
  name: string;
  colour: string;
  /** The block in which this person is, or null. */
  blockId: string | null;
};

export type Surface = {
  readonly mayWrite: boolean;
  readonly edits: PlanEdits;
  readonly popup: Popup;
  /** Counts something half typed as not saved until the result is called. */
  hold(): () => void;
  choices(to: string): readonly Choice[];
  labelOf(to: string, id: string): string | null;
  /** References of this block that follow from other blocks. */
  derived(blockId: string, key: string): readonly string[];
  /** A new block with this title in its own chapter; gives its id, or null for a type that cannot be made. */
  create(name: string, title: string): string | null;
  goTo(blockId: string): void;
  /** Opens the list of blocks beside `anchor`; the choice comes before the top-level node at the index. */
  openInsertMenu(anchor: HTMLElement, index: () => number): void;
  commentOn(blockId: string): void;
  /** Shows what was measured of this indicator. */
  showMeasurements(blockId: string): void;
  commentCount(blockId: string): number;
  peersIn(blockId: string): readonly Peer[];
  say(text: string): void;
  /** Keeps a card for `goTo` and for changes from outside; call the result when it is gone. */
  register(card: Card): () => void;
};

/** What the inputs of a form ask. */
export type FieldSurface = Pick<
  Surface,
  "mayWrite" | "popup" | "hold" | "choices" | "labelOf" | "create" | "goTo"
> & { readonly edits: Pick<PlanEdits, "setValue"> };

/** A block, chapter heading or the plangegevens on the screen. */
export type Card = {
  readonly id: string;
  /** Opens it and puts the focus in a field or a row of it, or on the card itself. */
  focus(field?: string, row?: string): void;
  isOpen(): boolean;
  /** Labels of other blocks, comments or people in it may have changed. */
  refresh(): void;
  /** Writes at once what was typed. */
  flush(): void;
};
