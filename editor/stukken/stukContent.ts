/** All parts of the raadsstukken on their page, in the order of the gemeente, and the list of them beside it. */
import { readPlan } from "../../templates/plan.ts";
import { stateOfPart, writingGroups } from "../../templates/raad/writing.ts";
import type { WritingGroup, WritingPart } from "../../templates/raad/writing.ts";
import { h } from "../dom.ts";
import { profileAddress } from "../pages/addresses.ts";
import { clipOfPart, copyClip } from "./copying.ts";
import { createHeadPart } from "./headPart.ts";
import { createPartSection } from "./partSection.ts";
import type { PartSection } from "./partSection.ts";
import type { StukDesk } from "./stukDesk.ts";
import { createStukNav } from "./stukNav.ts";
import type { NavGroup } from "./stukNav.ts";

export type StukContent = {
  elements: readonly HTMLElement[];
  refresh(): void;
  /** Puts the focus in the part with this node. */
  focusNode(id: string): void;
  flush(): void;
  destroy(): void;
};

type Sections = Map<string, PartSection>;

export function createStukContent(desk: StukDesk): StukContent {
  const sections: Sections = new Map();
  const place = h("div", {});
  const head = createHeadPart(desk);
  const headPlace = headSection(head.element);
  const page = h(
    "div",
    { class: "papier stukken-papier" },
    introOf(desk),
    headPlace.element,
    place,
  );
  const nav = createStukNav((key) =>
    key === "kopgegevens" ? headPlace.focus() : sections.get(key)?.focus(),
  );
  let shown = "";
  const refresh = () => {
    const { plan, route } = desk.facts();
    const groups = writingGroups(plan, route, desk.profile);
    const key = JSON.stringify(groups);
    if (key !== shown) arrange(desk, place, sections, groups);
    shown = key;
    head.refresh();
    for (const section of sections.values()) section.refresh();
    nav.show(navGroups(desk, groups));
  };
  return {
    elements: [nav.element, page],
    refresh,
    focusNode: (id) => focusNode(page, id),
    flush() {
      head.flush();
      for (const section of sections.values()) section.flush();
    },
    destroy() {
      nav.stop();
      for (const section of sections.values()) section.destroy();
    },
  };
}

/** Puts the parts in their groups. Parts that stay keep their elements, and with them the focus and what is typed. */
function arrange(
  desk: StukDesk,
  place: HTMLElement,
  sections: Sections,
  groups: readonly WritingGroup[],
): void {
  const parts = groups.flatMap((group) => group.parts);
  for (const [key, section] of sections)
    if (!parts.some((part) => part.key === key)) {
      section.flush();
      section.destroy();
      sections.delete(key);
    }
  for (const part of parts)
    if (!sections.has(part.key))
      sections.set(
        part.key,
        createPartSection(desk, part, (each) => copyPart(desk, each)),
      );
  const focused = document.activeElement;
  place.replaceChildren(...groups.map((group) => groupElement(group, sections)));
  if (focused instanceof HTMLElement && place.contains(focused))
    focused.focus({ preventScroll: true });
}

function groupElement({ title, hint, parts }: WritingGroup, sections: Sections): HTMLElement {
  return h(
    "div",
    {},
    h("h2", { class: "stukken-kop" }, title),
    hint === "" ? null : h("p", { class: "stukken-uitleg" }, hint),
    ...parts.map(({ key }) => sections.get(key)?.element),
  );
}

function navGroups(desk: StukDesk, groups: readonly WritingGroup[]): NavGroup[] {
  const { plan, route, proposals } = desk.facts();
  const head = { key: "kopgegevens", title: "Kopgegevens", state: null, isRequired: true };
  return [
    { title: "Vooraf", items: [head] },
    ...groups.map(({ title, parts }) => ({
      title,
      items: parts.map((part) => ({ ...part, state: stateOfPart(part, plan, route, proposals) })),
    })),
  ];
}

function introOf({ mayWrite, facts }: StukDesk): HTMLElement {
  const { gemeente } = facts().plan.plangegevens.values;
  return h(
    "p",
    { class: "stukken-uitleg" },
    mayWrite
      ? "Hier schrijft u wat naast het plan in de raadsstukken komt. Een voorstel uit het plan komt pas in de stukken als u het overneemt. "
      : "Hier leest u wat naast het plan in de raadsstukken komt. U kunt hier niets wijzigen. ",
    ...(gemeente
      ? [
          "Koppen en volgorde komen uit het ",
          h("a", { href: profileAddress(gemeente) }, `profiel van ${gemeente}`),
          ".",
        ]
      : []),
  );
}

function headSection(form: HTMLElement): { element: HTMLElement; focus(): void } {
  const id = "stuk-kopgegevens-kop";
  const heading = h("h2", { class: "stukken-kop", id, tabindex: -1 }, "Kopgegevens");
  return {
    element: h(
      "section",
      { class: "stuk", id: "stuk-kopgegevens", "aria-labelledby": id },
      heading,
      form,
    ),
    focus() {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    },
  };
}

function focusNode(page: HTMLElement, id: string): void {
  const node = page.querySelector<HTMLElement>(`[data-blok-id="${CSS.escape(id)}"]`);
  node?.scrollIntoView({ block: "center" });
  node
    ?.querySelector<HTMLElement>("[contenteditable], input, select, button")
    ?.focus({ preventScroll: true });
}

/** What the button says for a while: whether it worked. */
async function copyPart(desk: StukDesk, part: WritingPart): Promise<string> {
  const clip = clipOfPart(part, readPlan(desk.doc), desk.profile);
  if (!clip) {
    desk.say(`Bij ${part.title} staat nog niets om te kopiëren.`);
    return "Nog leeg";
  }
  const isDone = await copyClip(clip);
  desk.say(isDone ? `${part.title} gekopieerd.` : "Kopiëren mag niet van uw browser.");
  return isDone ? "Gekopieerd" : "Mislukt";
}
