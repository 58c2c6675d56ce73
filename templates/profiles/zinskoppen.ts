/** Beslispunten first and a sentence as heading of each argument, as seen in Zutphen (raadsstukken.md 5.6). */
import type { Profile } from "../profile.ts";
import { standaard } from "./standaard.ts";

export const zinskoppen: Profile = {
  ...standaard,
  naam: "zinskoppen",
  koppen: {
    ...standaard.koppen,
    beslispunten: "Wij stellen u voor",
    inleiding: "Inleiding en aanleiding",
    kader: "Eerdere besluitvorming",
    kanttekeningen: "Kanttekeningen",
    financien: "Kosten, baten en dekking",
    evaluatie: "Rapportage en evaluatie",
  },
  volgorde: [
    "beslispunten",
    "samenvatting",
    "inleiding",
    "beoogdEffect",
    "argumenten",
    "kanttekeningen",
    "alternatieven",
    "financien",
    "duurzaamheid",
    "kader",
    "juridisch",
    "participatie",
    "communicatie",
    "uitvoering",
    "evaluatie",
    "bijlagen",
  ],
  gehoordCommissie: true,
  commissieNaam: "het forum",
};
