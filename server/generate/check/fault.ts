/** What a check of a file says: the number of the griffie's criterion (raadsstukken.md 5.4), and in Dutch what is wrong. */

export type Fault = { nr: number; sentence: string };

export function fault(nr: number, sentence: string): Fault {
  return { nr, sentence };
}

/** The fault when it is there. */
export function when(isWrong: boolean, nr: number, sentence: string): Fault[] {
  return isWrong ? [fault(nr, sentence)] : [];
}
