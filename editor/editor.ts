/** Opens a plan for writing: one document, its connection, and the text with its cards, toolbar and menus. */
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { isBlockName } from "../templates/blocks.ts";
import type { Mend } from "../templates/checklist.ts";
import type { Plan } from "../templates/plan.ts";
import { openLocalCopy } from "./localCopy.ts";
import type { LocalCopy } from "./localCopy.ts";
import { h } from "./dom.ts";
import type { ExamplePurpose } from "./examples.ts";
import { createPaper } from "./paper.ts";
import type { Paper, PaperOptions } from "./paper.ts";
import { guardLeaving } from "./leaving.ts";
import { createReading } from "./planReading.ts";
import { planAsText } from "./planText.ts";
import { colourOf, createPeerWatch, peersOf } from "./presence.ts";
import { connectPlan } from "./provider.ts";
import type { Notice, PlanConnection } from "./provider.ts";
import { asFilename } from "./saveFile.ts";
import type { SaveState } from "./saveState.ts";
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
  selectedBlock(): string | null;
  onSelection(listener: (blockId: string | null) => void): void;
  /** Open comments per block. */
  commentCounts(counts: Readonly<Record<string, number>>): void;
  onCommentRequest(listener: (blockId: string) => void): void;
  /** All text that is on this device, and a name for its file. */
  textOnDevice(): { name: string; text: string };
  destroy(): void;
};

/** Who listens to what happens in an open plan. */
type Audience = {
  saves: Listeners<SaveState>;
  plans: Listeners<Plan>;
  peers: Listeners<Peer[]>;
  selections: Listeners<string | null>;
  comments: Listeners<string>;
};

export function openEditor(options: EditorOptions): PlanEditor {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const audience: Audience = {
    saves: createListeners(),
    plans: createListeners(),
    peers: createListeners(),
    selections: createListeners(),
    comments: createListeners(),
  };
  let saveState: SaveState = { kind: "opslaan", pending: 0, message: "Opslaan…" };
  const line = openLine(options, doc, awareness, {
    save(state) {
      saveState = state;
      audience.saves.tell(state);
    },
    refused(code) {
      sheet.refuse();
      options.onRefused(code);
    },
  });
  const reading = createReading(doc, (plan) => {
    audience.plans.tell(plan);
    sheet.now()?.planChanged();
  });
  const sheet = createSheet(options.element, line.ready, () =>
    createPaper(
      paperOptions(options, { doc, awareness, hold: line.hold, plan: reading.latest, audience }),
    ),
  );
  const peerWatch = createPeerWatch(awareness, (list) => {
    audience.peers.tell(list);
    sheet.ask((paper) => paper.peersChanged(list));
  });
  const stopGuarding = guardLeaving(
    () => sheet.now()?.flush(),
    () => saveState.pending > 0,
  );
  return {
    ...editorFace(options, audience, sheet),
    doc,
    get saveState() {
      return saveState;
    },
    plan: reading.now,
    peers: () => peersOf(awareness),
    textOnDevice() {
      sheet.now()?.flush();
      const plan = reading.now();
      const name = `${asFilename(plan.plangegevens.values.titel ?? "plan")}.txt`;
      return { name, text: planAsText(plan) };
    },
    destroy() {
      stopGuarding();
      sheet.close();
      peerWatch.stop();
      reading.stop();
      line.close();
      awareness.destroy();
      doc.destroy();
    },
  };
}

type Sheet = ReturnType<typeof createSheet>;

function editorFace(
  { mayWrite }: EditorOptions,
  audience: Audience,
  sheet: Sheet,
): Omit<PlanEditor, "doc" | "saveState" | "plan" | "peers" | "textOnDevice" | "destroy"> {
  return {
    onSaveState: audience.saves.add,
    onPlan: audience.plans.add,
    onPeers: audience.peers.add,
    onSelection: audience.selections.add,
    onCommentRequest: audience.comments.add,
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
    onSelection(blockId) {
      awareness.setLocalStateField("blok", blockId);
      audience.selections.tell(blockId);
    },
    onSay: (text) => onSay?.(text),
  };
}

/** The paper, or the words that stand there until it is ready. What is asked meanwhile is done right after. */
function createSheet(element: HTMLElement, ready: Promise<void>, create: () => Paper) {
  let paper: Paper | null = null;
  let isClosed = false;
  let isRefused = false;
  element.classList.add("is-laden");
  element.replaceChildren(h("p", { class: "papier-laden", role: "status" }, "Plan wordt geopend…"));
  const opened = ready.then(() => {
    if (isClosed) return;
    element.classList.remove("is-laden");
    paper = create();
    if (isRefused) paper.stop();
  });
  return {
    now: () => paper,
    ask(work: (paper: Paper) => void): void {
      if (paper) work(paper);
      else void opened.then(() => paper && work(paper));
    },
    refuse() {
      isRefused = true;
      if (paper) paper.stop();
      else element.replaceChildren();
    },
    close() {
      isClosed = true;
      paper?.destroy();
    },
  };
}

/** The copy on this device first, then the server. `ready` once there is a plan to show. */
function openLine(
  options: EditorOptions,
  doc: Y.Doc,
  awareness: Awareness,
  tell: { save(state: SaveState): void; refused(code: number): void },
): { ready: Promise<void>; hold(): () => void; close(): void } {
  let connection: PlanConnection | null = null;
  let copy: LocalCopy | null = null;
  let isClosed = false;
  const ready = (async () => {
    // Who may not write has nothing of their own to keep, and must never send anything.
    copy = options.mayWrite ? await openLocalCopy(doc, options.user, options.plan) : null;
    if (isClosed) return void copy?.close();
    connection = connectPlan({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
      plan: options.plan,
      doc,
      awareness,
      mayWrite: options.mayWrite,
      carried: copy?.carried ?? 0,
      isLocalCopy: (origin) => copy?.isOrigin(origin) ?? false,
      onSaveState(state) {
        copy?.remember(state);
        tell.save(state);
      },
      onNotice: options.onNotice,
      onBlocked: options.onBlocked,
      onRefused: tell.refused,
    });
    if (doc.getXmlFragment("plan").length === 0) await connection.whenSynced;
  })();
  return {
    ready,
    hold: () => connection?.hold() ?? (() => undefined),
    close() {
      isClosed = true;
      connection?.destroy();
      copy?.close();
    },
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
