/** "Kies een voorbeeld": the starter library by thema, for a finding that asks for a goal or for maatregelen. */
import { THEMES } from "../../templates/blocks/themes.ts";
import type { LibraryEntry, Theme } from "../../templates/library.ts";
import { createDialog, messageOf, showDialog } from "../dialog.ts";
import { h } from "../dom.ts";
import type { ExamplePurpose, Library } from "../examples.ts";

/** Shows the examples of `thema` first; `pick` gets the id of the one that was chosen. */
export function openExampleDialog(options: {
  load(): Promise<Library>;
  thema: Theme | null;
  kind: ExamplePurpose["kind"];
  pick(id: string): void;
}): void {
  const onlyMeasures = options.kind === "measures";
  const themes = Object.entries(THEMES) as [Theme, string][];
  const select = h(
    "select",
    { class: "select", id: "voorbeeld-thema" },
    ...themes.map(([value, label]) =>
      h("option", { value, selected: value === options.thema }, label),
    ),
  );
  const list = h("ul", { class: "example-list", role: "list" });
  const dialog = createDialog(
    "Kies een voorbeeld",
    h("p", { class: "subtle" }, introOf(options.kind)),
    h("div", { class: "field" }, h("label", { for: "voorbeeld-thema" }, "Thema"), select),
    list,
  );
  const show = async () => {
    try {
      const { libraryFor } = await options.load();
      list.replaceChildren(
        ...libraryFor(select.value as Theme).map((entry) =>
          exampleRow(entry, onlyMeasures, () => {
            // The dialog gives the focus back first; then it goes to the new block.
            dialog.addEventListener("close", () => options.pick(entry.id));
            dialog.close();
          }),
        ),
      );
    } catch (error) {
      list.replaceChildren(h("li", { class: "form-error", role: "alert" }, messageOf(error)));
    }
  };
  select.addEventListener("change", () => void show());
  showDialog(dialog);
  select.focus();
  void show();
}

function introOf(kind: ExamplePurpose["kind"]): string {
  const rest = "Daarna past u alles aan uw wijk aan. Bedragen en jaren vult u zelf in.";
  if (kind === "measures")
    return `U krijgt de maatregelen van het voorbeeld bij uw doelstelling. ${rest}`;
  const first = kind === "opgave" ? "een opgave en een doelstelling" : "een doelstelling";
  return `U krijgt ${first} met een indicator en maatregelen. ${rest}`;
}

function exampleRow(
  { title, doelstelling, maatregelen }: LibraryEntry,
  onlyMeasures: boolean,
  choose: () => void,
): HTMLElement {
  const button = h("button", { type: "button", class: "button is-small" }, "Invoegen");
  button.append(h("span", { class: "sr-only" }, `: ${title}`));
  button.addEventListener("click", choose);
  return h(
    "li",
    { class: "example" },
    h("h3", { class: "example-title" }, title),
    onlyMeasures ? null : h("p", {}, doelstelling.titel),
    h("ul", { class: "example-measures" }, ...maatregelen.map(({ titel }) => h("li", {}, titel))),
    button,
  );
}
