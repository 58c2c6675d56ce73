/** A whole store as rows, so that it can be moved to a store of another kind as it is: seals, chains and all. */
import type { RecordTable } from "./mongoTables.ts";
import type { LogEntry } from "./port.ts";
import { sealFor } from "./seal.ts";
import type { Row } from "./seal.ts";

/** What is kept of the text of one plan. Snapshots are rows with their state and seal. */
export type PlanRows = { snapshots: Row[]; log: LogEntry[] };

export type StoreRows = {
  /** Which store this is. */
  id: string;
  /** Every record of a table, with its seal, damaged or not. */
  records(table: RecordTable): Promise<Row[]>;
  /** Each in the place of what has its key. */
  keepRecords(table: RecordTable, rows: readonly Row[]): Promise<void>;
  /** Every plan that is listed, or of which there is log or a snapshot. */
  planIds(): Promise<string[]>;
  /** As it was at one moment. An entry that cannot be read stands there with an empty hash. */
  plan(planId: string): Promise<PlanRows>;
  /** In the place of all that is there of the plan. */
  keepPlan(planId: string, rows: PlanRows): Promise<void>;
  close(): Promise<void>;
};

/** A setting in a store to which data is being moved: from which store, and whether all of it is there. */
export const MOVING = "verhuizing";

export type Move = { from: string; isDone: boolean };

export function moveRow(move: Move): Row {
  const row = { name: MOVING, value: JSON.stringify(move) };
  return { ...row, seal: sealFor("settings", row) };
}

/** The move that a setting tells of; null without one. */
export function readMove(value: string | null): Move | null {
  return value === null ? null : (JSON.parse(value) as Move);
}
