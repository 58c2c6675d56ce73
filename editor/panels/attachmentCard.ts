/** One bijlage in the list: its number in the package, what it is, what to know of it, and what can be done with it. */
import type { Attachment } from "../attachmentCalls.ts";
import type { Row } from "../dom.ts";
import { h, setText } from "../dom.ts";
import type { IconName } from "../icons.ts";
import { icon } from "../icons.ts";
import { factsOf, secrecyOf } from "./attachmentWords.ts";

/** What a card shows: `nr` is the number in the package; `warnings` are what the list knows of it beside the file. */
export type AttachmentItem = { attachment: Attachment; nr: number; warnings: readonly string[] };

export type AttachmentActions = {
  mayManage: boolean;
  download(attachment: Attachment): void;
  change(attachment: Attachment): void;
  move(attachment: Attachment, direction: -1 | 1): void;
  remove(attachment: Attachment): void;
};

export function createAttachmentCard(actions: AttachmentActions): Row<AttachmentItem> {
  let current: Attachment | null = null;
  const run = (action: (attachment: Attachment) => void) => () => current && action(current);
  const number = h("p", { class: "rule-id" });
  const title = h("h3", { class: "bijlage-titel" });
  const facts = h("p", { class: "bijlage-feiten" });
  const secrecy = h("p", { class: "bijlage-geheim" });
  const remarks = h("ul", { class: "bijlage-meldingen", "aria-label": "Let op bij dit bestand" });
  const buttons = createButtons(actions, run);
  const element = h(
    "li",
    { class: "bijlage" },
    number,
    title,
    facts,
    secrecy,
    remarks,
    h("div", { class: "bijlage-knoppen" }, ...buttons.map(({ button }) => button)),
  );
  element.addEventListener("keydown", (event) => {
    const direction = event.altKey && { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (!direction || !actions.mayManage) return;
    event.preventDefault();
    run((attachment) => actions.move(attachment, direction))();
  });
  return {
    element,
    update({ attachment, nr, warnings }) {
      current = attachment;
      setText(number, `Bijlage ${nr}`);
      setText(title, attachment.title);
      setText(facts, factsOf(attachment));
      const secret = secrecyOf(attachment);
      setText(secrecy, secret ?? "");
      secrecy.hidden = secret === null;
      showRemarks(remarks, [...attachment.remarks, ...warnings]);
      for (const { button, label } of buttons)
        button.setAttribute("aria-label", `${label}: bijlage ${nr}, ${attachment.title}`);
    },
  };
}

function createButtons(
  actions: AttachmentActions,
  run: (action: (attachment: Attachment) => void) => () => void,
) {
  const button = (label: string, name: IconName, action: (attachment: Attachment) => void) => ({
    label,
    button: h(
      "button",
      {
        type: "button",
        class: `knop-klein is-${label.toLowerCase()}`,
        title: label,
        on: { click: run(action) },
      },
      icon(name),
    ),
  });
  const download = button("Downloaden", "download", actions.download);
  if (!actions.mayManage) return [download];
  return [
    download,
    button("Wijzigen", "pencil", actions.change),
    button("Omhoog", "down", (attachment) => actions.move(attachment, -1)),
    button("Omlaag", "down", (attachment) => actions.move(attachment, 1)),
    button("Verwijderen", "trash", actions.remove),
  ];
}

function showRemarks(list: HTMLElement, remarks: readonly string[]): void {
  list.hidden = remarks.length === 0;
  if (list.dataset["tekst"] === remarks.join("\n")) return;
  list.dataset["tekst"] = remarks.join("\n");
  list.replaceChildren(
    ...remarks.map((remark) => h("li", {}, icon("alert"), h("span", {}, remark))),
  );
}
