/** Who else is in a part of the raadsstukken now, by name. */
import { h } from "../dom.ts";
import type { StukDesk } from "./stukDesk.ts";

export function createPeerNames(desk: StukDesk) {
  const element = h("span", { class: "blok-mensen" });
  let shown = "";
  return {
    element,
    /** Everybody who is in one of these nodes. */
    show(ids: readonly string[]) {
      const peers = ids.flatMap((id) => desk.peersIn(id));
      const key = JSON.stringify(peers);
      if (key === shown) return;
      shown = key;
      element.replaceChildren(
        ...peers.map(({ name, colour }) => {
          const chip = h("span", { class: "blok-mens" }, name);
          chip.style.backgroundColor = colour;
          return chip;
        }),
      );
    },
  };
}
