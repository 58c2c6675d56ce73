/** Runs one suite by name and prints its verdict: `npm run chaos kill -- --kills 50 --seed 7` runs kill.ts beside this file. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Suite } from "../support/suite.ts";
import { readOptions } from "../support/suite.ts";

const [name = "", ...words] = process.argv.slice(2);

if (
  !/^[a-z]+$/.test(name) ||
  name === "run" ||
  !existsSync(join(import.meta.dirname, `${name}.ts`))
) {
  console.error(`There is no suite "${name}": see docs/sync.md.`);
  process.exit(2);
}
const { suite } = (await import(`./${name}.ts`)) as { suite: Suite };
const first = words.findIndex((word) => word.startsWith("--"));
const options = readOptions(suite.defaults, first < 0 ? [] : words.slice(first));
const begin = performance.now();
const { line, faults } = await suite.run(options, (text) => console.error(text));
for (const fault of faults.slice(0, 20)) console.error(`FOUT: ${fault}`);
const seconds = Math.round((performance.now() - begin) / 1_000);
console.log(
  `${name}: ${line} (seed ${options["seed"]}, ${seconds} s)${faults.length > 0 ? " FOUT" : ""}`,
);
process.exit(faults.length > 0 ? 1 : 0);
