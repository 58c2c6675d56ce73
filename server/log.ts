/** The log of the server: JSON lines on stdout. Who did what to which plan; never text of a plan, tokens or passwords. */
import { writeSync } from "node:fs";
import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal"> & {
  /** The same log, with these fields in each line. */
  child(fields: object): Log;
};

/** A full disk costs lines of the log, never the server; when there is room again, so is the log. */
const STDOUT: DestinationStream = {
  write(line) {
    try {
      writeSync(process.stdout.fd, line);
    } catch (error) {
      // A pipe whose reader is slow keeps the line for later.
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") process.stdout.write(line);
    }
  },
};

/** `level` as pino names it: fatal, error, warn, info, debug, trace or silent. `destination` is stdout when left out. */
export function createLog(level: string, destination: DestinationStream = STDOUT): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // A slip of the caller must not put a secret or somebody's words in the log.
    redact: {
      paths: ["password", "token", "cookie", "text", "update", "*.password", "*.token", "*.cookie"],
      remove: true,
    },
  };
  return pino(options, destination);
}
