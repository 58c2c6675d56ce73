/** The panel with the bijlagen of a plan: the list as it goes to the griffie, and adding, changing and removing them. */
import type { Announcer } from "../announcer.ts";
import type { Api } from "../api.ts";
import type { Attachment, AttachmentWords } from "../attachmentCalls.ts";
import { askConfirmation, messageOf } from "../dialog.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { saveFile } from "../saveFile.ts";
import type { AttachmentActions, AttachmentItem } from "./attachmentCard.ts";
import { createAttachmentCard } from "./attachmentCard.ts";
import { refusalOf, titleOf, twinsOf } from "./attachmentWords.ts";
import { acceptFiles } from "./dropFiles.ts";
import { createUploads } from "./uploads.ts";
import { whenLoaded } from "../whenLoaded.ts";

export type AttachmentsPanel = {
  element: HTMLElement;
  /** Asks the server for the list again. */
  load(): Promise<void>;
  /** The number that the first of the list has in the package. */
  setFirstNumber(nr: number): void;
  /** Whether files are on their way, or failed and still here to try again. */
  isBusy(): boolean;
};

type Options = { api: Api; planId: string; mayManage: boolean; announcer: Announcer };

export function createAttachmentsPanel(options: Options): AttachmentsPanel {
  const { api, planId, mayManage, announcer } = options;
  let attachments: readonly Attachment[] = [];
  let firstNumber = 2;
  const fault = h("p", { class: "notice is-negative", role: "alert", hidden: true });
  const list = createList(() => actionsOf(options, page), mayManage);
  const show = () => list.show(itemsOf(attachments, firstNumber));
  const load = async () => {
    attachments = await api.attachments(planId);
    show();
  };
  const page: Page = {
    all: () => attachments,
    set(next) {
      attachments = next;
      show();
    },
    async trying(work) {
      fault.hidden = true;
      try {
        await work();
      } catch (error) {
        fault.textContent = messageOf(error);
        fault.hidden = false;
      }
      await load().catch(() => undefined); // the sentence above says what is wrong already
    },
  };
  const adding = mayManage ? createAdding(planId, announcer, () => void page.trying(load)) : null;
  const element = h(
    "div",
    { class: "panel-body bijlagen" },
    adding?.element,
    fault,
    list.empty,
    list.element,
  );
  adding?.acceptDrops(element);
  return {
    element,
    load: () => page.trying(async () => undefined),
    setFirstNumber(nr) {
      if (nr === firstNumber) return;
      firstNumber = nr;
      show();
    },
    isBusy: () => adding?.isBusy() ?? false,
  };
}

/** What the actions of a card may do with the list. */
type Page = {
  all(): readonly Attachment[];
  set(attachments: readonly Attachment[]): void;
  /** Says what went wrong, and asks for the list again either way. */
  trying(work: () => Promise<unknown>): Promise<void>;
};

function createList(actions: () => AttachmentActions, mayManage: boolean) {
  const element = h("ol", { class: "bijlage-lijst", "aria-label": "Bijlagen", tabindex: -1 });
  const empty = h("p", { class: "panel-hint" });
  setText(
    empty,
    mayManage
      ? "Er zijn nog geen bijlagen. Een bijlage gaat genummerd mee in het pakket voor de griffie."
      : "Er zijn geen bijlagen.",
  );
  const update = createKeyedList<AttachmentItem>(element, {
    key: ({ attachment }) => attachment.id,
    create: () => createAttachmentCard(actions()),
    focusLost: () => element.focus(),
  });
  return {
    element,
    empty,
    show(items: readonly AttachmentItem[]) {
      update(items);
      empty.hidden = items.length > 0;
    },
  };
}

function itemsOf(attachments: readonly Attachment[], firstNumber: number): AttachmentItem[] {
  return attachments.map((attachment, index) => {
    const [twin] = twinsOf(attachment, attachments);
    const warnings =
      twin === undefined ? [] : [`Dit is hetzelfde bestand als bijlage ${firstNumber + twin}.`];
    return { attachment, nr: firstNumber + index, warnings };
  });
}

function actionsOf({ api, planId, mayManage, announcer }: Options, page: Page): AttachmentActions {
  return {
    mayManage,
    download: ({ id, title }) =>
      void page.trying(async () => {
        const { blob, filename } = await api.attachmentFile(planId, id);
        saveFile(blob, filename ?? title);
        announcer.say(`${title} is gedownload.`);
      }),
    change: (attachment) =>
      whenLoaded(announcer, import("./attachmentDialog.ts"), ({ openAttachmentDialog }) =>
        openAttachmentDialog({
          title: "Bijlage wijzigen",
          confirm: "Opslaan",
          given: [wordsOf(attachment)],
          async save([words]) {
            if (words) await api.changeAttachment(planId, attachment.id, words);
            await page.trying(async () => announcer.say("De bijlage is gewijzigd."));
          },
        }),
      ),
    move(attachment, direction) {
      const moved = withMoved(page.all(), attachment.id, direction);
      if (!moved) return;
      page.set(moved);
      announcer.say(`${attachment.title} ${direction < 0 ? "omhoog" : "omlaag"} verplaatst.`);
      void page.trying(() =>
        api.orderAttachments(
          planId,
          moved.map(({ id }) => id),
        ),
      );
    },
    async remove({ id, title }) {
      const isSure = await askConfirmation({
        title: "Bijlage verwijderen?",
        text: `U verwijdert “${title}” uit dit plan, ook voor uw collega's. Dit kunt u niet ongedaan maken.`,
        confirm: "Verwijderen",
        danger: true,
      });
      if (!isSure) return;
      await page.trying(async () => {
        await api.removeAttachment(planId, id);
        announcer.say(`${title} is verwijderd.`);
      });
    },
  };
}

function wordsOf({ title, date, openness, ground, groundDate }: AttachmentWords): AttachmentWords {
  return { title, date, openness, ground, groundDate };
}

/** The list with one of them a place up or down; null at the end. */
function withMoved(
  all: readonly Attachment[],
  id: string,
  direction: -1 | 1,
): readonly Attachment[] | null {
  const from = all.findIndex((each) => each.id === id);
  const [moving, other] = [all[from], all[from + direction]];
  if (!moving || !other) return null;
  return all.toSpliced(from, 1).toSpliced(from + direction, 0, moving);
}

const OPENLY = { date: null, openness: "openbaar", ground: null, groundDate: null } as const;

/** The button, the place to drop files on, and the files that are on their way. */
function createAdding(planId: string, announcer: Announcer, onAdded: () => void) {
  const input = h("input", { type: "file", multiple: true, hidden: true, accept: ACCEPTED });
  const button = h(
    "button",
    { type: "button", class: "button" },
    icon("plus"),
    "Bijlage toevoegen",
  );
  const focusAfter = () => button.focus();
  const uploads = createUploads({ planId, announcer, onAdded, focusAfter });
  const take = (files: readonly File[]) => {
    const refused = files.filter((file) => refusalOf(file) !== null);
    for (const file of refused) uploads.refuse(file.name, refusalOf(file) ?? "");
    ask(
      announcer,
      files.filter((file) => !refused.includes(file)),
      uploads.add,
    );
  };
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = ""; // so that the same file can be chosen again
  });
  const element = h(
    "div",
    { class: "bijlage-toevoegen" },
    button,
    h(
      "p",
      { class: "subtle" },
      "PDF, Word, PNG of JPEG, ten hoogste 50 MB. U kunt bestanden ook hierheen slepen.",
    ),
    input,
    uploads.element,
  );
  return {
    element,
    isBusy: uploads.isBusy,
    acceptDrops: (place: HTMLElement) => acceptFiles(place, take),
  };
}

const ACCEPTED = ".pdf,.docx,.png,.jpg,.jpeg";

function ask(
  announcer: Announcer,
  files: readonly File[],
  add: (file: File, words: AttachmentWords) => void,
): void {
  whenLoaded(announcer, import("./attachmentDialog.ts"), ({ openAttachmentDialog }) =>
    openAttachmentDialog({
      title: files.length === 1 ? "Bijlage toevoegen" : `${files.length} bijlagen toevoegen`,
      confirm: "Toevoegen",
      given: files.map(({ name }) => ({ ...OPENLY, title: titleOf(name) })),
      async save(words) {
        for (const [index, file] of files.entries()) {
          const own = words[index];
          if (own) add(file, own);
        }
      },
    }),
  );
}
