/** The list of blocks; all types follow from it. Names are the stored format: never renamed, only added. */
import type { BlockDefinition, ValuesOf } from "./block.ts";
import { afspraak } from "./blocks/afspraak.ts";
import { besluit } from "./blocks/besluit.ts";
import { betrokkenPartij } from "./blocks/betrokkenPartij.ts";
import { budget } from "./blocks/budget.ts";
import { doelstelling } from "./blocks/doelstelling.ts";
import { indicator } from "./blocks/indicator.ts";
import { kader } from "./blocks/kader.ts";
import { koppelkans } from "./blocks/koppelkans.ts";
import { maatregel } from "./blocks/maatregel.ts";
import { opgave } from "./blocks/opgave.ts";
import { participatie } from "./blocks/participatie.ts";
import { hoofdstuk, plangegevens } from "./blocks/plangegevens.ts";
import { risico } from "./blocks/risico.ts";
import { tijdspad } from "./blocks/tijdspad.ts";
import { warmteoplossing } from "./blocks/warmteoplossing.ts";
import { wijkprofiel } from "./blocks/wijkprofiel.ts";
import { STUKKEN } from "./stukken.ts";

/** Version of the stored document. An editor states it when it connects (promises.md SY11). */
export const SCHEMA_VERSION = 2;

/** The fifteen blocks, in the order of the plan. */
export const BLOCKS = {
  wijkprofiel,
  kader,
  opgave,
  doelstelling,
  warmteoplossing,
  maatregel,
  koppelkans,
  betrokkenPartij,
  afspraak,
  participatie,
  budget,
  tijdspad,
  besluit,
  risico,
  indicator,
} as const;

/** What stands in every plan without being inserted. */
export const SETTINGS = { plangegevens, hoofdstuk } as const;

export type BlockName = keyof typeof BLOCKS;
export type BlockValues<N extends BlockName> = ValuesOf<(typeof BLOCKS)[N]>;
export type PlangegevensValues = ValuesOf<typeof plangegevens>;
export type ChapterValues = ValuesOf<typeof hoofdstuk>;

export const BLOCK_NAMES = Object.keys(BLOCKS) as BlockName[];

/** Whether a stored node name is one of the fifteen blocks. */
export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(BLOCKS, name);
}

/** The definition of a block, plangegevens, hoofdstuk or stuk by its stored name, or null. */
export function definitionOf(name: string): BlockDefinition | null {
  const all: Readonly<Record<string, unknown>> = { ...BLOCKS, ...SETTINGS, ...STUKKEN };
  return Object.hasOwn(all, name) ? (all[name] as BlockDefinition) : null;
}
