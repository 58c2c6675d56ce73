/** What a user of the command line did or gave that cannot work, in a Dutch sentence. */
export class CliFault extends Error {
  /** 2 for input that cannot be read, 1 for work that failed. */
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2 = 2) {
    super(sentence);
    this.name = "CliFault";
    this.exitCode = exitCode;
  }
}

/** What went wrong while files were written in this folder: trouble of the disk in words, anything else as it is. */
export function folderFault(error: unknown, folder: string): unknown {
  return error instanceof Error && "syscall" in error
    ? new CliFault(
        `In de map ${folder} kan niet worden geschreven. Controleer de rechten en de ruimte.`,
        1,
      )
    : error;
}
