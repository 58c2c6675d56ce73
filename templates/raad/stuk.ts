/** What the builders of the raadsstukken share: the context of one document, and small makers of pieces. */
import { brandOf } from "../brand.ts";
import { formatDate } from "../format.ts";
import type { Cell, Column, Document, HeadingPiece, Piece, Run, TablePiece } from "../pieces.ts";
import type { Plan } from "../plan.ts";
import { countedIds } from "../present.ts";
import type { DocumentMeta } from "../present.ts";
import { namesOf } from "../present/names.ts";
import type { Names } from "../present/names.ts";
import { presentProse } from "../present/prose.ts";
import type { NewId } from "../present/prose.ts";
import type { Profile } from "../profile.ts";
import { slotOf } from "../raadsstukken.ts";
import type { SlotName, StukValues } from "../stukken.ts";
import { planTitle } from "./planFacts.ts";
import { routeOf } from "./route.ts";
import type { Route } from "./route.ts";

export type StukOptions = {
  profile: Profile;
  meta: DocumentMeta;
  /** A concept shows what is missing and marks legal facts that nobody confirmed; a definitive set prints neither. */
  concept: boolean;
  /** The party of an extract; all parties when null or left out. */
  partyId?: string | null;
  /** Own files of the plan, after the bijlagen that Wijkpen makes. */
  bijlagen?: readonly { title: string; openbaar: boolean }[];
};

export type Context = StukOptions & {
  plan: Plan;
  route: Route;
  names: Names;
  newId: NewId;
  head: StukValues<"kopgegevens">;
  /** "Oosterwaarde"; dots where the plan does not say it. */
  gemeente: string;
};

export function contextOf(plan: Plan, options: StukOptions): Context {
  return {
    ...options,
    plan,
    route: routeOf(plan),
    names: namesOf(plan, options.meta),
    newId: countedIds(),
    head: plan.raadsstukken.kopgegevens.values,
    gemeente: plan.plangegevens.values.gemeente ?? "…",
  };
}

/** What the stuk is about, at most 100 characters where the writers keep to it. */
export function subjectOf({ head, plan }: Pick<Context, "head" | "plan">): string {
  return head.onderwerp ?? planTitle(plan);
}

export type StukFact = { label: string; value: string | null; griffie?: true };

/** The words that stand open for the griffie in a DOCX. */
export const FOR_GRIFFIE = "in te vullen door de griffie";

/** A short document with its head. Facts without a value are left out, those of the griffie stay open. */
export function stukOf(
  context: Context,
  {
    label,
    facts,
    pieces,
    title = subjectOf(context),
  }: { label: string; facts: StukFact[]; pieces: Piece[]; title?: string },
): Document {
  const { plan, meta, gemeente } = context;
  const { fictief } = plan.plangegevens.values;
  return {
    title,
    subject: `${label}: ${title}`,
    author: `Gemeente ${gemeente}`,
    edition: [label, meta.versie ? `versie ${meta.versie}` : ""].filter(Boolean).join(", "),
    date: meta.date,
    isShort: true,
    cover: {
      kicker: label,
      title,
      gemeente: `Gemeente ${gemeente}`,
      facts: facts.flatMap(({ label: name, value, griffie }) => {
        if (value) return [{ label: name, value }];
        return griffie ? [{ label: name, value: FOR_GRIFFIE, fillIn: true as const }] : [];
      }),
      notice: fictief === true ? "Fictief voorbeeld. Namen en bedragen zijn verzonnen." : "",
    },
    pieces: pieces.map(announced),
    brand: brandOf(context.profile),
  };
}

/** A paragraph that ends on a colon stays with what it announces. */
function announced(piece: Piece): Piece {
  const announces = piece.kind === "paragraph" && piece.runs.at(-1)?.text.endsWith(":") === true;
  return announces ? { ...piece, keepWithNext: true } : piece;
}

export function heading(context: Context, level: 1 | 2, text: string, mark = ""): HeadingPiece {
  return { kind: "heading", level, mark, text, id: context.newId("deel"), inContents: level === 1 };
}

export function words(text: string): Piece[] {
  return text === "" ? [] : [{ kind: "paragraph", runs: [{ text }] }];
}

export function small(text: string): Piece {
  return { kind: "paragraph", style: "small", runs: [{ text }] };
}

/** A remark that only a concept shows. */
export function conceptNote({ concept }: Context, text: string): Piece[] {
  return concept ? [{ kind: "note", runs: [{ text }] }] : [];
}

/** What a writer wrote in a slot; "niet van toepassing" with its reason. */
export function slotPieces({ plan, newId }: Context, slot: SlotName): Piece[] {
  const values = slotOf(plan.raadsstukken, slot);
  if (!values) return [];
  const reason = values.nietVanToepassing;
  return [
    ...(values.tekst ? presentProse(values.tekst, newId) : []),
    ...(reason === null ? [] : words(`Niet van toepassing: ${reason}`)),
  ];
}

export function list(items: readonly (string | Run[])[], ordered = false): Piece[] {
  if (items.length === 0) return [];
  return [
    {
      kind: "list",
      ordered,
      items: items.map((item) => ({
        runs: typeof item === "string" ? [{ text: item }] : item,
        children: [],
      })),
    },
  ];
}

/** A table; columns as "Label:width", with ">" before the label for numbers. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: Cell[][],
  total?: Cell[],
): TablePiece[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption,
      columns: columns.map(columnOf),
      rows,
      rowHeaders: true,
      ...(total ? { total } : {}),
    },
  ];
}

function columnOf(text: string): Column {
  const [label = "", width = "10"] = text.replace(/^>/, "").split(":");
  return { label, align: text.startsWith(">") ? "right" : "left", width: Number(width) };
}

/** A date in words, or words that stand open for the griffie. */
export function dateOrOpen(date: string | null, open: string): Run {
  return date === null ? { text: open, fillIn: true } : { text: formatDate(date) };
}

/** College stukken: secretaris and burgemeester, in the order of the profile. */
export function collegeSignatures({ profile, head, gemeente }: Context): Piece {
  const items = [
    { role: "de secretaris", name: head.secretaris ?? "" },
    { role: "de burgemeester", name: head.burgemeester ?? "" },
  ];
  return {
    kind: "signatures",
    lead: `Burgemeester en wethouders van ${gemeente},`,
    items:
      profile.ondertekeningCollegeVolgorde === "secretaris-burgemeester"
        ? items
        : items.toReversed(),
  };
}

/** Stukken of the raad: griffier and voorzitter, or the griffier alone (Gemeentewet 32a, a choice of the raad). */
export function raadSignatures({ profile, head }: Context, lead: string): Piece {
  const griffier = { role: "de griffier", name: head.griffier ?? "" };
  const voorzitter = { role: "de voorzitter", name: head.burgemeester ?? "" };
  return {
    kind: "signatures",
    lead,
    items: profile.ondertekeningRaad === "griffier" ? [griffier] : [griffier, voorzitter],
  };
}
