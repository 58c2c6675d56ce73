/** Reads the parameters of a command; what it does not know is a fault, never ignored. */
import { parseArgs } from "node:util";
import { CliFault } from "./fault.ts";

type Kinds = Record<string, "text" | "switch">;
type OptionValues<K extends Kinds> = {
  [N in keyof K]: K[N] extends "switch" ? boolean : string | null;
};

/** One word (`subject` says which, for the fault; null for none) and options: `--out MAP` is "text", `--json` a "switch". */
export function readParameters<K extends Kinds>(
  parameters: string[],
  subject: string | null,
  kinds: K,
): { subject: string; options: OptionValues<K> } {
  const { values, positionals } = parse(parameters, kinds);
  const [first, second] = subject === null ? ["", ...positionals] : positionals;
  if (first === undefined)
    throw new CliFault(`Geef ${subject} op. Bekijk hoe dat moet met npx wijkpen --help.`);
  if (second !== undefined)
    throw new CliFault(`"${second}" is te veel. Geef alleen ${subject ?? "opties"} op.`);
  const given: Record<string, unknown> = values;
  const options = Object.entries(kinds).map(([name, kind]) => [
    name,
    given[name] ?? (kind === "switch" ? false : null),
  ]);
  return { subject: first, options: Object.fromEntries(options) as OptionValues<K> };
}

function parse(args: string[], kinds: Kinds) {
  const types = Object.entries(kinds).map(([name, kind]) => [
    name,
    { type: kind === "switch" ? "boolean" : "string" } as const,
  ]);
  try {
    return parseArgs({ args, options: Object.fromEntries(types), allowPositionals: true });
  } catch {
    const known = new Set(Object.keys(kinds).map((name) => `--${name}`));
    const unknown = args.find(
      (word) => word.startsWith("-") && !known.has(word.split("=")[0] ?? ""),
    );
    const sentence = unknown
      ? `Wijkpen kent "${unknown}" hier niet.`
      : "Achter een van de opties ontbreekt een waarde.";
    throw new CliFault(`${sentence} Bekijk de opties met npx wijkpen --help.`);
  }
}
