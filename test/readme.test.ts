import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import {
  ACTIONS,
  PARTS,
  PROFILE_ACTIONS,
  ROLES,
  can,
  canInProfile,
} from "../server/auth/access.ts";
import { SETTINGS } from "../server/config.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The cells of the table between two marks, without its head. */
function tableAt(mark: string): string[][] {
  const between =
    new RegExp(`<!-- ${mark}:[^]*?-->([^]*?)<!-- /${mark} -->`).exec(readme)?.[1] ?? "";
  const rows = between.split("\n").filter((row) => row.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("README", () => {
  it("names every setting with its default and meaning", () => {
    const code = (text: string) => (text === "" ? "" : `\`${text}\``);
    expect(tableAt("settings")).toEqual(
      SETTINGS.map(({ name, fallback, meaning }) => [code(name), code(fallback), meaning]),
    );
  });

  it("shows who may do what as the code has it", () => {
    expect(tableAt("access")).toEqual(
      ACTIONS.map((action) => [action, ...ROLES.map((role) => (can(role, action) ? "ja" : "nee"))]),
    );
    expect(tableAt("profile-access")).toEqual(
      PROFILE_ACTIONS.map((action) => [
        action,
        ...PARTS.map((part) => (canInProfile(part, action) ? "ja" : "nee")),
      ]),
    );
  });

  it.each(["start", "build", "test", "types", "lint", "prestart", "pretest"])(
    "npm run %s exists",
    (name) => {
      const { scripts } = JSON.parse(
        readFileSync(new URL("../package.json", import.meta.url), "utf8"),
      ) as {
        scripts: Record<string, string>;
      };
      expect(Object.keys(scripts)).toContain(name);
    },
  );
});
