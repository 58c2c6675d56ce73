/** A page that says one thing and offers the way on: unknown address, no access, no connection. */
import { h } from "../dom.ts";
import { brandMark } from "../icons.ts";

/** Replaces the screen by the message and puts the focus on its heading. */
export function showMessagePage(
  root: HTMLElement,
  message: { title: string; text: string; action: { label: string; href: string } },
): void {
  document.title = `${message.title} – Wijkpen`;
  const heading = h("h1", { tabindex: -1 }, message.title);
  root.className = "screen-message";
  root.replaceChildren(
    h(
      "main",
      { class: "message-card" },
      brandMark(),
      heading,
      h("p", {}, message.text),
      h("a", { class: "button is-primary", href: message.action.href }, message.action.label),
    ),
  );
  heading.focus();
}
