/** Which errors of MongoDB say that the server is away or refuses every write, and which that a key is taken. */

/** No server, no primary, no answer in time, or no room. What it was asked may or may not have been written. */
export function isMongoTrouble(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown };
  if (typeof name === "string" && AWAY.test(name)) return true;
  if (typeof code === "number" && REFUSING.has(code)) return true;
  // What the driver itself met during a write of more documents comes without a code, and without its own name.
  if (name === "MongoBulkWriteError" && code === undefined) return true;
  return cause !== undefined && cause !== error && isMongoTrouble(cause);
}

/** A document with this `_id`, or this value of a unique index, is there already. */
export function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11_000;
}

const AWAY =
  /^Mongo(oseServerSelection|ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|PoolClosed|WaitQueueTimeout|ConnectionPoolCleared|TopologyClosed|ServerClosed|OperationTimeout|WriteConcern)\w*Error$/;

/**
 * Shutting down (91, 11600, 11602), no primary (189, 10107, 13435, 13436), the majority does not answer (64, 100), no
 * room (14031), no right to write (13), too slow (50, 262).
 */
const REFUSING = new Set([
  91, 11_600, 11_602, 189, 10_107, 13_435, 13_436, 64, 100, 14_031, 13, 50, 262,
]);
