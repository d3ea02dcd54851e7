/** The rules as a Standard Schema, so that form libraries take them as they are. */

import type { StandardSchemaV1 } from "@standard-schema/spec";

import { check } from "./calls.js";
import type { CheckOptions, Finding, Spec } from "./types.js";

/** What a form can say; what counts as failed is not among it. */
export type FormOptions = Omit<CheckOptions, "strict" | "denyWarnings" | "format" | "input">;

/**
 * A Standard Schema (version 1) of specs. Only failed errors are issues: what is unknown, warned or noted never blocks
 * a form. The value passes through as it is.
 */
export function specSchema(options?: FormOptions): StandardSchemaV1<Spec> {
  return {
    "~standard": {
      version: 1,
      vendor: "aks-compute",
      validate(value) {
        const failed = check(value as Spec, options).findings.filter(
          ({ severity, status }) => severity === "error" && status === "fail",
        );
        return failed.length > 0
          ? { issues: failed.map((finding) => issue(finding, value)) }
          : { value: value as Spec };
      },
    },
  };
}

function issue(finding: Finding, value: unknown): StandardSchemaV1.Issue {
  return { message: finding.message, path: path(finding.path, value) };
}

/** The segments of a JSON pointer; a number where the value has an array. */
function path(pointer: string, root: unknown): PropertyKey[] {
  const segments: PropertyKey[] = [];
  let value = root;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    segments.push(Array.isArray(value) ? Number(key) : key);
    value = member(value, key);
  }
  return segments;
}

function member(value: unknown, key: string): unknown {
  try {
    return (value as Record<string, unknown> | undefined)?.[key];
  } catch {
    // A getter that throws has its finding already.
    return undefined;
  }
}
