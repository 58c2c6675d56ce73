import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { verifyPassword } from "../server/auth/password.ts";
import { runCli } from "../server/cli.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { createProgressBar } from "../server/cli/terminal.ts";
import { wordsOfDocx } from "./support/documents.ts";
import { canonicalPlan, templatePlan } from "../templates/json.ts";
import { readProfile } from "../templates/profile.ts";

const EXAMPLE = fileURLToPath(new URL("../templates/example/kruidenbuurt.json", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wijkpen-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command as a script would: its exit code and what it wrote. */
async function wijkpen(
  ...parameters: string[]
): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const stream = (name: "out" | "err") => ({
    write: (text: string) => void (written[name] += text),
  });
  const code = await runCli(parameters, { out: stream("out"), err: stream("err") });
  return { code, ...written };
}

async function planFile(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("wijkpen check", () => {
  it("--json gives findings with six keys and totals, and exits 1 when something blocks", async () => {
    const path = await planFile(
      "leeg.json",
      templatePlan({ titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" }),
    );
    const { code, out, err } = await wijkpen("check", path, "--json");
    const report = JSON.parse(out);
    expect([code, err]).toEqual([1, ""]);
    expect(Object.keys(report)).toEqual(["findings", "totals"]);
    for (const finding of report.findings)
      expect(Object.keys(finding)).toEqual([
        "rule",
        "severity",
        "blockIds",
        "chapter",
        "message",
        "source",
      ]);
    expect(report.findings.map(({ severity }: { severity: string }) => severity)).toContain(
      "blokkerend",
    );
    expect(report.totals.nodigTotaal).toBe(0);
  });

  it("exits with what its findings say about the example", async () => {
    const { code, out } = await wijkpen("check", EXAMPLE, "--json");
    const { findings, totals } = JSON.parse(out);
    expect(code).toBe(
      findings.some(({ severity }: { severity: string }) => severity === "blokkerend") ? 1 : 0,
    );
    expect(totals.nodigTotaal).toBeGreaterThan(1_000_000);
  });

  it("tells people the same in Dutch, grouped by how serious it is", async () => {
    const path = await planFile(
      "woorden.json",
      templatePlan({ titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" }),
    );
    const { out } = await wijkpen("check", path);
    expect(out).toMatch(/^Blokkerend \(\d+\)\n {2}[A-Z]{3}-\d\d {2}/);
    expect(out).not.toMatch(/undefined|\[object/);
  });

  it.each([
    ["geen-json.json", "{", "Dit bestand is geen geldige JSON."],
    ["lijst.json", [], "Dit bestand is geen plan van Wijkpen."],
    ["nieuwer.json", { schemaVersie: 3 }, "Plaats in het bestand: schemaVersie."],
    [
      "blok.json",
      { schemaVersie: 2, plangegevens: {}, blokken: [{ id: "a", type: "toverblok" }] },
      "Plaats in het bestand: blokken[0].type.",
    ],
  ])(
    "says in one Dutch sentence what is wrong with %s, and exits 2",
    async (name, content, sentence) => {
      const path = await planFile(name, content);
      const { code, out, err } = await wijkpen("check", path, "--json");
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(`${path}: `);
      expect(err).toContain(sentence);
      expect(err).not.toMatch(/\n.+\n|\bat \w+/);
    },
  );

  it("says when there is no such file, or only a folder", async () => {
    expect((await wijkpen("check", join(folder, "weg.json"))).err).toContain(
      "Dit bestand bestaat niet.",
    );
    expect((await wijkpen("check", folder)).err).toContain("Dit is een map, geen bestand.");
  });
});

describe("wijkpen import and export", () => {
  it("bring a plan into a data folder and out again, the same", async () => {
    const data = join(folder, "gegevens");
    const imported = await wijkpen("import", EXAMPLE, "--data", data);
    expect([imported.code, imported.err]).toEqual([0, ""]);
    const exported = await wijkpen("export", imported.out.trim(), "--data", data);
    const original = JSON.parse(await readFile(EXAMPLE, "utf8"));
    original.plangegevens.status = "in-opstelling";
    expect(canonicalPlan(JSON.parse(exported.out))).toEqual(canonicalPlan(original));
    const target = join(folder, "uit.json");
    expect(await wijkpen("export", imported.out.trim(), "--data", data, "--out", target)).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(await readFile(target, "utf8")).toBe(exported.out);
  });

  it("say in Dutch what they cannot find", async () => {
    const data = join(folder, "leeg");
    expect(await wijkpen("export", "weg", "--data", data)).toEqual({
      code: 2,
      out: "",
      err: "In deze gegevensmap is geen plan met het id weg.\n",
    });
    const { code, err } = await wijkpen(
      "import",
      EXAMPLE,
      "--data",
      data,
      "--owner",
      "weg@x.example",
    );
    expect([code, err]).toEqual([
      2,
      "In deze gegevensmap is geen account met het e-mailadres weg@x.example.\n",
    ]);
    const broken = await planFile("stuk.json", { schemaVersie: 2 });
    expect((await wijkpen("import", broken, "--data", data)).err).toContain("plangegevens");
  });
});

describe("the deviations of a plan file", () => {
  const deviating = async (name: string, afwijkingen: object[]) =>
    await planFile(name, { ...JSON.parse(await readFile(EXAMPLE, "utf8")), afwijkingen });
  const afwijking = {
    regel: "BUD-09",
    reden: "Met het Rijk is uitstel tot 2032 besproken.",
    functie: "projectleider",
    datum: "2026-10-12",
  };

  it("count in check, and travel through a data folder unchanged", async () => {
    const data = join(folder, "afgeweken");
    const path = await deviating("afwijking.json", [afwijking]);
    expect((await wijkpen("check", EXAMPLE)).out).toContain("BUD-09");
    expect((await wijkpen("check", path)).out).not.toContain("BUD-09");
    const imported = await wijkpen("import", path, "--data", data);
    const exported = await wijkpen("export", imported.out.trim(), "--data", data);
    expect(JSON.parse(exported.out).afwijkingen).toEqual([afwijking]);
  });

  it("make a control report with the function of who deviated", async () => {
    const path = await deviating("rapport.json", [afwijking]);
    const target = join(folder, "rapport");
    const options = ["--kind", "controle", "--format", "docx", "--out", target];
    const { code, out } = await wijkpen("generate", path, ...options);
    expect([code, out]).toEqual([0, `${join(target, "controlerapport-kruidenbuurt-0.9.docx")}\n`]);
    const words = wordsOfDocx(await readFile(out.trim()));
    expect(words).toContain("Met het Rijk is uitstel tot 2032 besproken.");
    expect(words).toContain("projectleider 12 oktober 2026");
  });

  it.each([
    [{ ...afwijking, regel: "BUD-02" }, "Van regel BUD-02 kunt u niet afwijken", "regel"],
    [{ ...afwijking, regel: "BUD-99" }, 'Wijkpen kent de regel "BUD-99" niet.', "regel"],
    [{ ...afwijking, reden: "Kan niet." }, "De reden is te kort.", "reden"],
    [{ ...afwijking, functie: " " }, "Bij elke afwijking staat de functie", "functie"],
    [{ ...afwijking, datum: "2026-02-30" }, "De datum van een afwijking is een dag", "datum"],
    [{ ...afwijking, blokken: [3] }, "Hier moet het id van een blok staan.", "blokken[0]"],
    [{ ...afwijking, naam: "Anna" }, 'Wijkpen kent het gegeven "naam" niet.', "naam"],
  ])("are refused with their place: %j", async (wrong, sentence, key) => {
    const path = await deviating("fout.json", [afwijking, wrong]);
    const { code, err } = await wijkpen("check", path);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(err).toContain(`afwijkingen[1].${key}`);
  });
});

describe("wijkpen generate", () => {
  it("puts the documents in the folder and names them", async () => {
    const target = join(folder, "documenten");
    const { code, out, err } = await wijkpen(
      "generate",
      EXAMPLE,
      "--kind",
      "wup",
      "--format",
      "docx",
      "--out",
      target,
    );
    const [name = ""] = await readdir(target);
    expect([code, out, err]).toEqual([0, `${join(target, name)}\n`, ""]);
    expect((await readFile(join(target, name))).subarray(0, 2).toString()).toBe("PK");
  });

  it("puts a concept of the package in the folder, all files and the zip", async () => {
    const target = join(folder, "pakket");
    const options = ["--kind", "pakket", "--concept", "--out", target];
    const { code, out } = await wijkpen("generate", EXAMPLE, ...options);
    const names = await readdir(target, { recursive: true });
    expect(code).toBe(0);
    expect(names).toEqual(
      expect.arrayContaining([
        "01_raadsvoorstel_kruidenbuurt.pdf",
        "02_raadsbesluit_kruidenbuurt.docx",
        "03_bijlage-1_wijkuitvoeringsplan_kruidenbuurt.pdf",
        "04_bijlage-2_begrotingswijziging_kruidenbuurt.xlsx",
        "manifest.json",
        "raadsstukken_kruidenbuurt_0-9_concept.zip",
      ]),
    );
    expect(out.trim().split("\n").at(-1)).toBe(
      join(target, "raadsstukken_kruidenbuurt_0-9_concept.zip"),
    );
  }, 600_000);

  it("refuses a definitive package with the list of what is open, and writes nothing", async () => {
    const target = join(folder, "geen-pakket");
    const { code, err } = await wijkpen("generate", EXAMPLE, "--kind", "pakket", "--out", target);
    expect(code).toBe(1);
    expect(err).toContain("  - ZGW: Het RSIN van de gemeente (negen cijfers)");
    expect(err).toContain("Met --concept");
    await expect(readdir(target)).rejects.toThrow();
  });

  it.each([
    [["--format", "odt"], 'Wijkpen kent het formaat "odt" niet.'],
    [["--kind", "raadsnota"], 'Wijkpen kan "raadsnota" niet maken.'],
    [
      ["--kind", "raadsvoorstel", "--profile", "eigen"],
      'Wijkpen kent het profiel "eigen" niet. Kies standaard, zinskoppen, gecombineerd of een JSON-bestand.',
    ],
  ])("refuses %j", async (options, sentence) => {
    const { code, err } = await wijkpen("generate", EXAMPLE, ...options);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

describe("the command line", () => {
  it("explains itself in Dutch", async () => {
    const { code, out } = await wijkpen("--help");
    expect(code).toBe(0);
    for (const command of ["check", "generate", "import", "export"])
      expect(out).toContain(`  ${command} `);
    expect((await wijkpen("check", "--help")).out).toContain(
      "Gebruik: npx wijkpen check BESTAND.json [--json]",
    );
    expect((await wijkpen()).code).toBe(2);
  });

  it.each([
    [["teken"], 'Wijkpen kent de opdracht "teken" niet.'],
    [["constructor"], 'Wijkpen kent de opdracht "constructor" niet.'],
    [["check"], "Geef een planbestand op."],
    [["check", "a.json", "b.json"], '"b.json" is te veel.'],
    [["check", "a.json", "--vlug"], 'Wijkpen kent "--vlug" hier niet.'],
    [["export", "x", "--data"], "Achter een van de opties ontbreekt een waarde."],
  ])("%j is a Dutch sentence and exit code 2", async (parameters, sentence) => {
    const { code, out, err } = await wijkpen(...parameters);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(sentence)]);
  });

  it("runs as a program of its own", () => {
    const launcher = fileURLToPath(new URL("../server/cli.mjs", import.meta.url));
    const { status, stderr } = spawnSync(
      process.execPath,
      [launcher, "check", join(folder, "weg.json")],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([
      2,
      `${join(folder, "weg.json")}: Dit bestand bestaat niet.\n`,
    ]);
  });
});

describe("wijkpen profiel", () => {
  it("replaces the profile of one gemeente, and prints it as generate --profile reads it", async () => {
    const data = ["--data", join(folder, "profiel")];
    expect(JSON.parse((await wijkpen("profiel", "Oosterwaarde", ...data)).out).naam).toBe(
      "standaard",
    );
    const path = await planFile("profiel.json", { naam: "Eigen", commissieNaam: "het forum" });
    expect((await wijkpen("profiel", "Oosterwaarde", "--set", path, ...data)).code).toBe(0);
    const { out } = await wijkpen("profiel", " oosterwaarde", ...data);
    expect(JSON.parse(out)).toEqual(readProfile({ naam: "Eigen", commissieNaam: "het forum" }));
    expect(JSON.parse((await wijkpen("profiel", "Elders", ...data)).out).naam).toBe("standaard");
    const wrong = await planFile("profiel-fout.json", { naam: "" });
    expect(await wijkpen("profiel", "Oosterwaarde", "--set", wrong, ...data)).toMatchObject({
      code: 2,
      err: expect.stringContaining("profiel-fout.json: Hier moet tekst staan"),
    });
  });

  it("shows one that cannot be read any more as it is kept, and lets a good one take its place", async () => {
    const data = join(folder, "profiel-stuk");
    const store = openSqliteStore(data);
    await store.saveSetting("profiel:oosterwaarde", '{"revision":4,"profile":{"nieuw":1}}');
    await store.close();
    const shown = await wijkpen("profiel", "Oosterwaarde", "--data", data);
    expect([shown.code, shown.out]).toEqual([1, ""]);
    expect(shown.err).toContain("Er wordt niets gewist.");
    expect((await wijkpen("profiel", "Oosterwaarde", "--ruw", "--data", data)).out).toContain(
      '"nieuw":1',
    );
    const path = await planFile("profiel-goed.json", { naam: "Hersteld" });
    const { out } = await wijkpen("profiel", "Oosterwaarde", "--set", path, "--data", data);
    expect(JSON.parse(out).naam).toBe("Hersteld");
    const kept = await wijkpen("profiel", "Oosterwaarde", "--ruw", "--data", data);
    expect(JSON.parse(kept.out).revision).toBe(5);
  });
});

describe("wijkpen drempels", () => {
  it("keeps the thresholds of one gemeente, which the server then judges by", async () => {
    const data = ["--data", join(folder, "drempels")];
    const path = await planFile("drempels.json", { maxMonthsToAdopt: 18 });
    expect((await wijkpen("drempels", "Oosterwaarde", "--set", path, ...data)).code).toBe(0);
    const { out } = await wijkpen("drempels", "oosterwaarde", ...data);
    expect(JSON.parse(out)).toMatchObject({ maxMonthsToAdopt: 18, inspraakDays: 42 });
    expect(JSON.parse((await wijkpen("drempels", "Elders", ...data)).out).maxMonthsToAdopt).toBe(
      24,
    );
  });

  it("[TIJ-04] count in a check as well", async () => {
    const path = await planFile("strenger.json", { maxMonthsToAdopt: 18 });
    expect((await wijkpen("check", EXAMPLE)).out).not.toContain("TIJ-04");
    expect((await wijkpen("check", EXAMPLE, "--drempels", path)).out).toContain("TIJ-04");
  });

  it.each([
    [{ maandenMax: 3 }, "maandenMax"],
    [{ inspraakDays: "zes weken" }, "heel getal"],
    [{ rolloutAfter: "ooit" }, "datum"],
    [{ jargon: "moeilijk" }, "lijst"],
    [[], "drempels"],
  ])("refuses %j with a Dutch sentence", async (content, word) => {
    const path = await planFile("fout.json", content);
    const { code, err } = await wijkpen(
      "drempels",
      "X",
      "--set",
      path,
      "--data",
      join(folder, "x"),
    );
    expect([code, err]).toEqual([2, expect.stringContaining(word)]);
  });
});

describe("wijkpen account", () => {
  it("lets somebody in with a password that is shown once, and gives a new one the next time", async () => {
    const data = join(folder, "accounts");
    const given = [
      "Ria@Berg.example",
      "--name",
      "Ria Post",
      "--organisation",
      "Gemeente Berg",
      "--data",
      data,
    ];
    const { code, out } = await wijkpen("account", ...given);
    const [email, password = ""] = out.split("\n");
    expect([code, email]).toEqual([0, "ria@berg.example"]);
    const renewed = (await wijkpen("account", "ria@berg.example", "--data", data)).out.split(
      "\n",
    )[1];
    expect(renewed).not.toBe(password);

    const store = openSqliteStore(data);
    const user = await store.findUserByEmail("ria@berg.example");
    await store.close();
    expect(user).toMatchObject({
      name: "Ria Post",
      organisation: "Gemeente Berg",
      beheerder: false,
    });
    expect(await verifyPassword(renewed ?? "", user?.passwordHash ?? null)).toBe(true);
    expect(await verifyPassword(password, user?.passwordHash ?? null)).toBe(false);
  });

  it("asks for what a new account needs", async () => {
    const data = ["--data", join(folder, "accounts")];
    expect((await wijkpen("account", "nieuw@berg.example", ...data)).err).toMatch(/--name/);
    expect((await wijkpen("account", "geen adres", ...data)).err).toMatch(/geen e-mailadres/);
  });
});

describe("the progress bar", () => {
  it("is for people at a terminal only", () => {
    let written = "";
    const write = (text: string) => void (written += text);
    createProgressBar({ write }).show("Bladzijden maken", 0.5);
    expect(written).toBe("");
    createProgressBar({ write, isTTY: true, columns: 80 }).show("Bladzijden maken", 0.5);
    expect(written).toContain(`${"█".repeat(12)}${"░".repeat(12)}  50% Bladzijden maken`);
  });
});
