import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { createAwareness } from "../editor/presence.ts";

describe("what a person shows of itself", () => {
  it("is sent when it differs, and not again by each of forty text fields that say the same", () => {
    const doc = new Y.Doc();
    const awareness = createAwareness(doc);
    let sent = 0;
    awareness.on("update", () => (sent += 1));
    for (let field = 0; field < 40; field += 1) {
      awareness.setLocalStateField("user", { name: "Anna", color: "#0b5e8a" });
      awareness.setLocalStateField("cursor", null);
    }
    expect(sent).toBe(2);
    awareness.setLocalStateField("cursor", { anchor: 1, head: 2 });
    awareness.setLocalStateField("cursor", { anchor: 1, head: 2 });
    awareness.setLocalStateField("cursor", null);
    expect(sent).toBe(4);
    expect(awareness.getLocalState()).toEqual({
      user: { name: "Anna", color: "#0b5e8a" },
      cursor: null,
    });
    awareness.destroy();
    doc.destroy();
  });
});
