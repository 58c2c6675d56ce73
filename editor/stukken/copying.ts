/** Puts a part of the stukken on the clipboard, for griffies that type into another system. */
import type { Clip } from "../../templates/clip.ts";
import { clipOf } from "../../templates/clip.ts";
import { presentProse } from "../../templates/present/prose.ts";
import { sectionPieces } from "../../templates/raad/raadsvoorstel.ts";
import { contextOf } from "../../templates/raad/stuk.ts";
import { slotOf } from "../../templates/raadsstukken.ts";
import type { Plan } from "../../templates/plan.ts";
import type { Profile } from "../../templates/profile.ts";
import type { WritingPart } from "../../templates/raad/writing.ts";

/** The part as it prints in a definitive set; null when nothing of it would print. */
export function clipOfPart(part: WritingPart, plan: Plan, profile: Profile): Clip | null {
  const pieces = part.section
    ? sectionPieces(contextOf(plan, { profile, meta: META, concept: false }), part.section)
    : presentProse((part.slot && slotOf(plan.raadsstukken, part.slot)?.tekst) ?? [], () => "");
  return pieces.length === 0 ? null : clipOf(part.title, pieces);
}

/** No part of the voorstel prints any of this. */
const META = { date: "", versie: null, status: null };

/** As HTML and as plain text; false when the browser refuses both ways. */
export async function copyClip({ html, text }: Clip): Promise<boolean> {
  try {
    const blob = (words: string, type: string) => new Blob([words], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob(html, "text/html"),
        "text/plain": blob(text, "text/plain"),
      }),
    ]);
    return true;
  } catch {
    return copyByEvent({ html, text }); // no clipboard on http, or not allowed
  }
}

/** The old way, which also works where the page came over http. */
function copyByEvent({ html, text }: Clip): boolean {
  let isDone = false;
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    isDone = event.clipboardData !== null;
  };
  document.addEventListener("copy", put);
  document.execCommand("copy");
  document.removeEventListener("copy", put);
  return isDone;
}
