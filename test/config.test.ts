import { describe, expect, it } from "@jest/globals";
import type { Setting } from "../server/config.ts";
import { ConfigFault, SETTINGS, originsOf, readConfig } from "../server/config.ts";

describe("the settings of a server", () => {
  it("need nothing: everything has a value that works on one's own machine", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      url: null,
      demo: "vanzelf",
      production: false,
      logLevel: "info",
    });
    expect(config.data.endsWith("/data")).toBe(true);
  });

  it.each([
    ["PORT", "tachtig"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["WIJKPEN_URL", "wijkpen.voorbeeld.nl"],
    ["WIJKPEN_URL", "ftp://wijkpen.voorbeeld.nl"],
    ["WIJKPEN_URL", "https://voorbeeld.nl/wijkpen"],
    ["WIJKPEN_DEMO", "ja"],
    ["WIJKPEN_PROXY", "6"],
    ["WIJKPEN_UITLOOP", "61"],
    ["WIJKPEN_METRICS_TOKEN", "te-kort"],
    ["WIJKPEN_METRICS_TOKEN", "met spaties erin, dus niet te sturen"],
    ["LOG_LEVEL", "veel"],
    ["REDIS_URL", "redis:6379"],
    ["REDIS_URL", "https://redis.voorbeeld.nl"],
    ["NODE_ENV", "prod"],
    ["PUPPETEER_EXECUTABLE_PATH", "/er/is/hier/geen/chromium"],
  ])("a wrong %s (%s) names itself in a Dutch sentence", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigFault);
    expect(() => readConfig({ [name]: value })).toThrow(`De instelling ${name} klopt niet: `);
  });

  it.each((SETTINGS as readonly Setting[]).filter(({ refused }) => refused !== undefined))(
    "the wrong $name=$refused of docs/instellingen.md is refused",
    ({ name, refused }) => {
      expect(() => readConfig({ [name]: refused })).toThrow(`De instelling ${name} klopt niet: `);
    },
  );

  it("never quote a secret that is wrong", () => {
    expect(() => readConfig({ WIJKPEN_METRICS_TOKEN: "te-kort" })).not.toThrow("te-kort");
  });

  it("never show the password in the address of Redis", () => {
    expect(() => readConfig({ REDIS_URL: "http://:geheim@redis:6379" })).toThrow(/^(?!.*geheim)/);
    expect(readConfig({ REDIS_URL: "rediss://:geheim@redis:6379/2" }).redis).toContain("geheim");
    expect(readConfig({}).redis).toBeNull();
  });

  it("refuse the demo in production", () => {
    expect(() => readConfig({ NODE_ENV: "production", WIJKPEN_DEMO: "aan" })).toThrow(
      "WIJKPEN_DEMO",
    );
    expect(readConfig({ NODE_ENV: "production" }).demo).toBe("uit");
  });

  it("are all in the table that the README shows", () => {
    const read = new Set<string>();
    const environment = new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_target, name) => void read.add(String(name)),
      },
    );
    readConfig(environment);
    expect([...read].toSorted()).toEqual(SETTINGS.map(({ name }) => name).toSorted());
  });
});

describe("the addresses that may call the server", () => {
  it("are the public address alone when there is one", () => {
    expect(originsOf(readConfig({ WIJKPEN_URL: "https://wijkpen.voorbeeld.nl/" }), 3000)).toEqual([
      "https://wijkpen.voorbeeld.nl",
    ]);
  });

  it("are this machine's own otherwise", () => {
    expect(originsOf(readConfig({}), 3100)).toEqual([
      "http://localhost:3100",
      "http://127.0.0.1:3100",
    ]);
    expect(originsOf(readConfig({ HOST: "192.168.1.4" }), 80)).toContain("http://192.168.1.4");
  });
});
