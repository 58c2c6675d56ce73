import { describe, expect, it } from "@jest/globals";
import type { Plan } from "../templates/plan.ts";
import { isOutdated, outdatedIn, proposalsOf } from "../templates/raad/proposals.ts";
import { examplePlan, exampleJson, planFrom } from "./support/documents.ts";

const TODAY = "2026-11-22";
const proposal = (plan: Plan, key: string, today = TODAY) =>
  proposalsOf(plan, today).find((each) => each.key === key);
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

/** The example with one block changed. */
function exampleWith(id: string, change: object): Plan {
  const json = exampleJson();
  return planFrom({
    ...json,
    blokken: json.blokken.map((block) => (block["id"] === id ? { ...block, ...change } : block)),
  });
}

describe("proposals for the raadsstukken (raadsstukken.md section 2)", () => {
  const plan = examplePlan();

  it("tell the facts of the plan", () => {
    expect(plain(proposal(plan, "samenvatting")?.tekst)).toBe(
      "De Kruidenbuurt telt 612 woningen. Het plan heeft 6 doelstellingen en 11 maatregelen. De hele aanpak kost € 30.837.000. De raad wordt gevraagd om € 824.000. Het aardgas stopt in het 4e kwartaal 2036.",
    );
    expect(proposal(plan, "beoogdEffect")?.tekst).toContain(
      "Uiterlijk in 2036: aardgasvrije woningen van 31 naar 612 woningen.",
    );
    expect(proposal(plan, "evaluatie")?.tekst).toContain("in het 1e kwartaal 2029");
  });

  it("give one argument per doelstelling and per beslispunt with a motivation", () => {
    const keys = proposalsOf(plan, TODAY).flatMap(({ key, target }) =>
      target === "argument" ? [key] : [],
    );
    expect(keys).toContain("argument:d-01");
    expect(keys).toContain("argument:s-02");
  });

  it("put the largest risk first, under the beslispunt that pays for it", () => {
    const first = proposalsOf(plan, TODAY).find(({ target }) => target === "kanttekening");
    expect(first).toMatchObject({ key: "kanttekening:r-01", besluitId: "s-02" });
    expect(first?.antwoord).toContain("Besluitmoment");
  });

  it("see by themselves what is uncovered, not agreed, passed or without a maatregel", () => {
    expect(plain(proposal(plan, "kanttekening:ongedekt")?.titel)).toBe(
      "Voor € 240.000 is nog geen dekking.",
    );
    expect(proposal(plan, "kanttekening:p-04")?.titel).toContain("heeft nog niet ingestemd");
    expect(proposal(plan, "kanttekening:tp-09")).toBeUndefined();
    expect(proposal(plan, "kanttekening:tp-09", "2029-01-01")?.titel).toContain("verleden");
    expect(
      proposal(exampleWith("m-08", { status: "vervallen" }), "kanttekening:d-05")?.titel,
    ).toContain("nog geen maatregel");
  });

  it("know of what was taken over whether its source changed since", () => {
    const taken = proposal(plan, "kanttekening:r-01");
    const origin = {
      "voorstel.bron": taken?.key ?? null,
      "voorstel.hash": taken?.hash ?? null,
    };
    expect(isOutdated(origin, proposalsOf(plan, TODAY))).toBe(false);
    const changed = proposalsOf(exampleWith("r-01", { financieelGevolg: 5 }), TODAY);
    expect(isOutdated(origin, changed)).toBe(true);
    expect(isOutdated(origin, [])).toBe(true);
    expect(isOutdated({ "voorstel.bron": null, "voorstel.hash": null }, [])).toBe(false);
  });

  it("are found outdated in a plan", () => {
    const json = exampleJson();
    const voorstel = { bron: "inleiding", hash: "0000000000000000" };
    const raadsstukken = { onderdelen: { inleiding: { tekst: "x", voorstel } } };
    const old = planFrom({ ...json, raadsstukken } as Parameters<typeof planFrom>[0]);
    expect(outdatedIn(old, proposalsOf(old, TODAY))).toEqual(["inleiding"]);
  });

  it("say nothing about an empty plan that it does not know", () => {
    const empty = proposalsOf(planFrom({}), TODAY);
    expect(empty.map(({ tekst }) => tekst)).toEqual([
      "Wij vragen de raad een besluit te nemen over het wijkuitvoeringsplan.",
    ]);
  });
});
