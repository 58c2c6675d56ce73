/** Which errors say that nothing can be written now, in any plan: a full disk, one that is only read, one that fails. */

/** Errors of SQLite and of files. A part of the disk that cannot be read is damage, and not this. */
export function isDiskTrouble(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === "number") return PRIMARY.has(errcode & 0xff) && !READING.has(errcode);
  return typeof code === "string" && SYSTEM.has(code);
}

/** SQLITE_FULL, IOERR, READONLY, CANTOPEN. */
const PRIMARY = new Set([13, 10, 8, 14]);
/** SQLITE_IOERR_READ, _SHORT_READ, _DATA, _CORRUPTFS. */
const READING = new Set([266, 522, 8_202, 8_458]);
const SYSTEM = new Set(["ENOSPC", "EDQUOT", "EROFS", "EIO", "EFBIG"]);
