/** Where a cloud's Azure Resource Manager is, which alone gets tokens, and which addresses are there. */

import { catalog } from "../calls.js";
import type { ClientOptions } from "./types.js";

/** An Azure Resource Manager. */
export interface Manager {
  cloud: string;
  /** Every request goes to this origin. */
  origin: string;
  /** The origin that plans name, which is another one in tests only. */
  official: string;
  /** What tokens are for. */
  scope: string;
}

/** The manager of the client for a spec of this cloud. */
export function managerFor(cloud: string | undefined, options: ClientOptions): Manager {
  const wanted = cloud ?? options.cloud ?? "AzureCloud";
  if (options.cloud !== undefined && wanted !== options.cloud) {
    throw new Error(`the client is for ${options.cloud}, the spec for ${wanted}`);
  }
  const found = catalog("clouds").clouds.find(({ name }) => name === wanted);
  if (!found) throw new Error(`there is no cloud ${wanted}`);
  const official = `https://${found.resourceManager}`;
  return { cloud: wanted, official, scope: found.tokenScope, origin: loopback(options.endpoint) ?? official };
}

/** The override for tests: a token that leaves this machine goes to Azure only. */
function loopback(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  const url = new URL(endpoint);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" || !isHere || url.username !== "" || url.pathname !== "/") {
    throw new Error("endpoint: only https on localhost, 127.0.0.1 or [::1] is accepted");
  }
  return url.origin;
}

/** An address of another host, to which nothing is sent. */
export class ForeignAddress extends Error {
  constructor(readonly host: string) {
    super(`Azure names an address on another host: ${host}`);
    this.name = "ForeignAddress";
  }
}

/** The path and query of an address in a plan. */
export function pathInPlan(manager: Manager, address: string): string {
  return pathOn(manager.official, address);
}

/** The path and query of an address that an answer names: it has to be where the answer came from. */
export function pathInAnswer(manager: Manager, address: string): string {
  return pathOn(manager.origin, address);
}

function pathOn(origin: string, address: string): string {
  const url = URL.canParse(address, origin) ? new URL(address, origin) : undefined;
  if (!url || url.origin !== origin || url.username !== "") throw new ForeignAddress(url?.host ?? "?");
  return `${url.pathname}${url.search}`;
}

/** The ARM id that a path with its query addresses. */
export function idOf(path: string): string {
  return decodeURIComponent(path.split("?", 1)[0] ?? "");
}

/** The path of something else in the same version, above or below: `change` gets and returns the path without its query. */
export function near(path: string, change: (path: string) => string): string {
  const [before = "", query = ""] = path.split("?", 2);
  return `${change(before)}?${query}`;
}

export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
