/** A place for something to write on, which is made once there is a plan; until then it says that it is coming. */
import { h } from "./dom.ts";

/** What is written on: the paper of the plan, or the raadsstukken. */
export type Writable = { stop(): void; flush(): void; destroy(): void };

export type Sheet<T> = {
  now(): T | null;
  /** At once, or as soon as it is there. */
  ask(work: (writable: T) => void): void;
  /** No more writing: the connection is refused. */
  refuse(): void;
  close(): void;
};

export function createSheet<T extends Writable>(
  element: HTMLElement,
  ready: Promise<void>,
  create: () => T | Promise<T>,
): Sheet<T> {
  let writable: T | null = null;
  let isClosed = false;
  let isRefused = false;
  element.classList.add("is-laden");
  element.replaceChildren(h("p", { class: "papier-laden", role: "status" }, "Plan wordt geopend…"));
  const opened = ready.then(async () => {
    if (isClosed) return;
    const made = create();
    // Without a wait where none is needed: what was asked meanwhile is done in the same turn.
    writable = made instanceof Promise ? await made : made;
    element.classList.remove("is-laden");
    if (isClosed) return writable.destroy();
    if (isRefused) writable.stop();
  });
  opened.catch((error: unknown) => {
    console.error(error);
    element.replaceChildren(
      h(
        "p",
        { class: "papier-laden", role: "alert" },
        "Dit scherm kan nu niet laden. Controleer uw verbinding en laad de pagina opnieuw.",
      ),
    );
  });
  return {
    now: () => writable,
    ask(work) {
      if (writable) work(writable);
      else void opened.then(() => writable && !isClosed && work(writable));
    },
    refuse() {
      isRefused = true;
      if (writable) writable.stop();
      else element.replaceChildren();
    },
    close() {
      isClosed = true;
      writable?.destroy();
    },
  };
}
