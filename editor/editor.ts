/** Opens a plan for writing: one document, its connection, and the text with its cards, toolbar and menus. */
import * as Y from "yjs";
import { isBlockName } from "../templates/blocks.ts";
import { colourOf } from "../templates/personColour.ts";
import type { Mend } from "../templates/checklist.ts";
import type { Plan } from "../templates/plan.ts";
import type { Profile } from "../templates/profile.ts";
import type { ExamplePurpose } from "./examples.ts";
import { openLine } from "./line.ts";
import { createPaper } from "./paper.ts";
import type { Paper, PaperOptions } from "./paper.ts";
import { guardLeaving } from "./leaving.ts";
import { createReading } from "./planReading.ts";
import { planAsText } from "./planText.ts";
import { createAwareness, createPeerWatch, peersOf } from "./presence.ts";
import type { Notice } from "./provider.ts";
import { asFilename } from "./saveFile.ts";
import type { SaveState } from "./saveState.ts";
import type { Sheet } from "./sheet.ts";
import { createSheet } from "./sheet.ts";
import type { StukkenPaper } from "./stukken/stukkenPaper.ts";
import type { Peer } from "./surface.ts";

export type { Notice } from "./provider.ts";
export type { SaveState } from "./saveState.ts";
export type { Peer } from "./surface.ts";

export type EditorOptions = {
  /** Gets the paper. */
  element: HTMLElement;
  /** Gets the text tools. */
  toolbar: HTMLElement;
  plan: { id: string; epoch: string | number };
  user: { id: string; name: string; colour?: string };
  mayWrite: boolean;
  onNotice(notice: Notice): void;
  /** The connection will not come back: 4401, 4403, 4409, 4413, 4429 1003 or 1011. Writing has stopped. */
  onRefused(code: number): void;
  /** Whether something on the way keeps the connection from passing; false when it got through again. */
  onBlocked(isBlocked: boolean): void;
  /** A sentence for the live region: what happened, or why something did not. */
  onSay?(text: string): void;
};

export type PlanEditor = {
  readonly doc: Y.Doc;
  readonly saveState: SaveState;
  onSaveState(listener: (state: SaveState) => void): void;
  /** At most every 150 ms, after changes of anyone. */
  onPlan(listener: (plan: Plan) => void): void;
  plan(): Plan;
  peers(): Peer[];
  onPeers(listener: (peers: Peer[]) => void): void;
  /** Scrolls to a block, row or chapter heading, opens it, and puts the focus in the field or on the card. */
  focusBlock(id: string, field?: string): void;
  focusChapter(nr: string | number): void;
  /** At the end of the chapter, or where the cursor is. Does nothing for who may not write. */
  insertBlock(name: string, chapterNr?: string | number): void;
  /** Carries out what a finding proposes. Does nothing for who may not write. */
  mend(mend: Mend): void;
  /** An example of the starter library. Does nothing for who may not write. */
  insertExample(id: string, purpose: ExamplePurpose): void;
  /** Shows the raadsstukken of this plan in an element; the first time they are loaded. */
  openRaadsstukken(place: StukkenPlace): void;
  /** Puts the focus on an argument, a slot ... of the raadsstukken, once they are open. */
  focusStuk(id: string): void;
  selectedBlock(): string | null;
  onSelection(listener: (blockId: string | null) => void): void;
  /** Open comments per block. */
  commentCounts(counts: Readonly<Record<string, number>>): void;
  onCommentRequest(listener: (blockId: string) => void): void;
  onMeasurementsRequest(listener: (blockId: string) => void): void;
  /** All text that is on this device, and a name for its file. */
  textOnDevice(): { name: string; text: string };
  destroy(): void;
};

/** Where the raadsstukken stand, and the way from them to a block of the plan. */
export type StukkenPlace = {
  element: HTMLElement;
  toolbar: HTMLElement;
  goTo(blockId: string): void;
  /** The profile of the gemeente as it is now; never rejects. */
  profile(): Promise<Profile>;
};

const LOAD_LATER_MS = 4_000;

/** Who listens to what happens in an open plan. */
type Audience = {
  saves: Listeners<SaveState>;
  plans: Listeners<Plan>;
  peers: Listeners<Peer[]>;
  selections: Listeners<string | null>;
  comments: Listeners<string>;
  measurements: Listeners<string>;
};

export function openEditor(options: EditorOptions): PlanEditor {
  const doc = new Y.Doc();
  const awareness = createAwareness(doc);
  const audience: Audience = {
    saves: createListeners(),
    plans: createListeners(),
    peers: createListeners(),
    selections: createListeners(),
    comments: createListeners(),
    measurements: createListeners(),
  };
  let saveState: SaveState = { kind: "opslaan", pending: 0, message: "Opslaan…" };
  const line = openLine(options, doc, awareness, {
    save(state) {
      saveState = state;
      audience.saves.tell(state);
    },
    refused(code) {
      sheet.refuse();
      stukken.refuse();
      options.onRefused(code);
    },
  });
  const reading = createReading(doc, (plan) => {
    audience.plans.tell(plan);
    sheet.now()?.planChanged();
    stukken.now()?.planChanged();
  });
  const shared = { doc, awareness, hold: line.hold, plan: reading.latest, audience };
  const sheet = createSheet(options.element, line.ready, () =>
    createPaper(paperOptions(options, shared)),
  );
  const stukken = createStukkenSheet(line.ready, {
    ...paperOptions(options, shared),
    // Comments are about blocks of the plan: they need not follow what is chosen here.
    onSelection: (id) => awareness.setLocalStateField("blok", id),
  });
  const peerWatch = createPeerWatch(awareness, (list) => {
    audience.peers.tell(list);
    sheet.ask((paper) => paper.peersChanged(list));
    stukken.now()?.peersChanged(list);
  });
  const flush = () => {
    sheet.now()?.flush();
    stukken.now()?.flush();
  };
  const stopGuarding = guardLeaving({
    flush,
    isUnsaved: () => saveState.pending > 0,
    rest: line.rest,
    wake: line.wake,
  });
  return {
    ...editorFace(options, audience, sheet),
    openRaadsstukken(place) {
      stukken.open(place);
      stukken.ask((paper) => paper.peersChanged(peersOf(awareness)));
    },
    focusStuk: (id) => stukken.ask((paper) => paper.focusStuk(id)),
    doc,
    get saveState() {
      return saveState;
    },
    plan: reading.now,
    peers: () => peersOf(awareness),
    textOnDevice() {
      flush();
      const plan = reading.now();
      const name = `${asFilename(plan.plangegevens.values.titel ?? "plan")}.txt`;
      return { name, text: planAsText(plan) };
    },
    destroy() {
      stopGuarding();
      sheet.close();
      stukken.close();
      peerWatch.stop();
      reading.stop();
      line.close();
      awareness.destroy();
      doc.destroy();
    },
  };
}

function editorFace(
  { mayWrite }: EditorOptions,
  audience: Audience,
  sheet: Sheet<Paper>,
): Omit<
  PlanEditor,
  | "doc"
  | "saveState"
  | "plan"
  | "peers"
  | "openRaadsstukken"
  | "focusStuk"
  | "textOnDevice"
  | "destroy"
> {
  return {
    onSaveState: audience.saves.add,
    onPlan: audience.plans.add,
    onPeers: audience.peers.add,
    onSelection: audience.selections.add,
    onCommentRequest: audience.comments.add,
    onMeasurementsRequest: audience.measurements.add,
    focusBlock: (id, field) => sheet.ask((paper) => paper.focusBlock(id, field)),
    focusChapter: (nr) => sheet.ask((paper) => paper.focusChapter(nr)),
    insertBlock(name, chapterNr) {
      if (isBlockName(name) && mayWrite) sheet.ask((paper) => paper.insertBlock(name, chapterNr));
    },
    mend: (mend) => mayWrite && sheet.ask((paper) => paper.mend(mend)),
    insertExample(id, purpose) {
      if (mayWrite) sheet.ask((paper) => void paper.insertExample(id, purpose));
    },
    selectedBlock: () => sheet.now()?.selectedBlock() ?? null,
    commentCounts: (counts) => sheet.ask((paper) => paper.commentCounts(counts)),
  };
}

function paperOptions(
  { element, toolbar, user, mayWrite, onSay }: EditorOptions,
  {
    awareness,
    audience,
    ...rest
  }: Pick<PaperOptions, "doc" | "awareness" | "hold" | "plan"> & { audience: Audience },
): PaperOptions {
  return {
    ...rest,
    element,
    toolbar,
    mayWrite,
    awareness,
    user: { name: user.name, colour: user.colour ?? colourOf(user.id) },
    onComment: audience.comments.tell,
    onMeasurements: audience.measurements.tell,
    onSelection(blockId) {
      awareness.setLocalStateField("blok", blockId);
      audience.selections.tell(blockId);
    },
    onSay: (text) => onSay?.(text),
  };
}

/** The raadsstukken: nothing until they are opened, because most visits do not ask for them. */
function createStukkenSheet(ready: Promise<void>, options: PaperOptions) {
  let sheet: Sheet<StukkenPaper> | null = null;
  let isRefused = false;
  const load = () => import("./stukken/stukkenPaper.ts");
  // Long after the plan stands there: without a connection it could not be loaded any more.
  void ready.then(() => setTimeout(() => void load().catch(() => undefined), LOAD_LATER_MS));
  return {
    now: () => sheet?.now() ?? null,
    ask: (work: (paper: StukkenPaper) => void) => sheet?.ask(work),
    open(place: StukkenPlace) {
      const opened = sheet;
      if (opened)
        void place
          .profile()
          .then((profile) => opened.ask((paper) => paper.profileChanged(profile)));
      sheet ??= createSheet(place.element, ready, async () => {
        const [{ createStukkenPaper }, profile] = await Promise.all([load(), place.profile()]);
        return createStukkenPaper({ ...options, ...place, profile });
      });
      if (isRefused) sheet.refuse();
    },
    refuse() {
      isRefused = true;
      sheet?.refuse();
    },
    close: () => sheet?.close(),
  };
}

type Listeners<T> = { add(listener: (value: T) => void): void; tell(value: T): void };

function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add: (listener: (value: T) => void) => void listeners.add(listener),
    tell: (value: T) => listeners.forEach((listener) => listener(value)),
  };
}
