/**
 * Manners between instances that write in one plan at the same time. Whoever lost the race for the end of the log has to
 * read on before it can try again, so the winner would win again and again; therefore the winner lets the others go first.
 * In between its people's edits gather in one turn, which costs less than it delays.
 */

export type Courtesy = {
  /** When another instance was last seen to write here; as performance.now() has it. */
  rivalAt: number;
  /** How long a write takes, about. */
  writeMs: number;
  /** Nothing is written now: the others go first. */
  isHeld: boolean;
};

/** Whoever wrote so long ago is not at it any more. */
const RIVAL_MS = 1_000;
/** A slow store is no reason to keep people waiting for long. */
const LONGEST_MS = 100;

export function createCourtesy(): Courtesy {
  return { rivalAt: -Infinity, writeMs: 1, isHeld: false };
}

/** After a write that took so long; gives after how many milliseconds the hold must end, 0 when there is none. */
export function afterWrite(courtesy: Courtesy, tookMs: number, now: number): number {
  courtesy.writeMs += (Math.min(tookMs, LONGEST_MS) - courtesy.writeMs) / 4;
  if (now - courtesy.rivalAt > RIVAL_MS) return 0;
  // To hear of this write, perhaps to read it, and to write.
  courtesy.isHeld = true;
  return Math.min(2 * courtesy.writeMs + 1, LONGEST_MS);
}
