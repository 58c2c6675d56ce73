/** The pages under docs/ that are made from the product itself. `npm run docs` writes them, a test compares them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { SETTINGS, readConfig } from "../../server/config.ts";
import type { Setting } from "../../server/config.ts";
import { presentRuleBook } from "../../templates/ruleBook.ts";
import { SEED, capacityTables } from "./capacityTables.ts";
import { writeMarkdown } from "./markdown.ts";

export type DocsPage = { file: string; text: string };

export async function docsPages(): Promise<DocsPage[]> {
  const remark = "Gemaakt met npm run docs uit templates/checklist; pas het daar aan.";
  return [
    { file: fileAt("docs/checklist.md"), text: writeMarkdown(presentRuleBook(), remark) },
    { file: fileAt("docs/instellingen.md"), text: await tidy(settingsPage(SETTINGS)) },
    {
      file: fileAt("docs/capacity.md"),
      text: await tidy(withCapacity(readFileSync(fileAt("docs/capacity.md"), "utf8"))),
    },
    {
      file: fileAt("README.md"),
      text: await tidy(withTable(readFileSync(fileAt("README.md"), "utf8"))),
    },
  ];
}

function fileAt(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

async function tidy(text: string): Promise<string> {
  return await format(text, { parser: "markdown", printWidth: 100 });
}

function withCapacity(page: string): string {
  return between(page, "capacity", capacityTables(SEED));
}

/** The README with its table of settings made anew. */
function withTable(readme: string): string {
  const code = (text: string) => (text === "" ? "" : `\`${text}\``);
  const rows = SETTINGS.map(
    ({ name, fallback, meaning }) => `| ${code(name)} | ${code(fallback)} | ${meaning} |`,
  );
  const table = ["| name | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
  return between(readme, "settings", table);
}

/** The page with something new between two of its marks. */
function between(page: string, mark: string, text: string): string {
  return page.replace(
    new RegExp(`(<!-- ${mark}:[^]*?-->)[^]*?(<!-- /${mark} -->)`),
    (_all, begin: string, end: string) => `${begin}\n\n${text}\n\n${end}`,
  );
}

function settingsPage(settings: readonly Setting[]): string {
  return `# Instellingen

<!-- Gemaakt met npm run docs uit server/config.ts; pas het daar aan. -->

Wijkpen leest zijn instellingen één keer, bij de start, uit de omgeving. Een lege instelling telt als niet ingevuld.
Klopt er een niet, dan start de server niet: hij noemt de instelling en zegt wat er mis is.

${settings.map(settingPart).join("\n\n")}
`;
}

function settingPart(setting: Setting): string {
  const { name, fallback, meaning } = setting;
  return `## \`${name}\`

${meaning}

- Niet ingevuld: ${fallback === "" ? "geen waarde" : `\`${fallback}\``}.
${wrongLine(setting)}`;
}

function wrongLine({ name, refused, whenWrong }: Setting): string {
  if (whenWrong !== undefined) return `- Klopt het niet: ${whenWrong}`;
  if (refused === undefined) return "";
  return `- Klopt het niet, zoals \`${name}=${refused}\`: “${refusal(name, refused)}”`;
}

function refusal(name: string, value: string): string {
  try {
    readConfig({ [name]: value });
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error(`${name}=${value} is taken, while the table says that it is refused`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file, text } of await docsPages()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
