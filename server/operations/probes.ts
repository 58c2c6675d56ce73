/** What every server needs, as probes for /readyz. The sentences are for the operator and name no path and no plan. */
import { access, constants } from "node:fs/promises";
import type { Store } from "../store/port.ts";
import type { Probe } from "./readiness.ts";

/** A full disk is no reason to send people away: they can read. */
export function storeProbe(store: Pick<Store, "readSetting" | "canWrite">): Probe {
  return {
    name: "opslag",
    async look() {
      await store.readSetting("health");
      return store.canWrite()
        ? { state: "goed", message: "Lezen en schrijven kan." }
        : { state: "beperkt", message: "Lezen kan, opslaan niet: de opslag is vol of weigert." };
    },
  };
}

/** `folder` is where the files of the plans are. */
export function folderProbe(folder: string): Probe {
  return {
    name: "bestanden",
    async look() {
      await access(folder, constants.R_OK | constants.X_OK);
      return access(folder, constants.W_OK).then(
        () => ({ state: "goed", message: "Lezen en schrijven kan." }),
        () => ({ state: "beperkt", message: "In de map mag niet worden geschreven." }),
      );
    },
  };
}

export function browserProbe(hasBrowser: () => Promise<boolean>): Probe {
  return {
    name: "chromium",
    look: async () =>
      (await hasBrowser())
        ? { state: "goed", message: "Gevonden." }
        : { state: "beperkt", message: "Niet gevonden: PDF-bestanden maken kan niet." },
  };
}

/** `count` is how much damage this server knows of. */
export function damageProbe(count: () => number): Probe {
  return {
    name: "gegevens",
    look: () =>
      count() === 0
        ? { state: "goed", message: "Er is geen schade bekend." }
        : { state: "beperkt", message: `Bekende schade: ${count()}. Voer wijkpen verify uit.` },
  };
}

/** Only where there are more instances. Without the line everyone writes on, so nobody is sent away. */
export function lineProbe(isUp: () => boolean): Probe {
  return {
    name: "redis",
    look: () =>
      isUp()
        ? { state: "goed", message: "Bereikbaar." }
        : {
            state: "beperkt",
            message: "Niet bereikbaar: andere servers zien wijzigingen na enkele seconden.",
          },
  };
}
