/** A gemeenteprofiel while somebody edits it. */
import { describe, expect, it } from "@jest/globals";
import { contrastInWords } from "../editor/profile/contrastWords.ts";
import { createProfileDraft } from "../editor/profile/profileDraft.ts";
import type { KeptProfile } from "../editor/profile/profileApi.ts";
import { followProfile } from "../editor/stukken/planProfile.ts";
import type { Profile } from "../templates/profile.ts";
import { faultsIn, mergedProfile } from "../templates/profileEdit.ts";
import { PROFILES } from "../templates/profiles.ts";

const { standaard, zinskoppen } = PROFILES;
const withHeading = (profile: Profile, name: string, text: string): Profile => ({
  ...profile,
  koppen: { ...profile.koppen, [name]: text },
});

describe("what is wrong in a profile", () => {
  it("is nothing for those that come with Wijkpen", () => {
    for (const profile of Object.values(PROFILES)) expect([...faultsIn(profile)]).toEqual([]);
  });

  it("is said for each place, and not only for the first", () => {
    const wrong: Profile = {
      ...withHeading(withHeading(standaard, "inleiding", ""), "kader", " "),
      rsin: "1",
      kleuren: { tekst: "1D2527", accent: "FFCC00" },
      volgorde: ["inleiding"],
    };
    expect([...faultsIn(wrong).keys()].toSorted()).toEqual([
      "kleuren.accent",
      "koppen.inleiding",
      "koppen.kader",
      "rsin",
      "verplicht",
    ]);
  });
});

describe("two who changed a profile at once", () => {
  it("both keep what they changed, down to one heading; of the same one the last has it", () => {
    const mine = {
      ...withHeading(standaard, "inleiding", "Aanleiding"),
      commissieNaam: "het forum",
    };
    const theirs = {
      ...withHeading(withHeading(standaard, "kader", "Kaders"), "inleiding", "Vooraf"),
      rsin: "111222333",
      commissieNaam: "de ronde",
    };
    const merged = mergedProfile(standaard, mine, theirs);
    expect(merged).toMatchObject({ commissieNaam: "het forum", rsin: "111222333" });
    expect(merged.koppen).toMatchObject({ inleiding: "Aanleiding", kader: "Kaders" });
  });

  it("an address that one took away does not come back", () => {
    const urls = { bijlage: "https://zaken.example/1", extract: "https://zaken.example/2" };
    const base = { ...standaard, informatieobjecttypeUrls: urls };
    const mine = { ...standaard, informatieobjecttypeUrls: { extract: urls.extract } };
    expect(mergedProfile(base, mine, base).informatieobjecttypeUrls).toEqual({
      extract: urls.extract,
    });
  });
});

describe("the draft on the screen", () => {
  const kept = (profile: Profile, revision: number): KeptProfile => ({
    profile,
    revision,
    savedAt: "2026-11-22T10:00:00Z",
    savedBy: "Els",
  });

  /** A server that keeps what is saved, and on which another may save as well. */
  function world() {
    const server = { now: kept(standaard, 3), fails: false, during: () => {} };
    const draft = createProfileDraft(
      server.now,
      {
        load: async () => server.now,
        async save(profile, revision) {
          server.during();
          if (server.fails) throw new Error("geen verbinding");
          if (revision !== server.now.revision)
            throw Object.assign(new Error("veranderd"), { code: "PROFIEL_VERANDERD" });
          return (server.now = kept(profile, revision + 1));
        },
      },
      (error) => (error as Error).message,
    );
    return { server, draft };
  }

  it("says truly whether it is saved", async () => {
    const { server, draft } = world();
    expect(draft.state().kind).toBe("opgeslagen");
    draft.change({ rsin: "12" });
    expect(draft.state().kind).toBe("fouten");
    await draft.save();
    expect(server.now.revision).toBe(3);
    draft.change({ rsin: "111222333" });
    expect(draft.state().kind).toBe("gewijzigd");
    const saving = draft.save();
    expect(draft.state().kind).toBe("opslaan");
    await saving;
    expect([draft.state().kind, server.now.profile.rsin]).toEqual(["opgeslagen", "111222333"]);
    draft.change({ rsin: "111222333" });
    expect(draft.isChanged()).toBe(false);
  });

  it("keeps what is typed while it is being saved, and what could not be saved", async () => {
    const { server, draft } = world();
    draft.change({ commissieNaam: "het forum" });
    server.during = () => draft.change({ rsin: "111222333" });
    await draft.save();
    expect(draft.profile()).toMatchObject({ commissieNaam: "het forum", rsin: "111222333" });
    expect([draft.state().kind, server.now.profile.rsin]).toEqual(["gewijzigd", null]);
    server.during = () => {};
    server.fails = true;
    await draft.save();
    expect(draft.state()).toEqual({ kind: "mislukt", message: "geen verbinding" });
    expect(draft.profile().rsin).toBe("111222333");
  });

  it("refused because another saved, takes up theirs and does its own changes again", async () => {
    const { server, draft } = world();
    draft.change({ commissieNaam: "het forum" });
    server.now = kept({ ...zinskoppen, commissieNaam: standaard.commissieNaam }, 4);
    await draft.save();
    expect(draft.state()).toEqual({ kind: "verouderd", message: "veranderd" });
    draft.change({ rsin: "111222333" });
    expect(draft.state().kind).toBe("verouderd");
    await draft.catchUp();
    expect(draft.state().kind).toBe("gewijzigd");
    await draft.save();
    expect(server.now).toMatchObject({
      revision: 5,
      profile: { ...zinskoppen, commissieNaam: "het forum", rsin: "111222333" },
    });
  });

  it("goes back to what is saved", () => {
    const { draft } = world();
    draft.change({ commissieNaam: "" });
    draft.undoAll();
    expect([draft.state().kind, draft.profile()]).toEqual(["opgeslagen", standaard]);
  });
});

describe("the profile on the screen of the raadsstukken", () => {
  it("is the last that came through; without one it is the standard, which is said once", async () => {
    const answers: (Profile | null)[] = [null, null, zinskoppen, null];
    const said: string[] = [];
    const profile = followProfile(
      async () => answers.shift() ?? Promise.reject(new Error("weg")),
      (text) => said.push(text),
    );
    expect(await profile()).toBe(standaard);
    expect(await profile()).toBe(standaard);
    expect(await profile()).toBe(zinskoppen);
    expect(await profile()).toBe(zinskoppen);
    expect(said).toHaveLength(1);
  });
});

describe("the contrast of a colour in words", () => {
  it.each([
    ["0B5D5B", "Contrast met wit: 7,6 op 1. Goed leesbaar, ook voor slechtzienden."],
    ["767676", "Contrast met wit: 4,5 op 1. Voldoende leesbaar."],
    ["777777", "Contrast met wit: 4,4 op 1. Te weinig om te lezen."],
  ])("of %s is: %s", (hex, words) => {
    expect(contrastInWords(hex)).toBe(words);
  });
});
