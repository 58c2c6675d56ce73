/** Beside the settings: a document of a plan as it would look by the draft, redrawn while people change it. */
import type { Api, PlanSummary } from "../api.ts";
import { gemeenteKey } from "../../templates/gemeente.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import { messageOf } from "../dialog.ts";
import { h, setAttribute, setText } from "../dom.ts";
import { KIND_NAMES } from "./dataParts.ts";
import type { ProfileDraft } from "./profileDraft.ts";

/** Long enough to gather the letters of a quick typist. */
const PAUSE_MS = 300;

export function createProfilePreview(options: {
  api: Api;
  gemeente: string;
  draft: ProfileDraft;
}): { element: HTMLElement; changed(): void } {
  const { api, gemeente, draft } = options;
  const plans = selectOf("voorbeeld-plan", "Plan", [["", "Voorbeeld van Wijkpen"]]);
  const kinds = selectOf("voorbeeld-stuk", "Document", Object.entries(KIND_NAMES));
  const state = h(
    "p",
    { class: "voorbeeld-stand", role: "status" },
    "Het voorbeeld wordt gemaakt…",
  );
  const frame = createFrame();
  const draw = async () => {
    const html = await api.profilePreview(gemeente, {
      profile: draft.profile(),
      planId: plans.select.value === "" ? null : plans.select.value,
      kind: kinds.select.value as StukKind,
    });
    await frame.show(html);
  };
  const redraw = newestOnly(draw, (outcome) => {
    setAttribute(state, "data-bezig", outcome.kind === "bezig");
    setText(state, sentenceOf(outcome));
  });
  let timer = 0;
  const changed = () => {
    clearTimeout(timer);
    if (draft.faults().size > 0)
      return setText(state, "Het voorbeeld wacht: er staat nog een fout in het profiel.");
    timer = window.setTimeout(redraw, PAUSE_MS);
  };
  for (const { select } of [plans, kinds]) select.addEventListener("change", changed);
  void addPlans(api, gemeente, plans.select);
  redraw();
  return {
    element: h(
      "section",
      { class: "voorbeeld", "aria-labelledby": "voorbeeld-kop" },
      h("h2", { id: "voorbeeld-kop", tabindex: -1 }, "Voorbeeld"),
      h("div", { class: "voorbeeld-keuzes" }, plans.element, kinds.element),
      state,
      frame.element,
    ),
    changed,
  };
}

/** The plans of this gemeente that this person has. Without them the example stays. */
async function addPlans(api: Api, gemeente: string, select: HTMLSelectElement): Promise<void> {
  const all: PlanSummary[] = await api.plans().then(
    ({ plans }) => plans,
    () => [],
  );
  for (const plan of all)
    if (gemeenteKey(plan.gemeente) === gemeenteKey(gemeente))
      select.append(h("option", { value: plan.id }, plan.title));
}

type Outcome = { kind: "bezig" | "klaar" } | { kind: "mislukt"; message: string };

function sentenceOf(outcome: Outcome): string {
  if (outcome.kind === "mislukt") return outcome.message;
  return outcome.kind === "bezig"
    ? "Het voorbeeld wordt bijgewerkt…"
    : "Zo ziet een concept er nu uit, ook met wat nog niet is opgeslagen.";
}

/** One drawing at a time; what was asked for meanwhile is drawn once more at the end. */
function newestOnly(draw: () => Promise<void>, tell: (outcome: Outcome) => void): () => void {
  let isBusy = false;
  let isAsked = false;
  const run = async () => {
    isBusy = true;
    tell({ kind: "bezig" });
    let outcome: Outcome = { kind: "klaar" };
    do {
      isAsked = false;
      outcome = await draw().then(
        () => ({ kind: "klaar" }) as const,
        (error: unknown) => ({ kind: "mislukt", message: messageOf(error) }) as const,
      );
    } while (isAsked);
    isBusy = false;
    tell(outcome);
  };
  return () => {
    if (isBusy) isAsked = true;
    else void run();
  };
}

/**
 * A frame with our own empty page in it. It is sandboxed and by its own policy runs and loads nothing, so that it may
 * hold the page of the server as it is; its scroll position stays when the page is drawn again.
 */
function createFrame(): { element: HTMLIFrameElement; show(html: string): Promise<void> } {
  const element = h("iframe", {
    class: "voorbeeld-blad",
    title: "Voorbeeld van het document",
    sandbox: "allow-same-origin",
    src: "/voorbeeld-kader",
  });
  const loaded = new Promise<void>((resolve) =>
    element.addEventListener("load", () => resolve(), { once: true }),
  );
  return {
    element,
    async show(html) {
      await loaded;
      const page = element.contentDocument;
      if (!page) return;
      const content = page.createElement("template");
      content.innerHTML = html;
      // They belong to a whole page; the frame has its own.
      for (const part of content.content.querySelectorAll("meta, title")) part.remove();
      page.body.className = /<body class="([\w -]*)"/.exec(html)?.[1] ?? "";
      page.body.replaceChildren(content.content);
    },
  };
}

function selectOf(id: string, label: string, options: readonly (readonly [string, string])[]) {
  const select = h(
    "select",
    { class: "select", id },
    ...options.map(([value, words]) => h("option", { value }, words)),
  );
  return {
    select,
    element: h("div", { class: "field" }, h("label", { for: id }, label), select),
  };
}
