/** TXT: text in every chapter, in plain language, with references and amounts that are right. */
import { CHAPTERS, chapterName } from "../chapters.ts";
import type { ChapterNr } from "../chapters.ts";
import { formatList, formatNumber } from "../format.ts";
import { chapterProse } from "../plan.ts";
import { plainText } from "../prose.ts";
import { inChapter, isFilled, shortName } from "./observe.ts";
import { placeholdersIn } from "./placeholders.ts";
import type { PlanIndex } from "./planIndex.ts";
import { brokenReferences, doubleCodes } from "./references.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, RuleContext } from "./rule.ts";
import { sentencesOf } from "./sentences.ts";
import { summaryDiffers } from "./summaryFigures.ts";
import { termFinder } from "./jargon.ts";

export const TEKST_RULES = ruleGroup("TXT", "Tekst en samenhang", [
  {
    id: "TXT-01",
    question: "Heeft elk verplicht hoofdstuk tekst, zonder plekken die nog moeten worden ingevuld?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["N1", "G1", "EIGEN"],
    why: "Een leeg hoofdstuk of een vergeten ‘[invullen]’ laat zien dat het plan niet af is.",
    check: (_plan, _context, index) => [...emptyChapters(index), ...openPlaceholders(index)],
  },
  {
    id: "TXT-02",
    question: "Zijn vaktermen uitgelegd in de begrippenlijst?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["W1"],
    why: "Een raadslid of bewoner die de woorden niet kent, kan niet meepraten.",
    check: (_plan, { settings: { jargon } }, index) => unexplainedTerms(index, jargon),
  },
  {
    id: "TXT-03",
    question: "Zijn de zinnen kort genoeg voor een brede groep lezers?",
    severity: "advies",
    stage: "inspraak",
    source: ["W1", "EIGEN"],
    why: "Korte zinnen leest iedereen sneller, ook wie veel leest.",
    check: (_plan, context, index) => longSentences(context, index),
  },
  {
    id: "TXT-04",
    question: "Bestaan alle verwijzingen tussen blokken, en komt elke code één keer voor?",
    severity: "blokkerend",
    source: ["EIGEN"],
    why: "Een verwijzing naar iets dat niet bestaat, maakt het plan en de sommen onbetrouwbaar.",
    absolute: true,
    check: (plan, _context, index) => [
      ...brokenReferences(plan, index),
      ...doubleCodes(plan, index),
    ],
  },
  {
    id: "TXT-05",
    question: "Komen de bedragen en aantallen in de samenvatting overeen met de rest van het plan?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["EIGEN"],
    why: "De samenvatting wordt het meest gelezen. Een ander bedrag dan in het plan schaadt het vertrouwen.",
    check: (plan, _context, index) => summaryDiffers(plan, index),
  },
]);

function isRequired(nr: ChapterNr): boolean {
  return typeof nr === "number";
}

function emptyChapters(index: PlanIndex): Observation[] {
  return CHAPTERS.filter(({ nr }) => isRequired(nr) && index.offReason(nr) === null).flatMap(
    ({ nr, title }) => {
      const chapter = index.chapter(nr);
      if (
        chapter !== null &&
        chapter.content.some((item) => item.kind === "block" || isFilled([item.node]))
      )
        return [];
      return [
        inChapter(
          nr,
          `${chapterName(nr)} (${title}) is nog leeg. Schrijf tekst of voeg een blok toe.`,
        ),
      ];
    },
  );
}

function openPlaceholders(index: PlanIndex): Observation[] {
  return index.writing.flatMap(({ blockId, chapter, texts }) => {
    const found = [...new Set(texts.flatMap(({ text }) => placeholdersIn(text)))];
    if (found.length === 0) return [];
    const block = blockId === null ? undefined : index.byId.get(blockId);
    const place = block
      ? shortName(block)
      : chapter === null
        ? "De plangegevens"
        : chapterName(chapter);
    return [
      {
        blockIds: blockId === null ? [] : [blockId],
        chapter,
        message: `${place}: hier staat nog in te vullen tekst: ${found.map((text) => `‘${text}’`).join(", ")}.`,
      },
    ];
  });
}

function unexplainedTerms(index: PlanIndex, jargon: readonly string[]): Observation[] {
  const list = index.chapter("A");
  const explained = list === null ? "" : plainText(chapterProse(list));
  const written = index.writing
    .filter(({ chapter }) => chapter !== "A")
    .map(({ blockId, chapter, texts }) => {
      const text = texts.map((written) => written.text).join("\n");
      return { blockId, chapter, text, lower: text.toLowerCase() };
    });
  return jargon.flatMap((term) => {
    const finder = termFinder(term);
    const places = written.filter(({ text, lower }) => finder(text, lower));
    if (places.length === 0 || finder(explained, explained.toLowerCase())) return [];
    const blockIds = [...new Set(places.flatMap(({ blockId }) => blockId ?? []))];
    const chapters = [...new Set(places.flatMap(({ chapter }) => chapter ?? []))];
    const where =
      chapters.length === 0
        ? "de plangegevens"
        : formatList(
            chapters.map((nr) =>
              chapterName(nr).replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
            ),
          );
    return [
      {
        blockIds,
        chapter: "A" as const,
        message: `De vakterm ‘${term}’ staat in ${where}, maar niet in de begrippenlijst. Leg de term uit in bijlage A of gebruik een gewoon woord.`,
      },
    ];
  });
}

type Tally = {
  words: number;
  sentences: number;
  /** The longest sentence: its length, first words and block. */
  longest: { words: number; start: string; blockId: string | null };
};

function longSentences({ settings }: RuleContext, index: PlanIndex): Observation[] {
  const { averageSentenceWords, longestSentenceWords } = settings;
  return [...tallySentences(index)].flatMap(([nr, { words, sentences, longest }]) => {
    const average = sentences === 0 ? 0 : words / sentences;
    const found: Observation[] = [];
    if (average > averageSentenceWords)
      found.push(
        inChapter(
          nr,
          `${chapterName(nr)}: een zin heeft hier gemiddeld ${formatNumber(Math.ceil(average * 10) / 10)} woorden. Probeer op hooguit ${averageSentenceWords} woorden uit te komen.`,
        ),
      );
    if (longest.words > longestSentenceWords)
      found.push({
        blockIds: longest.blockId === null ? [] : [longest.blockId],
        chapter: nr,
        message: `${chapterName(nr)}: de langste zin heeft ${longest.words} woorden (‘${longest.start} …’). Knip zinnen van meer dan ${longestSentenceWords} woorden op.`,
      });
    return found;
  });
}

/** Sentences of the free text and of all text fields, per chapter. Titles and cells have none. */
function tallySentences(index: PlanIndex): Map<ChapterNr, Tally> {
  const chapters = new Map<ChapterNr, Tally>();
  for (const { blockId, chapter, texts } of index.writing) {
    if (chapter === null) continue;
    const tally = chapters.get(chapter) ?? {
      words: 0,
      sentences: 0,
      longest: { words: 0, start: "", blockId: null },
    };
    chapters.set(chapter, tally);
    for (const { words, start } of texts.flatMap(({ text, running }) =>
      running ? sentencesOf(text) : [],
    )) {
      tally.words += words;
      tally.sentences += 1;
      if (words > tally.longest.words) tally.longest = { words, start, blockId };
    }
  }
  return chapters;
}
