/** What stands in the way of a definitive package, by where it is mended, with the way there and a concept instead. */
import type { OpenPoint } from "../documentCalls.ts";
import { createDialog, showDialog } from "../dialog.ts";
import { h } from "../dom.ts";
import { countOf } from "../words.ts";

/** In the order in which they are worked off: the text first, what the gemeente arranges once last. */
const GROUPS: readonly { kind: OpenPoint["kind"]; title: string; help: string }[] = [
  { kind: "regel", title: "Checklist", help: "Punten die een besluit tegenhouden." },
  { kind: "stuk", title: "Raadsstukken", help: "Wat de stukken zelf nog missen." },
  { kind: "invulplek", title: "Invullen", help: "Plaatsen waar nog iets moet komen te staan." },
  {
    kind: "juridisch",
    title: "Juridisch",
    help: "Wat de jurist van de gemeente één keer bevestigt, in het gemeenteprofiel.",
  },
  {
    kind: "metagegevens",
    title: "Metagegevens",
    help: "Wat de griffie nodig heeft, in het gemeenteprofiel.",
  },
];

export type GateActions = {
  /** Where the gemeente arranges what holds for all its plans. */
  profileAddress: string;
  goTo(place: NonNullable<OpenPoint["place"]>): void;
  openStukken(): void;
  makeConcept(): void;
};

export function openGateDialog(points: readonly OpenPoint[], actions: GateActions): void {
  const concept = h("button", { type: "button", class: "button is-primary" }, "Maak een concept");
  const close = h("button", { type: "button", class: "button" }, "Sluiten");
  /** Once it is closed, and the focus is back where it was: what follows may move it. */
  const leaveFor = (then: () => void) => {
    dialog.addEventListener("close", then, { once: true });
    dialog.close();
  };
  const dialog: HTMLDialogElement = createDialog(
    "Het pakket kan nog niet definitief zijn",
    h(
      "p",
      {},
      `Er ${points.length === 1 ? "staat" : "staan"} nog ${countOf(points.length, "punt", "punten")} open. Kies een punt om het op te lossen. Een concept kunt u altijd maken.`,
    ),
    ...GROUPS.flatMap(({ kind, ...group }) => {
      const own = points.filter((point) => point.kind === kind);
      return own.length > 0 ? [groupSection(group, own, actions, leaveFor)] : [];
    }),
    h("div", { class: "dialog-foot" }, close, concept),
  );
  dialog.classList.add("gate-dialog");
  close.addEventListener("click", () => dialog.close());
  concept.addEventListener("click", () => leaveFor(actions.makeConcept));
  showDialog(dialog);
}

function groupSection(
  { title, help }: { title: string; help: string },
  points: readonly OpenPoint[],
  actions: GateActions,
  leaveFor: (then: () => void) => void,
): HTMLElement {
  return h(
    "section",
    { class: "gate-group" },
    h("h3", {}, `${title} `, h("span", { class: "gate-count" }, points.length)),
    h("p", { class: "subtle" }, help),
    h("ul", {}, ...points.map((point) => h("li", {}, pointLink(point, actions, leaveFor)))),
  );
}

/** The sentence leads to where it is mended. */
function pointLink(
  point: OpenPoint,
  actions: GateActions,
  leaveFor: (then: () => void) => void,
): HTMLElement {
  const { kind, place } = point;
  const text = kind === "regel" ? `${point.name}: ${point.sentence}` : point.sentence;
  if (kind === "juridisch" || kind === "metagegevens")
    return h(
      "a",
      { class: "link-button", href: actions.profileAddress, target: "_blank", rel: "noopener" },
      text,
      h("span", { class: "sr-only" }, " (opent in een nieuw tabblad)"),
    );
  if (place === null && kind === "regel") return h("span", {}, text);
  const go = () => leaveFor(() => (place === null ? actions.openStukken() : actions.goTo(place)));
  return h("button", { type: "button", class: "link-button", on: { click: go } }, text);
}
