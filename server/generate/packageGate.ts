/** Whether a package may be definitive; asked before anything is made. */
import { refusalsOf } from "../../templates/handOver/gate.ts";
import type { Refusal } from "../../templates/handOver/gate.ts";
import { WupError } from "../errors.ts";
import type { PackageRequest } from "./package.ts";
import { missingFields } from "./packageMetadata.ts";

/** What stands in the way of a definitive package, before anything is made. */
export function packageRefusals(request: PackageRequest): Refusal[] {
  const { plan, verdicts, findings, documents, attachments, publisher } = request;
  const kinds = [...documents.map(({ kind }) => kind), ...attachments.map(() => "bijlage")];
  return refusalsOf({
    plan,
    verdicts,
    findings,
    missing: missingFields(publisher, [...new Set(kinds)]),
    documents: documents.map(({ printed }) => printed),
  });
}

/** Throws WupError PAKKET_GEWEIGERD with the list, unless it is a concept or nothing stands in the way. */
export function mustBeAllowed(request: PackageRequest): void {
  const refusals = request.concept ? [] : packageRefusals(request);
  if (refusals.length > 0) throw new WupError("PAKKET_GEWEIGERD", { details: refusals });
}
