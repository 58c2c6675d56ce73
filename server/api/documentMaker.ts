/** What the API asks of the generator, and what a document says about the plan's record. */
import type { DocumentMeta } from "../../templates/present.ts";
import type { Generator } from "../generate/document.ts";
import type { PlanRecord } from "../store/port.ts";
import { dutchDay } from "./dutchDay.ts";

export type DocumentMaker = Pick<Generator, "generate" | "previewHtml" | "draftHtml">;

export function metaOf(
  record: Pick<PlanRecord, "title" | "status" | "versie">,
  now: Date,
): DocumentMeta {
  return { title: record.title, status: record.status, versie: record.versie, date: dutchDay(now) };
}
