/** What a command that sends requests is about: the spec of the call, and the client that goes to its cloud. */

import path from "node:path";

import { AksComputeClient } from "../client/node.js";
import type { Secrets } from "../client/types.js";
import { check, parseSpec } from "../node.js";
import type { Json, NamedSpec, Spec } from "../types.js";
import type { Arguments } from "./arguments.js";
import { credentialFor } from "./credential.js";
import { WrongCall, unusable } from "./failure.js";
import { readNamed, whole } from "./input.js";

export interface Target {
  /** The spec as it was read, for findings with their places. */
  named: NamedSpec;
  /** The same as a value, of whatever shape it is. */
  spec: Spec;
}

export function readTarget({ positionals, lang }: Arguments): Target {
  const named = whole(positionals[0] ?? "-", lang);
  let spec;
  try {
    spec = parseSpec(named.spec as Uint8Array, { lang, format: named.format });
  } catch (error) {
    throw unusable(named.input, (error as Error).message, lang);
  }
  if (spec === null || typeof spec !== "object" || Array.isArray(spec)) {
    const { findings } = check(named.spec, { lang, format: named.format });
    throw unusable(named.input, findings[0]?.message ?? "", lang);
  }
  return { named, spec: spec as unknown as Spec };
}

/** What of a spec says which compute it is about, as a spec: right where that is, whatever else is wrong. */
export function computeOnly({ spec }: Target): Spec {
  const { cloud, apiVersion, workspace, name } = spec;
  return { operation: "detach", ...(cloud && { cloud }), ...(apiVersion && { apiVersion }), workspace, name };
}

/** The client for the cloud of a spec, signed in. */
export async function clientFor({ spec }: Target, { values, lang }: Arguments): Promise<AksComputeClient> {
  const { cloud, workspace } = spec as Partial<Spec>;
  const name = typeof cloud === "string" ? cloud : "AzureCloud";
  const credential = await credentialFor(name, String(workspace?.subscriptionId), lang);
  try {
    return new AksComputeClient({ credential, lang, endpoint: values.endpoint, interval: intervalOf(values) });
  } catch (error) {
    throw new WrongCall((error as Error).message);
  }
}

/** Milliseconds between looks: in a test at once, at Azure never more often than is polite. */
function intervalOf({ interval, endpoint }: Arguments["values"]): number | undefined {
  if (interval === undefined) return undefined;
  const seconds = Number(interval);
  const least = endpoint === undefined ? 1 : 0;
  if (!/^[\d.]+$/.test(interval) || !(seconds >= least)) {
    throw new WrongCall(`invalid value '${interval}' for '--interval <SECONDS>': write a number of seconds, at least 1`);
  }
  return seconds * 1000;
}

/** The certificate and the key: of the call, of the files that the spec names, or of the spec itself. */
export function secretsOf({ named, spec }: Target, { values, lang }: Arguments): Secrets {
  const ssl = (spec as { ssl?: { [key: string]: Json } | null }).ssl ?? {};
  const folder = named.input === "-" ? "" : path.dirname(named.input);
  const file = (given: string | undefined, key: string): string | undefined => {
    if (given !== undefined) return given;
    const value = ssl[key];
    return typeof value === "string" ? path.resolve(folder, value) : undefined;
  };
  const secret = (given: string | undefined, key: string): string | undefined => {
    const from = file(given, `${key}File`);
    if (from !== undefined) return new TextDecoder().decode(readNamed(from, lang));
    const value = ssl[key];
    return typeof value === "string" ? value : undefined;
  };
  return { sslCert: secret(values.cert, "certPem"), sslKey: secret(values.key, "keyPem") };
}

/** The spec as it is checked: with the certificate and the key of the call in place of the files that it names. */
export function asSent({ named, spec }: Target, { sslCert, sslKey }: Secrets, { values }: Arguments): NamedSpec {
  const { ssl } = spec as { ssl?: { [key: string]: Json } | null };
  const files = { ...named.files };
  const replace = (name: Json | undefined, secret: string | undefined): void => {
    if (typeof name === "string" && secret !== undefined) files[name] = secret;
  };
  if (values.cert !== undefined) replace(ssl?.["certPemFile"], sslCert);
  if (values.key !== undefined) replace(ssl?.["keyPemFile"], sslKey);
  return { ...named, files };
}
