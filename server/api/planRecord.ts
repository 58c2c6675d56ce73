/** The record of a plan beside its shared document: made at creation, and refreshed from the document. */
import type * as Y from "yjs";
import { NO_RECORDS } from "../../templates/json.ts";
import type { PlanRecords } from "../../templates/json.ts";
import { listingOf } from "../../templates/listing.ts";
import { readPlan } from "../../templates/plan.ts";
import type { PlanRecord, Store } from "../store/port.ts";
import type { ImportedPlan } from "./importAside.ts";
import { asDeviationLine, asDeviationRecord } from "./planDeviations.ts";
import type { PlanSync } from "./planSync.ts";

/** Puts a document into the store as the first entry of a plan's log, together with the record. */
export type SeedPlan = (
  store: Store,
  plan: PlanRecord,
  doc: Y.Doc,
  userId: string,
) => Promise<void>;

export type CreateDeps = { store: Store; seedPlan: SeedPlan; now: () => Date; newId: () => string };

/** A new plan from a file that was read, with this user as its eigenaar; gives the id of the plan. */
export async function createPlan(
  deps: CreateDeps,
  ownerId: string,
  { doc, records }: ImportedPlan,
): Promise<string> {
  const moment = deps.now().toISOString();
  const record: PlanRecord = {
    id: deps.newId(),
    ...listingOf(readPlan(doc)),
    createdAt: moment,
    updatedAt: moment,
    deletedAt: null,
    epoch: deps.newId(),
    status: "in-opstelling",
    versie: records.versie ?? "0.1",
    records: JSON.stringify({
      metingen: records.metingen,
      bijlagen: records.bijlagen,
    }),
  };
  // Before the plan is listed: what is listed is whole.
  const author = { id: ownerId, name: (await deps.store.findUser(ownerId))?.name ?? "" };
  for (const line of records.afwijkingen)
    await deps.store.saveDeviation(
      asDeviationRecord(line, { planId: record.id, author, now: deps.now() }),
    );
  await deps.seedPlan(deps.store, record, doc, ownerId);
  await deps.store.saveMember({ planId: record.id, userId: ownerId, role: "eigenaar" });
  doc.destroy();
  return record.id;
}

/** The server's records of a plan as an export merges them (model.md 1.5). */
export async function exportRecordsOf(
  store: Pick<Store, "deviationsOf">,
  record: PlanRecord,
): Promise<PlanRecords> {
  const kept = JSON.parse(record.records || "{}") as Partial<PlanRecords>;
  const afwijkingen = (await store.deviationsOf(record.id)).map(asDeviationLine);
  return { ...NO_RECORDS, ...kept, status: record.status, versie: record.versie, afwijkingen };
}

/** Copies what the list shows from the document into the record. */
export async function refreshRecord(
  deps: { store: Store; sync: Pick<PlanSync, "readDoc">; now: () => Date },
  planId: string,
): Promise<void> {
  const plan = readPlan(await deps.sync.readDoc(planId));
  await deps.store.updatePlan(planId, {
    ...listingOf(plan),
    updatedAt: deps.now().toISOString(),
  });
}
