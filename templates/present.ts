/** A plan as a document: the front page and all chapters as pieces, for DOCX, PDF and preview alike. */
import { SETTINGS } from "./blocks.ts";
import { formatDate } from "./format.ts";
import { numberFigures } from "./pieces.ts";
import type { Cover, Document, Piece } from "./pieces.ts";
import type { Plan } from "./plan.ts";
import type { Json } from "./prose.ts";
import { presentChapter } from "./present/chapter.ts";
import { namesOf } from "./present/names.ts";
import type { NewId } from "./present/prose.ts";
import { withoutEmptySections } from "./present/sections.ts";

/** What the server knows about the plan and the document itself does not (model.md 1.5). */
export type DocumentMeta = {
  /** Used when the plan has no title itself. */
  title?: string;
  /** "0.9"; null when there is none. */
  versie: string | null;
  /** in-opstelling ... ingetrokken; null when there is none. */
  status: string | null;
  /** ISO date JJJJ-MM-DD of this document. */
  date: string;
  /** What was measured since: records of the server, as the plan file has them (model.md 1.5). */
  metingen?: readonly Json[];
};

/** The statuses of a plan (model.md 4) as a reader sees them. */
export const STATUS_LABELS: Readonly<Record<string, string>> = {
  "in-opstelling": "In opstelling",
  "in-review": "In review",
  "ter-inspraak": "Ter inspraak",
  "gereed-voor-college": "Gereed voor het college",
  "gereed-voor-griffie": "Gereed voor de griffie",
  "ter-besluitvorming": "Ter besluitvorming",
  vastgesteld: "Vastgesteld",
  ingetrokken: "Ingetrokken",
};

/** The whole wijkuitvoeringsplan. The same plan and meta always give the same document; guidance and comments never print. */
export function presentPlan(plan: Plan, meta: DocumentMeta): Document {
  const names = namesOf(plan, meta);
  const newId = countedIds();
  const { gemeente, wijknaam } = plan.plangegevens.values;
  return {
    title: titleOf(plan, meta),
    subject: [nameOfPlan(plan), wijknaam, gemeente].filter(Boolean).join(", "),
    author: gemeente ? `Gemeente ${gemeente}` : "",
    edition: meta.versie ? `versie ${meta.versie}` : "",
    date: meta.date,
    cover: coverOf(plan, meta),
    pieces: numberFigures(
      withoutEmptySections([
        ...plan.chapters.flatMap((chapter) => presentChapter(chapter, names, newId)),
        ...leftOver(plan),
      ]),
    ),
  };
}

function titleOf(plan: Plan, meta: DocumentMeta): string {
  return plan.plangegevens.values.titel ?? (meta.title || nameOfPlan(plan));
}

/** The front page: what plan it is, of whom, and in which state. */
export function coverOf(plan: Plan, meta: DocumentMeta): Cover {
  const { gemeente, wijknaam, fictief, portefeuillehouder, beoogdeVaststelling } =
    plan.plangegevens.values;
  const title = titleOf(plan, meta);
  const kicker = nameOfPlan(plan);
  const facts = [
    { label: "Gebied", value: wijknaam },
    {
      label: "Status",
      value: meta.status === null ? null : (STATUS_LABELS[meta.status] ?? meta.status),
    },
    { label: "Versie", value: meta.versie },
    { label: "Datum", value: formatDate(meta.date) },
    {
      label: "Beoogde vaststelling",
      value: beoogdeVaststelling === null ? null : formatDate(beoogdeVaststelling),
    },
    { label: "Portefeuillehouder", value: portefeuillehouder },
  ];
  return {
    kicker: title.toLowerCase().includes(kicker.toLowerCase()) ? "" : kicker,
    title,
    gemeente: gemeente ? `Gemeente ${gemeente}` : "",
    facts: facts.flatMap(({ label, value }) => (value ? [{ label, value }] : [])),
    notice:
      fictief === true ? "Dit is een fictief voorbeeld. Namen en bedragen zijn verzonnen." : "",
  };
}

function nameOfPlan(plan: Plan): string {
  const { naamSoort } = plan.plangegevens.values;
  return SETTINGS.plangegevens.fields.naamSoort.options?.[naamSoort ?? ""] ?? "Wijkuitvoeringsplan";
}

/** Words of chapter headings that this version does not know: they belong to no field and are printed all the same. */
function leftOver(plan: Plan): Piece[] {
  const words = plan.chapters.flatMap(({ remains }) =>
    remains.unknown.map((unknown) => unknown.words),
  );
  return words.map((text) => ({ kind: "paragraph", runs: [{ text }] }));
}

/** Ids by counting: "blok-1", "deel-2". The same plan gives the same ids. */
export function countedIds(): NewId {
  const counts = new Map<string, number>();
  return (prefix) => {
    const next = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, next);
    return `${prefix}-${next}`;
  };
}
