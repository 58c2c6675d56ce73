/** What a rule of the checklist is and what it can say about a plan. */
import type { BlockName } from "../blocks.ts";
import type { ChapterNr } from "../chapters.ts";
import type { Plan } from "../plan.ts";
import type { Json } from "../prose.ts";
import type { Settings } from "../settings.ts";
import type { SourceKey } from "../sources.ts";
import type { PlanIndex } from "./planIndex.ts";

export type Severity = "blokkerend" | "waarschuwing" | "advies";

/** The moment from which a rule counts; each stage includes the ones before it. */
export type Stage = "concept" | "inspraak" | "college" | "raad";

/** B always, A with aanwijsbevoegdheid, C with collective heat, R when a beslispunt goes to the raad. */
export type Profile = "B" | "A" | "C" | "R";

/** An action that the editor and the API can carry out to mend a finding. */
export type Mend =
  | { kind: "addRow"; blockId: string; field: string }
  | { kind: "createBlock"; type: BlockName; values: Record<string, Json> }
  | { kind: "chooseReference"; blockId: string; field: string; to: string }
  | { kind: "renumber"; blockId: string }
  | { kind: "goTo"; blockId: string; field: string };

export type Finding = {
  rule: string;
  /** Usually the severity of the rule; JUR-01, JUR-04, PLA-05, PAR-03 and BUD-02 may differ per finding. */
  severity: Severity;
  stage: Stage;
  /** Blocks to jump to; "plangegevens" for the settings of the plan. Empty when it is about a whole chapter or plan. */
  blockIds: string[];
  chapter: ChapterNr | null;
  /** One or two Dutch sentences with the values found and what to do. */
  message: string;
  /** Readable sources of the rule, with their keys. */
  source: string;
  mend?: Mend;
};

/** What a rule sees: a finding before the rule's own id, severity, stage and source are added. */
export type Observation = {
  blockIds: string[];
  chapter: ChapterNr | null;
  message: string;
  severity?: Severity;
  mend?: Mend;
};

/** Nothing to judge, with the reason; or what is wrong, where an empty list means that the rule is met. */
export type Outcome = { notApplicable: string } | Observation[];

export type Verdict = {
  rule: string;
  result: "voldaan" | "niet voldaan" | "niet van toepassing" | "afgeweken met reden";
  /** Why the rule does not apply, or why the plan deviates from it. */
  reason?: string;
  /** What was found, also when the plan deviates from the rule with a reason. */
  findings: Finding[];
};

/** What the server knows about reviews (BES-04); it never stands in the plan itself. */
export type Workflow = {
  reviews: { financieel: ReviewState; juridisch: ReviewState };
  closedRounds: number;
  openBlockingComments: number;
};
export type ReviewState = "akkoord" | "niet-akkoord" | "open";

/** A rule set aside with a written reason ("pas toe of leg uit"). A server record, not part of the shared document. */
export type Deviation = {
  rule: string;
  reason: string;
  /** Only the findings of these blocks; left out means the whole rule. */
  blockIds?: string[];
  /** The function of who decided, for exports; never a name. */
  by?: string;
  /** ISO 8601. */
  at?: string;
};

export type CheckContext = {
  /** ISO date; the checklist has no clock of its own. */
  today: string;
  /** Thresholds of the gemeente where they differ from the defaults. */
  settings?: Partial<Settings>;
  workflow?: Workflow;
  deviations?: readonly Deviation[];
};

/** The context with every threshold filled in, as rules get it. */
export type RuleContext = { today: string; settings: Settings; workflow: Workflow | null };

export type Rule = {
  id: string;
  group: string;
  groupTitle: string;
  /** What the rule asks, as a question to the writer. */
  question: string;
  severity: Severity;
  stage: Stage;
  profile: Profile;
  source: readonly SourceKey[];
  /** Why the rule exists, readable by a raadslid. */
  why: string;
  /** Arithmetic, references and personal data: cannot be set aside with a reason. */
  absolute: boolean;
  check(plan: Plan, context: RuleContext, index: PlanIndex): Outcome;
};

type Described = Omit<Rule, "group" | "groupTitle" | "stage" | "profile" | "absolute"> &
  Partial<Pick<Rule, "stage" | "profile" | "absolute">>;

/** The rules of one group; stage "concept", profile "B" and not absolute unless said otherwise. */
export function ruleGroup(group: string, groupTitle: string, rules: readonly Described[]): Rule[] {
  return rules.map((rule) => ({
    stage: "concept",
    profile: "B",
    absolute: false,
    ...rule,
    group,
    groupTitle,
  }));
}
