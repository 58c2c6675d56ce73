/** Closes a browser's tab 0 to 200 ms after the last key, with and without a connection: the text must come back. */
import { openChromium } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import { chanceOf } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";
import { closeTabs, faultsOf } from "../support/tabs.ts";

export const suite: Suite = {
  defaults: { seed: 1, closings: 100 },
  async run({ seed = 1, closings: times = 100 }) {
    const browser = await openChromium();
    if (!browser)
      return { line: "LET OP: er start geen Chromium; er is niets geprobeerd", faults: [] };
    const product = await startProduct();
    try {
      const closings = await closeTabs(browser, product, { times, chance: chanceOf(seed) });
      const back = closings.filter(({ isBack }) => isBack).length;
      const offline = closings.filter(({ isOffline }) => isOffline).length;
      const line = `${times} tabs closed 0 to 200 ms after the last key, ${offline} of them offline, ${back} times all text back`;
      return { line, faults: faultsOf(closings) };
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};
