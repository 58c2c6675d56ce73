/** What happens when someone leaves the page. */

/**
 * What was typed is written before the page goes; the browser asks only while something is not on the server. A page
 * that the browser keeps for "Back" would go on as somebody who is there: it rests until it is shown again.
 */
export function guardLeaving(page: {
  flush(): void;
  isUnsaved(): boolean;
  rest(): void;
  wake(): void;
}): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    page.flush();
    if (page.isUnsaved()) event.preventDefault();
  };
  const leave = () => {
    page.flush();
    page.rest();
  };
  const comeBack = () => page.wake();
  const hide = () => page.flush();
  addEventListener("beforeunload", ask);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", comeBack);
  document.addEventListener("visibilitychange", hide);
  return () => {
    removeEventListener("beforeunload", ask);
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", comeBack);
    document.removeEventListener("visibilitychange", hide);
  };
}
