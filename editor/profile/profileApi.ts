/** The calls of the server about a gemeente: its profile and its Word template. */
import type { Profile } from "../../templates/profile.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import type { Call, JsonCall } from "../api.ts";

export type KeptProfile = {
  profile: Profile;
  /** 0: the gemeente has none of its own. */
  revision: number;
  savedAt: string | null;
  savedBy: string | null;
};

export type WordTemplate = {
  filename: string;
  size: number;
  found: string[];
  warnings: string[];
  authorName: string;
  createdAt: string;
};

const at = (gemeente: string) => `/api/gemeenten/${encodeURIComponent(gemeente)}`;

export function templateFileAddress(gemeente: string): string {
  return `${at(gemeente)}/template/file`;
}

export function profileCalls(call: Call, json: JsonCall) {
  type Answer = { template: WordTemplate | null };
  return {
    planProfile: async (planId: string): Promise<Profile> =>
      (await json<{ profile: Profile }>("GET", `/api/plans/${encodeURIComponent(planId)}/profile`))
        .profile,
    profile: (gemeente: string) =>
      json<KeptProfile & { mayWrite: boolean }>("GET", `${at(gemeente)}/profile`),
    saveProfile: (gemeente: string, profile: Profile, revision: number) =>
      json<KeptProfile>("PUT", `${at(gemeente)}/profile`, { profile, revision }),
    /** The page of a document by a profile that need not be saved; without a plan that of the example. */
    profilePreview: async (
      gemeente: string,
      wanted: { profile: Profile; planId: string | null; kind: StukKind },
    ): Promise<string> =>
      (await json<{ html: string }>("POST", `${at(gemeente)}/profile/preview`, wanted)).html,
    template: async (gemeente: string) =>
      (await json<Answer>("GET", `${at(gemeente)}/template`)).template,
    saveTemplate: async (gemeente: string, file: File) =>
      (
        await json<Answer>("PUT", `${at(gemeente)}/template`, file, {
          "X-Sjabloon": encodeURIComponent(file.name),
        })
      ).template,
    removeTemplate: async (gemeente: string) =>
      void (await call("DELETE", `${at(gemeente)}/template`)),
  };
}
