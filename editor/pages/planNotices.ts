/** The bars above the text: why writing stopped, what the server or the network cannot do now, and what helps. */
import type { Announcer } from "../announcer.ts";
import { h } from "../dom.ts";
import { saveFile } from "../saveFile.ts";
import { bannerFor, createBanner } from "./banners.ts";
import type { Banner, BannerAction } from "./banners.ts";
import { openNetworkDialog } from "./networkDialog.ts";

/** A text that is (also) on this device, and how its file is called. */
export type TextOnDevice = { name: string; text: string };

export type PlanNotices = {
  /** The region with the bars. */
  element: HTMLElement;
  /** Something to know before reading. */
  inform(text: string): void;
  trouble(text: string): void;
  /** The server closed the connection for good; `unsaved` gives the text that it does not have. */
  refused(code: number, unsaved: (() => TextOnDevice) | null): void;
  /** The plan is damaged; `copy` is what this device still had of it. */
  damaged(copy: TextOnDevice): void;
  /** The role of the reader or the status of the plan is another one now. */
  changedRights(text: string): void;
  /** While the server has no room to store anything. */
  full(isFull: boolean): void;
  /** While the network does not let the connection pass. */
  blocked(isBlocked: boolean, unsaved: () => TextOnDevice): void;
};

const RELOAD: BannerAction = { label: "Pagina opnieuw laden", act: () => location.reload() };

export function createPlanNotices(announcer: Announcer): PlanNotices {
  const element = h("section", { class: "notices", "aria-label": "Meldingen" });
  const add = (banner: Banner) => element.prepend(createBanner(banner));
  const full = createStandingBanner(element);
  const blocked = createStandingBanner(element);
  return {
    element,
    inform: (text) => element.append(createBanner({ kind: "info", text, actions: [] })),
    trouble: (text) => element.append(createBanner({ kind: "negative", text, actions: [] })),
    refused: (code, unsaved) =>
      add(
        bannerFor(code, {
          path: location.pathname,
          reload: () => location.reload(),
          download: unsaved && (() => download(unsaved())),
        }),
      ),
    damaged: (copy) =>
      add({
        kind: "warning",
        text: "Op dit apparaat staat uw eigen versie van dit plan. Misschien staat daar tekst in die op de server ontbreekt. Bewaar die versie.",
        actions: [{ label: "Uw versie downloaden", act: () => download(copy) }],
      }),
    changedRights: (text) => add({ kind: "warning", text, actions: [RELOAD] }),
    full: (isFull) =>
      full.show(
        isFull && {
          kind: "warning",
          text: "De server kan nu niet opslaan. U kunt verder schrijven: uw tekst blijft op dit apparaat en gaat vanzelf naar de server zodra dat kan. Laat dit tabblad open.",
          actions: [],
        },
      ),
    blocked: (isBlocked, unsaved) =>
      blocked.show(
        isBlocked && {
          kind: "warning",
          text: "Uw netwerk houdt de verbinding tegen waarmee u samen schrijft. Wat u typt blijft op dit apparaat en staat nog niet op de server.",
          actions: [
            {
              label: "Vraag het uw netwerkbeheerder",
              act: () => openNetworkDialog({ host: location.host, announcer }),
            },
            { label: "Uw tekst downloaden", act: () => download(unsaved()) },
          ],
        },
      ),
  };
}

/** A bar that stands there as long as something lasts. */
function createStandingBanner(region: HTMLElement): { show(banner: Banner | false): void } {
  let shown: HTMLElement | null = null;
  return {
    show(banner) {
      if (banner && shown) return;
      shown?.remove();
      shown = banner ? createBanner(banner) : null;
      if (shown) region.prepend(shown);
    },
  };
}

function download({ name, text }: TextOnDevice): void {
  saveFile(new Blob([text], { type: "text/plain;charset=utf-8" }), name);
}
