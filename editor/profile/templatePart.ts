/** The Word template of the gemeente: brought, judged, fetched and removed at once, apart from the profile. */
import type { Announcer } from "../announcer.ts";
import type { Api } from "../api.ts";
import { ApiError } from "../api.ts";
import { askConfirmation, messageOf } from "../dialog.ts";
import { h, setText } from "../dom.ts";
import { whenInWords } from "../words.ts";
import { templateFileAddress } from "./profileApi.ts";
import type { WordTemplate } from "./profileApi.ts";
import { sectionOf } from "./settingFields.ts";

type Desk = { api: Api; gemeente: string; mayWrite: boolean; announcer: Announcer };

const LARGEST = 20 * 1024 * 1024;

export function templateSection(desk: Desk) {
  const report = h("div", { class: "sjabloon-verslag" });
  const trouble = h("p", { class: "field-error", role: "alert" });
  const busy = h("p", { class: "subtle", role: "status" });
  const input = h("input", {
    type: "file",
    id: "sjabloon-bestand",
    accept: ".docx",
    "aria-describedby": "sjabloon-hulp",
  });
  /** Whatever goes wrong is said here, and the template that was there stays. */
  const work: Work = async (words, done, ask) => {
    setText(trouble, "");
    setText(busy, words);
    input.disabled = true;
    try {
      report.replaceChildren(...reportOf(desk, await ask(), () => remove(desk, work)));
      if (done) desk.announcer.say(done);
    } catch (error) {
      setText(trouble, messageOf(error));
    } finally {
      setText(busy, "");
      input.disabled = !desk.mayWrite;
      input.value = "";
    }
  };
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void bring(desk, work, file);
  });
  void work("Sjabloon ophalen…", "", () => desk.api.template(desk.gemeente));
  return sectionOf(
    {
      id: "sjabloon",
      title: "Word-sjabloon",
      intro:
        "Met een eigen sjabloon krijgen Word-bestanden uw briefhoofd, stijlen en voet. Het geldt meteen, zonder Opslaan.",
    },
    report,
    h(
      "div",
      { class: "field" },
      h("label", { for: "sjabloon-bestand" }, "Sjabloon kiezen of vervangen"),
      h("p", { class: "field-hint", id: "sjabloon-hulp" }, HINT),
      input,
      busy,
      trouble,
    ),
  );
}

const HINT =
  "Een DOCX zonder macro’s, ten hoogste 20 MB, met {{inhoud}} op een eigen regel. U kunt ook {{titel}}, {{soort}}, {{gemeente}}, {{datum}}, {{versie}}, {{zaaknummer}} en {{inhoudsopgave}} gebruiken.";

/** Says what is being done and what was done, and shows the template that there is after it. */
type Work = (words: string, done: string, ask: () => Promise<WordTemplate | null>) => Promise<void>;

async function bring({ api, gemeente }: Desk, work: Work, file: File): Promise<void> {
  await work("Het sjabloon wordt nagekeken…", "Het sjabloon is bewaard.", async () => {
    if (file.size > LARGEST) throw new ApiError("TE_GROOT", 413, TOO_LARGE);
    return await api.saveTemplate(gemeente, file);
  });
}

const TOO_LARGE = "Dit bestand is te groot. Een sjabloon mag ten hoogste 20 MB zijn.";

async function remove({ api, gemeente }: Desk, work: Work): Promise<void> {
  const sure = await askConfirmation({
    title: "Word-sjabloon weghalen?",
    text: "Word-bestanden krijgen dan weer de opmaak van Wijkpen. Bestanden die al gemaakt zijn, veranderen niet.",
    confirm: "Weghalen",
    danger: true,
  });
  if (!sure) return;
  await work("Het sjabloon wordt weggehaald…", "Het sjabloon is weggehaald.", async () => {
    await api.removeTemplate(gemeente);
    return null;
  });
  document.getElementById("sjabloon-bestand")?.focus();
}

function reportOf(
  { gemeente, mayWrite }: Desk,
  template: WordTemplate | null,
  onRemove: () => Promise<void>,
): HTMLElement[] {
  if (!template)
    return [h("p", {}, "Er is nog geen eigen sjabloon. Wijkpen gebruikt zijn eigen opmaak.")];
  const lines = (items: readonly string[], kind: string) =>
    items.length === 0
      ? null
      : h("ul", { class: kind }, ...items.map((sentence) => h("li", {}, sentence)));
  return [
    h(
      "p",
      {},
      h("strong", {}, template.filename),
      `, gebracht door ${template.authorName}, ${whenInWords(template.createdAt, new Date())}`,
    ),
    h(
      "div",
      { class: "sjabloon-lijsten" },
      lines(template.found, "is-goed"),
      lines(template.warnings, "is-let-op"),
    ),
    h(
      "div",
      { class: "knoppen" },
      h(
        "a",
        {
          class: "button is-small",
          href: templateFileAddress(gemeente),
          download: template.filename,
        },
        "Downloaden",
      ),
      mayWrite
        ? h(
            "button",
            {
              type: "button",
              class: "button is-small is-danger",
              on: { click: () => void onRemove() },
            },
            "Weghalen",
          )
        : null,
    ),
  ];
}
