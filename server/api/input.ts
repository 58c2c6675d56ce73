/** Everything that comes in by HTTP is parsed here: strict, with a Dutch sentence for what is wrong. */
import { json } from "express";
import type { RequestHandler } from "express";
import { z } from "zod";
import { BLOCK_NAMES } from "../../templates/blocks.ts";
import { isIsoDay } from "../../templates/format.ts";
import { DEVIATION_LIMITS } from "../../templates/deviation.ts";
import { LONGEST_NOTE } from "../../templates/measurement.ts";
import { PROFILES } from "../../templates/profiles.ts";
import type { ProfileName } from "../../templates/profiles.ts";
import { STUK_KINDS } from "../../templates/raad/present.ts";
import { WupError } from "../errors.ts";

/** Bodies of all routes but the import of a plan. */
export function smallBody(): RequestHandler {
  return json({ limit: "100kb" });
}

/** The body of a plan import; put it after the check who asks, so that strangers cannot send 20 MB. */
export function planBody(): RequestHandler {
  return json({ limit: "20mb" });
}

const line = (label: string, longest: number) =>
  z
    .string(`Vul ${label} in.`)
    .trim()
    .min(1, `Vul ${label} in.`)
    .max(longest, `Maak ${label} korter: ten hoogste ${longest} tekens.`);

export const loginInput = z.strictObject({
  email: line("het e-mailadres", 254).toLowerCase(),
  // Longer ones would only cost time to hash.
  password: z
    .string("Vul het wachtwoord in.")
    .min(1, "Vul het wachtwoord in.")
    .max(200, "Dit wachtwoord is te lang."),
});

export const newPlanInput = z.strictObject({
  titel: line("de titel", 140),
  gemeente: line("de gemeente", 140),
  wijknaam: line("de naam van de wijk", 140),
});

export const planFileInput = z.strictObject({ plan: z.unknown() });

export const renameInput = z.strictObject({ title: line("de titel", 140) });

export const commentInput = z.strictObject({
  blockId: line("het blok", 100),
  quote: z
    .string("Geef aan waar de opmerking over gaat.")
    .max(1000, "Maak het citaat korter: ten hoogste 1000 tekens."),
  text: line("uw opmerking", 5000),
});

export const resolveInput = z.strictObject({
  resolved: z.boolean("Geef aan of de opmerking is afgehandeld."),
});

const { shortestReason, longestReason, longestFunction, blocks } = DEVIATION_LIMITS;

export const deviationInput = z.strictObject({
  reason: line("de reden", longestReason).min(
    shortestReason,
    "De reden is te kort. Schrijf ten minste één zin.",
  ),
  functionTitle: line("uw functie", longestFunction),
  /** None: the whole rule. */
  blockIds: z
    .array(line("het blok", 100), "Geef aan voor welke blokken de afwijking geldt.")
    .max(blocks, `Kies ten hoogste ${blocks} blokken.`)
    .default([]),
});

const blockId = line("het blok", 100);
const field = line("het veld", 100);
const single = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const mendInput = z.strictObject({
  mend: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("addRow"), blockId, field }),
    z.strictObject({
      kind: z.literal("createBlock"),
      type: z.enum(BLOCK_NAMES, "Wijkpen kent dit soort blok niet."),
      values: z.record(z.string(), z.union([single, z.array(single)])),
    }),
    z.strictObject({
      kind: z.literal("chooseReference"),
      blockId,
      field,
      to: line("het soort blok", 100),
    }),
    z.strictObject({ kind: z.literal("renumber"), blockId }),
    z.strictObject({ kind: z.literal("goTo"), blockId, field }),
  ]),
});

/** One of those that come with Wijkpen; left out: the own profile of the gemeente. */
const profile = z
  .enum(Object.keys(PROFILES) as ProfileName[], "Dit profiel bestaat niet.")
  .nullable()
  .default(null);
const concept = z.boolean("Geef aan of het een concept is.").default(false);
const UNKNOWN_KIND = "Wijkpen kan dit soort document niet maken.";

/** One document, or the package for the griffie. */
export const documentInput = z.discriminatedUnion(
  "kind",
  [
    z
      .strictObject({
        kind: z.enum(["wup", "controle", ...STUK_KINDS], UNKNOWN_KIND),
        format: z.enum(["docx", "pdf", "xlsx"], "Kies DOCX, PDF of XLSX."),
        profile,
        concept,
        /** In the Word template of the gemeente. */
        template: z.boolean("Geef aan of het in het Word-sjabloon komt.").default(false),
      })
      .refine(
        ({ kind, format }) => format !== "xlsx" || kind === "begrotingswijziging",
        "Alleen de begrotingswijziging kan als XLSX.",
      )
      .refine(
        ({ format, template }) => format === "docx" || !template,
        "Alleen een Word-bestand (DOCX) kan in het Word-sjabloon.",
      ),
    z.strictObject({ kind: z.literal("pakket"), profile, concept }),
  ],
  UNKNOWN_KIND,
);

const planId = line("het plan", 100);

/** What is in the profile is read by templates/profile.ts. */
export const profileInput = z.strictObject({
  profile: z.unknown(),
  revision: z.int("Stuur mee van welke versie u uitging.").min(0),
});

export const profilePreviewInput = z.strictObject({
  profile: z.unknown(),
  /** Null: the example of Wijkpen. */
  planId: planId.nullable().default(null),
  kind: z.enum(STUK_KINDS, UNKNOWN_KIND).default("raadsvoorstel"),
});

export const templateInput = z.strictObject({
  filename: line("de naam van het bestand", 200),
});

const day = z
  .string("Geef een datum als 2026-11-22.")
  .refine(isIsoDay, "Geef een datum als 2026-11-22.");

/** Whether it fits the indicator is judged by templates/measurement.ts. */
export const measurementInput = z.strictObject({
  indicatorId: line("de indicator", 100),
  date: line("de datum van de meting", 10),
  value: z.number("Vul een getal in, zoals 450 of 12,5."),
  note: line("de toelichting", LONGEST_NOTE).nullable().default(null),
});

const attachmentFields = {
  title: line("de titel van de bijlage", 200),
  date: day.nullable().default(null),
};

/** Openbaar, or geheim with the ground and the day from which. */
export const attachmentInput = z.discriminatedUnion(
  "openness",
  [
    z.strictObject({
      ...attachmentFields,
      openness: z.literal("openbaar"),
      ground: z.null().default(null),
      groundDate: z.null().default(null),
    }),
    z.strictObject({
      ...attachmentFields,
      openness: z.literal("geheim"),
      ground: line("de grond voor de geheimhouding", 500),
      groundDate: day,
    }),
  ],
  "Geef aan of de bijlage openbaar of geheim is.",
);

export const attachmentOrderInput = z.strictObject({
  ids: z.array(line("de bijlage", 100), "Geef de volgorde van de bijlagen.").max(99),
});

/** The body as the schema has it. Throws ONGELDIGE_INVOER with the first thing that is wrong. */
export function parseInput<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body, { error: sentenceOf });
  if (parsed.success) return parsed.data;
  throw new WupError("ONGELDIGE_INVOER", {
    detail: parsed.error.issues[0]?.message ?? NOT_AN_OBJECT,
  });
}

const NOT_AN_OBJECT = "Stuur de gegevens als JSON, met Content-Type application/json.";

function sentenceOf(issue: {
  code?: string;
  keys?: string[];
  path?: PropertyKey[] | undefined;
}): string {
  if (issue.code === "unrecognized_keys")
    return `Wijkpen kent het gegeven "${issue.keys?.[0] ?? ""}" niet.`;
  const path = (issue.path ?? []).map(String).join(".");
  return path === "" ? NOT_AN_OBJECT : `Het gegeven "${path}" klopt niet.`;
}
