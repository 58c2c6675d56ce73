/** The libraries for DOCX and PDF are loaded when somebody asks for a document: a start stays short. */
import type { Generator, GeneratorDeps } from "./document.ts";

export function generatorAtFirstUse(deps: GeneratorDeps): Generator {
  let opened: Promise<Generator> | null = null;
  const open = () =>
    (opened ??= import("./document.ts").then(({ createGenerator }) => createGenerator(deps)));
  return {
    generate: async (request) => await (await open()).generate(request),
    previewHtml: async (...asked) => await (await open()).previewHtml(...asked),
    draftHtml: async (subject) => await (await open()).draftHtml(subject),
    stop: async () => await (await opened)?.stop(),
  };
}
