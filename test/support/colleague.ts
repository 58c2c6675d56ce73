/** A colleague who types in a plan without a page of their own: only the page that is measured draws. */
import type { Page } from "puppeteer";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "../../templates/blocks.ts";

export type Colleague = {
  /** Types a letter every so many milliseconds, until the result is called. */
  type(every: number): () => void;
  leave(): void;
};

/** Someone who is logged in as the person of this page, at the end of the n-th paragraph of free text. */
export async function joinPlan(page: Page, planId: string, paragraph: number): Promise<Colleague> {
  const cookie = (await page.browserContext().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const { origin } = new URL(page.url());
  const epoch = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/plans/${id}`);
    return ((await answer.json()) as { plan: { epoch: string } }).plan.epoch;
  }, planId);
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie, origin } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace("http", "ws")}/sync`, planId, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION), epoch },
  });
  // Acknowledgements and notices.
  for (const kind of [8, 9]) provider.messageHandlers[kind] = () => undefined;
  await new Promise<void>((resolve) => provider.on("sync", () => resolve()));
  const text = textOf(doc, paragraph);
  return {
    type(every) {
      let count = 0;
      const timer = setInterval(() => {
        text.insert(text.length, letterAt(count));
        const here = Y.createRelativePositionFromTypeIndex(text, text.length);
        provider.awareness.setLocalStateField("cursor", { anchor: here, head: here });
        count += 1;
      }, every);
      return () => clearInterval(timer);
    },
    leave() {
      provider.destroy();
      doc.destroy();
    },
  };
}

export function letterAt(count: number): string {
  return "abcdefgh ".charAt(count % 9);
}

function textOf(doc: Y.Doc, paragraph: number): Y.XmlText {
  const nodes = doc.getXmlFragment("plan").toArray() as Y.XmlElement[];
  const text = nodes.filter(({ nodeName }) => nodeName === "paragraph")[paragraph]?.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in paragraph ${paragraph}`);
  return text;
}
