import { say } from "./words.js";
import { preferredLanguage } from "./language.js";

/** Loads the page with its module of rules; says so where that fails, rather than staying blank. */
async function start(): Promise<void> {
  const language = preferredLanguage();
  document.documentElement.lang = language;
  try {
    await import("./computePage.js");
  } catch (error) {
    const note = document.createElement("p");
    note.className = "page-note";
    note.setAttribute("role", "alert");
    note.textContent = say(language, "loadFailed");
    document.querySelector("compute-page")?.replaceChildren(note);
    throw error;
  }
}

void start();
