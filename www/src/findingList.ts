import { repeat } from "lit/directives/repeat.js";
import type { Finding } from "./core.js";

/**
 * A list of findings in which each keeps its element, and so what is open in it, while its message changes: with
 * what is typed, and with the language.
 */
export function findingList(findings: readonly Finding[], item: (finding: Finding) => unknown): unknown {
  const seen = new Map<string, number>();
  const identified = findings.map((finding) => {
    const id = `${finding.rule} ${finding.path}`;
    const number = seen.get(id) ?? 0;
    seen.set(id, number + 1);
    return { id: `${id} ${number}`, finding };
  });
  return repeat(identified, ({ id }) => id, ({ finding }) => item(finding));
}
