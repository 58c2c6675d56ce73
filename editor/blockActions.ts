/** What the menu of a card offers: comment, copy, move, delete, link. */
import type * as Y from "yjs";
import { copyOfBlock } from "./identity.ts";
import type { Surface } from "./surface.ts";

export type BlockAction = { label: string; hint?: string; danger?: boolean; run(): void };

/**
 * Who may not write can still comment and copy the link. `isSettings` for the plangegevens, which stay where they are;
 * `isMeasured` for an indicator.
 */
export function blockActions(block: {
  surface: Surface;
  element(): Y.XmlElement | null;
  index(): number;
  id: string;
  isSettings: boolean;
  isMeasured: boolean;
}): BlockAction[] {
  const { surface, id, index } = block;
  const withElement = (work: (element: Y.XmlElement) => void) => () => {
    const element = block.element();
    if (element) work(element);
  };
  const move = (direction: -1 | 1) =>
    withElement((element) => void surface.edits.moveBlock(element, direction));
  const always = [
    { label: "Opmerking plaatsen", run: () => surface.commentOn(id) },
    ...(block.isMeasured ? [{ label: "Metingen", run: () => surface.showMeasurements(id) }] : []),
    { label: "Link naar dit blok kopiëren", run: () => copyLink(id, surface) },
  ];
  if (!surface.mayWrite || block.isSettings) return always;
  return [
    ...always,
    {
      label: "Dupliceren",
      run: withElement((element) => {
        const node = surface.edits.read(element);
        if (node)
          surface.edits.insertAt(index() + 1, [copyOfBlock(node, surface.edits.usedCodes())]);
      }),
    },
    { label: "Omhoog", hint: "Alt ↑", run: move(-1) },
    { label: "Omlaag", hint: "Alt ↓", run: move(1) },
    {
      label: "Verwijderen",
      danger: true,
      run: withElement((element) => {
        surface.edits.remove(element);
        surface.say("Blok verwijderd. Met Ctrl+Z zet u het terug.");
      }),
    },
  ];
}

function copyLink(id: string, surface: Surface): void {
  const link = new URL(`#blok-${encodeURIComponent(id)}`, location.href).href;
  navigator.clipboard.writeText(link).then(
    () => surface.say("Link gekopieerd."),
    () => surface.say("Kopiëren mag niet van uw browser."),
  );
}
