/** The records of the SQLite store: people, plans, comments, deviations, files and settings. */
import type { Store } from "./port.ts";
import type { RowOf, SealedRows } from "./sealedRows.ts";
import type { Statements } from "./statements.ts";

export type RecordParts = {
  sql: Statements;
  rows: SealedRows;
  /** Runs in one transaction, durable when it returns, and counts as a commit of the store. */
  write(work: () => void): void;
};

type People =
  | "saveUser"
  | "findUser"
  | "findUserByEmail"
  | "saveSession"
  | "findSession"
  | "deleteSession"
  | "deleteExpiredSessions";

export function people({ sql, rows, write }: RecordParts): Pick<Store, People> {
  const asUser = (user: RowOf["users"] | null) =>
    user && { ...user, beheerder: user.beheerder === 1 };
  return {
    async saveUser(user) {
      write(() => sql.saveUser.run({ ...user, beheerder: user.beheerder ? 1 : 0 }));
    },
    async findUser(id) {
      return asUser(rows.one("users", sql.findUser.get(id)));
    },
    async findUserByEmail(email) {
      return asUser(rows.one("users", sql.findUserByEmail.get(email)));
    },
    async saveSession(session) {
      write(() => sql.saveSession.run(session));
    },
    async findSession(tokenHash) {
      const row = sql.findSession.get(tokenHash);
      return rows.whole("sessions", row ? [row] : [])[0] ?? null;
    },
    async deleteSession(tokenHash) {
      write(() => sql.deleteSession.run(tokenHash));
    },
    async deleteExpiredSessions(now) {
      write(() => sql.deleteExpiredSessions.run(now));
    },
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

export function plans({ sql, rows, write }: RecordParts): Pick<Store, Plans> {
  return {
    async createPlan(plan) {
      write(() => sql.createPlan.run(plan));
    },
    async findPlan(id) {
      return rows.one("plans", sql.findPlan.get(id));
    },
    async updatePlan(id, changes) {
      write(() => {
        const plan = rows.one("plans", sql.findPlan.get(id));
        if (plan) sql.replacePlan.run({ ...plan, ...changes, id });
      });
    },
    async replaceRecords(planId, read, records) {
      let isReplaced = false;
      write(() => {
        const plan = rows.one("plans", sql.findPlan.get(planId));
        isReplaced = plan?.records === read;
        if (plan && isReplaced) sql.replacePlan.run({ ...plan, records });
      });
      return isReplaced;
    },
    async saveMember(member) {
      write(() => sql.saveMember.run(member));
    },
    async deleteMember(planId, userId) {
      write(() => sql.deleteMember.run(planId, userId));
    },
    async findMember(planId, userId) {
      return rows.one("members", sql.findMember.get(planId, userId));
    },
    async membersOf(planId) {
      return rows.whole("members", sql.membersOf.all(planId));
    },
    async plansOf(userId) {
      return rows
        .whole("members", sql.membershipsOf.all(userId))
        .flatMap(({ planId, role }) => {
          const row = sql.findPlan.get(planId);
          return rows.whole("plans", row ? [row] : []).map((plan) => ({ plan, role }));
        })
        .toSorted(({ plan: a }, { plan: b }) =>
          a.updatedAt === b.updatedAt ? order(a.id, b.id) : order(b.updatedAt, a.updatedAt),
        );
    },
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

type Notes =
  "saveComment" | "findComment" | "commentsOf" | "readSetting" | "saveSetting" | "replaceSetting";

export function notes({ sql, rows, write }: RecordParts): Pick<Store, Notes> {
  return {
    async saveComment(comment) {
      write(() => sql.saveComment.run(comment));
    },
    async findComment(planId, id) {
      return rows.one("comments", sql.findComment.get(planId, id));
    },
    async commentsOf(planId) {
      return rows.whole("comments", sql.commentsOf.all(planId));
    },
    async readSetting(name) {
      return rows.one("settings", sql.readSetting.get(name))?.value ?? null;
    },
    async saveSetting(name, value) {
      write(() => sql.saveSetting.run({ name, value }));
    },
    async replaceSetting(name, expected, value) {
      let isDone = false;
      write(() => {
        const kept = rows.one("settings", sql.readSetting.get(name))?.value ?? null;
        isDone = kept === expected;
        if (isDone) sql.saveSetting.run({ name, value });
      });
      return isDone;
    },
  };
}

type Deviations = "saveDeviation" | "deviationsOf" | "deleteDeviations";

export function deviations({ sql, rows, write }: RecordParts): Pick<Store, Deviations> {
  const asText = (blockIds: readonly string[]) => JSON.stringify([...new Set(blockIds)].toSorted());
  return {
    async saveDeviation(deviation) {
      write(() => sql.saveDeviation.run({ ...deviation, blockIds: asText(deviation.blockIds) }));
    },
    async deviationsOf(planId) {
      return rows
        .all("deviations", sql.deviationsOf.all(planId))
        .map((row) => ({ ...row, blockIds: JSON.parse(row.blockIds) as string[] }));
    },
    async deleteDeviations(planId, rule, blockIds) {
      write(() => {
        if (blockIds === null) sql.deleteDeviations.run(planId, rule);
        else sql.deleteDeviation.run(planId, rule, asText(blockIds));
      });
    },
  };
}

type Attachments =
  "saveAttachment" | "findAttachment" | "attachmentsOf" | "deleteAttachment" | "isFileInUse";

export function attachments({ sql, rows, write }: RecordParts): Pick<Store, Attachments> {
  const asRecord = (row: RowOf["attachments"]) => ({
    ...row,
    remarks: JSON.parse(row.remarks) as string[],
  });
  return {
    async saveAttachment(attachment) {
      const remarks = JSON.stringify(attachment.remarks);
      write(() => sql.saveAttachment.run({ ...attachment, remarks }));
    },
    async findAttachment(planId, id) {
      const row = rows.one("attachments", sql.findAttachment.get(planId, id));
      return row && asRecord(row);
    },
    async attachmentsOf(planId) {
      return rows.whole("attachments", sql.attachmentsOf.all(planId)).map(asRecord);
    },
    async deleteAttachment(planId, id) {
      write(() => sql.deleteAttachment.run(planId, id));
    },
    async isFileInUse(sha256) {
      return sql.fileInUse.get({ sha256 }) !== undefined;
    },
  };
}

type Templates = "saveTemplate" | "findTemplate" | "deleteTemplate";

export function templates({ sql, rows, write }: RecordParts): Pick<Store, Templates> {
  return {
    async saveTemplate(template) {
      const found = JSON.stringify(template.found);
      const warnings = JSON.stringify(template.warnings);
      write(() => sql.saveTemplate.run({ ...template, found, warnings }));
    },
    async findTemplate(gemeente) {
      const row = rows.one("templates", sql.findTemplate.get(gemeente));
      const listed = (text: string) => JSON.parse(text) as string[];
      return row && { ...row, found: listed(row.found), warnings: listed(row.warnings) };
    },
    async deleteTemplate(gemeente) {
      write(() => sql.deleteTemplate.run(gemeente));
    },
  };
}
