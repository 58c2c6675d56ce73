/** Makes the plan as Word or PDF on the server, shows how far it is, and hands over the file. */
import type { Announcer } from "../announcer.ts";
import type { Api } from "../api.ts";
import type { DocumentFormat, DocumentKind, Job, OpenPoint } from "../documentCalls.ts";
import { ApiError } from "../api.ts";
import { messageOf } from "../dialog.ts";
import { h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { saveFile } from "../saveFile.ts";
import type { FollowJob } from "./followJob.ts";
import { createFollowJob } from "./followJob.ts";

const NAMES: Record<DocumentKind, Partial<Record<DocumentFormat, string>>> = {
  wup: { docx: "Word-document", pdf: "PDF" },
  controle: { docx: "Controlerapport (Word)", pdf: "Controlerapport (PDF)" },
  conceptpakket: { zip: "Raadsstukken, concept (ZIP)" },
  pakket: { zip: "Raadsstukken (ZIP)" },
};

/** How long a finished download stays announced on the screen, in milliseconds. */
const DONE_MS = 12_000;

export type Downloads = {
  /** Holds one strip per document that is being made. */
  element: HTMLElement;
  start(kind: DocumentKind, format: DocumentFormat): void;
};

/**
 * `unsaved` gives the number of changes that the server does not have yet: those will be missing. `onOpenPoints` is told
 * what stands in the way of a definitive package.
 */
export function createDownloads(options: {
  api: Api;
  planId: string;
  announcer: Announcer;
  unsaved(): number;
  onOpenPoints(points: readonly OpenPoint[]): void;
}): Downloads {
  const element = h("div", { class: "downloads" });
  const follow = createFollowJob(options.api);
  return {
    element,
    start(kind, format) {
      for (const finished of element.querySelectorAll('[data-state="klaar"]')) finished.remove();
      const strip = createStrip(nameOf(kind, format));
      element.append(strip.element);
      strip.onClose(() => strip.element.remove());
      const run = () => void makeDocument({ ...options, follow, kind, format, strip });
      strip.onRetry(run);
      run();
    },
  };
}

function nameOf(kind: DocumentKind, format: DocumentFormat): string {
  return NAMES[kind][format] ?? "Document";
}

type Strip = ReturnType<typeof createStrip>;

async function makeDocument(options: {
  api: Api;
  planId: string;
  kind: DocumentKind;
  format: DocumentFormat;
  strip: Strip;
  announcer: Announcer;
  follow: FollowJob;
  unsaved(): number;
  onOpenPoints(points: readonly OpenPoint[]): void;
}): Promise<void> {
  const { api, planId, kind, format, strip, announcer } = options;
  const name = nameOf(kind, format);
  const missing = options.unsaved();
  strip.busy("Wordt gestart…", 0);
  announcer.say(`${name} wordt gemaakt.`);
  try {
    const asked = await api.startDocument(planId, kind, format);
    strip.onCancel(() => void api.cancelJob(asked.id).catch(() => undefined));
    const job = await options.follow(asked, (now) => strip.busy(stepOf(now), now.progress));
    if (job.state === "geannuleerd") {
      strip.element.remove();
      return announcer.say(`${name} is geannuleerd.`);
    }
    if (job.state === "mislukt")
      throw new ApiError("MISLUKT", 503, job.message ?? `${name} kon niet worden gemaakt.`);
    const { blob, filename } = await api.jobFile(job.id);
    saveFile(blob, job.filename ?? filename ?? `plan.${format}`);
    strip.done(missing);
    announcer.say(`${name} is gedownload.`);
  } catch (error) {
    if (error instanceof ApiError && error.code === "PAKKET_GEWEIGERD") {
      strip.element.remove();
      return options.onOpenPoints(error.details as readonly OpenPoint[]);
    }
    const message = messageOf(error);
    strip.failed(message);
    announcer.say(`${name}: ${message}`);
  }
}

/** "In de wachtrij, nog 2 voor u". */
function stepOf({ step, ahead }: Job): string {
  return ahead === null || ahead === 0 ? step : `${step}, nog ${ahead} voor u`;
}

function createStrip(name: string) {
  const title = h("strong", {}, name);
  const step = h("span", { class: "strip-step" });
  const bar = h("progress", { class: "progress", max: 1, "aria-label": `${name} maken` });
  const retry = h(
    "button",
    { type: "button", class: "button is-small", hidden: true },
    "Opnieuw proberen",
  );
  let cancelIt = () => {};
  const cancel = h(
    "button",
    {
      type: "button",
      class: "button is-small strip-cancel",
      hidden: true,
      on: {
        click: () => {
          cancel.disabled = true;
          cancelIt();
        },
      },
    },
    "Annuleren",
    h("span", { class: "sr-only" }, `: ${name}`),
  );
  const close = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": `Melding over ${name} sluiten`,
      hidden: true,
    },
    icon("close"),
  );
  const words = h("p", { class: "strip-words" }, title, step);
  const element = h("div", { class: "strip" }, words, bar, cancel, retry, close);
  const show = (state: string, text: string) => {
    element.dataset["state"] = state;
    setText(step, text);
    bar.hidden = state !== "bezig";
    retry.hidden = state !== "mislukt";
    close.hidden = state === "bezig";
    if (state !== "bezig") cancel.hidden = true;
  };
  return {
    element,
    busy(text: string, progress: number) {
      show("bezig", text);
      bar.value = progress;
    },
    done(missing: number) {
      const warning =
        "Let op: uw laatste wijzigingen stonden nog niet op de server en zitten er niet in.";
      if (missing > 0) return show("klaar", `Gedownload. ${warning}`);
      show("klaar", "Gedownload. U vindt het in uw downloads.");
      setTimeout(() => {
        if (!element.contains(document.activeElement)) element.remove();
      }, DONE_MS);
    },
    failed: (message: string) => show("mislukt", message),
    /** From now on it can be cancelled. */
    onCancel(listener: () => void) {
      cancelIt = listener;
      cancel.hidden = false;
      cancel.disabled = false;
    },
    onRetry: (listener: () => void) => retry.addEventListener("click", listener),
    onClose: (listener: () => void) => close.addEventListener("click", listener),
  };
}
