/** A place on which files from the computer can be dropped. */

/** Marks the place while files hang above it; what is dropped elsewhere on the page does not take the page away. */
export function acceptFiles(place: HTMLElement, take: (files: readonly File[]) => void): void {
  const mark = (isOver: boolean) => place.classList.toggle("is-boven", isOver);
  place.addEventListener("dragover", (event) => mark(hasFiles(event)));
  place.addEventListener("dragleave", (event) => {
    if (!place.contains(event.relatedTarget as Node | null)) mark(false);
  });
  place.addEventListener("drop", (event) => {
    mark(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    // A folder comes as a file that cannot be read; the browser tells them apart here only.
    const items = [...(event.dataTransfer?.items ?? [])];
    take(
      items.flatMap((item) =>
        item.webkitGetAsEntry()?.isDirectory === true ? [] : (item.getAsFile() ?? []),
      ),
    );
  });
  for (const kind of ["dragover", "drop"] as const)
    window.addEventListener(kind, (event) => {
      if (hasFiles(event)) event.preventDefault();
    });
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
