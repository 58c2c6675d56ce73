/** Voorstel and ontwerpbesluit in one document, arguments as numbered paragraphs (raadsstukken.md 5.6). */
import type { Profile } from "../profile.ts";
import { standaard } from "./standaard.ts";

export const gecombineerd: Profile = {
  ...standaard,
  naam: "gecombineerd",
  koppen: {
    ...standaard.koppen,
    beslispunten: "Het college stelt voor",
    inleiding: "Aanleiding",
    kanttekeningen: "Risico’s en kanttekeningen",
    uitvoering: "Vervolg",
  },
  combinedVoorstelEnBesluit: true,
  zinskoppen: false,
  overwegende: true,
  ondertekeningRaad: "griffier",
  ondertekeningCollegeVolgorde: "burgemeester-secretaris",
};
