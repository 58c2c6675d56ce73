/** What the control report answers: the criteria of the griffie, looked up in the files of the package themselves. */
import type { Answers } from "../../templates/handOver/control.ts";
import { isGoodName } from "../../templates/handOver/names.ts";
import type { MissingField } from "../../templates/metadata/describe.ts";
import { checkAtDesk } from "./check/checkAtDesk.ts";
import type { PackageRequest } from "./package.ts";
import type { Part } from "./packageParts.ts";

/** Criteria that a writer cannot break: a fault in one of them is a fault of Wijkpen. */
const OWN = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
  32, 35, 46, 48, 49,
]);

/** Criteria that the findings on the stukken answer, some of them together with the files. */
const FROM_FINDINGS = [34, 36, 37, 38, 42, 44, 45];

/**
 * For each criterion the faults found, null where there was nothing to look at. `names` are those of all files in the
 * package but the metadata. Faults that are ours go to `request.onOwnFault` too.
 */
export async function packageAnswers(
  request: PackageRequest,
  parts: readonly Part[],
  names: readonly string[],
  missing: readonly MissingField[],
): Promise<Answers> {
  const answers = await checkAtDesk({
    documents: parts.flatMap(({ made }) => made ?? []),
    bijlagen: parts.flatMap(({ bijlage }) => bijlage ?? []),
  });
  for (const nr of FROM_FINDINGS)
    answers.set(nr, [...(answers.get(nr) ?? []), ...findingsFor(request, nr)]);
  answers.set(43, [...(answers.get(43) ?? []), ...misnumbered(parts)]);
  answers.set(
    46,
    names.filter((name) => !isGoodName(name)),
  );
  answers.set(
    47,
    missing
      .filter(({ isRequired }) => isRequired)
      .map(({ standard, sentence }) => `${standard}: ${sentence}`),
  );
  answers.set(49, await differences(request, parts));
  answers.set(50, []);
  for (const [nr, faults] of answers)
    if (OWN.has(nr)) for (const sentence of faults ?? []) request.onOwnFault?.(nr, sentence);
  return answers;
}

function findingsFor({ findings }: PackageRequest, nr: number): string[] {
  return findings.filter(({ check }) => check === String(nr)).map(({ message }) => message);
}

/** Bijlagen are numbered from 1, each number once. */
function misnumbered(parts: readonly Part[]): string[] {
  const numbers = parts.flatMap(({ bijlage }) => bijlage ?? []).toSorted((a, b) => a - b);
  return numbers.every((nr, index) => nr === index + 1)
    ? []
    : [`De bijlagen hebben niet de nummers 1 tot en met ${numbers.length}.`];
}

/** Makes the hoofddocument once more: the same plan must give the same bytes. */
async function differences(
  { documents }: PackageRequest,
  parts: readonly Part[],
): Promise<string[]> {
  const [document] = documents;
  const made = parts[0]?.made;
  if (!document || !made) return [];
  const again = { docx: await document.make("docx"), pdf: await document.make("pdf") };
  return (["docx", "pdf"] as const)
    .filter((format) => Buffer.compare(made[format].bytes, again[format]) !== 0)
    .map((format) => `${made[format].name}: een tweede keer gemaakt is het bestand anders.`);
}
