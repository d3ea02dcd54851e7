/**
 * The token of a submission: how far it is, as text that a host may store anywhere. No secret is in it, and no address of
 * another host: paths only, each of which is looked at again when it comes back.
 */

import type { Json } from "../types.js";
import { HEADERS, type Operation } from "./long-running.js";
import { record, text } from "./transport.js";

/** How far a submission is. */
export interface Progress {
  cloud: string;
  /** The paths of the compute and of its cluster. */
  compute: string;
  cluster: string | undefined;
  /** The hash of the template; empty where the plan is requests. */
  hash: string;
  /** The deployment's. */
  attempt: number;
  /** The ids of the steps that are done. */
  done: string[];
  /** Whether anything was changed, so that facts look otherwise than when the plan was made. */
  hasChanged: boolean;
  /** What was sent, or is about to be. */
  sent: Sent | undefined;
  /** The compute as it was before a refresh. */
  saved: Json | undefined;
}

export interface Sent {
  step: string;
  /** The name of a deployment. */
  name: string | undefined;
  method: "PUT" | "DELETE" | undefined;
  correlationId: string;
  /** Whether Azure is known to have taken it. */
  isAccepted: boolean;
  /** Where Azure shows the work. */
  operation: Operation | undefined;
  /** When the compute had last been changed before. */
  before: string | undefined;
  /** Milliseconds since 1970, by the clock of the machine that sent it. */
  at: number;
}

const VERSION = 1;

export function serialise(progress: Progress): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ v: VERSION, ...progress }));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function deserialise(token: string): Progress {
  const read = parse(token);
  const { cloud, compute, cluster, hash, attempt, done, sent } = read;
  const isPath = (value: Json | undefined): value is string => typeof value === "string" && /^\/subscriptions\/[^/?#]/.test(value);
  const isWhole = read.v === VERSION && typeof cloud === "string" && isPath(compute) && typeof hash === "string" && /^[0-9a-f]*$/.test(hash)
    && Number.isInteger(attempt) && Number(attempt) >= 1 && Array.isArray(done) && done.every((id) => typeof id === "string");
  if (!isWhole || (cluster !== undefined && !isPath(cluster))) throw notAToken();
  return {
    cloud, compute, hash, attempt: Number(attempt), cluster, done: done as string[], hasChanged: read.hasChanged === true,
    sent: sent === undefined ? undefined : sentIn(record(sent)), saved: read.saved,
  };
}

function sentIn(sent: { [key: string]: Json }): Sent {
  const { step, name, method, correlationId, operation, before, at } = sent;
  const isMethod = method === undefined || method === "PUT" || method === "DELETE";
  const isWhole = typeof step === "string" && typeof correlationId === "string" && /^[\w-]+$/.test(correlationId) && isMethod
    && (name === undefined || (typeof name === "string" && /^[-\w.()]{1,64}$/.test(name)))
    && (operation === undefined || isOperation(operation));
  if (!isWhole) throw notAToken();
  return {
    step, name, method, correlationId, operation, before: text(before), isAccepted: sent.isAccepted === true,
    at: typeof at === "number" ? at : Date.now(),
  };
}

function isOperation(value: Json | Operation): value is Json & Operation {
  const { header, path } = record(value as Json);
  return HEADERS.some((name) => name === header) && typeof path === "string" && path.startsWith("/");
}

function parse(token: string): { [key: string]: Json } {
  try {
    const bytes = Uint8Array.from(atob(token.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    return record(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Json);
  } catch {
    throw notAToken();
  }
}

function notAToken(): Error {
  return new Error("this is no token of a submission");
}
