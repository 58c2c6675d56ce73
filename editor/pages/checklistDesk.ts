/** What a writer can do from the checklist: mend the plan, choose an example, deviate with a reason or take that back. */
import type { Finding, Mend } from "../../templates/checklist.ts";
import { THEMES } from "../../templates/blocks/themes.ts";
import { mendLabel } from "../../templates/edit/mends.ts";
import type { Theme } from "../../templates/library.ts";
import type { Plan } from "../../templates/plan.ts";
import { blockById, blockLabel } from "../../templates/plan.ts";
import type { Announcer } from "../announcer.ts";
import type { Api, OpenPlan } from "../api.ts";
import type { PlanEditor } from "../editor.ts";
import type { ExamplePurpose } from "../examples.ts";
import type { ChecklistDesk } from "../panels/checklist.ts";
import { askToWithdraw } from "../panels/deviations.ts";
import { openExampleDialog } from "../panels/exampleDialog.ts";
import type { VerdictWatch } from "./verdictWatch.ts";
import { whenLoaded } from "../whenLoaded.ts";

/** `leavePanel` closes the drawer in which the checklist stands on a narrow screen. */
export function createChecklistDesk(page: {
  api: Api;
  plan: OpenPlan;
  editor: PlanEditor;
  announcer: Announcer;
  watch: VerdictWatch;
  leavePanel(): void;
}): ChecklistDesk {
  const { api, plan, editor, announcer, watch } = page;
  return {
    mendLabel: (mend) => mendLabel(mend, (id) => typeOf(editor.plan(), id)),
    mend(mend) {
      page.leavePanel();
      editor.mend(mend);
    },
    examplesFor(finding) {
      const purpose = purposeOf(finding, editor.plan());
      return purpose && (() => chooseExample(page, purpose));
    },
    deviate: (rule, finding) =>
      whenLoaded(announcer, import("../panels/deviationDialog.ts"), ({ openDeviationDialog }) =>
        openDeviationDialog({
          rule,
          finding,
          nameOf: (id) => nameOf(editor.plan(), id),
          async save(deviation) {
            await api.deviate(plan.id, rule.id, deviation);
            await watch.refresh();
            announcer.say(`Afwijking van ${rule.id} vastgelegd.`);
          },
        }),
      ),
    async withdraw(deviation) {
      if (!(await askToWithdraw(deviation))) return;
      await api.withdraw(plan.id, deviation);
      await watch.refresh();
      announcer.say(`Afwijking van ${deviation.rule} ingetrokken.`);
    },
  };
}

function chooseExample(
  { editor, leavePanel }: { editor: PlanEditor; leavePanel(): void },
  purpose: ExamplePurpose,
): void {
  openExampleDialog({
    load: () => import("../../templates/library.ts"),
    thema: "thema" in purpose ? purpose.thema : null,
    kind: purpose.kind,
    pick(id) {
      leavePanel();
      editor.insertExample(id, purpose);
    },
  });
}

/** What an example would be for, judged by the block that the finding asks for; null when none fits. */
export function purposeOf({ mend }: Pick<Finding, "mend">, plan: Plan): ExamplePurpose | null {
  if (mend?.kind !== "createBlock") return null;
  if (mend.type === "opgave") return { kind: "opgave" };
  if (mend.type === "doelstelling") {
    const [opgaveId] = idsIn(mend, "opgaveIds");
    const thema = themeOf(mend.values["thema"]);
    return opgaveId === undefined
      ? { kind: "new", thema, chosen: true }
      : { kind: "goal", opgaveId, thema };
  }
  if (mend.type !== "maatregel") return null;
  const [goalId] = idsIn(mend, "doelstellingIds");
  // MAA-09 asks for a kind of maatregel: examples bring the goal that such a maatregel serves.
  if (goalId === undefined) return { kind: "new", thema: null, chosen: true };
  return { kind: "measures", goalId, thema: themeOf(valueOf(plan, goalId, "thema")) };
}

function idsIn(mend: Extract<Mend, { kind: "createBlock" }>, key: string): string[] {
  const ids = mend.values[key];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

function themeOf(value: unknown): Theme | null {
  return typeof value === "string" && Object.hasOwn(THEMES, value) ? (value as Theme) : null;
}

function valueOf(plan: Plan, id: string, key: string): unknown {
  return (blockById(plan, id)?.values as Record<string, unknown> | undefined)?.[key];
}

function typeOf(plan: Plan, id: string): string | null {
  return id === plan.plangegevens.id ? "plangegevens" : (blockById(plan, id)?.type ?? null);
}

function nameOf(plan: Plan, id: string): string | null {
  if (id === plan.plangegevens.id) return "Plangegevens";
  const block = blockById(plan, id);
  return block && blockLabel(block);
}
