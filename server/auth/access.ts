/** What people may do: one table of role and action, used by REST, websocket and export alike. */
import { gemeenteKey, gemeenteNameOf } from "../../templates/gemeente.ts";
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
  "meten":                [ "ja",     "ja",      "nee",    "nee", "nee" ],
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

// prettier-ignore
const PROFILE_TABLE = {
  //                    beheerder  lid
  "profiel-lezen":      [ "ja",     "ja"  ],
  "profiel-wijzigen":   [ "ja",     "nee" ],
} as const satisfies Record<string, readonly ("ja" | "nee")[]>;

export type ProfileAction = keyof typeof PROFILE_TABLE;

/** What people are of a gemeente: beheerder of that organisation, or a member of a plan of it whom they let see it. */
export const PARTS = ["beheerder", "lid"] as const;
export type Part = (typeof PARTS)[number];
export const PROFILE_ACTIONS = Object.keys(PROFILE_TABLE) as ProfileAction[];

/** Whether this part in a gemeente may do this with its profile and its Word template. */
export function canInProfile(part: Part | null, action: ProfileAction): boolean {
  return part !== null && PROFILE_TABLE[action][PARTS.indexOf(part)] === "ja";
}

export type Access = {
  /**
   * The role of the user in a plan, or null: not a member, no such plan, or a plan that this role may not see now.
   * Asked anew at every request; callers answer null as if the plan did not exist.
   */
  roleIn(user: Pick<UserRecord, "id">, planId: string): Promise<Role | null>;
  /** What the user is of a gemeente, or null; callers answer null as if there were no such gemeente. */
  partIn(
    user: Pick<UserRecord, "id" | "organisation" | "beheerder">,
    gemeente: string,
  ): Promise<Part | null>;
  /** Whether this role may change the text of a plan (SY6). */
  mayWrite(role: Role): boolean;
};

type AccessStore = Pick<Store, "findMember" | "findPlan" | "plansOf">;

export function createAccess({ store }: { store: AccessStore }): Access {
  return {
    async roleIn(user, planId) {
      const [plan, member] = await Promise.all([
        store.findPlan(planId),
        store.findMember(planId, user.id),
      ]);
      return plan !== null && member !== null && isVisible(plan, member.role) ? member.role : null;
    },
    async partIn(user, gemeente) {
      const isOwn = (name: string) => gemeenteKey(name) === gemeenteKey(gemeente);
      if (user.beheerder && isOwn(gemeenteNameOf(user.organisation))) return "beheerder";
      const plans = await store.plansOf(user.id);
      return plans.some(({ plan, role }) => isOwn(plan.gemeente) && isVisible(plan, role))
        ? "lid"
        : null;
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
