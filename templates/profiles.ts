/** The profiles that come with Wijkpen, by name. */
import type { Profile } from "./profile.ts";
import { gecombineerd } from "./profiles/gecombineerd.ts";
import { standaard } from "./profiles/standaard.ts";
import { zinskoppen } from "./profiles/zinskoppen.ts";

export const PROFILES = { standaard, zinskoppen, gecombineerd } as const satisfies Record<
  string,
  Profile
>;

export type ProfileName = keyof typeof PROFILES;

/** The profile with this name, or null. */
export function profileNamed(name: string): Profile | null {
  return Object.hasOwn(PROFILES, name) ? PROFILES[name as ProfileName] : null;
}
