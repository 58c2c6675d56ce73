/** The sections that hang on the beslispunten: the points themselves, argumenten, kanttekeningen, alternatieven. */
import { formatMoney } from "../format.ts";
import type { ListPiece, Piece } from "../pieces.ts";
import { presentProse } from "../present/prose.ts";
import type { Prose } from "../prose.ts";
import { plainText } from "../prose.ts";
import type { Beslispunt } from "./route.ts";
import type { Context } from "./stuk.ts";
import { conceptNote, heading, slotPieces, table, words } from "./stuk.ts";

/** The numbered decisions, word for word the same wherever they print. */
export function beslispuntList(beslispunten: readonly Beslispunt[]): Piece[] {
  if (beslispunten.length === 0) return [];
  const items: ListPiece = {
    kind: "list",
    ordered: true,
    items: beslispunten.map(({ text }) => ({ runs: [{ text }], children: [] })),
  };
  return [items];
}

export function beslispunten(context: Context): Piece[] {
  const { route } = context;
  const forbidden = route.forbidden.flatMap(({ code, title }) =>
    conceptNote(
      context,
      `Het beslispunt “${[code, title].filter(Boolean).join(" ")}” is weggelaten: bij deze route stelt het college het plan vast, niet de raad.`,
    ),
  );
  return [...beslispuntList(route.beslispunten), ...forbidden];
}

export function argumenten(context: Context): Piece[] {
  return perBeslispunt(context, context.plan.raadsstukken.argument, ({ values }) => ({
    titel: values.titel ?? "",
    tekst: values.tekst,
    antwoord: null,
  }));
}

export function kanttekeningen(context: Context): Piece[] {
  const all = context.plan.raadsstukken.kanttekening;
  const none = all.filter(({ values }) => values.geen === true);
  return [
    ...perBeslispunt(
      context,
      all.filter(({ values }) => values.geen !== true),
      ({ values }) => ({
        titel: values.titel ?? "",
        tekst: values.tekst,
        antwoord: values.antwoord,
      }),
    ),
    ...none.flatMap(({ values }) => {
      const nr = numberOf(context, values.besluitId);
      const reason = plainText(values.tekst) || values.titel || "";
      return words(`Bij beslispunt ${nr} zijn er geen kanttekeningen. ${reason}`.trim());
    }),
  ];
}

export function alternatieven(context: Context): Piece[] {
  const { alternatief } = context.plan.raadsstukken;
  const hasCost = alternatief.some(({ values }) => values.kosten !== null);
  const rows = alternatief.map(({ values }) => [
    values.titel ?? "",
    plainText(values.voor),
    plainText(values.tegen),
    plainText(values.reden),
    ...(hasCost ? [values.kosten === null ? "" : formatMoney(values.kosten)] : []),
  ]);
  const columns = ["Alternatief:18", "Voor:20", "Tegen:22", "Waarom niet gekozen:26"];
  return [
    ...slotPieces(context, "alternatieven"),
    ...table("", hasCost ? [...columns, ">Kosten:13"] : columns, rows),
  ];
}

type Said = { titel: string; tekst: Prose | null; antwoord: Prose | null };

/** 1.1, 1.2, 2.1: what points to no beslispunt any more counts with the first. */
function perBeslispunt<S extends { values: { besluitId: string | null } }>(
  context: Context,
  stukken: readonly S[],
  said: (stuk: S) => Said,
): Piece[] {
  const counts = new Map<number, number>();
  const inOrder = stukken
    .map((stuk) => ({ nr: numberOf(context, stuk.values.besluitId), said: said(stuk) }))
    .toSorted((a, b) => a.nr - b.nr);
  return inOrder.flatMap(({ nr, said: each }) => {
    const next = (counts.get(nr) ?? 0) + 1;
    counts.set(nr, next);
    return onePoint(context, `${nr}.${next}`, each);
  });
}

function numberOf({ route }: Context, besluitId: string | null): number {
  return route.beslispunten.find(({ id }) => id === besluitId)?.nr ?? 1;
}

function onePoint(context: Context, mark: string, { titel, tekst, antwoord }: Said): Piece[] {
  const answer = antwoord ? labelled("Wat wij eraan doen:", antwoord, context) : [];
  if (context.profile.zinskoppen) {
    const body = tekst ? presentProse(tekst, context.newId) : [];
    return [heading(context, 2, titel, mark), ...body, ...answer];
  }
  const body = tekst ? labelled(`${mark} ${titel}`, tekst, context) : words(`${mark} ${titel}`);
  return [...body, ...answer];
}

/** The label in bold on the line of the first paragraph. */
function labelled(label: string, prose: Prose, { newId }: Context): Piece[] {
  const [first, ...rest] = presentProse(prose, newId);
  if (first?.kind === "paragraph") return [{ ...first, label }, ...rest];
  return [
    { kind: "paragraph", runs: [], label, keepWithNext: true },
    ...(first ? [first] : []),
    ...rest,
  ];
}
