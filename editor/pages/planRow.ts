/** One plan in the list: what it is, where it stands, who one is in it, and what one may do with it. */
import type { PlanSummary } from "../api.ts";
import type { Row } from "../dom.ts";
import { h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { MenuAction } from "../menu.ts";
import { createMenu } from "../menu.ts";
import { mayWriteIn, roleInWords, statusInWords, whenInWords } from "../words.ts";
import { planAddress } from "./addresses.ts";

export type PlanActions = {
  rename(plan: PlanSummary): void;
  download(plan: PlanSummary): void;
  remove(plan: PlanSummary): void;
  restore(plan: PlanSummary): void;
};

/** A row that follows its plan; `now` is asked at every update because "vandaag" passes. */
export function createPlanRow(first: PlanSummary, actions: PlanActions, now: () => Date) {
  let plan = first;
  const inBin = first.deletedAt !== null;
  const title = inBin
    ? h("span", { class: "plan-title" })
    : h("a", { class: "plan-title", href: planAddress(first.id) });
  const place = h("p", { class: "plan-place" });
  const status = h("span", { class: "pill" });
  const role = h("span", { class: "plan-role" });
  const when = h("time", { class: "plan-when" });
  const name = h("span", {});
  const current: PlanActions = {
    rename: () => actions.rename(plan),
    download: () => actions.download(plan),
    remove: () => actions.remove(plan),
    restore: () => actions.restore(plan),
  };
  const element = h(
    "li",
    { class: inBin ? "plan-row is-deleted" : "plan-row" },
    h("div", { class: "plan-main" }, title, place),
    h("p", { class: "plan-facts" }, status, role, when),
    inBin ? restoreButton(first, current) : rowMenu(first, current, name),
  );
  const update = (next: PlanSummary) => {
    plan = next;
    setText(title, next.title || "Plan zonder titel");
    setText(name, next.title);
    setText(place, [next.wijknaam, next.gemeente].filter(Boolean).join(" · "));
    setText(status, statusInWords(next.status));
    status.dataset["status"] = next.status;
    setText(role, roleInWords(next.role));
    const moment = next.deletedAt ?? next.updatedAt;
    setText(when, `${inBin ? "Weggegooid" : "Gewijzigd"} ${whenInWords(moment, now())}`);
    when.dateTime = moment;
  };
  return { element, update } satisfies Row<PlanSummary>;
}

function rowMenu(plan: PlanSummary, actions: PlanActions, name: HTMLElement): HTMLElement {
  const items: MenuAction[] = [];
  if (mayWriteIn(plan))
    items.push({ label: "Naam wijzigen", icon: "pencil", action: () => actions.rename(plan) });
  items.push({
    label: "Gegevens downloaden (JSON)",
    icon: "download",
    action: () => actions.download(plan),
  });
  if (plan.role === "eigenaar")
    items.push({
      label: "Naar de prullenbak",
      icon: "trash",
      danger: true,
      action: () => actions.remove(plan),
    });
  return createMenu({
    buttonClass: "icon-button",
    face: [icon("more"), h("span", { class: "sr-only" }, "Acties voor ", name)],
    actions: items,
  });
}

function restoreButton(plan: PlanSummary, actions: PlanActions): HTMLElement | null {
  if (plan.role !== "eigenaar") return null;
  return h(
    "button",
    {
      type: "button",
      class: "button is-small",
      "aria-label": `${plan.title} terugzetten`,
      on: { click: () => actions.restore(plan) },
    },
    icon("restore"),
    "Terugzetten",
  );
}
