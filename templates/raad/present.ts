/** The raadsstukken as documents, by kind: made of the plan, what writers wrote beside it, and the gemeenteprofiel. */
import type { Document } from "../pieces.ts";
import type { Plan } from "../plan.ts";
import { presentBudgetChange } from "./budgetChange.ts";
import { presentCollegevoorstel, presentInformatiebrief, presentOplegger } from "./college.ts";
import { presentExtract } from "./extract.ts";
import { presentCombined, presentRaadsbesluit, presentRaadsvoorstel } from "./raadsvoorstel.ts";
import { presentBewonersbrief, presentKennisgeving, presentPublieksversie } from "./residents.ts";
import type { StukKind } from "./route.ts";
import { contextOf } from "./stuk.ts";
import type { Context, StukOptions } from "./stuk.ts";

const PRESENTERS: Readonly<Record<StukKind, (context: Context) => Document>> = {
  raadsvoorstel: presentRaadsvoorstel,
  raadsbesluit: presentRaadsbesluit,
  "voorstel-en-besluit": presentCombined,
  collegevoorstel: presentCollegevoorstel,
  raadsinformatiebrief: presentInformatiebrief,
  "college-oplegger": presentOplegger,
  begrotingswijziging: presentBudgetChange,
  kennisgeving: presentKennisgeving,
  bewonersbrief: presentBewonersbrief,
  publieksversie: presentPublieksversie,
  extract: presentExtract,
};

export const STUK_KINDS = Object.keys(PRESENTERS) as StukKind[];

/** Stukken that stay inside the gemeente; all others may be published. */
export const INTERNAL_KINDS: readonly StukKind[] = [
  "college-oplegger",
  "collegevoorstel",
  "extract",
];

export function isStukKind(name: string): name is StukKind {
  return Object.hasOwn(PRESENTERS, name);
}

/** The same plan and options always give the same document. */
export function presentStuk(plan: Plan, kind: StukKind, options: StukOptions): Document {
  return PRESENTERS[kind](contextOf(plan, options));
}
