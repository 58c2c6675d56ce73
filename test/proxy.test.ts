/** The server behind the proxies that docs/beheer.md and compose.groot.yaml set up, where they are installed. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { SCHEMA_VERSION } from "../templates/blocks.ts";
import { rootFile } from "./support/container.ts";
import { freePort } from "./support/freePort.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

const guide = readFileSync(rootFile("docs/beheer.md"), "utf8");

function isInstalled(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The first example in the guide between these fences, with our addresses in it. */
function exampleOf(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide)?.[1] ?? "";
}

type Ports = { front: number; back: number };
type Proxy = {
  program: string;
  /** Writes what it needs into the folder, and gives how to start it. */
  prepare(folder: string, ports: Ports): { words: string[]; environment: Record<string, string> };
};

/** Without the port on which Caddy takes orders: that is one of the machine. */
function caddyfileIn(folder: string, text: string): string {
  const file = join(folder, "Caddyfile");
  writeFileSync(file, `{\n\tadmin off\n}\n${text}\n`);
  return file;
}

const caddyWords = (file: string) => ["run", "--adapter", "caddyfile", "--config", file];

const PROXIES: Record<string, Proxy> = {
  "Caddy of compose.groot.yaml": {
    program: "caddy",
    prepare: (folder, { front, back }) => ({
      words: caddyWords(caddyfileIn(folder, `import ${rootFile("Caddyfile")}`)),
      environment: {
        WIJKPEN_URL: `http://127.0.0.1:${front}`,
        WIJKPEN_INSTANTIES: `127.0.0.1:${back}`,
      },
    }),
  },
  "Caddy of docs/beheer.md": {
    program: "caddy",
    prepare(folder, { front, back }) {
      const example = exampleOf("caddy")
        .replace("wijkpen.voorbeeld.nl", `http://127.0.0.1:${front}`)
        .replace("127.0.0.1:3000", `127.0.0.1:${back}`);
      return { words: caddyWords(caddyfileIn(folder, example)), environment: {} };
    },
  },
  "nginx of docs/beheer.md": {
    program: "nginx",
    prepare(folder, { front, back }) {
      const example = exampleOf("nginx")
        .replace("listen 443 ssl;", `listen 127.0.0.1:${front};`)
        .replace(/^\s*ssl_certificate.*$/gm, "")
        .replace("127.0.0.1:3000", `127.0.0.1:${back}`);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
      const paths = temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
      const main = `daemon off; pid ${folder}/pid; error_log stderr; events {}\n`;
      const file = join(folder, "nginx.conf");
      writeFileSync(file, `${main}http {\naccess_log off;\n${paths}\n${example}\n}\n`);
      return { words: ["-p", folder, "-c", file], environment: {} };
    },
  },
};

for (const [name, proxy] of Object.entries(PROXIES)) {
  if (!isInstalled(proxy.program))
    console.warn(`OVERGESLAGEN: ${proxy.program} is er niet, dus ${name} is niet geprobeerd`);
  (isInstalled(proxy.program) ? describe : describe.skip)(`behind ${name}`, () => {
    let folder: string;
    let front: string;
    let back: number;
    let child: ChildProcess;
    let server: TestServer;
    let anna: Client;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "wijkpen-proxy-"));
      const ports = { front: await freePort(), back: await freePort() };
      back = ports.back;
      front = `http://127.0.0.1:${ports.front}`;
      const { words, environment } = proxy.prepare(folder, ports);
      server = await startBehind();
      anna = await server.as("anna");
      const path = `${process.env["PATH"]}${delimiter}/usr/sbin`;
      const env = { PATH: path, HOME: folder, XDG_DATA_HOME: folder, ...environment };
      child = spawn(proxy.program, words, { env, stdio: "ignore" });
      await answers();
    });
    afterAll(async () => {
      child.kill("SIGKILL");
      await server.stopAndRemove();
      rmSync(folder, { recursive: true, force: true });
    });

    const startBehind = (data?: string) =>
      startTestServer({
        config: { port: back, url: front, proxies: 1, chromium: "/geen" },
        loginLimits: { perAddress: 1, perAccount: 100 },
        ...(data === undefined ? {} : { folder: data }),
      });
    const answers = async () => {
      for (;;) {
        const answer = await fetch(`${front}/healthz`).catch(() => null);
        if (answer?.status === 200) return;
      }
    };
    const ask = async (path: string, cookie = "") =>
      await fetch(`${front}${path}`, { headers: { Cookie: cookie } });

    it("people log in and write by websocket", async () => {
      const planId = await server.examplePlan();
      const { plan } = (await (await ask(`/api/plans/${planId}`, anna.cookie)).json()) as {
        plan: { epoch: string };
      };
      const socket = new WebSocket(
        `${front.replace("http", "ws")}/sync/${planId}?schema=${SCHEMA_VERSION}&epoch=${plan.epoch}`,
        { headers: { Cookie: anna.cookie, Origin: front } },
      );
      const [message] = (await once(socket, "message")) as [Buffer];
      expect(message.length).toBeGreaterThan(1);
      socket.close();
      await once(socket, "close");
    });

    it("what is for who guards the server is not to be had from outside", async () => {
      for (const path of ["/readyz", "/metrics"]) expect((await ask(path)).status).toBe(404);
    });

    it("nobody gets round the limit of logging in by making up an address", async () => {
      const guess = async (address: string) => {
        const answer = await fetch(`${front}/api/session`, {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            Origin: front,
            "X-Forwarded-For": address,
          },
          body: JSON.stringify({ email: "wie@voorbeeld.example", password: "fout" }),
        });
        return answer.status;
      };
      expect(await guess("203.0.113.7")).toBe(401);
      expect(await guess("203.0.113.8")).toBe(429);
    });

    it("who asks something during a restart waits for the answer or is told, and then comes in", async () => {
      await server.stop();
      const during = ask("/healthz").then(({ status }) => status);
      server = await startBehind(server.folder);
      expect([200, 502, 503]).toContain(await during);
      await answers();
      expect((await ask("/healthz")).status).toBe(200);
    });
  });
}
