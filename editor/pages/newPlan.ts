/** The ways to a new plan: from the template, or from a JSON file that Wijkpen or a colleague made. */
import type { Api } from "../api.ts";
import { createDialog, messageOf, openFormDialog } from "../dialog.ts";
import { h } from "../dom.ts";
import { planAddress } from "./addresses.ts";

/** 20 MB, the server's own limit; a larger file need not travel. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Asks title, gemeente and wijk, makes the plan and opens it. */
export function openNewPlanDialog(api: Api): void {
  openFormDialog({
    title: "Nieuw plan",
    intro:
      "U begint met alle hoofdstukken van een wijkuitvoeringsplan, met bij elk hoofdstuk uitleg.",
    fields: [
      {
        name: "titel",
        label: "Titel",
        hint: "Bijvoorbeeld: Wijkuitvoeringsplan Kruidenbuurt",
        maxLength: 140,
      },
      { name: "gemeente", label: "Gemeente", maxLength: 80 },
      { name: "wijknaam", label: "Wijk of buurt", maxLength: 80 },
    ],
    confirm: "Plan maken",
    async submit({ titel = "", gemeente = "", wijknaam = "" }) {
      location.assign(planAddress(await api.createPlan({ titel, gemeente, wijknaam })));
    },
  });
}

/** Lets the person choose a file; a plan that can be read is opened, an error is explained with its place in the file. */
export function chooseFile(api: Api, onBusy: (busy: boolean) => void): void {
  const input = h("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void importFile(api, file, onBusy);
  });
  input.click();
}

async function importFile(api: Api, file: File, onBusy: (busy: boolean) => void): Promise<void> {
  onBusy(true);
  try {
    const plan = await planIn(file);
    if ("error" in plan) showImportError(file.name, plan.error);
    else location.assign(planAddress(await api.createPlan({ plan: plan.json })));
  } catch (error) {
    showImportError(file.name, messageOf(error));
  } finally {
    onBusy(false);
  }
}

async function planIn(file: File): Promise<{ json: unknown } | { error: string }> {
  if (file.size > MAX_BYTES)
    return { error: "Dit bestand is te groot. Een plan mag ten hoogste 20 MB zijn." };
  try {
    return { json: JSON.parse(await file.text()) as unknown };
  } catch {
    // The parser's own sentence is English and about characters; it does not help the reader.
    return { error: "Dit is geen leesbaar JSON-bestand. Kies een bestand dat eindigt op .json." };
  }
}

function showImportError(name: string, message: string): void {
  const close = h("button", { type: "button", class: "button is-primary" }, "Sluiten");
  const dialog = createDialog(
    "Dit bestand kan niet worden geopend",
    h("p", { class: "file-name" }, name),
    h("p", { class: "notice is-negative", role: "alert" }, message),
    h("p", { class: "subtle" }, "Verbeter het bestand en kies het opnieuw. Er is niets bewaard."),
    h("div", { class: "dialog-foot" }, close),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}
