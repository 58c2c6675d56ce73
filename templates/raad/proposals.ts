/**
 * Sentences that Wijkpen proposes for the raadsstukken, made of the blocks of the plan. They print only after a writer
 * took them over; the hash of what they said then tells later that their source has changed (model.md 4).
 */
import { hashOf } from "../hash.ts";
import type { Plan } from "../plan.ts";
import type { SlotName } from "../stukken.ts";
import { argumentDrafts, kanttekeningDrafts } from "./rowProposals.ts";
import { slotDrafts } from "./slotProposals.ts";

/** What is proposed, before it has its hash. */
export type Draft = {
  /** Stays the same while the blocks change: "inleiding", "argument:d-01", "kanttekening:ongedekt". */
  key: string;
  target: SlotName | "argument" | "kanttekening";
  /** The beslispunt of an argument or kanttekening. */
  besluitId: string | null;
  /** The sentence of an argument or kanttekening; empty for a slot. */
  titel: string;
  /** Paragraphs, separated by empty lines. */
  tekst: string;
  /** What is done about a kanttekening. */
  antwoord: string;
};

export type Proposal = Draft & {
  /** Of all that it says: goes into `voorstel.hash` of what a writer takes over. */
  hash: string;
};

export type Origin = { "voorstel.bron": string | null; "voorstel.hash": string | null };

/** All proposals for a plan, slots first. `today` (JJJJ-MM-DD) tells which milestones have passed. */
export function proposalsOf(plan: Plan, today: string): Proposal[] {
  const drafts = [...slotDrafts(plan), ...argumentDrafts(plan), ...kanttekeningDrafts(plan, today)];
  return drafts.map((draft) => ({
    ...draft,
    hash: hashOf(JSON.stringify([draft.titel, draft.tekst, draft.antwoord])),
  }));
}

/** Whether what was taken over says something else than its source now, or its source is gone. */
export function isOutdated(origin: Origin, proposals: readonly Proposal[]): boolean {
  const { "voorstel.bron": key, "voorstel.hash": hash } = origin;
  if (key === null || hash === null) return false;
  return proposals.find((proposal) => proposal.key === key)?.hash !== hash;
}

/** The keys of everything that was taken over and is outdated now, in the order of the raadsstukken. */
export function outdatedIn({ raadsstukken }: Plan, proposals: readonly Proposal[]): string[] {
  const origins: Origin[] = [
    ...Object.values(raadsstukken.onderdelen).map(({ values }) => values),
    ...[...raadsstukken.argument, ...raadsstukken.kanttekening, ...raadsstukken.alternatief].map(
      ({ values }) => values,
    ),
  ];
  return origins.flatMap((origin) =>
    isOutdated(origin, proposals) ? [origin["voorstel.bron"] ?? ""] : [],
  );
}
