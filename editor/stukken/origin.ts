/** Where a text came from, as it is stored with it. */
import type * as Y from "yjs";
import { valuesIn } from "../../templates/edit/stukEdits.ts";
import type { Origin } from "../../templates/raad/proposals.ts";

export function originIn(nodes: readonly Y.XmlElement[]): Origin {
  const values = valuesIn(nodes);
  const read = (key: keyof Origin) => (typeof values[key] === "string" ? values[key] : null);
  return { "voorstel.bron": read("voorstel.bron"), "voorstel.hash": read("voorstel.hash") };
}
