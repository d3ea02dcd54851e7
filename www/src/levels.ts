import type { Finding } from "./core.js";
import type { Language } from "./language.js";
import { say, type Word } from "./words.js";

/** How the page sorts findings: what is broken by its weight, what could not be decided, what to know. */
export const levels = ["error", "warning", "unknown", "note"] as const;
export type Level = (typeof levels)[number];

type Weighed = Pick<Finding, "severity" | "status">;

export function levelOf(finding: Weighed): Level {
  if (finding.status === "unknown") return "unknown";
  if (finding.status === "note" || finding.severity === "info") return "note";
  return finding.severity;
}

export const atLevel = <Found extends Weighed>(findings: readonly Found[], level: Level): Found[] =>
  findings.filter((finding) => levelOf(finding) === level);

const counts: Record<Level, readonly [one: Word, many: Word]> = {
  error: ["countError", "countErrors"],
  warning: ["countWarning", "countWarnings"],
  unknown: ["countUnknown", "countUnknowns"],
  note: ["countNote", "countNotes"],
};

/** The findings of each level, counted in words; of `always` also where there are none. */
export function countInWords(findings: readonly Weighed[], lang: Language, always?: Level): string {
  return levels
    .map((level) => ({ level, n: atLevel(findings, level).length }))
    .filter(({ level, n }) => level === always || n > 0)
    .map(({ level, n }) => say(lang, counts[level][n === 1 ? 0 : 1], { n }))
    .join(say(lang, "separator"));
}
