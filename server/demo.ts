/** The demo: five accounts with passwords for one run, and the example plan. Never in production. */
import { readFile } from "node:fs/promises";
import { importPlan } from "../templates/importPlan.ts";
import { createPlan } from "./api/planRecord.ts";
import type { CreateDeps } from "./api/planRecord.ts";
import { hashPassword, newPassword } from "./auth/password.ts";
import type { Config } from "./config.ts";
import { StoreFull } from "./store/port.ts";
import type { Role, Store, UserRecord } from "./store/port.ts";

/** How to log in as one of the demo's people; the password is nowhere else. */
export type DemoAccount = { part: string; name: string; email: string; password: string };

/**
 * Those that this start has; it closes them where it has none. On a full disk there is nothing to prepare: people can
 * read, with the accounts that they have.
 */
export async function demoAccounts(config: Config, deps: CreateDeps): Promise<DemoAccount[]> {
  try {
    if (await wantsDemo(config, deps.store))
      return await openDemo({ ...deps, production: config.production });
    await closeDemo(deps.store);
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
  }
  return [];
}

/**
 * Gives every demo account a new password and, the first time, makes the example plan with its members.
 * Throws when it is asked for in production.
 */
export async function openDemo(deps: CreateDeps & { production: boolean }): Promise<DemoAccount[]> {
  if (deps.production) throw new Error("De demo mag niet aan staan met NODE_ENV=production.");
  const accounts = await Promise.all(PEOPLE.map((person) => renewAccount(deps.store, person)));
  await deps.store.saveSetting(STARTED, "ja");
  await deps.store.saveSetting(DEMO, "aan");
  if ((await deps.store.readSetting(EXAMPLE)) === null) await addExample(deps);
  return accounts;
}

/** Makes the demo accounts unusable, open sessions included, if this folder ever had them. */
export async function closeDemo(store: Store): Promise<void> {
  await store.saveSetting(STARTED, "ja");
  if ((await store.readSetting(DEMO)) !== "aan") return;
  for (const { part: _part, role: _role, ...user } of PEOPLE)
    await store.saveUser({ ...user, passwordHash: null });
  // The port knows no sessions of one user; logging in again is a small price for closing these accounts at once.
  await store.deleteExpiredSessions("9999-12-31T23:59:59.999Z");
  await store.saveSetting(DEMO, "uit");
}

/** Whether this start has the demo: asked for, or by itself in a new folder and in one that already shows it. */
export async function wantsDemo({ demo }: Pick<Config, "demo">, store: Store): Promise<boolean> {
  if (demo !== "vanzelf") return demo === "aan";
  const [started, shown] = await Promise.all([store.readSetting(STARTED), store.readSetting(DEMO)]);
  return started === null || shown === "aan";
}

/** The account that owns what the command line imports when it names nobody. */
export const DEMO_OWNER_EMAIL = "anna.dewit@oosterwaarde.example";

/** The setting that says that a folder was used before; without it a start shows the demo by itself. */
export const STARTED = "begonnen";
const DEMO = "demo";
const EXAMPLE = "demo-plan";

type Person = Omit<UserRecord, "passwordHash"> & { part: string; role: Role | null };

const PEOPLE: readonly Person[] = [
  {
    id: "demo-gemeente",
    part: "Schrijver gemeente, eigenaar van het voorbeeld",
    name: "Anna de Wit",
    email: DEMO_OWNER_EMAIL,
    organisation: "Gemeente Oosterwaarde",
    beheerder: false,
    role: "eigenaar",
  },
  {
    id: "demo-bureau",
    part: "Schrijver bureau",
    name: "Bram Kaya",
    email: "bram.kaya@oosterwaarde.example",
    organisation: "Bureau Stadslijn",
    beheerder: false,
    role: "schrijver",
  },
  {
    id: "demo-meelezer",
    part: "Meelezer, leest en geeft opmerkingen",
    name: "Carla Smit",
    email: "carla.smit@oosterwaarde.example",
    organisation: "Woonstichting De Dijk",
    beheerder: false,
    role: "meelezer",
  },
  {
    id: "demo-griffie",
    part: "Griffie, ziet een plan na de overdracht",
    name: "Dirk Yilmaz",
    email: "dirk.yilmaz@oosterwaarde.example",
    organisation: "Griffie Oosterwaarde",
    beheerder: false,
    role: "griffie",
  },
  {
    id: "demo-beheerder",
    part: "Beheerder",
    name: "Els Bakker",
    email: "els.bakker@oosterwaarde.example",
    organisation: "Gemeente Oosterwaarde",
    beheerder: true,
    role: null,
  },
];

async function renewAccount(
  store: Store,
  { part, role: _role, ...user }: Person,
): Promise<DemoAccount> {
  const password = newPassword();
  await store.saveUser({ ...user, passwordHash: await hashPassword(password) });
  return { part, name: user.name, email: user.email, password };
}

async function addExample(deps: CreateDeps): Promise<void> {
  const file = await readFile(
    new URL("../templates/example/kruidenbuurt.json", import.meta.url),
    "utf8",
  );
  const owner = PEOPLE.find(({ role }) => role === "eigenaar");
  const planId = await createPlan(deps, owner?.id ?? "", importPlan(JSON.parse(file), deps));
  for (const { id, role } of PEOPLE)
    if (role !== null) await deps.store.saveMember({ planId, userId: id, role });
  await deps.store.saveSetting(EXAMPLE, planId);
}
