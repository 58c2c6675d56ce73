/** What the tests of the checklist use of @jest/globals, without Jest around it: tests are gathered, then run in order. */
import { createRequire } from "node:module";
import { format } from "node:util";

export type GatheredTest = { name: string; run: () => unknown };

const require = createRequire(import.meta.url);
const ofJest = createRequire(require.resolve("@jest/globals"));
const gathered: GatheredTest[] = [];

/** The real `expect` of Jest, found as a dependency of @jest/globals. */
export const { jestExpect: expect } = ofJest("@jest/expect") as { jestExpect: unknown };

export function describe(_name: string, body: () => void): void {
  body();
}

export function it(name: string, run: () => unknown): void {
  gathered.push({ name, run });
}

it.each =
  (table: readonly unknown[]) =>
  (name: string, run: (...values: unknown[]) => unknown): void => {
    for (const row of table) {
      const values = Array.isArray(row) ? (row as unknown[]) : [row];
      it(format(name, ...values), () => run(...values));
    }
  };

/** The tests gathered since the last time. */
export function takeTests(): GatheredTest[] {
  return gathered.splice(0);
}
