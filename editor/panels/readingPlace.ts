/** In which chapter the reader is: the one with the cursor, or the one that was scrolled to since. */

/** How far below the top of the window a heading may stand to count as read: a line or three, in pixels. */
const READING_LINE = 140;

/**
 * Calls back when another chapter comes in front. `desk` holds the text; its chapter headings carry their number in
 * `data-hoofdstuk`.
 */
export function watchReadingPlace(desk: HTMLElement, onChapter: (nr: string) => void): void {
  let last: string | null = null;
  const tell = (chapter: string | null) => {
    if (chapter === null || chapter === last) return;
    last = chapter;
    onChapter(chapter);
  };
  const lookAtScroll = oncePerFrame(() => tell(chapterInFront(desk)));
  const chapterWithCursor = createCursorWatch(desk);
  const lookAtCursor = oncePerFrame(() => tell(chapterWithCursor()));
  // Scroll events do not bubble; the capture phase also hears the page itself when that is what scrolls.
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (target === document || desk.contains(target as Node)) lookAtScroll();
    },
    { capture: true, passive: true },
  );
  document.addEventListener("selectionchange", lookAtCursor);
}

/** The number of the chapter under the reading line, or null above the first one. */
export function chapterInFront(desk: HTMLElement): string | null {
  const line = Math.max(desk.getBoundingClientRect().top, 0) + READING_LINE;
  return lastHeading(desk, (heading) => heading.getBoundingClientRect().top <= line);
}

/** The chapter with the cursor; looked up only when the cursor comes in another part of the text. */
function createCursorWatch(desk: HTMLElement): () => string | null {
  let known: { part: Element; chapter: string | null } | null = null;
  return () => {
    const node = document.getSelection()?.anchorNode;
    if (!node || !desk.contains(node)) return null;
    const part = partWith(node);
    if (part === null) return chapterBefore(desk, node);
    if (known?.part !== part) known = { part, chapter: chapterBefore(desk, node) };
    return known.chapter;
  };
}

/** The paragraph, block ... of the text in which a node stands; null for the text itself. */
function partWith(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(".papier-tekst > *") ?? null;
}

function chapterBefore(desk: HTMLElement, node: Node): string | null {
  return lastHeading(
    desk,
    (heading) =>
      heading.contains(node) ||
      (heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
}

/** The number of the last of the leading headings for which this holds. */
function lastHeading(desk: HTMLElement, holds: (heading: HTMLElement) => boolean): string | null {
  let chapter: string | null = null;
  for (const heading of desk.querySelectorAll<HTMLElement>("[data-hoofdstuk]")) {
    if (!holds(heading)) break;
    chapter = heading.dataset["hoofdstuk"] ?? null;
  }
  return chapter;
}

function oncePerFrame(look: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      look();
    });
  };
}
