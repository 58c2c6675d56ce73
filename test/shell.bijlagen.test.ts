import { describe, expect, it } from "@jest/globals";
import { refusalOf, sizeInWords, titleOf } from "../editor/panels/attachmentWords.ts";

describe("a file as a bijlage", () => {
  it.each([
    ["Notitie_parkeren  wijk.pdf", "Notitie parkeren wijk"],
    ["kaart.v2.png", "kaart.v2"],
    ["zonder extensie", "zonder extensie"],
    [".pdf", "Bijlage"],
  ])("%j is called %j", (name, title) => expect(titleOf(name)).toBe(title));

  it("a name of 300 characters is cut, and never through an emoji", () => {
    const title = titleOf(`${"x".repeat(199)}📎${"y".repeat(100)}.pdf`);
    expect(title).toBe("x".repeat(199));
    expect(titleOf("📎".repeat(300))).toBe("📎".repeat(100));
  });

  it("has a size as people say it", () => {
    expect([0, 11, 350_000, 1_300_000, 52_428_800].map(sizeInWords)).toEqual([
      "1 kB",
      "1 kB",
      "342 kB",
      "1,2 MB",
      "50 MB",
    ]);
  });

  it("is not sent when it is empty or over 50 MB", () => {
    expect(refusalOf({ size: 0 })).toContain("leeg");
    expect(refusalOf({ size: 200 * 1024 * 1024 })).toContain("te groot: 200 MB");
    expect(refusalOf({ size: 50 * 1024 * 1024 })).toBeNull();
  });
});
