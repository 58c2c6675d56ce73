/** A document that is not definitive says so: in its title, as its first words, and at the head of every page. */
import type { Document } from "./pieces.ts";

/** The first words of a concept. */
export const CONCEPT_SENTENCE = "CONCEPT: dit stuk is niet definitief en kan nog veranderen.";
/** At the head of every page, and before the title. */
export const CONCEPT_WORD = "CONCEPT";

/** The same document as a concept; writers honour `concept`. */
export function asConcept(document: Document): Document {
  return document.concept === true
    ? document
    : { ...document, title: `${CONCEPT_WORD} ${document.title}`, concept: true };
}
