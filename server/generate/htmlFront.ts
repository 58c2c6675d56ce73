/** The front of a page: that it is a concept, the cover with the logo of the gemeente, and the table of contents. */
import { logoAlt } from "../../templates/brand.ts";
import { CONCEPT_SENTENCE } from "../../templates/concept.ts";
import { contentsOf } from "../../templates/pieces.ts";
import type { Document } from "../../templates/pieces.ts";
import { escapeHtml } from "./escape.ts";
import { imageOf } from "./image.ts";

export const CONTENTS_TITLE = "Inhoudsopgave";

/** Words of the page, and so of its tags: what stands in the margin of a page is not read aloud. */
export function writeConcept({ concept }: Document): string {
  return concept === true ? `<p class="concept">${escapeHtml(CONCEPT_SENTENCE)}</p>` : "";
}

export function writeCover(document: Document): string {
  const { kicker, title, gemeente, facts, notice } = document.cover;
  const items = facts.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<header class="cover">${writeLogo(document)}<p class="gemeente">${escapeHtml(gemeente)}</p><p class="kicker">${escapeHtml(kicker)}</p>
<h1 class="title">${escapeHtml(title)}</h1>${notice ? `<p class="notice">${escapeHtml(notice)}</p>` : ""}<dl>${items.join("")}</dl></header>`;
}

function writeLogo(document: Document): string {
  const logo = document.brand?.logo;
  if (!logo || imageOf(logo) === null) return "";
  return `<img class="logo" src="${escapeHtml(logo)}" alt="${escapeHtml(logoAlt(document))}">`;
}

export function writeContents(document: Document, pages: ReadonlyMap<string, number>): string {
  const entries = contentsOf(document).map((heading) => {
    const page = pages.get(heading.id);
    const number =
      page === undefined ? "" : `<span class="dots"></span><span class="page">${page}</span>`;
    const mark =
      heading.level === 1 || heading.mark
        ? `<span class="mark">${escapeHtml(heading.mark)}</span> `
        : "";
    return `<li class="level${Math.min(heading.level, 2)}"><a href="#${escapeHtml(heading.id)}">${mark}<span>${escapeHtml(heading.text)}</span> ${number}</a></li>`;
  });
  return `<nav class="contents" aria-labelledby="inhoud"><h1 id="inhoud">${CONTENTS_TITLE}</h1><ol>${entries.join("")}</ol></nav>`;
}
