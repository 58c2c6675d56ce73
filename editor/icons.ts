/** The line drawings of the buttons: own paths on a grid of 20, drawn in the colour of the text. */

const PATHS = {
  back: "M12 4 6 10l6 6",
  chevron: "M7.5 5l5 5-5 5",
  down: "M5 7.5l5 5 5-5",
  check: "M4 10.5l4 4 8-9",
  close: "M5 5l10 10M15 5 5 15",
  plus: "M10 4v12M4 10h12",
  more: "M4 10a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M9.2 10a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M14.4 10a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0",
  outline: "M3 5h4M3 10h4M3 15h4M10 5h7M10 10h7M10 15h5",
  checklist: "M3 5l1.5 1.5L7 4M3 11l1.5 1.5L7 10M10 5.5h7M10 11.5h7M10 16.5h4M4 16.5h2",
  attachment:
    "M14.5 9.5 9 15a3.2 3.2 0 0 1-4.5-4.5L11 4a2.2 2.2 0 0 1 3.1 3.1L7.8 13.4a1.1 1.1 0 0 1-1.6-1.6L11.5 6.5",
  comment: "M3 4h14v10H9l-4 3v-3H3z",
  download: "M10 3v9M6 8.5l4 4 4-4M4 16.5h12",
  upload: "M10 13V4M6 7.5l4-4 4 4M4 16.5h12",
  copy: "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
  file: "M5 2.5h6.5L15 6v11.5H5zM11 2.5V6.5h4",
  pencil: "M4 16l.8-3.2L13 4.6a1.6 1.6 0 0 1 2.4 2.4l-8.2 8.2zM11.5 6.1l2.4 2.4",
  trash: "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5",
  restore: "M4 10a6 6 0 1 0 2-4.5L4 7.5M4 3.5v4h4",
  logout: "M8 3.5H4v13h4M8 10h9M13.5 6.5 17 10l-3.5 3.5",
  alert: "M10 3 18 16.5H2zM10 8v4M10 14.3h.01",
  info: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9v5M10 6.2h.01",
  cloud: "M6 15.5h8a3 3 0 0 0 .5-6A4.5 4.5 0 0 0 6 8a3.8 3.8 0 0 0 0 7.5z",
  offline:
    "M6 15.5h7.5M16.6 13.6A3 3 0 0 0 14.5 9.5 4.5 4.5 0 0 0 8 6M6.2 8A3.8 3.8 0 0 0 6 15.5M3 3l14 14",
  goto: "M4 10h11M10.5 5.5 15 10l-4.5 4.5",
  bullets: "M4 5.5h.01M4 10h.01M4 14.5h.01M8 5.5h9M8 10h9M8 14.5h9",
  numbers:
    "M3 4.5l1.2-.8v4M2.8 12.3a1.2 1.2 0 1 1 2.1.8L2.8 16h2.6M8.5 5.5H17M8.5 10H17M8.5 14.5H17",
  undo: "M7.5 4.5 3.5 8.5l4 4M3.5 8.5H12a4 4 0 0 1 0 8H8.5",
  redo: "M12.5 4.5l4 4-4 4M16.5 8.5H8a4 4 0 0 0 0 8h3.5",
} as const;

export type IconName = keyof typeof PATHS;

const SVG = "http://www.w3.org/2000/svg";

/** A decorative drawing: hidden from screen readers, because the text or label beside it says the same. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The mark of Wijkpen: a house that is the nib of a pen. */
export function brandMark(): HTMLImageElement {
  const image = document.createElement("img");
  image.src = "/favicon.svg";
  image.alt = "";
  image.width = 28;
  image.height = 28;
  image.className = "brand-mark";
  return image;
}
