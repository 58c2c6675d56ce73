/** What the API asks of the generator, and what a document says about the plan's record. */
import type { DocumentMeta } from "../../templates/present.ts";
import type { Generator } from "../generate/document.ts";
import type { PlanRecord } from "../store/port.ts";
import { measurementLinesIn } from "./planMeasurements.ts";
import { dutchDay } from "./dutchDay.ts";

export type DocumentMaker = Pick<Generator, "generate" | "previewHtml" | "draftHtml">;

export function metaOf(
  record: Pick<PlanRecord, "title" | "status" | "versie" | "records">,
  now: Date,
): DocumentMeta {
  const { title, status, versie, records } = record;
  return { title, status, versie, date: dutchDay(now), metingen: measurementLinesIn(records) };
}
