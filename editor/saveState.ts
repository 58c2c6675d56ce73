/** What the save indicator may say: counts every local change until the server says that it is on disk. */

export type SaveKind = "opgeslagen" | "opslaan" | "offline" | "vol" | "fout";

export type SaveState = {
  kind: SaveKind;
  /** Changes made here that the server has not confirmed yet. */
  pending: number;
  /** The words of the indicator. */
  message: string;
};

export type SaveCounter = {
  readonly state: SaveState;
  /** A change was made in this document, by this person. */
  changed(): void;
  /** A connection opened: its messages are counted from zero. */
  opened(): void;
  /** One sync message left; `isCatchUp` is the reply to the server's question what it misses. */
  sent(isCatchUp: boolean): void;
  /** Both sides have told each other what they had. */
  synced(): void;
  /** The server has put this many messages of this connection on disk, counted from its start. */
  acknowledged(count: number): void;
  closed(): void;
  /** The server cannot store anything for now; it sends everyone away when it can again. */
  full(): void;
  /** The connection will not come back by itself. */
  refused(): void;
  /** Something is being typed that is not a change of the document yet; call the result when it is. */
  hold(): () => void;
};

const WORDS: Record<SaveKind, (pending: number) => string> = {
  opgeslagen: () => "Opgeslagen",
  opslaan: () => "Opslaan…",
  offline: (pending) => `Offline – ${onThisDevice(pending)}`,
  vol: (pending) => `Server slaat nu niet op – ${onThisDevice(pending)}`,
  fout: () => "Niet opgeslagen – actie nodig",
};

function onThisDevice(pending: number): string {
  return `${pending} ${pending === 1 ? "wijziging" : "wijzigingen"} op dit apparaat`;
}

/** All that is counted. `inFlight` has the number of changes that each message on its way covers. */
type Ledger = {
  waiting: number;
  inFlight: number[];
  confirmed: number;
  held: number;
  line: "new" | "open" | "synced" | "closed" | "full" | "refused";
  caughtUp: boolean;
};

/**
 * Counts what was sent over one connection and what came back as durable. Each message covers a number of changes:
 * an update covers one, the catch-up after a reconnect covers all that were made before it.
 * `carried` are changes of an earlier visit that were still on this device. Who may not write sends nothing, so for
 * them a synced document is a saved one.
 */
export function createSaveCounter(
  onChange: (state: SaveState) => void,
  { carried = 0, mayWrite = true }: { carried?: number; mayWrite?: boolean } = {},
): SaveCounter {
  const ledger: Ledger = {
    waiting: carried,
    inFlight: [],
    confirmed: 0,
    held: 0,
    line: "new",
    caughtUp: !mayWrite,
  };
  let state = describe(ledger);
  const after = (work: () => void) => {
    work();
    const next = describe(ledger);
    if (next.kind === state.kind && next.pending === state.pending) return;
    state = next;
    onChange(next);
  };
  return {
    get state() {
      return state;
    },
    changed: () => after(() => (ledger.waiting += 1)),
    opened: () => after(() => startLine(ledger, "open", !mayWrite)),
    closed: () => after(() => startLine(ledger, "closed", !mayWrite)),
    sent: (isCatchUp) => after(() => noteSent(ledger, isCatchUp)),
    synced: () => after(() => ledger.line === "open" && (ledger.line = "synced")),
    acknowledged: (count) => after(() => noteConfirmed(ledger, count)),
    full: () => after(() => ledger.line !== "refused" && (ledger.line = "full")),
    refused: () => after(() => (ledger.line = "refused")),
    hold() {
      after(() => (ledger.held += 1));
      let isHeld = true;
      return () => {
        if (isHeld) after(() => (ledger.held -= 1));
        isHeld = false;
      };
    },
  };
}

function describe(ledger: Ledger): SaveState {
  const pending = ledger.waiting + ledger.held + sumOf(ledger.inFlight);
  const kind = kindOf(ledger);
  return { kind, pending, message: WORDS[kind](pending) };
}

function kindOf({ line, caughtUp, inFlight, waiting, held }: Ledger): SaveKind {
  if (line === "refused") return "fout";
  if (line === "closed") return "offline";
  if (line === "full") return "vol";
  const isDone =
    line === "synced" && caughtUp && inFlight.length === 0 && waiting === 0 && held === 0;
  return isDone ? "opgeslagen" : "opslaan";
}

/** What was on its way over the old line counts as not sent. */
function startLine(ledger: Ledger, line: "open" | "closed", caughtUp: boolean): void {
  ledger.waiting += sumOf(ledger.inFlight);
  ledger.inFlight = [];
  ledger.confirmed = 0;
  ledger.caughtUp = caughtUp;
  if (ledger.line !== "refused") ledger.line = line;
}

/** An update leaves at the moment of its change, so it covers that one; older ones wait for the catch-up. */
function noteSent(ledger: Ledger, isCatchUp: boolean): void {
  const covered = isCatchUp ? ledger.waiting : Math.min(ledger.waiting, 1);
  ledger.waiting -= covered;
  ledger.inFlight.push(covered);
  ledger.caughtUp ||= isCatchUp;
}

function noteConfirmed(ledger: Ledger, count: number): void {
  while (ledger.confirmed < count && ledger.inFlight.length > 0) {
    ledger.inFlight.shift();
    ledger.confirmed += 1;
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
