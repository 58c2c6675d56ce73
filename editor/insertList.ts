/** The list of what can be inserted: blocks first, those of the chapter on top, then text; filtered by typing. */
import { BLOCKS, BLOCK_NAMES } from "../templates/blocks.ts";
import type { BlockName } from "../templates/blocks.ts";
import { THEMES } from "../templates/blocks/themes.ts";
import { h } from "./dom.ts";
import type { Examples } from "./examples.ts";
import { matches } from "./form/picker.ts";

/** What was chosen: a block, a kind of text, or an example of the starter library by its id. */
export type Insertion =
  | { kind: "block"; name: BlockName }
  | { kind: "text"; name: TextKind }
  | { kind: "example"; id: string };
export type TextKind =
  | "paragraph"
  | "heading2"
  | "heading3"
  | "heading4"
  | "bulletList"
  | "orderedList"
  | "blockquote"
  | "table"
  | "horizontalRule";

type Entry = { insertion: Insertion; label: string; purpose: string; words: string; group: string };

export type InsertListHost = {
  pick(insertion: Insertion): void;
  examples: Examples;
  changed?(): void;
};

export type InsertList = {
  element: HTMLElement;
  readonly id: string;
  /** Shows what fits; gives the number of choices. */
  filter(query: string, chapterNr: string | number | null): number;
  /** Marks the next or previous choice; gives the id of its element. */
  move(step: 1 | -1): string | null;
  activeId(): string | null;
  /** Whether examples may still come in. */
  isWaiting(): boolean;
  choose(): void;
};

const TEXTS: readonly [TextKind, label: string, purpose: string][] = [
  ["paragraph", "Tekst", "Een gewone alinea."],
  ["heading2", "Kop", "Een kop binnen het hoofdstuk."],
  ["heading3", "Tussenkop", "Een kleinere kop."],
  ["heading4", "Kleine kop", "De kleinste kop."],
  ["bulletList", "Opsomming", "Een lijst met punten."],
  ["orderedList", "Genummerde lijst", "Een lijst met nummers."],
  ["blockquote", "Citaat", "Woorden van een ander."],
  ["table", "Tabel", "Rijen en kolommen met vrije tekst."],
  ["horizontalRule", "Scheidingslijn", "Een lijn tussen twee stukken tekst."],
];

/** Examples come up when at least this many letters of what they are about are typed. */
const EXAMPLE_LETTERS = 3;
const EXAMPLES_SHOWN = 12;

/** `id` begins the ids of the choices; `pick` is called once per choice; `changed` when examples arrived later. */
export function createInsertList(
  id: string,
  { pick, examples, changed }: InsertListHost,
): InsertList {
  const element = h("ul", {
    class: "zweef-lijst invoeglijst",
    role: "listbox",
    id,
    "aria-label": "Invoegen",
  });
  let shown: { entry: Entry; row: HTMLElement }[] = [];
  let active = 0;
  let asked: { query: string; chapterNr: string | number | null } | null = null;
  const mark = (next: number) => {
    active = next;
    for (const [index, { row }] of shown.entries())
      row.setAttribute("aria-selected", String(index === active));
    shown[active]?.row.scrollIntoView({ block: "nearest" });
  };
  const rowOf = (entry: Entry, index: number) =>
    h(
      "li",
      {
        role: "option",
        id: `${id}-${index}`,
        class: "zweef-keuze invoegkeuze",
        on: {
          pointerdown: (event) => event.preventDefault(),
          click: () => pick(entry.insertion),
        },
      },
      h("span", { class: "invoegkeuze-naam" }, entry.label),
      h("span", { class: "invoegkeuze-doel" }, entry.purpose),
    );
  const refill = () => {
    if (!asked || !element.isConnected) return;
    list.filter(asked.query, asked.chapterNr);
    changed?.();
  };
  const list: InsertList = {
    element,
    id,
    filter(query, chapterNr) {
      asked = { query, chapterNr };
      examples.entries(refill);
      const entries = [
        ...entriesFor(chapterNr).filter(({ words }) => matches(words, query)),
        ...(query.length < EXAMPLE_LETTERS ? [] : exampleEntries(examples, query, refill)),
      ];
      shown = entries.map((entry, index) => ({ entry, row: rowOf(entry, index) }));
      const rows: HTMLElement[] = [];
      for (const [index, { entry, row }] of shown.entries()) {
        if (entry.group !== shown[index - 1]?.entry.group)
          rows.push(h("li", { role: "presentation", class: "zweef-groep" }, entry.group));
        rows.push(row);
      }
      element.replaceChildren(
        ...(rows.length > 0 ? rows : [h("li", { class: "zweef-leeg" }, "Niets gevonden")]),
      );
      mark(0);
      return shown.length;
    },
    move(step) {
      if (shown.length > 0) mark((active + step + shown.length) % shown.length);
      return list.activeId();
    },
    isWaiting: () => examples.entries(refill) === null,
    activeId: () => shown[active]?.row.id ?? null,
    choose() {
      const entry = shown[active]?.entry;
      if (entry) pick(entry.insertion);
    },
  };
  return list;
}

function exampleEntries(examples: Examples, query: string, onArrival: () => void): Entry[] {
  return (examples.entries(onArrival) ?? [])
    .map(({ id, title, thema, doelstelling, maatregelen }): Entry => {
      const theme = THEMES[thema];
      return {
        insertion: { kind: "example", id },
        label: `Voorbeeld: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
        purpose: `${theme}. Doelstelling met indicator en ${maatregelen.length} maatregelen.`,
        words: `voorbeeld ${theme} ${title} ${doelstelling.titel}`,
        group: "Voorbeelden",
      };
    })
    .filter(({ words }) => matches(words, query))
    .slice(0, EXAMPLES_SHOWN);
}

function entriesFor(chapterNr: string | number | null): Entry[] {
  const blocks = BLOCK_NAMES.map((name): Entry => {
    const { title, plural, purpose, chapters } = BLOCKS[name];
    const isHere =
      chapterNr !== null && (chapters as readonly (string | number)[]).includes(chapterNr);
    return {
      insertion: { kind: "block", name },
      label: title,
      purpose,
      words: `${title} ${plural} ${purpose}`,
      group: isHere ? "Voor dit hoofdstuk" : "Blokken",
    };
  });
  const texts = TEXTS.map(([name, label, purpose]): Entry => ({
    insertion: { kind: "text", name },
    label,
    purpose,
    words: `${label} ${purpose}`,
    group: "Tekst",
  }));
  const here = blocks.filter(({ group }) => group !== "Blokken");
  return [...here, ...blocks.filter(({ group }) => group === "Blokken"), ...texts];
}
