/** The records of the Mongo store: people, plans, comments, deviations, attachments and settings. */
import type { MongoDatabase } from "./mongoConnection.ts";
import type { MongoRows } from "./mongoRows.ts";
import type { RecordTable } from "./mongoTables.ts";
import type { Store } from "./port.ts";
import type { RowOf } from "./sealedRows.ts";

export type MongoParts = {
  table<N extends RecordTable>(name: N): MongoRows<N>;
  where: MongoDatabase["where"];
};

type People =
  | "saveUser"
  | "findUser"
  | "findUserByEmail"
  | "saveSession"
  | "findSession"
  | "deleteSession"
  | "deleteExpiredSessions";

export function people({ table, where }: MongoParts): Pick<Store, People> {
  const users = table("users");
  const sessions = table("sessions");
  const asUser = (user: RowOf["users"] | null | undefined) =>
    user ? { ...user, beheerder: user.beheerder === 1 } : null;
  return {
    saveUser: (user) => users.put({ ...user, beheerder: user.beheerder ? 1 : 0 }),
    findUser: async (id) => asUser(await users.one(id)),
    findUserByEmail: async (email) => asUser((await users.all({ email }))[0]),
    saveSession: sessions.put,
    findSession: async (tokenHash) => (await sessions.whole({ tokenHash }))[0] ?? null,
    deleteSession: (tokenHash) => sessions.remove({ tokenHash }),
    deleteExpiredSessions: (now) => sessions.remove({ expiresAt: where({ $lt: now }) }),
  };
}

type Plans =
  | "createPlan"
  | "findPlan"
  | "updatePlan"
  | "replaceRecords"
  | "saveMember"
  | "deleteMember"
  | "findMember"
  | "membersOf"
  | "plansOf";

export function plans({ table, where }: MongoParts): Pick<Store, Plans> {
  const records = table("plans");
  const members = table("members");
  return {
    async createPlan(plan) {
      if (!(await records.insert(plan))) throw new Error(`The plan ${plan.id} exists`);
    },
    findPlan: (id) => records.one(id),
    async updatePlan(id, changes) {
      await records.change([id], (plan) => ({ ...plan, ...changes, id }));
    },
    async replaceRecords(planId, read, next) {
      let isAsRead = false;
      await records.change([planId], (plan) => {
        isAsRead = plan.records === read;
        return isAsRead ? { ...plan, records: next } : plan;
      });
      return isAsRead;
    },
    saveMember: members.put,
    deleteMember: (planId, userId) => members.remove({ planId, userId }),
    findMember: (planId, userId) => members.one(planId, userId),
    membersOf: (planId) => members.whole({ planId }, { userId: 1 }),
    async plansOf(userId) {
      const roles = await members.whole({ userId });
      const ids = roles.map(({ planId }) => planId);
      const order = { updatedAt: -1, id: 1 } as const;
      const found = await records.whole({ id: where({ $in: ids }) }, order);
      const roleIn = new Map(roles.map(({ planId, role }) => [planId, role]));
      return found.flatMap((plan) => {
        const role = roleIn.get(plan.id);
        return role ? [{ plan, role }] : [];
      });
    },
  };
}

type Notes =
  "saveComment" | "findComment" | "commentsOf" | "readSetting" | "saveSetting" | "replaceSetting";

export function notes({ table }: MongoParts): Pick<Store, Notes> {
  const comments = table("comments");
  const settings = table("settings");
  return {
    saveComment: comments.put,
    findComment: (planId, id) => comments.one(planId, id),
    commentsOf: (planId) => comments.whole({ planId }, { createdAt: 1, id: 1 }),
    readSetting: async (name) => (await settings.one(name))?.value ?? null,
    saveSetting: (name, value) => settings.put({ name, value }),
    async replaceSetting(name, expected, value) {
      if (expected === null) return await settings.insert({ name, value });
      let isDone = false;
      await settings.change([name], (row) => {
        isDone = row.value === expected;
        return isDone ? { name, value } : row;
      });
      return isDone;
    },
  };
}

type Deviations = "saveDeviation" | "deviationsOf" | "deleteDeviations";

export function deviations({ table }: MongoParts): Pick<Store, Deviations> {
  const records = table("deviations");
  const asText = (blockIds: readonly string[]) => JSON.stringify([...new Set(blockIds)].toSorted());
  return {
    saveDeviation: (deviation) =>
      records.put({ ...deviation, blockIds: asText(deviation.blockIds) }),
    async deviationsOf(planId) {
      const rows = await records.all({ planId }, { rule: 1, blockIds: 1 });
      return rows.map((row) => ({ ...row, blockIds: JSON.parse(row.blockIds) as string[] }));
    },
    deleteDeviations: (planId, rule, blockIds) =>
      records.remove({ planId, rule, ...(blockIds && { blockIds: asText(blockIds) }) }),
  };
}

type Attachments =
  "saveAttachment" | "findAttachment" | "attachmentsOf" | "deleteAttachment" | "isFileInUse";

export function attachments({ table, where }: MongoParts): Pick<Store, Attachments> {
  const records = table("attachments");
  const packages = table("packages");
  const wordTemplates = table("templates");
  const jobs = table("jobs");
  const asRecord = (row: RowOf["attachments"]) => ({
    ...row,
    remarks: JSON.parse(row.remarks) as string[],
  });
  return {
    saveAttachment: (attachment) =>
      records.put({ ...attachment, remarks: JSON.stringify(attachment.remarks) }),
    async findAttachment(planId, id) {
      const row = await records.one(planId, id);
      return row && asRecord(row);
    },
    async attachmentsOf(planId) {
      const order = { position: 1, createdAt: 1, id: 1 } as const;
      return (await records.whole({ planId }, order)).map(asRecord);
    },
    deleteAttachment: (planId, id) => records.remove({ planId, id }),
    isFileInUse: async (sha256) =>
      (await records.has({ sha256 })) ||
      (await packages.has({ sha256 })) ||
      (await wordTemplates.has({ sha256 })) ||
      // A list as JSON text; jobs are few.
      (await jobs.has({ files: where({ $regex: sha256 }) })),
  };
}

type Templates = "saveTemplate" | "findTemplate" | "deleteTemplate";

export function templates({ table }: MongoParts): Pick<Store, Templates> {
  const records = table("templates");
  return {
    saveTemplate: ({ found, warnings, ...template }) =>
      records.put({
        ...template,
        found: JSON.stringify(found),
        warnings: JSON.stringify(warnings),
      }),
    async findTemplate(gemeente) {
      const row = await records.one(gemeente);
      const listed = (text: string) => JSON.parse(text) as string[];
      return row && { ...row, found: listed(row.found), warnings: listed(row.warnings) };
    },
    deleteTemplate: (gemeente) => records.remove({ gemeente }),
  };
}
