/** The word of the test language for each type of block. */
import type { BlockName } from "../../templates/blocks.ts";
import * as words from "./plan.ts";
import type { Given, PlanItem } from "./plan.ts";

export const BLOCK_WORDS: Readonly<Record<BlockName, (given?: Given) => PlanItem>> = words;
