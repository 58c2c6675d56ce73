/** From a plan to the request of a package: the documents of its route, in the order in which a griffie reads them. */
import type { Verdict } from "../../templates/checklist.ts";
import { inGriffieNotation } from "../../templates/notation.ts";
import { brandOf } from "../../templates/brand.ts";
import { publisherOf } from "../../templates/metadata/describe.ts";
import { withoutFillIns } from "../../templates/pieces.ts";
import type { Document } from "../../templates/pieces.ts";
import type { Plan } from "../../templates/plan.ts";
import { presentPlan } from "../../templates/present.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import type { Profile } from "../../templates/profile.ts";
import { INTERNAL_KINDS, presentStuk } from "../../templates/raad/present.ts";
import { documentsOf, routeOf } from "../../templates/raad/route.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import type { StukOptions } from "../../templates/raad/stuk.ts";
import { checkStukken } from "../../templates/raad/stukChecks.ts";
import type { Generator } from "./document.ts";
import type { Format, PackageAttachment, PackageDocument, PackageRequest } from "./package.ts";

export type HandOver = {
  plan: Plan;
  meta: DocumentMeta;
  concept: boolean;
  profile: Profile;
  verdicts: readonly Verdict[];
  openComments: number;
  attachments: readonly PackageAttachment[];
};

/** When `signal` aborts, making any of it throws its reason. */
export function packageRequest(
  handOver: HandOver,
  generator: Pick<Generator, "generate">,
  signal?: AbortSignal,
): PackageRequest {
  const { plan, meta, concept, profile, attachments } = handOver;
  const bijlagen = attachments.map(({ title, openness }) => ({
    title,
    openbaar: openness === "openbaar",
  }));
  const options = { profile, meta, concept, bijlagen };
  const write = async (document: Document, format: Format) =>
    (
      await generator.generate({
        kind: "stuk",
        plan,
        meta,
        concept,
        document,
        format,
        ...(signal ? { signal } : {}),
      })
    ).bytes;
  return {
    ...handOver,
    publisher: publisherOf(plan.plangegevens.values.gemeente, profile),
    findings: checkStukken(plan, options),
    documents: documentsIn(plan, options).map(({ document, ...described }): PackageDocument => ({
      ...described,
      printed: withoutFillIns(inGriffieNotation(document)),
      make: (format) => write(document, format),
    })),
    makeReport: (document) => write({ ...document, brand: brandOf(profile) }, "pdf"),
  };
}

type Planned = Omit<PackageDocument, "make" | "printed"> & { document: Document };

/** What the raad or the college reads first, then the numbered bijlagen, then the rest of the set. */
function documentsIn(plan: Plan, options: StukOptions): Planned[] {
  const kinds = documentsOf(routeOf(plan), options.profile);
  const stuk = (kind: StukKind): Planned => ({
    kind,
    title: "",
    bijlage: kind === "begrotingswijziging" ? 2 : null,
    openness: INTERNAL_KINDS.includes(kind) ? "intern" : "openbaar",
    hasWorkbook: kind === "begrotingswijziging",
    document: presentStuk(plan, kind, options),
  });
  const rank = (kind: StukKind) =>
    FIRST.includes(kind) ? 0 : kind === "begrotingswijziging" ? 1 : 2;
  const ranked = (place: number) => kinds.filter((kind) => rank(kind) === place).map(stuk);
  const titled = (planned: Planned): Planned => ({ ...planned, title: titleOf(planned, options) });
  return [...ranked(0), wup(plan, options), ...ranked(1), ...ranked(2)].map(titled);
}

const FIRST: readonly StukKind[] = [
  "raadsvoorstel",
  "raadsbesluit",
  "voorstel-en-besluit",
  "collegevoorstel",
  "raadsinformatiebrief",
];

function wup(plan: Plan, { meta, profile }: StukOptions): Planned {
  const document = { ...presentPlan(plan, meta), brand: brandOf(profile) };
  return {
    kind: "wijkuitvoeringsplan",
    title: document.title,
    bijlage: 1,
    openness: "openbaar",
    hasWorkbook: false,
    document,
  };
}

/** "Raadsvoorstel Wijkuitvoeringsplan Kruidenbuurt": what people see in a list (raadsstukken.md 3.4). */
function titleOf({ kind, document }: Planned, { profile }: StukOptions): string {
  if (kind === "wijkuitvoeringsplan") return document.title;
  return `${profile.documentsoortLabels[kind as StukKind]} ${document.title}`;
}
