/** What to ask of the people who run the network, when it does not let the connection of the plan pass. */
import type { Announcer } from "../announcer.ts";
import { createDialog, showDialog } from "../dialog.ts";
import { h } from "../dom.ts";

/** `host` is where Wijkpen runs: "wijkpen.gemeente.nl" or "localhost:3000". */
export function openNetworkDialog(page: { host: string; announcer: Announcer }): void {
  const question = h("textarea", { readonly: true, rows: 14, "aria-label": "Uw bericht" });
  question.value = networkQuestion(page.host);
  const copy = h("button", { type: "button", class: "button is-primary" }, "Bericht kopiëren");
  const dialog = createDialog(
    "Vraag het uw netwerkbeheerder",
    h(
      "p",
      {},
      "De pagina's van Wijkpen komen wel door, de verbinding voor samen schrijven niet. Stuur dit bericht aan de helpdesk of netwerkbeheerder van uw organisatie.",
    ),
    question,
    h("div", { class: "dialog-foot" }, copy),
  );
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(question.value).then(
      () => page.announcer.say("Bericht gekopieerd."),
      () => question.select(),
    );
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  showDialog(dialog);
}

/** The message itself: what goes wrong, and the three settings that mend it. */
export function networkQuestion(host: string): string {
  return [
    `Wij schrijven samen in Wijkpen op https://${host}. De pagina's openen, maar de WebSocket-verbinding naar wss://${host}/sync/ wordt verbroken of geweigerd. Daardoor kan Wijkpen niet opslaan.`,
    "",
    `Wilt u op de proxy, firewall of beveiligingssoftware:`,
    `1. WebSocket-verkeer naar ${host} toestaan. De HTTP-headers Upgrade en Connection moeten ongewijzigd doorgaan.`,
    `2. ${host} buiten de inspectie van versleuteld verkeer (TLS-inspectie) houden, als die WebSockets verbreekt.`,
    `3. Verbindingen naar ${host} niet afbreken zolang er verkeer is. Wijkpen stuurt elke 20 seconden een teken van leven.`,
  ].join("\n");
}
