/** A store with one record of every kind, to be damaged, moved or copied. */
import type { Store } from "../../server/store/port.ts";
import { anna } from "../contract/store.ts";
import { jobRecord, packageRecord } from "./making.ts";
import { planRecord } from "./planRecord.ts";

export const PLAN_ID = planRecord().id;
const AT = "2026-03-01T10:00:00.000Z";
const AUTHOR = { authorId: anna.id, authorName: anna.name, createdAt: AT };

export async function fillOneEach(store: Store): Promise<void> {
  await store.saveUser(anna);
  await store.saveSession({
    tokenHash: "ab12",
    userId: anna.id,
    expiresAt: "9999-01-01T00:00:00.000Z",
  });
  await store.createPlan(planRecord());
  await store.saveMember({ planId: PLAN_ID, userId: anna.id, role: "eigenaar" });
  await store.bindClient({ planId: PLAN_ID, clientId: 4_294_967_295, userId: anna.id });
  const note = { id: "c-1", planId: PLAN_ID, blockId: "m-01", quote: "120", text: "Klopt dit?" };
  await store.saveComment({ ...note, ...AUTHOR, resolvedAt: null });
  const reason = { rule: "DOE-05", blockIds: ["d-01"], reason: "Later.", functionTitle: "jurist" };
  await store.saveDeviation({ planId: PLAN_ID, ...reason, ...AUTHOR });
  const file = { mediaType: "image/png", size: 5, sha256: "ab".repeat(32), remarks: ["Te groot."] };
  const openness = { openness: "openbaar", ground: null, groundDate: null, date: null } as const;
  const place = { id: "b-1", planId: PLAN_ID, position: 1, title: "Kaart" };
  await store.saveAttachment({ ...place, ...openness, ...file, ...AUTHOR });
  await store.addJob(jobRecord({}));
  await store.takeLease("opruimen", "a", AT, "9999-01-01T00:00:00.000Z");
  await store.addPackage(packageRecord({ planId: PLAN_ID }));
  const word = { filename: "brief.docx", size: 5, sha256: "ef".repeat(32) };
  const said = { found: ["Een koptekst."], warnings: [] };
  await store.saveTemplate({ gemeente: "oosterwaarde", ...word, ...said, ...AUTHOR });
  await store.saveSetting("soort", "proef");
}
