/** Errors of Azure: read wherever they stand, and their errors in errors unwrapped. */

import type { Json } from "../types.js";
import type { ArmFailure } from "./types.js";

/** Why a request has no answer that can be used. */
export type Reason = "unreachable" | "unreadable" | "notSignedIn" | "forbidden" | "throttled" | "refused" | "foreign";

/** A request that was not answered, or answered with an error. It holds nothing of the request. */
export class ArmRequestError extends Error {
  constructor(
    readonly reason: Reason,
    readonly failure: ArmFailure,
    /** Whether Azure may have done what was asked all the same. */
    readonly isAmbiguous: boolean,
  ) {
    super(`${failure.code}: ${failure.message}`);
    this.name = "ArmRequestError";
  }
}

interface Level {
  depth: number;
  code: string;
  message: string;
  target?: string;
}

/** How deep errors are followed; what is deeper is not Azure's. */
const DEEPEST = 24;

/** The failure in the body of an answer, or in the `error` of a resource. */
export function failureIn(body: Json | undefined, more: { status?: number; requestId?: string } = {}): ArmFailure {
  const levels: Level[] = [];
  const policies: string[] = [];
  collect(body, 0, levels, policies);
  const deepest = levels.reduce<Level | undefined>((best, level) => (best && best.depth >= level.depth ? best : level), undefined);
  const code = deepest?.code || (more.status === undefined ? "Unknown" : `HTTP ${more.status}`);
  return {
    ...more,
    code,
    message: deepest?.message ?? "",
    ...(deepest?.target !== undefined && { target: deepest.target }),
    chain: levels.map(({ depth: _, ...level }) => level),
    policies: [...new Set(policies)],
  };
}

function collect(value: Json | undefined, depth: number, levels: Level[], policies: string[]): void {
  if (depth > DEEPEST || value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, depth, levels, policies);
    return;
  }
  const { error, code, message, target, details, innererror, additionalInfo } = value;
  if (error !== undefined && code === undefined) return collect(error, depth, levels, policies);
  const inner = typeof message === "string" ? parsed(message) : undefined;
  if (typeof code === "string" || typeof message === "string") {
    const text = inner === undefined && typeof message === "string" ? message : "";
    levels.push({ depth, code: typeof code === "string" ? code : "", message: text, ...(typeof target === "string" && { target }) });
  }
  collect(inner, depth + 1, levels, policies);
  collect(details, depth + 1, levels, policies);
  collect(innererror, depth + 1, levels, policies);
  if (Array.isArray(additionalInfo)) for (const entry of additionalInfo) policies.push(...policyIn(entry));
}

/** Some services put an error as JSON text into the message. */
function parsed(message: string): Json | undefined {
  const text = message.trim();
  if (!text.startsWith("{")) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    const isError = typeof value === "object" && value !== null && ("error" in value || "code" in value);
    return isError ? value : undefined;
  } catch {
    return undefined;
  }
}

function policyIn(entry: Json): string[] {
  if (entry === null || typeof entry !== "object" || Array.isArray(entry)) return [];
  const { type, info } = entry;
  if (type !== "PolicyViolation" || info === null || typeof info !== "object" || Array.isArray(info)) return [];
  const name = info.policyDefinitionDisplayName ?? info.policyAssignmentDisplayName ?? info.policyDefinitionName;
  return typeof name === "string" ? [name] : [];
}

/** The text of a failure, all its errors, for `explain`. */
export function textOf({ chain, code, message }: ArmFailure): string {
  const levels = chain.length > 0 ? chain : [{ code, message }];
  return levels.map((level) => `${level.code}: ${level.message}`).join("\n");
}
