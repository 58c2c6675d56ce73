/** Arguments, kanttekeningen, alternatieven or earlier decisions: grouped by beslispunt where they belong to one. */
import type * as Y from "yjs";
import { stukNodes, valuesIn } from "../../templates/edit/stukEdits.ts";
import type { Proposal } from "../../templates/raad/proposals.ts";
import { STUKKEN } from "../../templates/stukken.ts";
import type { StukRowName } from "../../templates/stukken.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { createCandidates } from "./candidates.ts";
import { createRowCard } from "./rowCard.ts";
import type { RowCard, RowState } from "./rowCard.ts";
import type { StukDesk, StukPart } from "./stukDesk.ts";

type RowName = StukRowName;
/** The rows at one beslispunt; all rows where rows belong to none. */
type Group = { key: string; title: string; besluitId: string | null; rows: RowState[] };

const WORDS: Readonly<Record<RowName, { one: string; many: string; add: string }>> = {
  argument: {
    one: "voorstel voor een argument",
    many: "voorstellen voor argumenten",
    add: "Argument toevoegen",
  },
  kanttekening: {
    one: "voorstel voor een kanttekening",
    many: "voorstellen voor kanttekeningen",
    add: "Kanttekening toevoegen",
  },
  alternatief: { one: "", many: "", add: "Alternatief toevoegen" },
  besluithistorie: { one: "", many: "", add: "Eerder besluit toevoegen" },
};

export function createRowsPart(desk: StukDesk, name: RowName): StukPart {
  const cards = new Set<RowCard>();
  const byId = new Map<string, RowCard>();
  let groups: Group[] = [];
  const place = h("div", { class: "stuk-groepen" });
  const focusRow = (id: string) => {
    desk.refresh();
    byId.get(id)?.focusTitle();
  };
  const add = (besluitId: string | null, proposal?: Proposal) => {
    const id = desk.edits.addRow(name, besluitId, proposal);
    focusRow(id);
    desk.say(`${STUKKEN[name].title} toegevoegd.`);
  };
  const actions = createActions(desk, name, () => groups, place);
  const updateGroups = createKeyedList<Group>(place, {
    key: ({ key }) => key,
    create: (first) => createGroup(desk, name, first, { cards, byId, actions, add }),
  });
  const candidates = createCandidates(desk, WORDS[name], (proposal) =>
    add(proposal.besluitId, proposal),
  );
  return {
    element: h("div", { class: "stuk-rijen", "data-rijen": name }, candidates.element, place),
    refresh() {
      const nodes = stukNodes(desk.doc, name);
      groups = groupsOf(desk, name, nodes);
      updateGroups(groups);
      for (const card of cards)
        if (!place.contains(card.element)) {
          card.flush();
          card.destroy();
          cards.delete(card);
        }
      const taken = new Set(nodes.map((node) => valuesIn([node])["voorstel.bron"]));
      candidates.show(
        desk.facts().proposals.filter(({ target, key }) => target === name && !taken.has(key)),
        nodes.length === 0,
      );
    },
    flush: () => cards.forEach((card) => card.flush()),
    destroy: () => cards.forEach((card) => card.destroy()),
  };
}

function createActions(desk: StukDesk, name: RowName, groups: () => Group[], place: HTMLElement) {
  const { title } = STUKKEN[name];
  return {
    move(node: Y.XmlElement, direction: -1 | 1) {
      const group = groups().find(({ rows }) => rows.some((row) => row.node === node));
      const focused = document.activeElement;
      const among = group?.rows.map((row) => row.node) ?? [];
      if (!desk.edits.moveChild(node, direction, among)) return;
      desk.refresh();
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
      desk.say(direction < 0 ? `${title} omhoog verplaatst` : `${title} omlaag verplaatst`);
    },
    remove(node: Y.XmlElement) {
      desk.edits.remove(node);
      desk.refresh();
      if (!place.contains(document.activeElement))
        place.querySelector<HTMLElement>(".knop-toevoegen")?.focus();
      desk.say(`${title} weggehaald. Met Ctrl+Z zet u het terug.`);
    },
  };
}

function createGroup(
  desk: StukDesk,
  name: RowName,
  first: Group,
  parts: {
    cards: Set<RowCard>;
    byId: Map<string, RowCard>;
    actions: ReturnType<typeof createActions>;
    add(besluitId: string | null): void;
  },
) {
  const { cards, byId, actions } = parts;
  const title = h("h4", { class: "stuk-groep-kop" });
  const list = h("ol", { class: "stuk-lijst" });
  const update = createKeyedList<RowState>(list, {
    key: ({ id }) => id,
    create({ id }) {
      const card = createRowCard(desk, name, id, actions);
      cards.add(card);
      byId.set(id, card);
      return { element: card.element, update: card.show };
    },
  });
  const button = h(
    "button",
    { type: "button", class: "knop-toevoegen", on: { click: () => parts.add(first.besluitId) } },
    icon("plus"),
    WORDS[name].add,
  );
  const element = h("section", { class: "stuk-groep" }, title, list, desk.mayWrite ? button : null);
  return {
    element,
    update(group: Group) {
      setText(title, group.title);
      title.hidden = group.title === "";
      button.setAttribute(
        "aria-label",
        [WORDS[name].add, shortTitle(group.title)].filter(Boolean).join(" bij "),
      );
      update(group.rows);
    },
  };
}

/** "Beslispunt 2. Een krediet …" is said as "beslispunt 2". */
function shortTitle(title: string): string {
  return /^Beslispunt \d+/.exec(title)?.[0].toLowerCase() ?? "";
}

function groupsOf(desk: StukDesk, name: RowName, nodes: readonly Y.XmlElement[]): Group[] {
  const rows = withIds(nodes);
  if (!("besluitId" in STUKKEN[name].fields))
    return [{ key: "alle", title: "", besluitId: null, rows }];
  const points = desk.facts().route.beslispunten;
  const pointOf = ({ node }: RowState) => valuesIn([node])["besluitId"] ?? null;
  const linked = points.map(({ id, nr, text }) => ({
    key: id,
    title: `Beslispunt ${nr}. ${text}`,
    besluitId: id,
    rows: rows
      .filter((row) => pointOf(row) === id)
      .map((row, index) => ({ ...row, mark: `${nr}.${index + 1}` })),
  }));
  const loose = rows.filter((row) => !points.some(({ id }) => id === pointOf(row)));
  return loose.length > 0 || points.length === 0
    ? [
        ...linked,
        {
          key: "los",
          title: points.length === 0 ? "" : "Nog zonder beslispunt",
          besluitId: null,
          rows: loose,
        },
      ]
    : linked;
}

/** An id that stands twice, as after an import, gets a card of its own each time. */
function withIds(nodes: readonly Y.XmlElement[]): RowState[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    const id = String(valuesIn([node])["id"] ?? "");
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return { id: times === 0 ? id : `${id}-${times}`, node, mark: "" };
  });
}
