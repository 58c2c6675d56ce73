/** How each kind of step looks on a timeline: told apart by form and lightness, not by colour. */
import { widthOf } from "./letters.ts";
import { INK, LETTER, WIDTH, el, line, words } from "./svg.ts";

export type Shape = {
  kind: "bar" | "moment";
  name: string;
  fill: string;
  /** Moments: the sign that marks them. */
  sign: "diamond" | "circle" | "square";
};

const SHAPES: Readonly<Record<string, Shape>> = {
  fase: { kind: "bar", name: "Fase", fill: INK.dark, sign: "square" },
  werkzaamheid: { kind: "bar", name: "Werkzaamheid", fill: "#6FA5A1", sign: "square" },
  terinzagelegging: { kind: "bar", name: "Terinzagelegging", fill: INK.light, sign: "square" },
  mijlpaal: { kind: "moment", name: "Mijlpaal", fill: INK.dark, sign: "diamond" },
  besluitmoment: { kind: "moment", name: "Besluitmoment", fill: INK.paper, sign: "square" },
  "natuurlijk-moment": {
    kind: "moment",
    name: "Natuurlijk moment",
    fill: INK.light,
    sign: "circle",
  },
};

const OTHER: Shape = { kind: "bar", name: "Stap", fill: INK.paper, sign: "square" };

/** How a soort is drawn; an unknown or missing one is an open bar. */
export function shapeOf(kind: string): Shape {
  return Object.hasOwn(SHAPES, kind) ? (SHAPES[kind] ?? OTHER) : OTHER;
}

/** A bar over the whole period; only the part that is certain has its full colour. */
export function bar(
  { fill }: Shape,
  {
    start,
    end,
    sure,
    middle,
  }: { start: number; end: number; sure: [number, number]; middle: number },
): string {
  const [from, to] = [Math.max(start, sure[0]), Math.min(end, sure[1])];
  const isVague = (from - start > 1.5 || end - to > 1.5) && to >= start;
  const whole = { x: start, y: middle - 4.5, width: end - start, height: 9 };
  const edge = { stroke: INK.dark, "stroke-width": 0.8 };
  if (!isVague) return el("rect", { ...whole, fill, ...edge });
  const core = { x: from, y: middle - 4.5, width: to - from, height: 9 };
  return [
    el("rect", { ...whole, fill: INK.paper, ...edge, "stroke-dasharray": "2 1.5" }),
    to > from ? el("rect", { ...core, fill, ...edge }) : "",
  ].join("");
}

/** A sign in the middle of the days on which it may fall; a line shows those days when they are many. */
export function moment(
  shape: Shape,
  { start, end, middle }: { start: number; end: number; middle: number },
): string {
  const reach = end - start > 8 ? span(start, end, middle) : "";
  return reach + sign(shape, (start + end) / 2, middle);
}

function span(start: number, end: number, middle: number): string {
  return [
    line([start, middle], [end, middle], INK.dark, 0.9),
    line([start, middle - 3], [start, middle + 3], INK.dark, 0.9),
    line([end, middle - 3], [end, middle + 3], INK.dark, 0.9),
  ].join("");
}

function sign(shape: Shape, x: number, y: number): string {
  const look = { fill: shape.fill, stroke: INK.dark, "stroke-width": 1.3 };
  if (shape.sign === "circle") return el("circle", { cx: x, cy: y, r: 4.2, ...look });
  if (shape.sign === "square")
    return el("rect", { x: x - 4, y: y - 4, width: 8, height: 8, ...look });
  return el("path", {
    d: `M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`,
    ...look,
  });
}

/** The kinds that are used, each with its name, on two lines at most. */
export function legend(kinds: readonly string[]): string {
  const used = [...new Map(kinds.map((kind) => [shapeOf(kind).name, shapeOf(kind)])).values()];
  const order = [...Object.values(SHAPES), OTHER];
  let [x, y] = [0, 8];
  const items = used
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((shape) => {
      const width = 20 + widthOf(shape.name, LETTER.normal) + 14;
      if (x + width > WIDTH) [x, y] = [0, y + 13];
      const drawn = shape.kind === "bar" ? legendBar(shape, x, y) : sign(shape, x + 8, y);
      const label = words(x + 20, y + 3, shape.name);
      x += width;
      return drawn + label;
    });
  return items.join("");
}

function legendBar({ fill }: Shape, x: number, y: number): string {
  return el("rect", {
    x,
    y: y - 4.5,
    width: 15,
    height: 9,
    fill,
    stroke: INK.dark,
    "stroke-width": 0.8,
  });
}
