/** What happens when someone leaves the page. */

/** What was typed is written before the page goes; the browser asks only while something is not on the server. */
export function guardLeaving(flush: () => void, isUnsaved: () => boolean): () => void {
  const leave = (event: BeforeUnloadEvent) => {
    flush();
    if (isUnsaved()) event.preventDefault();
  };
  const hide = () => flush();
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", hide);
  document.addEventListener("visibilitychange", hide);
  return () => {
    removeEventListener("beforeunload", leave);
    removeEventListener("pagehide", hide);
    document.removeEventListener("visibilitychange", hide);
  };
}
