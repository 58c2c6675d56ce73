/** The style sheet of a document on paper and on screen, from templates/look.ts. */
import { bodyFont } from "../../templates/brand.ts";
import { CONCEPT_WORD } from "../../templates/concept.ts";
import { LOOK } from "../../templates/look.ts";
import type { Document } from "../../templates/pieces.ts";
import { cssString } from "./escape.ts";
import { FALLBACK_FAMILY } from "./fallbackFonts.ts";

/** The whole style sheet but for the fonts, in the colours of Wijkpen. */
export function documentStyles(document: Document): string {
  const sheet = [
    paper(document),
    text(),
    headings(),
    blocks(),
    tables(),
    frontPages(),
    shortDocument(),
    screen(),
  ].join("\n");
  return sheet.replaceAll(`"${fonts.body}"`, `"${bodyFont(document)}"`);
}

const { color, size, page, fonts } = LOOK;
const BODY = `"${fonts.body}","${FALLBACK_FAMILY}","Segoe UI",Arial,sans-serif`;
const HEADING = `"${fonts.heading}","${FALLBACK_FAMILY}",Georgia,serif`;

/** What stands at the left of the foot of each page. */
export function footText({ title, edition }: Document): string {
  return [title, edition].filter(Boolean).join(", ");
}

const FOOT_IN_TIME = `.foot{position:absolute;visibility:hidden;height:0;overflow:hidden}
@media print{.foot{display:none}}`;

function paper(document: Document): string {
  const { isShort, concept } = document;
  const foot = `font:${size.foot}pt ${BODY};color:#${color.subtle};vertical-align:top;padding-top:4mm`;
  const left = cssString(footText(document));
  const [top, bottom] = isShort
    ? [page.shortMarginTop, page.shortMarginBottom]
    : [page.marginTop, page.marginBottom];
  const head = concept === true ? `@top-center{content:"${CONCEPT_WORD}";${CONCEPT_LOOK}}` : "";
  const numbers = `@page{size:${page.width}mm ${page.height}mm;margin:${top}mm ${page.marginRight}mm ${bottom}mm ${page.marginLeft}mm;${head}
@bottom-left{content:${left};${foot};width:82%}
@bottom-right{content:"Pagina " counter(page) " van " counter(pages);${foot};width:18%;white-space:nowrap}}
${FOOT_IN_TIME}`;
  // A cover has no foot; the first page of a short document is a page like any other.
  return isShort
    ? numbers
    : `${numbers}\n@page :first{@bottom-left{content:none}@bottom-right{content:none}}`;
}

const CONCEPT_LOOK = `font:600 ${size.body}pt ${BODY};color:#${color.text};letter-spacing:1.5pt`;

function text(): string {
  return `*{box-sizing:border-box}
html{font-synthesis-weight:none;font:${size.body}pt/${LOOK.lineHeight} ${BODY};color:#${color.text};hyphens:manual;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;overflow-wrap:break-word}
p,li,dt,dd,th,td,caption,figcaption,h1,h2,h3,h4{unicode-bidi:plaintext}
p{margin:0 0 2.2mm;orphans:3;widows:3;text-wrap:pretty}
p.lead{font-size:${size.body + 1.5}pt;line-height:1.42;margin-bottom:4mm}
p.small{font-size:${size.small}pt;color:#${color.subtle}}
p.quote{margin-left:6mm;padding-left:4mm;border-left:1mm solid #${color.rule}}
code{font:inherit;background:#${color.subtleBackground}}
p.code{font-size:${size.small}pt;white-space:pre-wrap;background:#${color.subtleBackground};padding:1mm 2mm}
p.keep{break-after:avoid;margin-bottom:.8mm}
.label,strong{font-weight:600}
.small .label{color:inherit}
ul,ol{margin:0 0 2.6mm;padding-left:6mm}
li{margin-bottom:.8mm;orphans:2;widows:2}
li>ul,li>ol{margin-top:.8mm}
li::marker{color:#${color.accent};font-weight:600}
a{color:#${color.accent};text-decoration-thickness:.5pt;text-underline-offset:1.5pt}
hr{border:0;border-top:.5pt solid #${color.rule};margin:5mm 0}
.pagebreak{break-after:page}`;
}

function headings(): string {
  const [one, two, three, four] = size.heading;
  return `h1,h2,h3,h4{margin:0;break-after:avoid;break-inside:avoid;line-height:1.22;text-wrap:balance}
h1{font:600 ${one}pt/1.15 ${HEADING};color:#${color.accent};margin:12mm 0 4.5mm;padding-top:4mm;border-top:1.2mm solid #${color.accent}}
h1 .mark{display:inline-block;margin-right:3mm}
main>h1:first-child{margin-top:0}
h2{font:600 ${two}pt/1.2 ${HEADING};margin:8mm 0 2.8mm}
h3{font-size:${three}pt;font-weight:600;margin:5mm 0 1.4mm;padding-top:1.8mm;border-top:.5pt solid #${color.rule}}
h3 .mark,h2 .mark{color:#${color.accent};margin-right:1.5mm}
h2+.block h3,h2+section.block>h3{margin-top:0}
h4{font-size:${four}pt;font-weight:600;margin:3.5mm 0 1mm}`;
}

function blocks(): string {
  return `.whole{break-inside:avoid}
dl{margin:0}
.facts{display:grid;grid-template-columns:1fr 1fr;column-gap:8mm;margin:1mm 0 2.8mm;font-size:${size.small + 0.5}pt;line-height:1.32}
.fact{display:grid;grid-template-columns:33mm 1fr;column-gap:3mm;padding:.75mm 0;border-bottom:.4pt solid #${color.ruleSubtle};break-inside:avoid}
.fact,.fact>*{min-width:0}
.fact.wide{grid-column:1/-1}
.facts dt{color:#${color.subtle}}
dd{margin:0}
dd+dd{margin-top:.3mm}
.fact.wide dd{grid-column:2}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(36mm,1fr));gap:3mm;margin:0 0 5.5mm;break-inside:avoid}
.figures>div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:#${color.accentSubtle};border-top:.8mm solid #${color.accent};padding:3mm}
.figures div{min-width:0;overflow-wrap:break-word;hyphens:none}
.figures dd{font:600 ${size.figure}pt/1.15 ${HEADING};color:#${color.accent}}
.figures dt{font-size:${size.small}pt;line-height:1.3;margin-top:.8mm}
.note{margin:0 0 4mm;padding:2.6mm 4mm;border-left:1mm solid #${color.accent};background:#${color.subtleBackground};break-inside:avoid}
figure{margin:2mm 0 5mm;break-inside:avoid}
figure img{display:block;max-width:100%;max-height:200mm}
figure svg{display:block;width:100%;height:auto}
figcaption{margin-top:1.5mm;font-size:${size.small}pt;color:#${color.subtle}}`;
}

function tables(): string {
  return `.table{margin:1mm 0 4.5mm;max-width:100%}
table{width:100%;border-collapse:collapse;font-size:${size.table}pt;line-height:1.3;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;font-weight:600;font-size:${size.small + 0.5}pt;padding:1mm 0 1.4mm;break-after:avoid}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:1.05mm 1.6mm;text-align:left;vertical-align:top;font-weight:400;border-bottom:.4pt solid #${color.ruleSubtle}}
th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
.narrow table{width:62%}
.tight th,.tight td{overflow-wrap:anywhere}
thead th{font-weight:600;vertical-align:bottom;color:#${color.accent};border-bottom:.9pt solid #${color.accent};hyphens:auto}
.right{text-align:right}
.total td,.total th{font-weight:600;border-top:.7pt solid #${color.text};border-bottom:0}
.table.short{break-inside:avoid}`;
}

function frontPages(): string {
  return `.cover{height:${page.height - page.marginTop - page.marginBottom - 1}mm;display:flex;flex-direction:column;break-after:page}
.concept{margin:0;height:8mm;font-weight:600}
body:not(.stuk)>.concept+.cover{height:${page.height - page.marginTop - page.marginBottom - 9}mm}
.logo{align-self:flex-end;display:block;margin:0 0 3mm auto;max-width:${LOOK.logo.width}mm;max-height:${LOOK.logo.height}mm}
.cover .gemeente{font-weight:600;color:#${color.accent};margin:0;padding-bottom:3mm;border-bottom:1.2mm solid #${color.accent}}
.cover .kicker{font-size:${size.coverKicker}pt;color:#${color.subtle};margin:68mm 0 2mm}
.cover .title{font:600 ${size.coverTitle}pt/1.12 ${HEADING};color:#${color.text};margin:0;padding:0;border:0;text-wrap:balance}
.cover .kicker:empty{margin-bottom:0}
.cover .notice{margin:8mm 0 0;color:#${color.subtle}}
.cover dl{margin-top:auto;display:grid;grid-template-columns:1fr 1fr;gap:3mm 8mm}
.cover dt{font-size:${size.small}pt;color:#${color.subtle}}
.contents{break-after:page}
.contents h1{border:0;padding:0;margin:0 0 6mm}
.contents ol{list-style:none;margin:0;padding:0}
.contents li{margin:0}
.contents a{display:flex;align-items:baseline;gap:2mm;color:inherit;text-decoration:none;padding:.55mm 0}
.contents .level1>a{font-weight:600;margin-top:1.9mm}
.contents .level2>a{padding-left:9mm;font-size:${size.small + 0.5}pt;padding-top:.1mm;padding-bottom:.1mm}
.contents .mark{flex:none;min-width:7mm;white-space:nowrap;color:#${color.accent}}
.contents a>span{min-width:0}
.contents .dots{flex:1;border-bottom:.6pt dotted #${color.rule};transform:translateY(-.8mm)}
.contents .page{white-space:nowrap;font-variant-numeric:tabular-nums}`;
}

/** A document of a few pages: its cover is a head above the first one, and its headings are smaller. */
function shortDocument(): string {
  const [one, two, three] = size.shortHeading;
  return `.stuk{font-size:${size.shortBody}pt;line-height:1.34}
.stuk main p{margin-bottom:1.5mm;break-inside:avoid}
.stuk .cover{height:auto;display:block;break-after:auto;margin-bottom:5mm}
.stuk .cover .gemeente{padding-bottom:2mm;border-bottom-width:.9mm}
.stuk .cover .kicker{margin:4mm 0 .5mm;font-size:${size.body + 1}pt}
.stuk .cover .title{font-size:${size.shortTitle}pt;line-height:1.2}
.stuk .cover .notice{margin:1.5mm 0 0;font-size:${size.small}pt}
.stuk .cover dl{margin-top:4mm;gap:0 8mm;border-top:.4pt solid #${color.rule}}
.stuk .cover dl>div{display:grid;grid-template-columns:33mm 1fr;gap:3mm;padding:.8mm 0;border-bottom:.4pt solid #${color.ruleSubtle};font-size:${size.small + 0.5}pt}
.stuk .cover dl:empty{display:none}
.stuk .contents{break-after:auto}.stuk .contents h1{font-size:${one}pt;margin:0 0 1.1mm}.stuk .contents .level1>a{font-weight:400;margin:0}
.stuk main h1{font-size:${one}pt;margin:4.2mm 0 1.1mm;padding:0;border:0}
.stuk main h2{font:600 ${two}pt/1.3 ${BODY};margin:2mm 0 .4mm}
.stuk main h3{font-size:${three}pt;margin:2.5mm 0 .6mm;padding:0;border:0}
.stuk .figures{margin:2.5mm 0 1mm;gap:2mm}.stuk .figures>div{padding:1.6mm 2.2mm}.stuk .figures dd{font-size:${size.shortFigure}pt}
.stuk .table{margin:.6mm 0 2mm}.stuk th,.stuk td{padding-top:.7mm;padding-bottom:.7mm}
.stuk th.right+th:not(.right),.stuk td.right+td:not(.right){padding-left:7mm}
.signatures{break-inside:avoid;break-before:avoid;margin-top:7mm}
.signers{display:grid;grid-template-columns:1fr 1fr;gap:8mm}
.signers p{margin:0}.signers .signature{margin-top:15mm;padding-top:1.2mm;border-top:.5pt solid #${color.text}}`;
}

/** The preview: the same pages as one sheet of paper on a table, readable from 320 pixels. */
function screen(): string {
  return `@media screen{html{font-size:clamp(16px,.4vw + 14px,18px);background:#F3F1EB}
body{max-width:54rem;margin:0 auto;padding:clamp(1rem,6vw,5rem);background:#FFFEFB;min-height:100vh;overflow-wrap:anywhere}
.cover{height:auto;min-height:60vh}.stuk .cover{min-height:0}.cover .kicker{margin-top:4rem}
.cover dl{margin-top:4rem}
.table{overflow-x:auto}.table:focus-visible{outline:3px solid #174E86;outline-offset:2px}
table{min-width:32rem}
.contents{margin-bottom:3rem}.contents a{padding:.25rem 0}.contents a:hover{text-decoration:underline}
a:focus-visible{outline:3px solid #174E86;outline-offset:2px}}
@media screen and (max-width:40rem){.facts,.cover dl{grid-template-columns:1fr}.fact{grid-template-columns:1fr}.fact.wide dd{grid-column:1}h1{font-size:1.5rem}.cover .title{font-size:2rem}}`;
}
