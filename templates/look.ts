/** What a document looks like: fonts, sizes, colours and margins, read by docx.ts and html.ts alike. */

/** Fonts that a PDF can carry: the OFL allows it. A gemeente chooses from these. */
export const BUNDLED_FONTS = ["Source Sans 3", "Source Serif 4"] as const;

/** Sizes in points, lengths in millimetres, colours as RRGGBB. */
export const LOOK = {
  fonts: {
    /** The PDF and the preview carry these fonts with them. */
    body: "Source Sans 3",
    heading: "Source Serif 4",
    /** A DOCX uses what every office has; LibreOffice has the same widths in Liberation Sans. */
    office: "Arial",
    mono: "Courier New",
  },
  page: {
    width: 210,
    height: 297,
    marginTop: 22,
    marginBottom: 24,
    marginLeft: 25,
    marginRight: 23,
    /** Of a document of a few pages. */
    shortMarginTop: 16,
    shortMarginBottom: 18,
  },
  size: {
    body: 10.5,
    small: 9,
    table: 9,
    foot: 8,
    figure: 15,
    coverTitle: 32,
    coverKicker: 12,
    /** Headings 1 to 4. */
    heading: [22, 14.5, 11.5, 10.5],
    /** Of a document of a few pages. */
    shortBody: 10,
    shortTitle: 19,
    shortHeading: [13, 10.5, 10.5, 10.5],
    shortFigure: 12.5,
  },
  /** Office fonts are wider: the same page holds as many words a little smaller. */
  officeSize: {
    body: 10,
    small: 8.5,
    table: 8.5,
    foot: 7.5,
    figure: 14,
    coverTitle: 28,
    coverKicker: 11,
    heading: [18, 13, 11, 10],
    shortTitle: 15,
    shortHeading: [12, 10, 10, 10],
    shortFigure: 12,
  },
  /** The largest that a logo may be. */
  logo: { width: 60, height: 18 },
  lineHeight: 1.4,
  color: {
    text: "1D2527",
    subtle: "566063",
    accent: "0B5D5B",
    accentSubtle: "E2EFED",
    rule: "CBC6B8",
    ruleSubtle: "E3DFD4",
    subtleBackground: "F8F6F0",
  },
} as const;
