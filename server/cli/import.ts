/** `wijkpen import`: puts a plan file into a data folder, with an owner. */
import { randomUUID } from "node:crypto";
import { createPlan } from "../api/planRecord.ts";
import type { Config } from "../config.ts";
import { DEMO_OWNER_EMAIL, openDemo, wantsDemo } from "../demo.ts";
import type { Store, UserRecord } from "../store/port.ts";
import { seedPlan } from "../sync/serverWrite.ts";
import { inDataFolder } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import { readPlanFile } from "./planFile.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the id of the new plan. */
export async function importFile(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject: path, options } = readParameters(parameters, "een planbestand", {
    data: "text",
    owner: "text",
  });
  const imported = await readPlanFile(path);
  const id = await inDataFolder(options.data, async (store, config) => {
    const deps = { store, seedPlan, now: () => new Date(), newId: randomUUID };
    const owner = await findOwner(store, config, options.owner);
    return await createPlan(deps, owner.id, imported);
  });
  out.write(`${id}\n`);
  return 0;
}

async function findOwner(store: Store, config: Config, email: string | null): Promise<UserRecord> {
  const find = () => store.findUserByEmail((email ?? DEMO_OWNER_EMAIL).toLowerCase());
  const known = await find();
  if (known) return known;
  // A folder that was never started gets the demo that its first start would give it; passwords come at that start.
  if (email === null && (await wantsDemo(config, store))) {
    await openDemo({
      store,
      seedPlan,
      now: () => new Date(),
      newId: randomUUID,
      production: config.production,
    });
    return (await find()) ?? unknownOwner(email);
  }
  return unknownOwner(email);
}

function unknownOwner(email: string | null): never {
  throw new CliFault(
    email === null
      ? "Deze gegevensmap heeft geen demo-accounts. Geef met --owner het e-mailadres van de eigenaar op."
      : `In deze gegevensmap is geen account met het e-mailadres ${email}.`,
  );
}
