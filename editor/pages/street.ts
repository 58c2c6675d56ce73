/** A quiet row of houses at the foot of the login screen: our own drawing, only decoration. */

const SVG = "http://www.w3.org/2000/svg";

/** Each house: x, width, height of the wall, and the shape of its roof. */
const HOUSES = [
  [0, 74, 38, "gable"],
  [74, 60, 60, "step"],
  [134, 96, 34, "gable"],
  [246, 58, 86, "flat"],
  [304, 58, 72, "flat"],
  [378, 80, 44, "gable"],
  [458, 80, 44, "gable"],
  [538, 66, 56, "step"],
  [620, 104, 34, "gable"],
  [724, 62, 70, "flat"],
  [802, 78, 42, "gable"],
  [880, 120, 36, "gable"],
] as const;

/** Width 1000, height 96; the ground is the lower edge. */
export function createStreet(): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "street");
  svg.setAttribute("viewBox", "0 0 1000 96");
  svg.setAttribute("preserveAspectRatio", "xMidYMax slice");
  svg.setAttribute("aria-hidden", "true");
  for (const [x, width, height, roof] of HOUSES) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", `${outline(x, width, height, roof)} ${windows(x, width, height)}`);
    svg.append(path);
  }
  return svg;
}

function outline(x: number, width: number, height: number, roof: "gable" | "step" | "flat") {
  const top = 96 - height;
  const wall = `M${x} 96V${top}`;
  const down = `V96`;
  if (roof === "flat") return `${wall}h${width}${down}`;
  if (roof === "gable") return `${wall}l${width / 2} -30l${width / 2} 30${down}`;
  const step = width / 6;
  return `${wall}h${step}v-9h${step}v-9h${step * 2}v9h${step}v9h${step}${down}`;
}

function windows(x: number, width: number, height: number): string {
  const size = 7;
  const columns = Math.max(2, Math.round(width / 30));
  const gap = (width - columns * size) / (columns + 1);
  const parts: string[] = [];
  for (let y = 96 - height + 10; y < 82; y += 22)
    for (let column = 0; column < columns; column += 1)
      parts.push(`M${x + gap + column * (size + gap)} ${y}h${size}v${size + 4}h-${size}z`);
  return parts.join("");
}
