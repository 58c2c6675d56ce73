/** The checklist panel: what the plan still needs, per severity and rule, brought up to date in place while people type. */
import type { Stage, Verdict } from "../../templates/checklist.ts";
import type { RuleWords } from "../ruleWords.ts";
import type { Announcer } from "../announcer.ts";
import type { Row } from "../dom.ts";
import { createKeyedList, h, setAttribute, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Deviation } from "../api.ts";
import type { DeviationItem } from "./deviations.ts";
import { createDeviationSection } from "./deviations.ts";
import type { FindingDesk } from "./findingActions.ts";
import type { FindingTarget, RuleCardHost } from "./findingCard.ts";
import { createRuleCard } from "./findingCard.ts";
import type { GroupProgress, RuleFindings, SeverityGroup } from "./findings.ts";
import {
  dueIn,
  groupFindings,
  progressPerGroup,
  severityHeading,
  stageOf,
  summaryOf,
} from "./findings.ts";

export type ChecklistPanel = {
  element: HTMLElement;
  update(check: Check): void;
  /** The rules could not be loaded. */
  showUnavailable(): void;
  /** Whether the server keeps giving another verdict on the same plan, which should never happen. */
  showDiffers(differs: boolean): void;
};

/** A whole check: all rules, what they found, and the name of a block by its id (null when it is gone). */
export type Check = {
  rules: readonly RuleWords[];
  verdicts: readonly Verdict[];
  deviations: readonly Deviation[];
  nameOf(id: string): string | null;
};

/** What a writer can do about findings and deviations. */
export type ChecklistDesk = FindingDesk & { withdraw(deviation: Deviation): Promise<void> };

type Filter = { group: string | null; stage: Stage };

const STAGE_LABELS: readonly (readonly [Stage, string])[] = [
  ["concept", "een concept"],
  ["inspraak", "de inspraak"],
  ["college", "het college"],
  ["raad", "de raad"],
];

/** `status` decides which rules are due at first. */
export function createChecklistPanel(options: {
  status: string;
  announcer: Announcer;
  goTo(target: FindingTarget): void;
  /** Null for who may not write. */
  desk: ChecklistDesk | null;
  onCount(count: number): void;
}): ChecklistPanel {
  const { announcer, desk } = options;
  const filter: Filter = { group: null, stage: stageOf(options.status) };
  let latest: Check = NO_CHECK;
  let said: string | null = null;

  const head = createHead(filter, () => render());
  const fine = h("div", { class: "all-fine", hidden: true }, icon("check"), h("p", {}));
  const differs = h("p", { class: "checklist-differs", role: "status" });
  const sections = h("div", { class: "finding-sections" });
  const host: RuleCardHost = {
    goTo: options.goTo,
    nameOf: (id) => latest.nameOf(id),
    desk,
  };
  const set = createDeviationSection({
    nameOf: host.nameOf,
    withdraw: desk && ((deviation) => desk.withdraw(deviation)),
  });
  const updateSections = createKeyedList<SeverityGroup>(sections, {
    key: ({ severity }) => severity,
    create: (group) => createSection(group, host),
    focusLost: () => head.summary.focus(),
  });
  const element = h(
    "div",
    { class: "panel-body checklist" },
    head.element,
    differs,
    fine,
    sections,
    set.element,
  );

  function render(): void {
    const { rules } = latest;
    const due = dueIn(latest.verdicts, rules, filter.stage);
    const all = groupFindings(due, rules, null);
    const shown = filter.group === null ? all : groupFindings(due, rules, filter.group);
    head.update(progressPerGroup(due, rules), all);
    updateSections(shown);
    set.update(deviationItems(latest, filter.group));
    fine.hidden = shown.length > 0 || rules.length === 0;
    setText(fine.lastElementChild ?? fine, fineText(filter));
    options.onCount(all.reduce((sum, { count }) => sum + count, 0));
    const summary = summaryOf(all);
    if (said !== null && said !== summary) announcer.say(`Checklist: ${summary}`);
    said = summary;
  }
  return {
    element,
    update(check) {
      latest = check;
      render();
    },
    showDiffers: (shows) =>
      setText(differs, shows ? "De controle op de server wijkt af; laad de pagina opnieuw." : ""),
    showUnavailable: () =>
      setText(head.summary, "De checklist kon niet worden geladen. Laad de pagina opnieuw."),
  };
}

const NO_CHECK: Check = {
  rules: [],
  verdicts: [],
  deviations: [],
  nameOf: () => null,
};

/** In the order of the checklist. One that covers no finding any more says so. */
function deviationItems(
  { rules, verdicts, deviations }: Check,
  group: string | null,
): DeviationItem[] {
  const met = new Set(verdicts.flatMap(({ rule, result }) => (result === "voldaan" ? rule : [])));
  return rules
    .filter((rule) => group === null || rule.group === group)
    .flatMap((rule) =>
      deviations
        .filter((deviation) => deviation.rule === rule.id)
        .map((deviation) => ({ rule, deviation, isNeeded: !met.has(rule.id) })),
    );
}

function fineText({ group }: Filter): string {
  return group === null
    ? "Alles wat nu nodig is, staat erin."
    : "In dit onderdeel staat alles wat nu nodig is.";
}

function createHead(filter: Filter, onFilter: () => void) {
  const summary = h("h3", { class: "checklist-summary", tabindex: -1 }, "Checklist wordt geladen…");
  const total = h("progress", {
    class: "progress",
    max: 1,
    "aria-label": "Voortgang van de checklist",
  });
  const totalText = h("p", { class: "subtle" });
  const stage = createStageChoice(filter, onFilter);
  const groups = h("ul", { class: "group-list" });
  const all = h(
    "button",
    { type: "button", class: "link-button", hidden: true },
    "Toon alle onderdelen",
  );
  const choose = (group: string | null) => {
    filter.group = filter.group === group ? null : group;
    onFilter();
  };
  all.addEventListener("click", () => choose(null));
  const updateGroups = createKeyedList<GroupProgress>(groups, {
    key: ({ group }) => group,
    create: ({ group }) =>
      createGroupRow(
        () => choose(group),
        () => filter.group === group,
      ),
  });
  const element = h(
    "div",
    { class: "checklist-head" },
    summary,
    total,
    totalText,
    stage,
    h("details", { class: "group-details" }, h("summary", {}, "Voortgang per onderdeel"), groups),
    all,
  );
  return {
    element,
    summary,
    update(progress: readonly GroupProgress[], found: readonly SeverityGroup[]) {
      const met = progress.reduce((sum, each) => sum + each.met, 0);
      const count = progress.reduce((sum, each) => sum + each.total, 0);
      setText(summary, summaryOf(found));
      total.value = count === 0 ? 1 : met / count;
      setText(totalText, `${met} van ${count} regels in orde`);
      updateGroups(progress);
      all.hidden = filter.group === null;
    },
  };
}

function createStageChoice(filter: Filter, onFilter: () => void): HTMLElement {
  const select = h(
    "select",
    { class: "select", id: "checklist-fase" },
    ...STAGE_LABELS.map(([value, label]) =>
      h("option", { value, selected: value === filter.stage }, label),
    ),
  );
  select.addEventListener("change", () => {
    filter.stage = select.value as Stage;
    onFilter();
  });
  return h(
    "p",
    { class: "stage-choice" },
    h("label", { for: "checklist-fase" }, "Toon wat nodig is voor"),
    select,
  );
}

function createGroupRow(choose: () => void, isChosen: () => boolean): Row<GroupProgress> {
  const title = h("span", { class: "group-title" });
  const count = h("span", { class: "group-count" });
  const bar = h("progress", { class: "progress is-thin", max: 1, "aria-hidden": "true" });
  const button = h("button", { type: "button", class: "group-row" }, title, count, bar);
  button.addEventListener("click", choose);
  return {
    element: h("li", {}, button),
    update({ title: name, met, total }) {
      setText(title, name);
      setText(count, `${met} van ${total}`);
      bar.value = total === 0 ? 1 : met / total;
      setAttribute(button, "aria-pressed", String(isChosen()));
      setAttribute(button, "data-done", met === total);
    },
  };
}

function createSection(group: SeverityGroup, host: RuleCardHost): Row<SeverityGroup> {
  const heading = h("h3", { class: "finding-heading", tabindex: -1 });
  const cards = h("ul", { class: "rule-cards" });
  const element = h(
    "section",
    { class: "finding-section", "data-severity": group.severity },
    heading,
    cards,
  );
  const update = createKeyedList<RuleFindings>(cards, {
    key: ({ rule }) => rule.id,
    create: (item) => createRuleCard(item, host),
    focusLost: () => heading.focus(),
  });
  return {
    element,
    update(next) {
      setText(heading, severityHeading(next));
      update(next.rules);
    },
  };
}
