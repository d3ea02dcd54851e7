import { isWithin } from "./pointer.js";

/** The id of the element for a place of the spec; a reference to several ids is split at spaces. */
export const idOf = (pointer: string): string => `spec${encodeURIComponent(pointer)}`;

/** Puts the focus on the control for `path`, or on the nearest that holds it. */
export function focusPlace(root: HTMLElement, path: string): void {
  let best: HTMLElement | undefined;
  for (const element of root.querySelectorAll<HTMLElement>("[data-pointer]")) {
    const pointer = element.dataset["pointer"] ?? "";
    if (isWithin(path, pointer) && pointer.length >= (best?.dataset["pointer"] ?? "").length) best = element;
  }
  // A finding about the whole spec leads to its beginning.
  best ??= root;
  for (let details = best.closest("details"); details; details = details.parentElement?.closest("details") ?? null) {
    details.open = true;
  }
  const control = best.matches("input, select, textarea, [tabindex]")
    ? best
    : (best.querySelector<HTMLElement>("input:checked") ??
      best.querySelector<HTMLElement>("input, select, textarea") ??
      best.querySelector<HTMLElement>("button, [tabindex]"));
  control?.focus();
  best.scrollIntoView({ block: "nearest" });
}
