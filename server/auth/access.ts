/** What people may do: one table of role and action, used by REST, websocket and export alike. */
import type { PlanRecord, Role, Store, UserRecord } from "../store/port.ts";

// prettier-ignore
const TABLE = {
  //                       eigenaar  schrijver  meelezer  lezer  griffie
  "lezen":                [ "ja",     "ja",      "ja",     "ja",  "ja"  ],
  "exporteren":           [ "ja",     "ja",      "ja",     "ja",  "ja"  ],
  "schrijven":            [ "ja",     "ja",      "nee",    "nee", "nee" ],
  "hernoemen":            [ "ja",     "ja",      "nee",    "nee", "nee" ],
  "opmerkingen-lezen":    [ "ja",     "ja",      "ja",     "nee", "ja"  ],
  "opmerking-plaatsen":   [ "ja",     "ja",      "ja",     "nee", "ja"  ],
  "opmerking-afhandelen": [ "ja",     "ja",      "nee",    "nee", "nee" ],
  "geheim-lezen":         [ "ja",     "ja",      "nee",    "nee", "ja"  ],
  "bijlagen-beheren":     [ "ja",     "ja",      "nee",    "nee", "nee" ],
  "pakketten-bewaren":    [ "ja",     "ja",      "nee",    "nee", "ja"  ],
  "pakketten-verwijderen":[ "ja",     "ja",      "nee",    "nee", "nee" ],
  "afwijken":             [ "ja",     "ja",      "nee",    "nee", "nee" ],
  "verwijderen":          [ "ja",     "nee",     "nee",    "nee", "nee" ],
  "terugzetten":          [ "ja",     "nee",     "nee",    "nee", "nee" ],
} as const satisfies Record<string, readonly ("ja" | "nee")[]>;

export type Action = keyof typeof TABLE;

/** The roles in the order of the table's columns. */
export const ROLES = [
  "eigenaar",
  "schrijver",
  "meelezer",
  "lezer",
  "griffie",
] as const satisfies readonly Role[];
export const ACTIONS = Object.keys(TABLE) as Action[];

/** Whether this role may do this. Whoever has no role may do nothing. */
export function can(role: Role | null, action: Action): boolean {
  return role !== null && TABLE[action][ROLES.indexOf(role)] === "ja";
}

export type Access = {
  /**
   * The role of the user in a plan, or null: not a member, no such plan, or a plan that this role may not see now.
   * Asked anew at every request; callers answer null as if the plan did not exist.
   */
  roleIn(user: Pick<UserRecord, "id">, planId: string): Promise<Role | null>;
  /** Whether this role may change the text of a plan (SY6). */
  mayWrite(role: Role): boolean;
};

export function createAccess({ store }: { store: Pick<Store, "findMember" | "findPlan"> }): Access {
  return {
    async roleIn(user, planId) {
      const [plan, member] = await Promise.all([
        store.findPlan(planId),
        store.findMember(planId, user.id),
      ]);
      return plan !== null && member !== null && isVisible(plan, member.role) ? member.role : null;
    },
    mayWrite: (role) => can(role, "schrijven"),
  };
}

/** A plan in the bin is for its eigenaar only; the griffie sees a plan from the hand-over on (model.md 4). */
export function isVisible(plan: Pick<PlanRecord, "deletedAt" | "status">, role: Role): boolean {
  if (plan.deletedAt !== null) return role === "eigenaar";
  return role !== "griffie" || HANDED_OVER.includes(plan.status);
}

const HANDED_OVER: readonly string[] = [
  "gereed-voor-griffie",
  "ter-besluitvorming",
  "vastgesteld",
  "ingetrokken",
];
