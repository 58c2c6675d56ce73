/**
 * What a field is. It knows how its value is stored, read, typed and shown; the form, the checklist, the DOCX and the
 * PDF all ask it. The kinds themselves stand in fieldKinds.ts.
 */
import type { Prose } from "./prose.ts";

/** What every field says of itself. */
export type FieldText = {
  /** Shown above the input and in front of the value in DOCX and PDF. */
  label: string;
  required: boolean;
  /** One sentence of help below the input. */
  hint?: string;
  /** A good answer, shown in the empty input. */
  example?: string;
};

/** One line, number, date or choice: stored as an attribute of its block or row. */
export type ShortField<V = unknown> = FieldText & {
  kind:
    | "line"
    | "choice"
    | "yesNo"
    | "count"
    | "number"
    | "money"
    | "percent"
    | "score"
    | "year"
    | "date"
    | "period"
    | "reference";
  /** Beside the input: "woningen", "euro", "procent". */
  unit?: string;
  /** Stored value -> Dutch label, for a choice. */
  options?: Readonly<Record<string, string>>;
  /** Words to choose from where free text is allowed as well. */
  suggestions?: readonly string[];
  /** The type of block (or "tijdspad-item") that a reference points to. */
  to?: string;
  maxLength?: number;
  /** Money columns that are added up below their table. */
  sum?: boolean;
  /** A number of people so small that it could point to somebody: below 10 it prints as "minder dan 10". */
  sensitive?: true;
  /** The stored attribute as a value, or null when it is blank or malformed. Never throws. */
  read(stored: unknown): V | null;
  /** What a person typed, in Dutch notation, as a value to store; null when it cannot be read. */
  parse(typed: string): V | null;
  /** The value as a document shows it. */
  show(value: V): string;
};

/** Text of more than one line: a child node named after the field, merged letter by letter. */
export type TextField = FieldText & { kind: "text" };

/** A list of short values: each is a child node named after the field, with an id and its value in `waarde`. */
export type ListField = FieldText & {
  kind: "references" | "choices" | "lines";
  options?: Readonly<Record<string, string>>;
  to?: string;
  /**
   * The other side leads: this list follows from `field` of all blocks of type `block` (model.md 1.3).
   * What stands here in the document are only references that the leading side cannot hold.
   */
  derivedFrom?: { block: string; field: string };
  pattern?: RegExp;
};

export type RowColumns = Readonly<Record<string, ShortField | ListField>>;

/** A table: each row is a child node named after the field, with an id and its cells as attributes. */
export type RowsField<C extends RowColumns = RowColumns> = FieldText & {
  kind: "rows";
  /** What one row is called: "dekkingsregel". */
  rowName: string;
  columns: C;
  /** In JSON a row with only this column may be written as a bare string. */
  shorthand?: string;
};

export type Field = ShortField | TextField | ListField | RowsField;
export type Fields = Readonly<Record<string, Field>>;

/** The value that a field gives: null or an empty list when there is none. */
export type ValueOf<F> =
  F extends ShortField<infer V>
    ? V | null
    : F extends TextField
      ? Prose | null
      : F extends ListField
        ? string[]
        : F extends RowsField<infer C>
          ? Row<C>[]
          : never;
export type Row<C = RowColumns> = { id: string } & { [K in keyof C]: ValueOf<C[K]> };
export type Values<F> = { [K in keyof F]: ValueOf<F[K]> };

/** Whether the field is stored as an attribute. */
export function isShort(field: Field): field is ShortField {
  return field.kind !== "text" && !isList(field) && field.kind !== "rows";
}

/** Whether the field is a list of short values. */
export function isList(field: Field): field is ListField {
  return field.kind === "references" || field.kind === "choices" || field.kind === "lines";
}
