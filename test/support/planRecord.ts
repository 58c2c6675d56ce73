/** A plan as a record of the store, for tests. */
import type { PlanRecord } from "../../server/store/port.ts";

/** A plan record with only what matters to the case. */
export function planRecord(changes: Partial<PlanRecord> = {}): PlanRecord {
  return {
    id: "kruidenbuurt",
    title: "Wijkuitvoeringsplan Kruidenbuurt",
    gemeente: "Voorbeeld",
    wijknaam: "Kruidenbuurt",
    createdAt: "2026-01-05T09:00:00.000Z",
    updatedAt: "2026-01-05T09:00:00.000Z",
    deletedAt: null,
    epoch: "e1",
    status: "in-opstelling",
    versie: "0.1",
    records: "{}",
    ...changes,
  };
}
