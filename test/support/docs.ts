/** The pages under docs/ that are made from the product itself. `npm run docs` writes them, a test compares them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { presentRuleBook } from "../../templates/ruleBook.ts";
import { writeMarkdown } from "./markdown.ts";

export type DocsPage = { file: string; text: string };

export function docsPages(): DocsPage[] {
  const file = fileURLToPath(new URL("../../docs/checklist.md", import.meta.url));
  const remark = "Gemaakt met npm run docs uit templates/checklist; pas het daar aan.";
  return [{ file, text: writeMarkdown(presentRuleBook(), remark) }];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file, text } of docsPages()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
