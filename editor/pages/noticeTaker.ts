/** What the page does when the server tells something of the plan beside its text. */
import type { Api, Comment, OpenPlan } from "../api.ts";
import { roleInWords } from "../words.ts";
import type { PlanNotices } from "./planNotices.ts";
import type { PlanPanels } from "./planPanels.ts";
import type { PlanViews } from "./planViews.ts";

/** All who have a plan open hear it at once, and need not ask at once. In milliseconds. */
const LONGEST_WAIT_MS = 3_000;

type Page = {
  api: Pick<Api, "plan">;
  plan: OpenPlan;
  notices: Pick<PlanNotices, "changedRights">;
  panels: Pick<
    PlanPanels,
    "receive" | "judgeAgain" | "listMeasurements" | "listAttachments" | "listComments"
  >;
  views: Pick<PlanViews, "refreshProfile">;
  showDamaged(): void;
  /** From 0 up to 1; Math.random when left out. */
  chance?: () => number;
};

export function createNoticeTaker(page: Page): (notice: unknown) => void {
  const { panels, views, chance = Math.random } = page;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const soon = (what: string, work: () => void) => {
    if (waiting.has(what)) return;
    const go = () => {
      waiting.delete(what);
      work();
    };
    waiting.set(what, setTimeout(go, chance() * LONGEST_WAIT_MS));
  };
  const followSettings = () => {
    panels.judgeAgain({ kind: "deviations" });
    views.refreshProfile();
  };
  const askForAll = () => {
    followSettings();
    panels.listComments();
    panels.listMeasurements();
    panels.listAttachments();
    void followRights(page);
  };
  return (notice) => {
    const { kind, comment, code } = notice as { kind?: unknown; comment?: unknown; code?: unknown };
    if (kind === "obstacle" && code === "BESCHADIGD") page.showDamaged();
    if (kind === "comment") panels.receive(comment as Comment);
    if (kind === "verdict" || kind === "deviations") panels.judgeAgain(notice as object);
    if (kind === "measurements") panels.listMeasurements();
    if (kind === "attachments") panels.listAttachments();
    if (kind === "rights") void followRights(page);
    if (kind === "settings") soon(kind, followSettings);
    if (kind === "missed") soon(kind, askForAll);
  };
}

/** When the own role or the status of the plan changed, what the page offers is out of date. */
async function followRights({ api, plan, notices }: Page): Promise<void> {
  const now = await api.plan(plan.id).catch(() => null);
  if (!now || (now.plan.role === plan.role && now.plan.status === plan.status)) return;
  const text = `Uw rechten in dit plan zijn veranderd: u bent nu ${roleInWords(now.plan.role).toLowerCase()}.`;
  notices.changedRights(text);
}
