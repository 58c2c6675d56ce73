/** The packages that were made of a plan before: when, by whom, and what can be done with each. */
import type { Announcer } from "../announcer.ts";
import type { Api } from "../api.ts";
import type { KeptPackage } from "../documentCalls.ts";
import { askConfirmation, createDialog, messageOf, showDialog } from "../dialog.ts";
import { h } from "../dom.ts";
import { saveFile } from "../saveFile.ts";
import { countOf, statusInWords, whenInWords } from "../words.ts";
import { sizeInWords } from "./attachmentWords.ts";

export type PackagesOptions = {
  api: Api;
  planId: string;
  announcer: Announcer;
  /** Whether this person may remove concepts. */
  mayRemove: boolean;
  now(): Date;
};

export function openPackagesDialog(options: PackagesOptions): void {
  const list = h("ul", { class: "package-list" });
  const words = h("p", { class: "subtle", role: "status" }, "Pakketten worden geladen…");
  const dialog = createDialog("Eerder gemaakte pakketten", words, list);
  dialog.classList.add("packages-dialog");
  showDialog(dialog);
  void fill(options, list, words);
}

async function fill(
  options: PackagesOptions,
  list: HTMLElement,
  words: HTMLElement,
): Promise<void> {
  const { api, planId } = options;
  try {
    const packages = await api.packages(planId);
    words.textContent = packages.length === 0 ? NONE : ABOUT;
    const again = () => void fill(options, list, words);
    list.replaceChildren(...packages.map((made) => packageRow(made, options, words, again)));
  } catch (error) {
    words.textContent = messageOf(error);
  }
}

const NONE =
  "Er is nog geen pakket van dit plan. Maak er een met Downloaden. Wat u maakt, blijft hier bewaard.";
const ABOUT = "Een definitief pakket blijft altijd bewaard. Een concept kan weg.";

function packageRow(
  made: KeptPackage,
  options: PackagesOptions,
  words: HTMLElement,
  again: () => void,
): HTMLElement {
  const { api, planId, announcer, mayRemove, now } = options;
  const name = nameOf(made);
  const trouble = (error: unknown) => void (words.textContent = messageOf(error));
  const download = async () => {
    announcer.say(`${name} wordt gedownload.`);
    saveFile((await api.packageFile(planId, made.id)).blob, made.filename);
  };
  const remove = async () => {
    const question = { title: `${name} verwijderen?`, text: GONE, confirm: "Verwijderen" };
    if (!(await askConfirmation({ ...question, danger: true }))) return;
    await api.deletePackage(planId, made.id);
    announcer.say(`${name} is verwijderd.`);
    again();
  };
  return h(
    "li",
    { class: "package-row" },
    h(
      "div",
      { class: "package-words" },
      h("h3", {}, name, !made.concept && h("span", { class: "package-kind" }, "Definitief")),
      h("p", {}, `${whenInWords(made.createdAt, now())}, door ${made.authorName}`),
      h("p", { class: "subtle" }, factsOf(made)),
    ),
    h(
      "div",
      { class: "package-actions" },
      action("Downloaden", name, "button is-small", () => void download().catch(trouble)),
      made.concept &&
        mayRemove &&
        action("Verwijderen", name, "button is-small is-quiet", () => void remove().catch(trouble)),
    ),
  );
}

const GONE = "Het concept wordt van de server gewist. Het plan zelf verandert niet.";

/** "Versie 0.9, concept 2": concepts and definitive packages are counted apart. */
function nameOf({ versie, concept, revision }: KeptPackage): string {
  return `Versie ${versie}, ${concept ? "concept" : "pakket"} ${revision}`;
}

function factsOf({ status, size, files, refusals }: KeptPackage): string {
  const open =
    refusals.length > 0
      ? ` · ${countOf(refusals.length, "punt stond", "punten stonden")} open`
      : "";
  return `${statusInWords(status)} · ${countOf(files.length, "bestand", "bestanden")}, ${sizeInWords(size)}${open}`;
}

function action(label: string, about: string, buttonClass: string, act: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: buttonClass, on: { click: act } },
    label,
    h("span", { class: "sr-only" }, `: ${about}`),
  );
}
