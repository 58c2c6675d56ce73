/** `wijkpen profiel`: shows or replaces the gemeenteprofiel that a server keeps. */
import { WupError } from "../errors.ts";
import { overwriteProfile, profileOf, readKeptText } from "../profile/kept.ts";
import type { Store } from "../store/port.ts";
import { inDataFolder } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readProfileFile } from "./gemeenteprofiel.ts";
import { readParameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the profile as JSON, as `--set` and `generate --profile` read it; with --ruw what is kept, as it is. */
export async function showProfile(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject: gemeente, options } = readParameters(parameters, "een gemeente", {
    set: "text",
    ruw: "switch",
    data: "text",
  });
  const given = options.set === null ? null : await readProfileFile(options.set);
  const text = await inDataFolder(options.data, async (store) => {
    const savedAt = new Date().toISOString();
    if (given)
      await overwriteProfile(store, gemeente, {
        profile: given,
        savedAt,
        savedBy: "opdrachtregel",
      });
    return options.ruw ? await rawText(store, gemeente) : await readableText(store, gemeente);
  });
  out.write(`${text}\n`);
  return 0;
}

async function readableText(store: Store, gemeente: string): Promise<string> {
  try {
    return JSON.stringify(await profileOf(store, gemeente), null, 2);
  } catch (error) {
    if (!(error instanceof WupError) || error.code !== "PROFIEL_ONLEESBAAR") throw error;
    throw new CliFault(`${error.message} Met --ruw ziet u wat er bewaard is.`, 1);
  }
}

async function rawText(store: Store, gemeente: string): Promise<string> {
  const kept = await readKeptText(store, gemeente);
  if (kept === null) throw new CliFault(`De gemeente ${gemeente} heeft nog geen eigen profiel.`, 1);
  return kept;
}
