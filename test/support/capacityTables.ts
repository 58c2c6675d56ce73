/** The answers of the capacity model as the Markdown that stands in docs/capacity.md. */
import { ASSUMPTIONS, COSTS, INSTANCE, project, sensitivity } from "./capacityModel.ts";

/** The seed of the page. */
export const SEED = 2026;

export function capacityTables(seed: number): string {
  return [
    table(
      ["assumed", "value"],
      Object.entries(ASSUMPTIONS).map(([name, value]) => [`\`${name}\``, show(value)]),
    ),
    table(
      ["measured", "value"],
      Object.entries(COSTS).map(([name, value]) => [`\`${name}\``, show(value)]),
    ),
    table(
      ["an instance may be asked", "value"],
      Object.entries(INSTANCE).map(([name, value]) => [`\`${name}\``, show(value)]),
    ),
    outcome(seed),
    doubling(seed),
  ].join("\n\n");
}

function outcome(seed: number): string {
  const answer = project(ASSUMPTIONS, seed);
  const { editing, documents, memory } = answer.instancesFor;
  return table(
    ["busiest moment of the week", "projected"],
    [
      ["writers at once", whole(answer.writers)],
      ["websockets", whole(answer.websockets)],
      ["open plans", whole(answer.openPlans)],
      ["edits a second", whole(answer.editsPerSecond)],
      ["cores for editing", tenths(answer.editingCores)],
      ["cores for documents (busiest five minutes)", tenths(answer.documentCores)],
      [
        "instances for editing / documents / memory",
        [editing, documents, memory].map(tenths).join(" / "),
      ],
      ["**instances, one of which may be away**", `**${answer.instances}**`],
      ["network out, Mbit/s", whole(answer.networkMbit)],
      ["edits in the week, millions", tenths(answer.edits / 1e6)],
      ["documents in the week", whole(answer.documents)],
      ["store written a day, MB (before snapshots shorten it)", whole(answer.storeMBPerDay)],
      ["store kept, GB (without backups and copies)", whole(answer.storeGB)],
    ],
  );
}

function doubling(seed: number): string {
  const factor = (value: number) => (Math.abs(value - 1) < 0.05 ? "" : `${tenths(value)}x`);
  return table(
    ["twice the", "CPU editing", "CPU documents", "open plans", "network", "store"],
    sensitivity(seed).map(({ name, editing, documents, openPlans, network, store }) => [
      `\`${name}\``,
      ...[editing, documents, openPlans, network, store].map(factor),
    ]),
  );
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, n) => (n === 0 ? "---" : "--:"))), ...rows.map(line)].join(
    "\n",
  );
}

function show(value: number | readonly number[]): string {
  return typeof value === "number" ? value.toLocaleString("en") : value.join(" to ");
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function tenths(value: number): string {
  return value.toFixed(1);
}
