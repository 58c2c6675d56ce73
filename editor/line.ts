/** What connects an open plan: the copy on this device, and the server. */
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { openLocalCopy } from "./localCopy.ts";
import type { LocalCopy } from "./localCopy.ts";
import { connectPlan } from "./provider.ts";
import type { Notice, PlanConnection } from "./provider.ts";
import type { SaveState } from "./saveState.ts";

export type LineOptions = {
  plan: { id: string; epoch: string | number };
  user: { id: string };
  mayWrite: boolean;
  onNotice(notice: Notice): void;
  onBlocked(isBlocked: boolean): void;
};

/** The copy on this device first, then the server. `ready` once there is a plan to show. */
export function openLine(
  options: LineOptions,
  doc: Y.Doc,
  awareness: Awareness,
  tell: { save(state: SaveState): void; refused(code: number): void },
): Pick<PlanConnection, "hold" | "rest" | "wake"> & { ready: Promise<void>; close(): void } {
  let connection: PlanConnection | null = null;
  let copy: LocalCopy | null = null;
  let isClosed = false;
  const ready = (async () => {
    // Who may not write has nothing of their own to keep, and must never send anything.
    copy = options.mayWrite ? await openLocalCopy(doc, options.user, options.plan) : null;
    if (isClosed) return void copy?.close();
    connection = connectPlan({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
      plan: options.plan,
      doc,
      awareness,
      mayWrite: options.mayWrite,
      carried: copy?.carried ?? 0,
      isLocalCopy: (origin) => copy?.isOrigin(origin) ?? false,
      onSaveState(state) {
        copy?.remember(state);
        tell.save(state);
      },
      onNotice: options.onNotice,
      onBlocked: options.onBlocked,
      onRefused: tell.refused,
    });
    if (doc.getXmlFragment("plan").length === 0) await connection.whenSynced;
  })();
  return {
    ready,
    hold: () => connection?.hold() ?? (() => undefined),
    rest: () => connection?.rest(),
    wake: () => connection?.wake(),
    close() {
      isClosed = true;
      connection?.destroy();
      copy?.close();
    },
  };
}
