/** Takes the files that are dropped on an element, which has the class `dropping` while they are above it. */
export function takeDroppedFiles(target: HTMLElement, take: (files: File[]) => void): void {
  let depth = 0;
  const enter = (by: number): void => {
    depth = Math.max(0, depth + by);
    target.classList.toggle("dropping", depth > 0);
  };
  target.addEventListener("dragenter", (event) => holdsFiles(event) && enter(1));
  target.addEventListener("dragleave", (event) => holdsFiles(event) && enter(-1));
  target.addEventListener("dragover", (event) => {
    if (!holdsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = "copy";
  });
  target.addEventListener("drop", (event) => {
    enter(-depth);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Keeps a file that misses its place from being opened instead of the page, which would lose what was entered. */
export function ignoreDroppedFiles(): void {
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
  addEventListener("drop", (event) => holdsFiles(event) && event.preventDefault());
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
