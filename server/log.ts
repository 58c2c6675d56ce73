/** The log of the server: JSON lines on stdout. Who did what to which plan; never text of a plan, tokens or passwords. */
import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal">;

/** `level` as pino names it: fatal, error, warn, info, debug, trace or silent. `destination` is stdout when left out. */
export function createLog(level: string, destination?: DestinationStream): Log {
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
  return destination ? pino(options, destination) : pino(options);
}
