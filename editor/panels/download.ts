/** Makes the plan as Word or PDF on the server, shows how far it is, and hands over the file. */
import type { Announcer } from "../announcer.ts";
import type { Api, DocumentFormat, DocumentKind, Job } from "../api.ts";
import { ApiError } from "../api.ts";
import { messageOf } from "../dialog.ts";
import { h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { saveFile } from "../saveFile.ts";

const NAMES: Record<DocumentKind, Partial<Record<DocumentFormat, string>>> = {
  wup: { docx: "Word-document", pdf: "PDF" },
  controle: { docx: "Controlerapport (Word)", pdf: "Controlerapport (PDF)" },
  pakket: { zip: "Raadsstukken (ZIP)" },
};

/** How long a finished download stays announced on the screen, in milliseconds. */
const DONE_MS = 12_000;

/** Milliseconds between two questions about a job; short enough for a bar that moves. */
const POLL_MS = 600;

/** How often in a row a question may fail before we give up: a short break of the network is no failure. */
const PATIENCE = 5;

export type Downloads = {
  /** Holds one strip per document that is being made. */
  element: HTMLElement;
  start(kind: DocumentKind, format: DocumentFormat): void;
};

/** `unsaved` gives the number of changes that the server does not have yet: those will be missing. */
export function createDownloads(options: {
  api: Api;
  planId: string;
  announcer: Announcer;
  unsaved(): number;
}): Downloads {
  const element = h("div", { class: "downloads" });
  return {
    element,
    start(kind, format) {
      for (const finished of element.querySelectorAll('[data-state="klaar"]')) finished.remove();
      const strip = createStrip(nameOf(kind, format));
      element.append(strip.element);
      strip.onClose(() => strip.element.remove());
      const run = () => void makeDocument({ ...options, kind, format, strip });
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
  unsaved(): number;
}): Promise<void> {
  const { api, planId, kind, format, strip, announcer } = options;
  const name = nameOf(kind, format);
  const missing = options.unsaved();
  strip.busy("Wordt gestart…", 0);
  announcer.say(`${name} wordt gemaakt.`);
  try {
    const job = await finished(api, await api.startDocument(planId, kind, format), strip);
    if (job.state === "mislukt")
      throw new ApiError("MISLUKT", 503, job.message ?? `${name} kon niet worden gemaakt.`);
    const { blob, filename } = await api.jobFile(job.id);
    saveFile(blob, job.filename ?? filename ?? `plan.${format}`);
    strip.done(missing);
    announcer.say(`${name} is gedownload.`);
  } catch (error) {
    const message = messageOf(error);
    strip.failed(message);
    announcer.say(`${name}: ${message}`);
  }
}

/** Asks until the job is ready or failed, or until the person closed the strip. */
async function finished(api: Api, first: Job, strip: Strip): Promise<Job> {
  let job = first;
  let failures = 0;
  while (job.state === "wacht" || job.state === "bezig") {
    strip.busy(job.step, job.progress);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      job = await api.job(job.id);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!(error instanceof ApiError) || error.status !== 0 || failures >= PATIENCE) throw error;
    }
  }
  return job;
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
  const element = h("div", { class: "strip" }, words, bar, retry, close);
  const show = (state: string, text: string) => {
    element.dataset["state"] = state;
    setText(step, text);
    bar.hidden = state !== "bezig";
    retry.hidden = state !== "mislukt";
    close.hidden = state === "bezig";
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
    onRetry: (listener: () => void) => retry.addEventListener("click", listener),
    onClose: (listener: () => void) => close.addEventListener("click", listener),
  };
}
