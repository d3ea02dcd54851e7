import { tell } from "./events.js";
import { say } from "./words.js";
import type { Language } from "./language.js";

/** Copies a text and says whether that went well. */
export async function copyText(from: HTMLElement, text: string, lang: Language): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(from, "announce", { text: say(lang, "copied") });
  } catch {
    tell(from, "announce", { text: say(lang, "copyFailed") });
  }
}

/** Hands a text over as a file. */
export function downloadText(fileName: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
