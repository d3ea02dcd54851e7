import { say } from "./words.js";
import { preferredLanguage } from "./language.js";

/** Loads the page with its module of rules; says so meanwhile, and where it fails. */
async function start(): Promise<void> {
  const language = preferredLanguage();
  document.documentElement.lang = language;
  const note = document.createElement("p");
  note.className = "page-note";
  note.setAttribute("role", "status");
  note.textContent = say(language, "loading");
  document.body.append(note);
  try {
    await import("./computePage.js");
    note.remove();
  } catch (error) {
    note.setAttribute("role", "alert");
    note.textContent = say(language, "loadFailed");
    throw error;
  }
}

void start();
