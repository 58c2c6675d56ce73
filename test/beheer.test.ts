/** docs/beheer.md is an operator's only book at three in the morning: all that it names must exist. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { runCli } from "../server/cli.ts";
import { createMetrics } from "../server/operations/metrics.ts";
import { knownSettings, readCompose, rootFile } from "./support/container.ts";
import { startTestServer } from "./support/server.ts";

const guide = readFileSync(rootFile("docs/beheer.md"), "utf8");

/** Each once, in the order of the text. */
function named(pattern: RegExp): string[] {
  return [...new Set([...guide.matchAll(pattern)].map(([all, part]) => part ?? all))];
}

describe("docs/beheer.md", () => {
  const commands = [...guide.matchAll(/(?:npx|wijkpen) wijkpen ([a-z]+)([^\n`]*)/g)].map(
    ([, command = "", rest = ""]) => ({ command, options: rest.match(/(?<= )--[a-z]+/g) ?? [] }),
  );

  it("gives commands in each of its parts", () => {
    expect(new Set(commands.map(({ command }) => command))).toEqual(
      new Set(["account", "backup", "migrate", "restore", "verify"]),
    );
  });

  it.each(commands)("wijkpen $command $options is a command with these options", async (given) => {
    let usage = "";
    const out = { write: (text: string) => (usage += text) };
    expect(await runCli([given.command, "--help"], { out, err: out })).toBe(0);
    expect(usage).toContain(`npx wijkpen ${given.command}`);
    for (const option of given.options) expect(usage).toContain(option);
  });

  it("names only settings that exist, and each of them that an operator sets", () => {
    const known = knownSettings();
    const names = named(/\b(?:WIJKPEN_[A-Z_]+|[A-Z]+_URL|[A-Z]+_URI|LOG_LEVEL|NODE_ENV)\b/g);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(7);
  });

  it("names only metrics that there are", async () => {
    const metrics = createMetrics();
    const level = () => 0;
    metrics.watch({
      openPlans: level,
      websockets: level,
      damage: level,
      jobs: () => ({ waiting: 0, running: 0 }),
      canWrite: () => true,
    });
    const text = await metrics.text();
    const names = named(/\b(?:wijkpen|nodejs|process)_[a-z0-9_]+/g);
    const unknown = names.filter(
      (name) => !text.includes(`# TYPE ${name.replace(/_count$/, "")} `),
    );
    expect(unknown).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });

  it("names every metric of our own", async () => {
    const own = [...(await createMetrics().text()).matchAll(/# TYPE (wijkpen_\w+)/g)];
    for (const [, name = ""] of own) expect(guide).toContain(name);
  });

  it("names only addresses that the server answers", async () => {
    const server = await startTestServer({ config: { chromium: "/geen" } });
    try {
      for (const path of named(/`(\/[a-z]+z|\/metrics)`/g)) {
        const { body, status } = await server.visitor().get(path);
        if (path !== "/metrics") expect([path, status]).toEqual([path, 200]);
        else expect(body.code).toBe("NIET_GEVONDEN");
      }
    } finally {
      await server.stopAndRemove();
    }
  });

  it("quotes the server and the editor as they speak", () => {
    const sources = ["server", "editor"].flatMap((folder) =>
      readdirSync(rootFile(folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !name.startsWith("dist"))
        .map((name) => readFileSync(join(rootFile(folder), name), "utf8")),
    );
    const said = named(/“([^”]+)”/g).filter((text) => !["Nu", "Vandaag"].includes(text));
    const unsaid = said.filter((text) =>
      text.split("…").some((part) => !sources.some((source) => source.includes(part.trim()))),
    );
    expect(unsaid).toEqual([]);
    expect(said.length).toBeGreaterThan(8);
  });

  it("names only files and services that are there", () => {
    for (const file of named(/(?<![\w/.-])(compose[\w.]*\.yaml|[a-z]+\.md)\b/g))
      expect([file, existsSync(rootFile(file.endsWith(".md") ? `docs/${file}` : file))]).toEqual([
        file,
        true,
      ]);
    const services = Object.keys(readCompose("compose.groot.yaml"));
    for (const name of named(/\bwijkpen-\d\b/g)) expect(services).toContain(name);
  });

  it("links only to headings that it has", () => {
    const headings = named(/^#+ (.+)$/gm).map((text) => text.toLowerCase().replaceAll(" ", "-"));
    for (const link of named(/\(#([a-z-]+)\)/g)) expect(headings).toContain(link);
  });

  it("speaks in short sentences", () => {
    const prose = guide.replace(/```[^]*?```/g, "").replace(/^\|.*$/gm, "");
    const sentences = prose.split(/(?<=[.!?:;])\s+/).filter((text) => !text.startsWith("#"));
    const long = sentences.filter((text) => text.split(/\s+/).length > 30);
    expect(long).toEqual([]);
  });
});
