/** From a plan to a file: the wijkuitvoeringsplan and its control report as DOCX or PDF, and the preview page, all from the same pieces. */
import type { Brand } from "../../templates/brand.ts";
import type { Document } from "../../templates/pieces.ts";
import type { Plan } from "../../templates/plan.ts";
import { budgetLines } from "../../templates/raad/budgetChange.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import { WupError } from "../errors.ts";
import type { BrowserEnvironment } from "./browserPath.ts";
import { openDesk } from "./desk.ts";
import type { DeskWork, PdfAnswer, Subject } from "./desk.ts";
import { createPageMemory } from "./pageMemory.ts";
import { createPrinter } from "./pdf.ts";
import type { Printer } from "./pdf.ts";
import { writeBudgetXlsx } from "./xlsx.ts";

export type GenerateRequest = Subject & {
  /** A workbook is for the begrotingswijziging only. */
  format: "docx" | "pdf" | "xlsx";
  /** `step` says in Dutch what happens now; `fraction` runs from 0 to 1. */
  onProgress?: (step: string, fraction: number) => void;
  signal?: AbortSignal;
  /** The municipality's own Word template, checked before (template.ts); only for a DOCX. */
  template?: Uint8Array;
  /** Which plan this is: the page numbers of its last PDF are a good guess for the next. */
  planId?: string;
};

export type GeneratedFile = { bytes: Uint8Array; filename: string; mediaType: string };

export type Generator = {
  /** Throws WupError DOCX_MISLUKT, PDF_MISLUKT or GEEN_BROWSER; when `signal` aborts, its reason. */
  generate(request: GenerateRequest): Promise<GeneratedFile>;
  /** The page that becomes the PDF, for a browser: nothing in it runs or loads. */
  previewHtml(plan: Plan, meta: DocumentMeta, brand?: Brand): Promise<string>;
  /** The page of any document without its fonts, for a frame that has them: quick enough to follow who is typing. */
  draftHtml(subject: Subject): Promise<string>;
  /** Closes the browsers. Safe to call twice. */
  stop(): Promise<void>;
};

export type GeneratorDeps = {
  log: {
    info(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** Where the browser is looked for; the process's own environment when left out. */
  environment?: BrowserEnvironment;
  /** Milliseconds after which a print is given up; as in pdf.ts when left out. */
  printTimeout?: number;
};

export const MEDIA_TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

const FAULTS = {
  docx: "DOCX_MISLUKT",
  pdf: "PDF_MISLUKT",
  xlsx: "XLSX_MISLUKT",
} as const;

/** A generator that starts a browser only when a PDF is asked for. */
export function createGenerator({
  log,
  environment = process.env,
  printTimeout: timeout,
}: GeneratorDeps): Generator {
  const printer = createPrinter({ environment, ...(timeout === undefined ? {} : { timeout }) });
  const guesses = createPageGuesses();
  const memory = createPageMemory();
  const print = async (request: GenerateRequest): Promise<Uint8Array> =>
    guesses.around(request, async (pages) => {
      const made = await makePdf(request, printer, pages);
      memory.keep(subjectOf(request), made.pages);
      return made;
    });
  /** The page numbers of the PDF; none where no PDF can be made here: Word fills them in. */
  const numbersFor = async (request: GenerateRequest): Promise<ReadonlyMap<string, number>> => {
    if (request.template) return new Map();
    const known = memory.recall(subjectOf(request));
    if (known) return known;
    await print(request).catch((cause: unknown) => {
      request.signal?.throwIfAborted();
      log.info({ err: cause }, "table of contents without page numbers");
    });
    return memory.recall(subjectOf(request)) ?? new Map();
  };
  return {
    async generate(request) {
      const { format, onProgress = () => undefined } = request;
      const started = performance.now();
      onProgress("Het plan wordt opgemaakt", 0.05);
      try {
        const bytes =
          format === "xlsx"
            ? await writeBudgetXlsx(budgetLines(request.plan))
            : format === "docx"
              ? await makeDocx(request, await numbersFor(request))
              : await print(request);
        onProgress("Klaar", 1);
        const ms = Math.round(performance.now() - started);
        log.info({ format, bytes: bytes.length, ms }, "document made");
        return {
          bytes,
          filename: `${filenameOf(request)}.${format}`,
          mediaType: MEDIA_TYPES[format],
        };
      } catch (cause) {
        request.signal?.throwIfAborted();
        log.error(
          { format, err: cause instanceof WupError ? (cause.cause ?? cause) : cause },
          "document failed",
        );
        if (cause instanceof WupError) throw cause;
        throw new WupError(FAULTS[format], { cause });
      }
    },
    previewHtml: (plan, meta, brand) =>
      pageOf({ subject: { kind: "wup", plan, meta, ...(brand ? { brand } : {}) } }),
    draftHtml: (subject) => pageOf({ subject, isWithoutFonts: true }),
    stop: () => printer.stop(),
  };
}

async function pageOf(work: Omit<Extract<DeskWork, { kind: "html" }>, "kind">): Promise<string> {
  const desk = openDesk({ kind: "html", ...work });
  return (await desk.next<{ html: string }>().finally(desk.close)).html;
}

type NamedSubject = { plan: Plan; meta: DocumentMeta } & (
  { kind: "wup" | "controle" } | { kind: "stuk"; document: Document }
);

/** "wijkuitvoeringsplan-kruidenbuurt-0.9" or "controlerapport-kruidenbuurt-0.9": small letters, digits, hyphens and points only. */
export function filenameOf(subject: NamedSubject): string {
  const { plan, meta } = subject;
  const { versie, title } = meta;
  const { naamSoort, wijknaam, titel } = plan.plangegevens.values;
  const area = wijknaam ?? titel ?? title ?? "";
  const ownName = wijknaam ? `${naamSoort ?? "wijkuitvoeringsplan"} ${wijknaam}` : (titel ?? title);
  const names = { wup: ownName, controle: `controlerapport ${area}` };
  const name =
    subject.kind === "stuk" ? `${subject.document.cover.kicker} ${area}` : names[subject.kind];
  const slug = [name ?? "wijkuitvoeringsplan", versie ?? ""]
    .join(" ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");
  return slug.slice(0, 120) || "wijkuitvoeringsplan";
}

/** Without what cannot go to another thread. */
function subjectOf({
  onProgress: _,
  signal: __,
  planId: ___,
  format: ____,
  template: _____,
  ...subject
}: GenerateRequest): Subject {
  return subject;
}

/** How many documents have their page numbers kept: a few kB each. */
const REMEMBERED = 200;

/** Keeps the page numbers of the last PDF of each plan and kind. */
function createPageGuesses() {
  const kept = new Map<string, ReadonlyMap<string, number>>();
  return {
    async around(
      { planId, kind }: GenerateRequest,
      make: (pages: ReadonlyMap<string, number> | undefined) => Promise<MadePdf>,
    ): Promise<Uint8Array> {
      const key = `${kind} ${planId}`;
      const { pdf, pages } = await make(kept.get(key));
      kept.delete(key);
      if (planId !== undefined) kept.set(key, pages);
      const [oldest] = kept.keys();
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest);
      return pdf;
    },
  };
}

async function makeDocx(
  request: GenerateRequest,
  pages: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const { signal, onProgress, template = null } = request;
  const desk = openDesk({ kind: "docx", subject: subjectOf(request), pages, template }, signal);
  onProgress?.("Het DOCX-bestand wordt geschreven", 0.9);
  return await desk.next<Uint8Array>().finally(desk.close);
}

/** What is said of each print. The table of contents gets its numbers in the second one, when it had other ones. */
const PRINTS = [
  "De bladzijden worden opgemaakt",
  "De inhoudsopgave krijgt paginanummers",
  "De paginanummers worden nagekeken",
];

type MadePdf = Extract<PdfAnswer, { pdf: Uint8Array }>;

/** Prints to learn on which page each heading stands, and again with those numbers, until they are right. */
async function makePdf(
  { signal, onProgress, ...request }: GenerateRequest,
  printer: Printer,
  pages: ReadonlyMap<string, number> | undefined,
): Promise<MadePdf> {
  const work = { kind: "html", subject: subjectOf(request) } as const;
  const desk = openDesk(pages ? { ...work, pages } : work, signal);
  try {
    let answer = await desk.next<PdfAnswer>();
    for (let print = 0; "html" in answer; print += 1) {
      onProgress?.(PRINTS[print] ?? PRINTS.at(-1) ?? "", Math.min(0.15 + print * 0.3, 0.9));
      answer = await desk.next<PdfAnswer>(await printer.print(answer.html, signal));
    }
    return answer;
  } finally {
    desk.close();
  }
}
