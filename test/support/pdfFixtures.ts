/** Plans that are hard to print, by name: every PDF that is made of them must meet every criterion. */
import { BLOCK_NAMES } from "../../templates/blocks.ts";
import type { Plan } from "../../templates/plan.ts";
import { examplePlan, planFrom } from "./documents.ts";
import { largePlan } from "./largePlan.ts";

export const PDF_FIXTURES: Readonly<Record<string, () => Plan>> = {
  voorbeeld: examplePlan,
  leeg: () => planFrom({}),
  "lege blokken": () =>
    planFrom({ blokken: BLOCK_NAMES.map((type, index) => ({ type, id: `blok-${index}` })) }),
  "300 blokken": () => planFrom(withLongWords(largePlan({ blocks: 300 }))),
  "lange tabellen": () =>
    planFrom({ hoofdstukken: [chapterOf(tableOf(120, 5), tableOf(3, 2, "tableCell"))] }),
  "vreemde tekens": strangePlan,
  "100.000 tekens": () =>
    planFrom({
      hoofdstukken: [
        chapterOf(paragraph("Een zin van niets. ".repeat(5_264))),
        chapterOf(paragraph("x".repeat(20_000)), 2),
      ],
    }),
};

const LONG_WORD = "Warmtetransitievisieuitvoeringsprogramma";

type PlanParts = Parameters<typeof planFrom>[0];

function withLongWords(json: unknown): PlanParts {
  const { blokken = [], ...rest } = json as PlanParts;
  const renamed = blokken.map((block, index) =>
    index % 3 === 0 && "titel" in block ? { ...block, titel: `${LONG_WORD} ${LONG_WORD}` } : block,
  );
  return { ...rest, blokken: renamed };
}

function chapterOf(...tekst: object[]): object;
function chapterOf(first: object, nr: number): object;
function chapterOf(...given: (object | number)[]): object {
  const nr = typeof given.at(-1) === "number" ? given.at(-1) : 1;
  return { nr, titel: `Hoofdstuk ${nr}`, tekst: given.filter((part) => typeof part === "object") };
}

const text = (words: string, ...marks: string[]) => ({
  type: "text",
  text: words,
  marks: marks.map((type) => ({ type })),
});
const paragraph = (...content: (string | object)[]) => ({
  type: "paragraph",
  content: content.map((part) => (typeof part === "string" ? text(part) : part)),
});
const link = (words: string, href: string) => ({
  type: "text",
  text: words,
  marks: [{ type: "link", attrs: { href } }],
});
const heading = (level: number, words: string) => ({
  type: "heading",
  attrs: { level },
  content: [text(words)],
});
const list = (type: string, ...items: object[][]) => ({
  type,
  content: items.map((content) => ({ type: "listItem", content })),
});

function tableOf(rows: number, columns: number, headType = "tableHeader"): object {
  const row = (type: string, index: number) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, (_, column) => ({
      type,
      content:
        column === columns - 1 && index % 2 === 1
          ? []
          : [paragraph(`${LONG_WORD} cel ${index}.${column}`)],
    })),
  });
  const cells = Array.from({ length: rows }, (_, index) => row("tableCell", index + 1));
  return { type: "table", content: [row(headType, 0), ...cells] };
}

const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEklEQVR4nGP4z8DAwMDAxAADAA8FAQEvRzVzAAAAAElFTkSuQmCC";
const STRANGE =
  "😀👩‍👩‍👧👍🏽 中文 עברית مرحبا بالعالم \u200e\u202b CO₂ ≥ 3 m² → ✓ ⚡ Ж Ω ﬁ ế e\u0301 \u0378 \uE000 \u{10FFFF} \uFFFD a\u00adb \u2028 \u0001\u0007\u001b\u007f\u0085 \ufeff tab\tx";

function strangePlan(): Plan {
  const picture = (alt: string, title: string) => ({
    type: "image",
    attrs: { src: `data:image/png;base64,${PICTURE}`, alt, title },
  });
  return planFrom({
    plangegevens: {
      titel: `Plan ${STRANGE}`,
      gemeente: "Óuderkérk 😀 <b>&amp;\"'",
      wijknaam: "עברית",
    },
    hoofdstukken: [
      chapterOf(
        heading(4, `Kop ${STRANGE}`),
        heading(2, "😀"),
        heading(4, "Kop onder een kop"),
        paragraph(
          STRANGE,
          text(STRANGE, "bold"),
          text(STRANGE, "italic"),
          text(STRANGE, "bold", "italic"),
        ),
        paragraph(
          text(STRANGE, "code"),
          text("2", "subscript"),
          text("3", "superscript"),
          text("weg", "strike"),
        ),
        paragraph(
          link(
            "een verwijzing die zo lang is dat zij over het eind van de regel heen loopt en verder gaat",
            "https://example.org/a?b=c&d=é",
          ),
          " en ",
          link("post", "mailto:loket@example.org"),
          link("", "https://example.org/leeg"),
          link("boef", "javascript:alert(1)"),
        ),
        { type: "codeBlock", content: [text("als (x) {\n  y 😀\n}")] },
        {
          type: "blockquote",
          content: [paragraph("Een citaat."), list("bulletList", [paragraph("in een citaat")])],
        },
        list(
          "orderedList",
          [
            paragraph("een"),
            list("bulletList", [paragraph("diep"), list("orderedList", [paragraph("dieper")])]),
          ],
          [],
          [paragraph("twee"), paragraph("nog een alinea")],
        ),
        { type: "horizontalRule" },
        picture("Een rood vlak", "Figuur 1"),
        picture("", "Figuur zonder beschrijving"),
        picture("", ""),
        tableOf(4, 3),
      ),
    ],
    blokken: [{ type: "maatregel", id: "m", code: "M-01 😀", titel: STRANGE }],
  });
}
