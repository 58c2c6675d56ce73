import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { docsPages } from "./support/docs.ts";

const pages = await docsPages();

describe("what `npm run docs` writes", () => {
  it.each(pages.map((page) => ({ ...page, name: basename(page.file) })))(
    "is in $name",
    ({ file, text }) => {
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );
});
