/** Reads the Dockerfile and the compose files as what they say, for tests where no container engine is. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { SETTINGS } from "../../server/config.ts";

export type Instruction = { name: string; text: string };

export type Service = {
  image: string;
  environment?: Record<string, string | number>;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  healthcheck?: object;
  restart?: string;
  stop_grace_period?: string;
  volumes?: string[];
  tmpfs?: string[];
  ports?: string[];
  build?: string;
};

/** Settings of parts that are still on their way. Empty this when they are in server/config.ts. */
const EXPECTED = ["REDIS_URL"].filter((name) => !isSetting(name));

function isSetting(name: string): boolean {
  return SETTINGS.some((setting) => setting.name === name);
}

/** Every setting that a file for operators may name. */
export function knownSettings(): string[] {
  return [...SETTINGS.map(({ name }) => name), ...EXPECTED];
}

/** Of these variables what the server reads by now. */
export function settingsOf(variables: Readonly<Record<string, unknown>>): Record<string, string> {
  const read = Object.entries(variables).filter(([name]) => isSetting(name));
  return Object.fromEntries(read.map(([name, value]) => [name, String(value)]));
}

export function rootFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The instructions in their order, with continued lines joined and without remarks. */
export function readDockerfile(): Instruction[] {
  const lines = readFileSync(rootFile("Dockerfile"), "utf8").replace(/^#.*\n/gm, "");
  return lines
    .replace(/\\\n\s*/g, " ")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [, name = "", text = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
      return { name, text };
    });
}

/** What the image sets, as a server in it finds it. */
export function imageEnvironment(): Record<string, string> {
  const pairs = readDockerfile()
    .filter(({ name }) => name === "ENV")
    .flatMap(({ text }) => [...text.matchAll(/(\w+)=(\S+)/g)]);
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, value]));
}

/** The words of a CMD or HEALTHCHECK in its JSON form. */
export function commandOf(instruction: string): string[] {
  const { text = "" } = readDockerfile().findLast(({ name }) => name === instruction) ?? {};
  return JSON.parse(text.slice(text.indexOf("["))) as string[];
}

/** The services of a compose file, each `${NAME:-this}` as it is when nobody sets the name. */
export function readCompose(file: string): Record<string, Service> {
  const text = readFileSync(rootFile(file), "utf8").replace(
    /\$\{\w+:-([^}]*)\}/g,
    (_all, value: string) => value || '""',
  );
  return (parse(text, { merge: true }) as { services: Record<string, Service> }).services;
}
