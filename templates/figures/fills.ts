/** How certain money is, as four fills that differ in lightness and pattern, so that they read in grey. */
import { INK, LETTER, WIDTH, el, words } from "./svg.ts";
import { widthOf } from "./letters.ts";

export type Certainty = "hard" | "gevraagd" | "zacht" | "tekort";

export const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  hard: "Gedekt of toegezegd",
  gevraagd: "Te besluiten",
  zacht: "Aangevraagd of geraamd",
  tekort: "Tekort",
};

export type Box = { x: number; y: number; width: number; height: number };

/** A part of a bar. */
export function part(certainty: Certainty, box: Box): string {
  const fill = certainty === "hard" ? INK.dark : certainty === "zacht" ? INK.light : INK.paper;
  const dash: Record<string, string> =
    certainty === "tekort" ? { "stroke-dasharray": "2.5 1.5" } : {};
  const edge = { stroke: INK.dark, "stroke-width": 0.8 };
  return (
    el("rect", { ...box, fill, ...edge, ...dash }) + (certainty === "gevraagd" ? hatch(box) : "")
  );
}

/** Slanted lines, drawn one by one: a pattern fill becomes pixels in a PDF. */
function hatch({ x, y, width, height }: Box): string {
  const gap = 3.6;
  const round = (value: number) => Math.round(value * 100) / 100;
  const count = Math.max(0, Math.ceil((width + height) / gap) - 1);
  const path = Array.from({ length: count }, (_, index) => {
    const at = (index + 1) * gap;
    const [fromX, fromY] = at <= height ? [x, y + at] : [x + at - height, y + height];
    const [toX, toY] = at <= width ? [x + at, y] : [x + width, y + at - width];
    return `M${round(fromX)} ${round(fromY)}L${round(toX)} ${round(toY)}`;
  });
  return path.length === 0
    ? ""
    : el("path", { d: path.join(""), stroke: INK.dark, "stroke-width": 0.9, fill: "none" });
}

/** Words in the middle of a part of a bar, readable on each fill; nothing where they do not fit. */
export function partLabel(certainty: Certainty, box: Box, text: string): string {
  const wide = widthOf(text, LETTER.small) + 3;
  if (box.height < 10.5 || box.width < wide) return "";
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const ground = { x: x - wide / 2, y: y - 4.8, width: wide, height: 9.6, fill: INK.paper };
  return [
    certainty === "gevraagd" ? el("rect", ground) : "",
    words(x, y + 2.8, text, {
      size: LETTER.small,
      at: "middle",
      fill: certainty === "hard" ? INK.paper : INK.text,
    }),
  ].join("");
}

/** What each fill means, on one line from `x`. */
export function legend(used: readonly Certainty[], x: number, y: number): string {
  let at = x;
  return used
    .map((certainty) => {
      const label = CERTAINTIES[certainty];
      const drawn =
        part(certainty, { x: at, y: y - 7.5, width: 12, height: 9 }) + words(at + 16, y, label);
      at += 16 + widthOf(label, LETTER.normal) + 14;
      return at > WIDTH + 60 ? "" : drawn;
    })
    .join("");
}
