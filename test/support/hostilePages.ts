/** Pages that try to get out of the printer, and pages that try to keep it busy for ever. */

/** An address that must never be asked for, and a file that must never be read. */
export type Bait = { url: string; file: string };

const style = (css: string) => `<style>${css}</style><p>x</p>`;
const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inner}</svg>`;
const inData = (html: string) => `data:text/html,${encodeURIComponent(html)}`;

/** Each by what it tries. They go to the printer as they are, past everything that makes text safe. */
export const ESCAPE_TRICKS: Readonly<Record<string, (bait: Bait) => string>> = {
  "a picture": ({ url }) => `<img src="${url}">`,
  "a picture in a set": ({ url }) => `<img srcset="${url} 1x, ${url}?2 2x">`,
  "a picture source": ({ url }) => `<picture><source srcset="${url}"><img alt=""></picture>`,
  "a picture of this machine": ({ file }) => `<img src="file://${file}">`,
  "a picture on another machine": () => `<img src="file://server.wijkpen.test/deel/a.png">`,
  "a picture by UNC": () => String.raw`<img src="\\server.wijkpen.test\deel\a.png">`,
  "a background": ({ url }) => style(`p{background:url("${url}")}`),
  "an imported style": ({ url }) => style(`@import url("${url}");`),
  "an imported style of this machine": ({ file }) => style(`@import "file://${file}";`),
  "a font": ({ url }) => style(`@font-face{font-family:a;src:url("${url}")}p{font-family:a}`),
  "a font of this machine": ({ file }) =>
    style(`@font-face{font-family:a;src:url("file://${file}")}p{font-family:a}`),
  "a style sheet": ({ url }) => `<link rel="stylesheet" href="${url}"><p>x</p>`,
  "a page footer": ({ url }) => style(`@page{@bottom-left{content:url("${url}")}}`),
  "a list mark and a cursor": ({ url }) =>
    `${style(`li{list-style-image:url("${url}");cursor:url("${url}"),auto}`)}<ul><li>x</ul>`,
  "something to come": ({ url }) =>
    [
      "preload",
      "prefetch",
      "modulepreload",
      "dns-prefetch",
      "preconnect",
      "prerender",
      "icon",
      "manifest",
    ]
      .map((rel) => `<link rel="${rel}" href="${url}" as="image">`)
      .join(""),
  "another page by itself": ({ url }) =>
    `<meta http-equiv="refresh" content="0;url=${url}"><p>x</p>`,
  "a file of this machine by itself": ({ file }) =>
    `<meta http-equiv="refresh" content="0;url=file://${file}"><p>x</p>`,
  "another base": ({ url }) =>
    `<base href="${url}/"><img src="a.png"><link rel="stylesheet" href="b.css">`,
  "a frame": ({ url }) => `<iframe src="${url}"></iframe>`,
  "a frame of this machine": ({ file }) => `<iframe src="file://${file}"></iframe>`,
  "a frame in a frame": ({ url, file }) =>
    `<iframe srcdoc="<img src='${url}'><iframe src='file://${file}'></iframe>"></iframe>`,
  "a data document": ({ url, file }) =>
    `<iframe src="${inData(`<img src="${url}"><script>fetch("${url}")</script><iframe src="file://${file}"></iframe>`)}"></iframe>`,
  "an object and an embed": ({ url, file }) =>
    `<object data="${url}"></object><embed src="${url}"><object data="file://${file}"></object>`,
  "an image in a drawing": ({ url, file }) =>
    svg(`<image href="${url}" width="9" height="9"/><image xlink:href="file://${file}"/>`),
  "a part of another drawing": ({ url, file }) =>
    svg(`<use href="${url}#a"/><use xlink:href="file://${file}#a"/>`),
  "a page in a drawing": ({ url }) =>
    svg(
      `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${url}"></iframe></foreignObject>`,
    ),
  "a filter and a style in a drawing": ({ url }) =>
    svg(
      `<style>@import "${url}";</style><filter id="f"><feImage href="${url}"/></filter><rect filter="url(#f)" fill="url(${url}#a)" width="9" height="9"/>`,
    ),
  "a link that rings": ({ url }) =>
    `<a href="${url}" ping="${url}">x</a><a href="javascript:fetch('${url}')">y</a>`,
  "sound and moving pictures": ({ url }) =>
    `<video src="${url}" poster="${url}" autoplay></video><audio src="${url}" autoplay></audio><track src="${url}">`,
  "a script": ({ url, file }) =>
    `<script src="${url}"></script><script>fetch("${url}");new WebSocket("${url.replace("http", "ws")}");open("file://${file}")</script><img src=x onerror="fetch('${url}')"><body onload="location='${url}'">`,
  "a form that sends itself": ({ url }) =>
    `<form action="${url}" method="post"><input name="a" autofocus onfocus="this.form.submit()"><button formaction="${url}">x</button></form><script>document.forms[0].submit()</script>`,
};

const nested = (depth: number, open: string, close: string) =>
  `${open.repeat(depth)}x${close.repeat(depth)}`;

/** Each ends by itself or is ended; none may outlive its time. */
export const BOMBS: Readonly<Record<string, string>> = {
  "a script without end": "<p>x</p><script>for(;;);</script><img src=x onerror='for(;;);'>",
  "a page without end": "<style>p{height:100000000mm}</style><p>x</p>",
  "very small pages": `<style>@page{size:2mm 2mm;margin:0}</style><p>${"x ".repeat(100_000)}</p>`,
  "heavy filters": `<style>body{margin:0}p{height:9999mm;filter:blur(900px) drop-shadow(0 0 900px red) blur(900px)}</style>${"<p>x</p>".repeat(90)}`,
  "a drawing of drawings": svg(
    Array.from(
      { length: 12 },
      (_, level) =>
        `<g id="n${level + 1}">${(level === 0 ? "<rect width='1' height='1'/>" : `<use href="#n${level}"/>`).repeat(10)}</g>`,
    ).join(""),
  ),
  "tables in tables": `<style>table{width:50%;height:50%}</style>${nested(400, "<table><tr><td>x<td>", "</table>")}`,
};
