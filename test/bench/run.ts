/** Runs one benchmark by name: `npm run bench checklist` runs checklist.ts beside this file. */
import { readdirSync } from "node:fs";

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3));
const [wanted = ""] = process.argv.slice(2);

if (names.includes(wanted)) await import(`./${wanted}.ts`);
else {
  console.error(`Er is geen meting ‘${wanted}’. Kies uit: ${names.join(", ")}.`);
  process.exitCode = 2;
}
