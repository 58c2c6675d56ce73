/** /api/gemeenten/:gemeente/profile: the gemeenteprofiel, read and replaced; and how a document looks by a draft of it. */
import { Router, json } from "express";
import type { Request } from "express";
import { PlanFault } from "../../templates/fault.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import { readProfile } from "../../templates/profile.ts";
import type { Profile } from "../../templates/profile.ts";
import { canInProfile } from "../auth/access.ts";
import type { Part, ProfileAction } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import { stukSubject } from "../generate/stukSubject.ts";
import { readExamplePlan } from "../profile/examplePlan.ts";
import { profileOf, readKeptProfile, saveProfile } from "../profile/kept.ts";
import type { KeptProfile } from "../profile/kept.ts";
import type { Store, UserRecord } from "../store/port.ts";
import { requirePlan, requireUser } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import type { DocumentMaker } from "./documentMaker.ts";
import { dutchDay } from "./dutchDay.ts";
import { parseInput, profileInput, profilePreviewInput } from "./input.ts";
import type { PlanSync } from "./planSync.ts";

export type ProfileRouteDeps = CallerDeps & {
  store: Pick<Store, "findPlan" | "readSetting" | "replaceSetting">;
  sync: PlanSync;
  generator: DocumentMaker;
  now: () => Date;
};

export function profileRoutes(deps: ProfileRouteDeps): Router {
  const router = Router();

  // What the screens of a plan go by.
  router.get("/plans/:id/profile", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "lezen");
    response.json({ profile: await profileOf(deps.store, plan.gemeente) });
  });

  router.get("/gemeenten/:gemeente/profile", async (request, response) => {
    const { gemeente, part } = await requireGemeente(deps, request, "profiel-lezen");
    const kept = await readKeptProfile(deps.store, gemeente);
    response.json({ ...kept, mayWrite: canInProfile(part, "profiel-wijzigen") });
  });

  router.put("/gemeenten/:gemeente/profile", profileBody(), async (request, response) => {
    const { user, gemeente } = await requireGemeente(deps, request, "profiel-wijzigen");
    const { profile: given, revision } = parseInput(profileInput, request.body);
    const profile = mustBeProfile(given);
    mustBePast(profile, dutchDay(deps.now()));
    const savedAt = deps.now().toISOString();
    const words = { profile, revision, savedAt, savedBy: user.name };
    const kept = await saveProfile(deps.store, gemeente, words);
    deps.sync.tellSettings(gemeente);
    response.json(kept satisfies KeptProfile);
  });

  router.post("/gemeenten/:gemeente/profile/preview", profileBody(), async (request, response) => {
    await requireGemeente(deps, request, "profiel-lezen");
    const wanted = parseInput(profilePreviewInput, request.body);
    const profile = mustBeProfile(wanted.profile);
    const { plan, meta } = await shownPlan(deps, request, wanted.planId);
    const subject = stukSubject({ plan, meta, kind: wanted.kind, concept: true, profile });
    response.json({ html: await deps.generator.draftHtml(subject) });
  });

  return router;
}

/** The user and what they are of `:gemeente`. Throws NIET_INGELOGD, GEMEENTE_ONBEKEND, GEEN_TOEGANG. */
export async function requireGemeente(
  deps: Pick<CallerDeps, "sessions" | "access">,
  request: Request,
  action: ProfileAction,
): Promise<{ user: UserRecord; gemeente: string; part: Part }> {
  const user = await requireUser(deps, request);
  const gemeente = String(request.params["gemeente"]).trim();
  const part = await deps.access.partIn(user, gemeente);
  if (part === null) throw new WupError("GEMEENTE_ONBEKEND");
  if (!canInProfile(part, action))
    throw new WupError("GEEN_TOEGANG", {
      detail: "Alleen een beheerder van de gemeente kan het profiel en het sjabloon wijzigen.",
    });
  return { user, gemeente, part };
}

/** A profile holds a logo. */
function profileBody() {
  return json({ limit: "1mb" });
}

/** Throws PROFIEL_ONGELDIG with the place and the sentence. */
function mustBeProfile(given: unknown): Profile {
  try {
    return readProfile(given);
  } catch (cause) {
    if (cause instanceof PlanFault) throw invalid(cause.path, cause.sentence, cause);
    throw cause;
  }
}

/** A jurist confirms what they read, and not what they will read. */
function mustBePast({ bevestigd }: Profile, today: string): void {
  const early = bevestigd.findIndex(({ datum }) => datum > today);
  if (early >= 0)
    throw invalid(
      `bevestigd[${early}].datum`,
      "De datum van een bevestiging ligt in de toekomst. Kies vandaag of eerder.",
    );
}

function invalid(path: string, sentence: string, cause?: unknown): WupError {
  const place = { path, sentence };
  return new WupError("PROFIEL_ONGELDIG", { detail: sentence, details: [place], cause });
}

/** Without a plan the example of Wijkpen. Throws PLAN_ONBEKEND for a plan of others. */
async function shownPlan(
  deps: ProfileRouteDeps,
  request: Request,
  planId: string | null,
): Promise<{ plan: Plan; meta: DocumentMeta }> {
  if (planId === null) {
    const meta = { status: "in-opstelling", versie: "0.1", date: dutchDay(deps.now()) };
    return { plan: await readExamplePlan(), meta };
  }
  const { plan: record } = await requirePlan(deps, request, "lezen", planId);
  const plan = readPlan(await deps.sync.readDoc(record.id));
  return { plan, meta: metaOf(record, deps.now()) };
}
