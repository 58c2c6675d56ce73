/** Who is in the plan now: an avatar each, and a click leads to the block where that person is. */
import type { Row } from "../dom.ts";
import { createKeyedList, h, setAttribute, setText } from "../dom.ts";
import { initialsOf } from "../words.ts";

export type Peer = { name: string; colour: string; blockId: string | null };

/** Avatars that stay in place while people come and go. The person's colour is a ring, so that contrast holds. */
export function createPeople(goTo: (blockId: string) => void): {
  element: HTMLElement;
  update(peers: readonly Peer[]): void;
} {
  const list = h("ul", { class: "people", "aria-label": "Nu in dit plan", hidden: true });
  const update = createKeyedList<Peer>(list, {
    key: ({ name, colour }) => `${name} ${colour}`,
    create: () => createPerson(goTo),
  });
  return {
    element: list,
    update(peers) {
      update(peers);
      list.hidden = peers.length === 0;
    },
  };
}

function createPerson(goTo: (blockId: string) => void): Row<Peer> {
  let blockId: string | null = null;
  const initials = h("span", { class: "avatar" });
  const name = h("span", { class: "sr-only" });
  const button = h("button", { type: "button", class: "person" }, initials, name);
  button.addEventListener("click", () => {
    if (blockId !== null) goTo(blockId);
  });
  return {
    element: h("li", {}, button),
    update(peer) {
      blockId = peer.blockId;
      initials.dataset["initials"] = initialsOf(peer.name);
      initials.style.setProperty("--person-colour", peer.colour);
      const place = peer.blockId === null ? "is in dit plan" : "ga naar de plek in de tekst";
      setText(name, `${peer.name}: ${place}`);
      setAttribute(button, "title", peer.name);
      setAttribute(button, "aria-disabled", peer.blockId === null ? "true" : null);
    },
  };
}
