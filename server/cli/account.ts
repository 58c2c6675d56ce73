/** `wijkpen account`: lets somebody in, or gives them a new password. The only road to a first account without the demo. */
import { randomUUID } from "node:crypto";
import { hashPassword, newPassword } from "../auth/password.ts";
import { STARTED } from "../demo.ts";
import type { Store, UserRecord } from "../store/port.ts";
import { inDataFolder } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the password once; only its hash is kept. What is not given stays as it was. */
export async function makeAccount(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject, options } = readParameters(parameters, "een e-mailadres", {
    name: "text",
    organisation: "text",
    beheerder: "switch",
    data: "text",
  });
  const email = readEmail(subject);
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  await inDataFolder(options.data, async (store) => {
    await store.saveUser({ ...(await accountOf(store, email, options)), passwordHash });
    // Whoever starts with an account of their own does not want the demo as well.
    await store.saveSetting(STARTED, "ja");
  });
  out.write(`${email}\n${password}\n`);
  return 0;
}

type Given = { name: string | null; organisation: string | null; beheerder: boolean };

async function accountOf(store: Store, email: string, given: Given): Promise<UserRecord> {
  const known = await store.findUserByEmail(email);
  const name = given.name ?? known?.name;
  const organisation = given.organisation ?? known?.organisation;
  if (!name || !organisation)
    throw new CliFault(
      "Geef bij een nieuw account met --name de naam en met --organisation de organisatie op.",
    );
  const beheerder = given.beheerder || (known?.beheerder ?? false);
  return {
    id: known?.id ?? randomUUID(),
    email,
    name,
    organisation,
    beheerder,
    passwordHash: null,
  };
}

function readEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254)
    throw new CliFault(`"${text}" is geen e-mailadres.`);
  return email;
}
