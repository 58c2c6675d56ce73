/** Passwords: argon2id with the parameters that OWASP advises (19 MiB, 2 passes), kept in PHC notation. */
import { argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** "$argon2id$v=19$m=19456,t=2,p=1$salt$hash", different at every call. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(salt)}$${encode(hash)}`;
}

/**
 * Whether the password belongs to the stored hash. Without a hash (unknown user, account without a password) it is
 * false after the same amount of work, so that the time does not tell who exists.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : parse(stored);
  const { cost, salt, hash } = known ?? NOBODY;
  const same = timingSafeEqual(await derive(password, salt, cost, hash.length), hash);
  return same && known !== null;
}

/** A password that people can read out: four groups of four letters and digits without look-alikes (about 78 bits). */
export function newPassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

type Cost = { memory: number; passes: number; parallelism: number };

const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const NOBODY = { cost: COST, salt: Buffer.alloc(16), hash: Buffer.alloc(32) };
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]{22,})$/;

const argon2Async = promisify(argon2);

async function derive(password: string, salt: Buffer, cost: Cost, tagLength = 32): Promise<Buffer> {
  return await argon2Async("argon2id", {
    message: password.normalize("NFC"),
    nonce: salt,
    tagLength,
    ...cost,
  });
}

function parse(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | null {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(stored) ?? [];
  if (!salt || !hash) return null;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, salt: Buffer.from(salt, "base64"), hash: Buffer.from(hash, "base64") };
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
