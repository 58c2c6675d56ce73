/** A block from plain values is the same block, whether the editor inserts it or a plan file brings it. */
import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { blockNode } from "../templates/blockNode.ts";
import { BLOCKS, BLOCK_NAMES } from "../templates/blocks.ts";
import type { BlockName } from "../templates/blocks.ts";
import type { Fields } from "../templates/fields.ts";
import { exportPlan } from "../templates/json.ts";
import type { JsonObject } from "../templates/json.ts";
import { readPlan } from "../templates/plan.ts";
import type { Json } from "../templates/prose.ts";
import { writeProseNode } from "../templates/proseDoc.ts";
import { COMPLETE_BLOCKS } from "./support/completePlan.ts";
import { planFromJson } from "./support/plan.ts";

/** The values of a block in a file by field name: "resultaat.aantal" for a number inside a nested object. */
function valuesOf(type: BlockName, json: Readonly<Record<string, Json | undefined>>): JsonObject {
  const reach = (value: Json | undefined, [head, ...rest]: string[]): Json | undefined =>
    head === undefined
      ? value
      : value !== null && typeof value === "object" && !Array.isArray(value)
        ? reach(value[head], rest)
        : undefined;
  return Object.fromEntries(
    Object.keys(BLOCKS[type].fields as Fields).flatMap((key) => {
      const value = reach({ ...json } as JsonObject, key.split("."));
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function asInserted(type: BlockName, values: JsonObject): Json {
  let ids = 0;
  const newId = () => `import-${++ids}`;
  const doc = new Y.Doc();
  const nodes = [
    { type: "plangegevens", attrs: { id: "plangegevens" } },
    { type: "hoofdstuk", attrs: { id: "hoofdstuk", nr: BLOCKS[type].chapters[0] ?? 0 } },
    blockNode({ id: "b1", type, code: "Z-01", values }, newId),
  ];
  doc.getXmlFragment("plan").insert(0, nodes.map(writeProseNode));
  return exportPlan(readPlan(doc)).blokken[0] ?? null;
}

describe("a block from plain values", () => {
  it.each(BLOCK_NAMES)("keeps every value of a %s", (type) => {
    const example = COMPLETE_BLOCKS.find((json) => json["type"] === type) ?? {};
    const values = valuesOf(type, example);
    const file = planFromJson({
      schemaVersie: 2,
      plangegevens: {},
      blokken: [{ ...example, id: "b1", type, code: "Z-01" }],
    });
    expect(Object.keys(values).length).toBeGreaterThan(1);
    // What a file remembers as given but empty is no value.
    expect(withoutEmpty(asInserted(type, values))).toEqual(
      withoutEmpty({ ...exportPlan(file).blokken[0] }),
    );
  });

  it("has every text field, so that people can type in it, and nothing that the block does not know", () => {
    const { attrs, content } = blockNode(
      { id: "r1", type: "risico", code: null, values: { kans: 3, vreemd: "x" } },
      () => "n1",
    );
    expect(attrs).toEqual({ id: "r1", kans: 3 });
    expect(content?.map(({ type }) => type)).toEqual(["oorzaak", "gevolg", "beheersmaatregel"]);
  });
});

function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(
    ([, inner]) => inner !== null && inner !== "" && !(Array.isArray(inner) && inner.length === 0),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutEmpty(inner)]));
}
