/** The list of a package: every file with its size and SHA-256, so that anybody can see that nothing changed (criterion 47). */
import type { MissingField } from "../../templates/metadata/describe.ts";
import type { PackageRequest } from "./package.ts";
import { sha256Of } from "./packageParts.ts";
import type { Part } from "./packageParts.ts";
import type { PackageFile } from "./packageZip.ts";

const MANIFEST = "manifest.json";

/** `others` are the files beside those of the documents: metadata and the control report. */
export function manifestOf(
  parts: readonly Part[],
  others: readonly { file: PackageFile; title: string; kind: string }[],
  missing: readonly MissingField[],
  { plan, meta, concept }: Pick<PackageRequest, "plan" | "meta" | "concept">,
): PackageFile {
  const { gemeente, wijknaam, titel } = plan.plangegevens.values;
  const documents = parts.flatMap(({ described, files }, index) =>
    files.map((file) => ({
      ...entryOf(file),
      titel: described.title,
      documentsoort: described.documentsoort,
      openbaarheid: described.openness,
      hoofddocument: index === 0,
    })),
  );
  const beside = others.map(({ file, title, kind }) => ({
    ...entryOf(file),
    titel: title,
    documentsoort: kind,
    openbaarheid: /^(geheim|intern)\//.exec(file.name)?.[1] ?? "openbaar",
    hoofddocument: false,
  }));
  const manifest = {
    formaat: 1,
    plan: { titel: titel ?? meta.title ?? "", gemeente, wijknaam, versie: meta.versie },
    status: meta.status,
    datum: meta.date,
    concept,
    bestanden: [...documents, ...beside],
    ontbreekt: missing.map(({ standard, field, sentence }) => ({
      standaard: standard,
      veld: field,
      uitleg: sentence,
    })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return { name: MANIFEST, bytes: new TextEncoder().encode(text) };
}

function entryOf({ name, bytes }: PackageFile) {
  return { naam: name, sha256: sha256Of(bytes), bytes: bytes.length };
}
