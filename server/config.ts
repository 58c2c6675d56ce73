/** The settings of a server: read from the environment and checked before anything else happens. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** aan, uit, or vanzelf: on in a data folder that is new or already holds the demo. Never in production. */
export type DemoSetting = "aan" | "uit" | "vanzelf";

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = {
  /** 0 lets the operating system choose (tests). */
  port: number;
  host: string;
  /** Absolute path of the folder that holds everything. */
  data: string;
  /** Address of the MongoDB database that holds everything instead, or null. */
  mongo: string | null;
  /** The public address without a path ("https://wijkpen.voorbeeld.nl"), or null for this machine only. */
  url: string | null;
  demo: DemoSetting;
  production: boolean;
  logLevel: LogLevel;
  /** How many trusted proxies stand before the server: whose address counts for the login limit. */
  proxies: number;
  /** Who knows it may read /metrics; null: nobody may. */
  metricsToken: string | null;
  /** Seconds that a server which was told to stop still serves, while /readyz says so. */
  drain: number;
  /** The Redis over which several instances on one store tell each other what they did; null for one instance. */
  redis: string | null;
  /** Path of Chromium for PDF files, or null to look for one. */
  chromium: string | null;
};

/**
 * One row of the table in the README and one part of docs/instellingen.md. `fallback` is what counts when the variable is
 * not set.
 */
export type Setting = {
  name: string;
  fallback: string;
  meaning: string;
  /** A value that readConfig does not take: the page shows what is then said. */
  refused?: string;
  /** What happens with a wrong value that only shows when it is used. */
  whenWrong?: string;
};

/** Every variable that the server reads; there are no others. */
export const SETTINGS = [
  {
    name: "PORT",
    fallback: "3000",
    meaning: "Poort waarop de server luistert (0 tot en met 65535).",
    refused: "tachtig",
  },
  {
    name: "HOST",
    fallback: "127.0.0.1",
    meaning: "Netwerkadres waarop de server luistert. Gebruik 0.0.0.0 in een container.",
    whenWrong: "De server start niet en noemt het adres waarop hij niet kan luisteren.",
  },
  {
    name: "WIJKPEN_DATA",
    fallback: "./data",
    meaning: "Map waarin Wijkpen alles bewaart. Met MONGODB_URI wordt zij niet gebruikt.",
    whenWrong:
      "De server start niet en noemt de map: omdat hij er niet mag schrijven, omdat een andere server haar gebruikt of omdat de gegevens onleesbaar zijn.",
  },
  {
    name: "MONGODB_URI",
    fallback: "",
    meaning:
      "Adres van een MongoDB-database waarin Wijkpen alles bewaart, voor meer servers naast elkaar. Zie docs/opslag.md.",
    refused: "localhost:27017",
  },
  {
    name: "WIJKPEN_URL",
    fallback: "http://localhost:3000",
    meaning:
      "Openbaar adres, zoals gebruikers het intypen. Bij https worden cookies alleen versleuteld verstuurd.",
    refused: "https://voorbeeld.nl/wijkpen",
  },
  {
    name: "WIJKPEN_DEMO",
    fallback: "vanzelf",
    meaning:
      "Demo met vijf accounts en een voorbeeldplan: aan, uit of vanzelf (aan in een nieuwe datamap). Nooit met NODE_ENV=production.",
    refused: "ja",
  },
  {
    name: "WIJKPEN_PROXY",
    fallback: "0",
    meaning: "Aantal eigen proxyservers dat voor Wijkpen staat (0 tot en met 5).",
    refused: "6",
  },
  {
    name: "WIJKPEN_UITLOOP",
    fallback: "0",
    meaning:
      "Seconden dat de server na een stopteken nog antwoord geeft terwijl /readyz 503 zegt, zodat een proxy hem eerst overslaat (0 tot en met 60).",
    refused: "61",
  },
  {
    name: "WIJKPEN_METRICS_TOKEN",
    fallback: "",
    meaning:
      "Geheim waarmee uw bewaking de meetwaarden op /metrics leest, minstens 24 tekens. Zonder deze instelling is /metrics er niet.",
    refused: "te-kort",
  },
  {
    name: "REDIS_URL",
    fallback: "",
    meaning:
      "Adres van Redis, zoals redis://:wachtwoord@redis:6379. Alleen nodig als meer dan één server dezelfde plannen bedient.",
    refused: "redis:6379",
  },
  {
    name: "LOG_LEVEL",
    fallback: "info",
    meaning: "Wat er in het logboek komt: fatal, error, warn, info, debug, trace of silent.",
    refused: "veel",
  },
  { name: "NODE_ENV", fallback: "", meaning: "production op een echte server.", refused: "prod" },
  {
    name: "PUPPETEER_EXECUTABLE_PATH",
    fallback: "",
    meaning:
      "Pad van Chromium voor het maken van PDF-bestanden. Zonder deze instelling zoekt Wijkpen zelf.",
    refused: "/er/is/geen/chromium",
  },
] as const satisfies readonly Setting[];

/** A setting that cannot be used; the message is Dutch and names the setting. */
export class ConfigFault extends Error {
  constructor(name: string, sentence: string) {
    super(`De instelling ${name} klopt niet: ${sentence}`);
    this.name = "ConfigFault";
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Throws ConfigFault at the first setting that is wrong. An empty variable counts as not set. */
export function readConfig(env: Environment): Config {
  const port = readWhole(env, "PORT", 65_535);
  const production =
    readChoice(env, "NODE_ENV", ["", "production", "development", "test"]) === "production";
  const demo = readChoice(env, "WIJKPEN_DEMO", ["aan", "uit", "vanzelf"]);
  if (demo === "aan" && production)
    throw new ConfigFault(
      "WIJKPEN_DEMO",
      "de demo mag niet aan staan met NODE_ENV=production. Zet WIJKPEN_DEMO op uit.",
    );
  return {
    port,
    host: readText(env, "HOST"),
    data: resolve(readText(env, "WIJKPEN_DATA")),
    mongo: readMongo(env),
    url: env["WIJKPEN_URL"] ? readUrl(env["WIJKPEN_URL"]) : null,
    demo: production ? "uit" : demo,
    production,
    logLevel: readChoice(env, "LOG_LEVEL", LOG_LEVELS),
    proxies: readWhole(env, "WIJKPEN_PROXY", 5),
    metricsToken: readSecret(env, "WIJKPEN_METRICS_TOKEN"),
    drain: readWhole(env, "WIJKPEN_UITLOOP", 60),
    redis: readRedis(env),
    chromium: readProgram(env, "PUPPETEER_EXECUTABLE_PATH"),
  };
}

/** The addresses that may call this server from a page (Origin header). `port` is the one it listens on. */
export function originsOf(config: Pick<Config, "url" | "host">, port: number): string[] {
  if (config.url !== null) return [config.url];
  const named = ["0.0.0.0", "::", "127.0.0.1", "localhost"].includes(config.host)
    ? []
    : [config.host];
  return ["localhost", "127.0.0.1", ...named].map(
    (host) => new URL(`http://${host.includes(":") ? `[${host}]` : host}:${port}`).origin,
  );
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

type SettingName = (typeof SETTINGS)[number]["name"];

function readText(env: Environment, name: SettingName): string {
  return env[name]?.trim() || (SETTINGS.find((setting) => setting.name === name)?.fallback ?? "");
}

function readWhole(env: Environment, name: SettingName, highest: number): number {
  const text = readText(env, name);
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= highest) return value;
  throw new ConfigFault(name, `"${text}" is geen heel getal van 0 tot en met ${highest}.`);
}

function readChoice<T extends string>(
  env: Environment,
  name: SettingName,
  choices: readonly T[],
): T {
  const text = readText(env, name);
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  const named = choices.filter((candidate) => candidate !== "");
  throw new ConfigFault(
    name,
    `"${text}" kan niet. Kies uit ${named.slice(0, -1).join(", ")} of ${named.at(-1)}.`,
  );
}

/** Never quoted in the error: that ends up in a log. */
function readSecret(env: Environment, name: SettingName): string | null {
  const text = readText(env, name);
  if (text !== "" && !/^[!-~]{24,}$/.test(text))
    throw new ConfigFault(
      name,
      "gebruik minstens 24 letters, cijfers of leestekens zonder spaties. Maak er een met openssl rand -hex 24.",
    );
  return text || null;
}

function readProgram(env: Environment, name: SettingName): string | null {
  const path = readText(env, name);
  if (path !== "" && !existsSync(path))
    throw new ConfigFault(name, `het bestand "${path}" bestaat niet.`);
  return path || null;
}

/** Not shown in the sentence: there is a password in it. */
function readMongo(env: Environment): string | null {
  const text = readText(env, "MONGODB_URI");
  if (text === "" || /^mongodb(\+srv)?:\/\/./.test(text)) return text || null;
  throw new ConfigFault(
    "MONGODB_URI",
    "dit is geen adres zoals mongodb://gebruiker:wachtwoord@server:27017/wijkpen.",
  );
}

/** Not shown either. */
function readRedis(env: Environment): string | null {
  const text = readText(env, "REDIS_URL");
  if (text === "" || (/^rediss?:\/\/[^/]/.test(text) && URL.canParse(text))) return text || null;
  throw new ConfigFault("REDIS_URL", "het is geen adres zoals redis://redis:6379.");
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWebAddress = url !== null && (url.protocol === "http:" || url.protocol === "https:");
  if (
    !isWebAddress ||
    url.username !== "" ||
    url.pathname !== "/" ||
    url.search !== "" ||
    url.hash !== ""
  )
    throw new ConfigFault(
      "WIJKPEN_URL",
      `"${text}" is geen webadres zoals https://wijkpen.voorbeeld.nl, zonder pad erachter.`,
    );
  return url.origin;
}
