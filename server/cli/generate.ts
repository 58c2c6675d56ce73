/** `wijkpen generate`: the documents of a plan file, in a folder. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brandOf } from "../../templates/brand.ts";
import { checkPlan } from "../../templates/checklist.ts";
import type { Deviation } from "../../templates/checklist.ts";
import { deviationOf } from "../../templates/deviation.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import { STUK_KINDS, isStukKind } from "../../templates/raad/present.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import type { Subject } from "../generate/desk.ts";
import { createGenerator } from "../generate/document.ts";
import { checkTemplate } from "../generate/template.ts";
import { stukSubject } from "../generate/stukSubject.ts";
import { createLog } from "../log.ts";
import { CliFault, folderFault } from "./fault.ts";
import { readGemeenteprofiel } from "./gemeenteprofiel.ts";
import { generatePackage } from "./package.ts";
import { readParameters } from "./parameters.ts";
import { readPlanFile } from "./planFile.ts";
import { createProgressBar } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";

type Format = "docx" | "pdf" | "xlsx";

export async function generate(
  parameters: string[],
  { out, err, today }: Terminal,
): Promise<number> {
  const kinds = {
    kind: "text",
    format: "text",
    sjabloon: "text",
    out: "text",
    profile: "text",
    concept: "switch",
  } as const;
  const { subject: path, options } = readParameters(parameters, "een planbestand", kinds);
  if (options.kind === "pakket")
    return await generatePackage(
      path,
      { ...options, out: options.out ?? "." },
      { out, err, today },
    );
  const kind = readKind(options.kind ?? "wup");
  const formats = readFormats(options.format ?? "docx,pdf", kind);
  const profile = await readGemeenteprofiel(options.profile);
  const { doc, records } = await readPlanFile(path);
  const plan = readPlan(doc);
  const { status, versie, metingen } = records;
  const meta = { status, versie, metingen, date: today };
  const subject = isStukKind(kind)
    ? stukSubject({ plan, meta, kind, profile, concept: options.concept })
    : {
        ...subjectOf(kind, plan, meta, records.afwijkingen.map(deviationOf)),
        brand: brandOf(profile),
      };
  const template = await readTemplate(options.sjabloon, err);
  const folder = options.out ?? ".";
  const bar = createProgressBar(err);
  const generator = createGenerator({ log: createLog("fatal") });
  try {
    await mkdir(folder, { recursive: true });
    for (const [index, format] of formats.entries()) {
      const onProgress = (step: string, fraction: number) =>
        bar.show(`${format.toUpperCase()}: ${step}`, (index + fraction) / formats.length);
      const { bytes, filename } = await generator.generate({
        ...subject,
        ...(template && format === "docx" ? { template } : {}),
        format,
        onProgress,
      });
      await writeFile(join(folder, filename), bytes);
      bar.clear();
      out.write(`${join(folder, filename)}\n`);
    }
    return 0;
  } catch (error) {
    throw folderFault(error, folder);
  } finally {
    bar.clear();
    await generator.stop();
  }
}

/** The municipality's own Word template; what is odd about it is said, what is wrong stops the work. */
async function readTemplate(path: string | null, err: Terminal["err"]): Promise<Uint8Array | null> {
  if (path === null) return null;
  const bytes = await readFile(path).catch(() => {
    throw new CliFault(`Het sjabloon ${path} kan niet worden gelezen.`, 1);
  });
  const { faults, warnings } = checkTemplate(bytes);
  if (faults.length > 0) throw new CliFault([`Sjabloon ${path}:`, ...faults].join("\n"), 1);
  for (const warning of warnings) err.write(`Sjabloon: ${warning}\n`);
  return new Uint8Array(bytes);
}

type Kind = "wup" | "controle" | StukKind;

function readKind(name: string): Kind {
  if (name === "wup" || name === "controle" || isStukKind(name)) return name;
  throw new CliFault(
    `Wijkpen kan "${name}" niet maken. Kies wup, controle, ${STUK_KINDS.join(", ")} of pakket.`,
  );
}

function subjectOf(
  kind: "wup" | "controle",
  plan: Plan,
  meta: DocumentMeta,
  deviations: Deviation[],
): Subject {
  if (kind === "wup") return { kind, plan, meta };
  return {
    kind,
    plan,
    meta,
    deviations,
    verdicts: checkPlan(plan, { today: meta.date, deviations }),
  };
}

function readFormats(text: string, kind: Kind): Format[] {
  const possible: Format[] =
    kind === "begrotingswijziging" ? ["docx", "pdf", "xlsx"] : ["docx", "pdf"];
  const names = [...new Set(text.split(",").map((name) => name.trim().toLowerCase()))];
  const strange = names.find((name) => !(possible as string[]).includes(name));
  if (strange !== undefined)
    throw new CliFault(
      `Wijkpen kent het formaat "${strange}" niet. Kies ${possible.join(", ")} of ${possible.join(",")}.`,
    );
  return names as Format[];
}
