/** Files on their way to the server, one at a time: how far each is, a way to stop it, and what went wrong. */
import type { Announcer } from "../announcer.ts";
import { ApiError } from "../api.ts";
import type { AttachmentWords } from "../attachmentCalls.ts";
import { messageOf } from "../dialog.ts";
import { h, setAttribute, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Upload } from "../upload.ts";
import { uploadAttachment } from "../upload.ts";

export type Uploads = {
  element: HTMLElement;
  add(file: File, words: AttachmentWords): void;
  /** A file that is not sent, and why. */
  refuse(name: string, reason: string): void;
  /** Whether something would be lost when the page closes. */
  isBusy(): boolean;
};

/** `onAdded` is called after each file that is on the server. What failed stays, with the file, until somebody takes it away. */
export function createUploads(options: {
  planId: string;
  announcer: Announcer;
  onAdded(): void;
  /** Where the focus goes when the line that had it is gone. */
  focusAfter(): void;
}): Uploads {
  const { planId, announcer, onAdded, focusAfter } = options;
  const element = h("ul", { class: "uploads", "aria-label": "Bestanden die worden toegevoegd" });
  const waiting: Sending[] = [];
  let current: Sending | null = null;

  const drop = (sending: Sending) => {
    const hadFocus = sending.line.element.contains(document.activeElement);
    sending.line.element.remove();
    if (hadFocus) focusAfter();
  };
  const stop = (sending: Sending) => {
    sending.upload?.cancel();
    if (waiting.includes(sending)) waiting.splice(waiting.indexOf(sending), 1);
    drop(sending);
    announcer.say(`${sending.file.name} is niet toegevoegd.`);
    if (current === sending) next();
  };
  const send = async (sending: Sending) => {
    const { file, words, line } = sending;
    line.busy(0);
    sending.upload = uploadAttachment(planId, file, words, line.busy);
    try {
      await sending.upload.done;
      drop(sending);
      announcer.say(`${words.title} is toegevoegd.`);
      onAdded();
    } catch (error) {
      const message = messageOf(error);
      line.failed(message, mayHelp(error));
      announcer.say(`${file.name}: ${message}`);
    }
    next();
  };
  function next(): void {
    current = waiting.shift() ?? null;
    if (current) void send(current);
  }
  const queue = (sending: Sending) => {
    sending.line.waits();
    waiting.push(sending);
    if (!current) next();
  };
  return {
    element,
    add(file, words) {
      const line = createUploadLine(file.name);
      const sending: Sending = { file, words, line, upload: null };
      line.onStop(() => stop(sending));
      line.onRetry(() => queue(sending));
      element.append(line.element);
      queue(sending);
    },
    refuse(name, reason) {
      const line = createUploadLine(name);
      line.onStop(() => {
        line.element.remove();
        focusAfter();
      });
      line.failed(reason, false);
      element.append(line.element);
      announcer.say(`${name}: ${reason}`);
    },
    isBusy: () => current !== null || element.querySelector("[data-opnieuw]") !== null,
  };
}

/** Whether sending the same again may help: not when the file itself was refused. */
function mayHelp(error: unknown): boolean {
  return !(error instanceof ApiError && [400, 403, 404, 413, 422].includes(error.status));
}

type Sending = {
  file: File;
  words: AttachmentWords;
  line: UploadLine;
  upload: Upload | null;
};

type UploadLine = ReturnType<typeof createUploadLine>;

function createUploadLine(name: string) {
  const status = h("p", { class: "upload-status" });
  const bar = h("progress", { class: "progress", max: 1, "aria-label": `${name} versturen` });
  const stop = h("button", { type: "button", class: "icon-button" }, icon("close"));
  const retry = h("button", { type: "button", class: "button is-small" }, "Opnieuw proberen");
  const element = h(
    "li",
    { class: "upload" },
    h("p", { class: "upload-naam" }, name),
    stop,
    bar,
    status,
    retry,
  );
  const show = (
    text: string,
    { isSending, mayRetry }: { isSending: boolean; mayRetry: boolean },
  ) => {
    setText(status, text);
    bar.hidden = !isSending;
    retry.hidden = !mayRetry;
    element.classList.toggle("is-mislukt", !isSending);
    setAttribute(element, "data-opnieuw", mayRetry);
    stop.setAttribute(
      "aria-label",
      isSending ? `Stop met ${name}` : `Sluit de melding over ${name}`,
    );
  };
  return {
    element,
    waits() {
      bar.value = 0;
      show("Wacht op het vorige bestand", { isSending: true, mayRetry: false });
    },
    busy(part: number) {
      bar.value = part;
      const text = part < 1 ? `${Math.floor(part * 100)}% verstuurd` : "Wordt nagekeken…";
      show(text, { isSending: true, mayRetry: false });
    },
    failed: (message: string, mayRetry: boolean) => show(message, { isSending: false, mayRetry }),
    onStop: (listener: () => void) => stop.addEventListener("click", listener),
    onRetry: (listener: () => void) => retry.addEventListener("click", listener),
  };
}
