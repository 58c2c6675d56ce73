/** The checklist as a document to read: every rule, why it exists, when it counts and where it comes from. */
import { RULES } from "./checklist.ts";
import type { Rule } from "./checklist.ts";
import { formatDate } from "./format.ts";
import { LAW } from "./law.ts";
import type { LegalFact } from "./law.ts";
import type { Document, Fact, ParagraphPiece, Piece, Run } from "./pieces.ts";
import {
  CERTAINTIES,
  EXCEPTIONS,
  INTRODUCTION,
  PROFILES,
  SEVERITIES,
  STAGES,
  setAsideText,
} from "./ruleBook/words.ts";
import { thresholdTable } from "./ruleBook/thresholds.ts";
import { SOURCES } from "./sources.ts";
import type { Source, SourceKey } from "./sources.ts";

const TITLE = "De checklist van Wijkpen";

/**
 * All rules, group by group. The id of a rule's heading is the id of the rule, so that `#MAA-03` leads to it; groups
 * are `groep-MAA`. The same rules always give the same document.
 */
export function presentRuleBook(): Document {
  return {
    title: TITLE,
    subject: "Alle regels voor een wijkuitvoeringsplan, met hun reden en hun bron",
    author: "Wijkpen",
    edition: "",
    date: lastReading(),
    cover: {
      kicker: "Wat een goed wijkuitvoeringsplan bevat, en waarom",
      title: TITLE,
      gemeente: "Wijkpen",
      facts: [
        { label: "Aantal regels", value: String(RULES.length) },
        { label: "Bronnen over de wet gelezen op", value: formatDate(lastReading()) },
      ],
      notice: "",
    },
    pieces: [...introduction(), ...groups().flatMap(presentGroup), ...thresholds(), ...law()],
  };
}

function introduction(): Piece[] {
  return [
    heading(1, "", "Hoe leest u deze checklist?", "uitleg"),
    ...INTRODUCTION.map((text) => paragraph([{ text }])),
    ...terms("Hoe zwaar telt een regel?", "ernst", SEVERITIES),
    ...terms("Vanaf wanneer telt een regel mee?", "moment", STAGES),
    ...terms("Voor welke plannen geldt een regel?", "profiel", PROFILES),
  ];
}

/** A short list of words that come back at every rule, each with its meaning. */
function terms(
  title: string,
  id: string,
  meanings: Readonly<Record<string, { label: string; meaning: string }>>,
): Piece[] {
  const items = Object.values(meanings).map(({ label, meaning }) => ({
    runs: [{ text: `${label}.`, bold: true }, { text: ` ${meaning}` }],
    children: [],
  }));
  return [heading(2, "", title, id), { kind: "list", ordered: false, items }];
}

function groups(): Rule[][] {
  return [...Map.groupBy(RULES, ({ group }) => group).values()];
}

function presentGroup(rules: Rule[]): Piece[] {
  const [first] = rules;
  if (!first) return [];
  return [
    heading(1, first.group, first.groupTitle, `groep-${first.group}`),
    ...rules.flatMap(presentRule),
  ];
}

function presentRule(rule: Rule): Piece[] {
  return [
    heading(2, rule.id, rule.question, rule.id),
    { ...paragraph([{ text: rule.why }]), label: "Waarom?" },
    { kind: "facts", items: factsOf(rule) },
    { ...paragraph(sourceRuns(rule.source)), label: "Bron:", style: "small" },
  ];
}

function factsOf(rule: Rule): Fact[] {
  const exception = EXCEPTIONS[rule.id];
  const fact = (label: string, ...values: string[]): Fact => ({ label, values, wide: true });
  return [
    fact("Ernst", SEVERITIES[rule.severity].label, ...(exception ? [exception] : [])),
    fact("Telt mee", STAGES[rule.stage].label),
    fact("Geldt voor", PROFILES[rule.profile].label),
    fact("Afwijken", setAsideText(rule)),
  ];
}

function thresholds(): Piece[] {
  return [
    heading(1, "", "Grenzen die een gemeente kan aanpassen", "grenzen"),
    paragraph([
      {
        text: "Sommige regels rekenen met een grens. Dit zijn de grenzen waarmee Wijkpen begint, ook in de vragen hierboven. Een gemeente kan elke grens aanpassen.",
      },
    ]),
    thresholdTable(),
  ];
}

function law(): Piece[] {
  const facts: readonly LegalFact<string | number>[] = Object.values(LAW);
  return [
    heading(1, "", "Wat de checklist over de wet weet", "wet"),
    paragraph([
      {
        text: "De checklist gebruikt een paar gegevens over de wet. Bij elk gegeven staat hoe zeker het is. Wijkpen geeft geen juridisch advies: laat een jurist meelezen.",
      },
    ]),
    ...facts.flatMap(presentFact),
  ];
}

function presentFact({
  statement,
  certainty,
  sources,
  readOn,
}: LegalFact<string | number>): Piece[] {
  return [
    { ...paragraph([{ text: statement }]), keepWithNext: true },
    {
      ...paragraph([
        { text: `${CERTAINTIES[certainty]} Laatst bekeken op ${formatDate(readOn)}. Bron: ` },
        ...sourceRuns(sources),
      ]),
      style: "small",
    },
  ];
}

/** "WijkKompas: beeld vormen van de wijk (W12); ..." with a link where the source has an address. */
function sourceRuns(keys: readonly SourceKey[]): Run[] {
  return keys.flatMap((key, index): Run[] => {
    const { title, url }: Source = SOURCES[key];
    const name = key === "EIGEN" ? title : `${title} (${key})`;
    const before = index === 0 ? [] : [{ text: "; " }];
    return [...before, { text: name, ...(url === null ? {} : { href: url }) }];
  });
}

function heading(level: 1 | 2, mark: string, text: string, id: string): Piece {
  return { kind: "heading", level, mark, text, id, inContents: level === 1 };
}

function paragraph(runs: Run[]): ParagraphPiece {
  return { kind: "paragraph", runs };
}

/** The latest day on which the legal sources were read: the date of this document, for want of a clock. */
function lastReading(): string {
  const days = Object.values(LAW).map(({ readOn }) => readOn);
  return days.toSorted().at(-1) ?? "";
}
