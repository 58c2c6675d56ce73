/** Whether a plan in a database file is whole, by the same reading as a server that opens it. */
import { WupError } from "../errors.ts";
import type { PlanCheck } from "../store/databaseCopy.ts";
import { readHistory } from "../sync/history.ts";

export const checkPlanLog: PlanCheck = async (copy, planId) => {
  try {
    return (await readHistory(copy, planId)).head;
  } catch (error) {
    if (error instanceof WupError) return null;
    throw error;
  }
};
