import { createHash } from "node:crypto";
import { decodeEntities } from "../server/generate/check/xml.ts";
import { describe, expect, it } from "@jest/globals";
import { isSafeLink } from "../templates/pieces.ts";
import { presentPlan } from "../templates/present.ts";
import { cleanText, cssString } from "../server/generate/escape.ts";
import { createGenerator, filenameOf } from "../server/generate/document.ts";
import { imageOf } from "../server/generate/image.ts";
import { writeHtml } from "../server/generate/html.ts";
import { META, exampleJson, examplePlan, oneLine, planFrom } from "./support/documents.ts";

const htmlOf = (parts: Parameters<typeof planFrom>[0]) =>
  writeHtml(presentPlan(planFrom(parts), META), { fontRules: "" });
const chapter = (...tekst: object[]) => ({ hoofdstukken: [{ nr: 1, titel: "Aanleiding", tekst }] });

describe("the page of a plan", () => {
  const page = writeHtml(presentPlan(examplePlan(), META), {
    fontRules: "",
    pages: new Map([["hoofdstuk-6", 12]]),
  });

  it("is Dutch, has a title, and one link to every entry of the table of contents", () => {
    expect(page).toMatch(/^<!doctype html>\s*<html lang="nl">/);
    expect(page).toContain("<title>Wijkuitvoeringsplan Kruidenbuurt</title>");
    for (const [, id] of page.matchAll(/<a href="#([^"]+)">/g))
      expect(page).toContain(` id="${id}"`);
    expect(page).toContain('<span class="page">12</span>');
  });

  it("has heads with a scope in every table", () => {
    const tables = page.match(/<table>[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) expect(table).toContain('<th scope="col"');
  });

  it("works under a policy without unsafe-inline: no scripts, no style attributes, one style sheet by its hash", () => {
    expect(page).not.toMatch(/<script|\sstyle="|\son\w+=|javascript:/i);
    const styles = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(styles).digest("base64");
    expect(decodeEntities(page)).toContain(`style-src 'sha256-${hash}'`);
  });

  it("holds every title of the plan", () => {
    const words = oneLine(decodeEntities(page.replace(/<[^>]+>/g, " ")));
    for (const { code, titel, naam } of exampleJson().blokken)
      expect(words).toContain(oneLine(`${code} ${titel ?? naam}`));
  });

  it("is what the preview shows, fonts included", async () => {
    const generator = createGenerator({ log: console, environment: {} });
    const preview = await generator.previewHtml(examplePlan(), META);
    expect(preview).toContain("@font-face");
    expect(preview).toContain("@page");
    await generator.stop();
  });
});

describe("hostile text", () => {
  it("never becomes markup", () => {
    const html = htmlOf({
      plangegevens: { titel: '</style><script>alert(1)</script>"' },
      ...chapter({
        type: "paragraph",
        content: [{ type: "text", text: "<img src=x onerror=alert(1)>" }],
      }),
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "\\\\server\\share",
    "data:text/html,x",
    "https://a b",
    "//evil",
    "vbscript:x",
  ])("does not become the link %s", (href) => {
    expect(isSafeLink(href)).toBe(false);
    const link = { type: "text", text: "klik", marks: [{ type: "link", attrs: { href } }] };
    expect(htmlOf(chapter({ type: "paragraph", content: [link] }))).toMatch(/>klik</);
    expect(htmlOf(chapter({ type: "paragraph", content: [link] }))).not.toContain("rel=");
  });

  it.each([
    "https://example.org/a?b=c",
    "http://example.org",
    "mailto:loket@example.org",
    "tel:+31201234567",
  ])("may become the link %s", (href) => {
    expect(isSafeLink(href)).toBe(true);
  });

  it("loses the characters that no document may hold, and nothing else", () => {
    expect(cleanText("a\u0000b\uFFFEc\uFFFFd\uD800e 😀 ë")).toBe("abcd\uFFFDe 😀 ë");
    expect(cssString('a"</style>\\')).toBe('"a\\22 \\3c \\2f style\\3e \\5c "');
  });
});

describe("the name of the file", () => {
  it.each([
    [{ wijknaam: "Kruidenbuurt" }, "0.9", "wijkuitvoeringsplan-kruidenbuurt-0.9"],
    [
      { wijknaam: "’t Één / Öst", naamSoort: "dorpsuitvoeringsplan" },
      "1.0",
      "dorpsuitvoeringsplan-t-een-ost-1.0",
    ],
    [{ titel: "../../etc/passwd" }, "..", "etc-passwd"],
  ])("of %j version %s is %s", (plangegevens, versie, name) => {
    const plan = planFrom({ plangegevens });
    const meta = { ...META, versie };
    expect(filenameOf({ kind: "wup", plan, meta })).toBe(name);
  });
});

describe("a picture", () => {
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEklEQVR4nGP4z8DAwMDAxAADAA8FAQEvRzVzAAAAAElFTkSuQmCC";

  it("tells its size, and is null when it cannot be read", () => {
    expect(imageOf(`data:image/png;base64,${png}`)).toMatchObject({
      type: "png",
      width: 2,
      height: 3,
    });
    expect(imageOf("data:image/png;base64,AAAA")).toBeNull();
    expect(imageOf("data:image/jpeg;base64,/9j/4AAQ")).toBeNull();
    expect(imageOf("https://example.org/a.png")).toBeNull();
  });
});
