/** The profile as it is on the screen, beside the one that the server has: what differs, and what happens to it. */
import { faultsIn, mergedProfile } from "../../templates/profileEdit.ts";
import type { Profile } from "../../templates/profile.ts";
import type { KeptProfile } from "./profileApi.ts";

export type DraftState =
  /** The screen is what the server has; or it has changes, with faults or without. */
  | { kind: "opgeslagen" | "gewijzigd" | "fouten" | "opslaan" }
  /** The server refused: another saved meanwhile, or something else went wrong. */
  | { kind: "verouderd" | "mislukt"; message: string };

export type ProfileDraft = {
  profile(): Profile;
  kept(): KeptProfile;
  faults(): ReadonlyMap<string, string>;
  state(): DraftState;
  isChanged(): boolean;
  change(changes: Partial<Profile>): void;
  /** Back to what the server has. */
  undoAll(): void;
  save(): Promise<void>;
  /** Fetches what another saved, and does one's own changes again on it. */
  catchUp(): Promise<void>;
  onChange(listener: () => void): void;
};

export type DraftServer = {
  load(): Promise<KeptProfile>;
  /** Throws what has `code` PROFIEL_VERANDERD when another saved since `revision`. */
  save(profile: Profile, revision: number): Promise<KeptProfile>;
};

/** `sentenceOf` makes of an error what people may read. */
export function createProfileDraft(
  first: KeptProfile,
  server: DraftServer,
  sentenceOf: (error: unknown) => string,
): ProfileDraft {
  const listeners: (() => void)[] = [];
  let kept = first;
  let profile = first.profile;
  let faults = faultsIn(profile);
  let trouble: DraftState | null = null;
  const tell = () => listeners.forEach((listener) => listener());
  const isChanged = () => JSON.stringify(profile) !== JSON.stringify(kept.profile);
  const show = (next: Profile, state: DraftState | null = null) => {
    profile = next;
    faults = faultsIn(next);
    trouble = state;
    tell();
  };
  /** What is typed while the server is asked stays. */
  const takeOver = (theirs: KeptProfile, base: Profile) => {
    kept = theirs;
    show(mergedProfile(base, profile, theirs.profile));
  };
  return {
    profile: () => profile,
    kept: () => kept,
    faults: () => faults,
    isChanged,
    state() {
      if (trouble) return trouble;
      if (!isChanged()) return { kind: "opgeslagen" };
      return { kind: faults.size > 0 ? "fouten" : "gewijzigd" };
    },
    // Another's version stays in the way until it was fetched.
    change: (changes) =>
      show({ ...profile, ...changes }, trouble?.kind === "mislukt" ? null : trouble),
    undoAll: () => show(kept.profile),
    async save() {
      if (faults.size > 0) return;
      const sent = profile;
      trouble = { kind: "opslaan" };
      tell();
      try {
        takeOver(await server.save(sent, kept.revision), sent);
      } catch (error) {
        const isStale = (error as { code?: unknown }).code === "PROFIEL_VERANDERD";
        show(profile, { kind: isStale ? "verouderd" : "mislukt", message: sentenceOf(error) });
      }
    },
    async catchUp() {
      try {
        takeOver(await server.load(), kept.profile);
      } catch (error) {
        show(profile, { kind: "verouderd", message: sentenceOf(error) });
      }
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
