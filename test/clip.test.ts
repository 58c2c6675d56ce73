import { describe, expect, it } from "@jest/globals";
import { clipOf } from "../templates/clip.ts";
import { standaard } from "../templates/profiles/standaard.ts";
import { sectionPieces } from "../templates/raad/raadsvoorstel.ts";
import { contextOf } from "../templates/raad/stuk.ts";
import { examplePlan, META } from "./support/documents.ts";

const context = () => contextOf(examplePlan(), { profile: standaard, meta: META, concept: false });

describe("kopieer per onderdeel", () => {
  it("gives only elements that mean something: no class, no style, no address that is not safe", () => {
    for (const section of standaard.volgorde) {
      const { html } = clipOf(standaard.koppen[section], sectionPieces(context(), section));
      expect(html).toMatch(/^<h2>/);
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)];
      const known =
        /^(h2|h3|p|ol|ul|li|table|caption|thead|tbody|tfoot|tr|th|td|strong|em|u|s|sub|sup|code|a|br|blockquote|hr)$/;
      expect(tags.map(([, tag]) => tag).filter((tag) => !known.test(tag ?? ""))).toEqual([]);
      expect(html).not.toMatch(/ (class|style|id)=/);
    }
  });

  it("numbers the beslispunten as a list, in HTML and in text", () => {
    const { html, text } = clipOf("Voorgesteld besluit", sectionPieces(context(), "beslispunten"));
    expect(html).toMatch(/<ol><li>Het wijkuitvoeringsplan Kruidenbuurt vast te stellen/);
    expect(text).toMatch(/^Voorgesteld besluit\n\n1\. Het wijkuitvoeringsplan .*\n2\. /);
  });

  it("gives financiën as a table with heads, and with tabs in text", () => {
    const { html, text } = clipOf("Financiën", sectionPieces(context(), "financien"));
    expect(html).toMatch(/<thead><tr><th scope="col">Post<\/th>/);
    expect(html).toMatch(/<tfoot>.*Totaal/);
    expect(text).toMatch(/Post\tNodig\tGedekt/);
  });

  it("gives each argument a heading with its number", () => {
    const { html } = clipOf("Argumenten", sectionPieces(context(), "argumenten"));
    expect(html).toMatch(/<h3>1\.1 /);
  });

  it("cannot be broken out of by what somebody wrote", () => {
    const { html } = clipOf("<b>", [
      {
        kind: "paragraph",
        runs: [
          { text: '<script>"&', bold: true },
          { text: "klik", href: "javascript:alert(1)" },
          { text: "goed", href: "https://voorbeeld.nl/?a=1&b=2" },
        ],
      },
    ]);
    expect(html).toBe(
      '<h2>&lt;b&gt;</h2>\n<p><strong>&lt;script&gt;&quot;&amp;</strong>klik<a href="https://voorbeeld.nl/?a=1&amp;b=2">goed</a></p>',
    );
  });
});
