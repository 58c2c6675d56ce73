/** The few bricks of a drawing: elements, words and fills as SVG text. One unit is one point on paper. */
import { LOOK } from "../look.ts";

const { page, color, fonts } = LOOK;

/** A picture of its own: nothing in it runs, loads or depends on what stands around it. */
export type Drawing = {
  svg: string;
  /** In points. */
  width: number;
  height: number;
};

type Attributes = Readonly<Record<string, string | number>>;

/** As wide as the text of a page, in points. */
export const WIDTH = Math.floor(((page.width - page.marginLeft - page.marginRight) / 25.4) * 72);

/** No letter in a drawing is smaller than this, in points on paper. */
export const SMALLEST = 8;

/** The words of a drawing, in points. */
export const LETTER = { normal: 9, small: SMALLEST } as const;

export const INK = {
  text: `#${color.text}`,
  subtle: `#${color.subtle}`,
  dark: `#${color.accent}`,
  light: "#BFD9D6",
  rule: `#${color.rule}`,
  band: `#${color.subtleBackground}`,
  paper: "#FFFFFF",
} as const;

/** One element with its attributes; children are elements already. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  const content = children.join("");
  return content === ""
    ? `<${name}${given.join("")}/>`
    : `<${name}${given.join("")}>${content}</${name}>`;
}

export type WordLook = {
  size?: number;
  bold?: boolean;
  fill?: string;
  at?: "start" | "middle" | "end";
};

/** Words with their baseline at `y`. */
export function words(x: number, y: number, text: string, look: WordLook = {}): string {
  const { size = LETTER.normal, bold = false, fill = INK.text, at = "start" } = look;
  const weight = bold ? { "font-weight": 600 } : {};
  return el("text", { x, y, "font-size": size, fill, "text-anchor": at, ...weight }, escape(text));
}

/** A straight line; `dash` as in SVG. */
export function line(
  from: [number, number],
  to: [number, number],
  stroke: string,
  width = 0.6,
  dash = "",
): string {
  const dashes = dash ? { "stroke-dasharray": dash } : {};
  const [x1, y1] = from;
  const [x2, y2] = to;
  return el("line", { x1, y1, x2, y2, stroke, "stroke-width": width, ...dashes });
}

/** The whole picture on white paper, so that it reads the same on any ground. */
export function draw(height: number, ...parts: string[]): Drawing {
  const svg = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: `${WIDTH}pt`,
      height: `${height}pt`,
      "font-family": `'${fonts.body}',sans-serif`,
    },
    el("rect", { width: WIDTH, height, fill: INK.paper }),
    ...parts,
  );
  return { svg, width: WIDTH, height };
}

function attribute(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : escape(value);
}

/** Only what XML may hold, with its own signs written out. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
