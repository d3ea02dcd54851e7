/** What a plan is for: compute, workspace, cloud, and the secrets that it takes. */

import type { Secrets } from "aks-compute/client";
import { catalog, type NamedFiles, type Plan } from "../core.js";
import type { Language } from "../language.js";
import { nameOf } from "../words.js";
import { say } from "./words.js";

export type SecretName = keyof Secrets;

/** What the page says of a plan before anybody submits it. */
export interface Target {
  name: string;
  workspace: string;
  operation: string;
  /** The host of the cloud's Azure Resource Manager. */
  host: string;
  /** What a token is for. */
  scope: string;
}

type Members = Readonly<Record<string, unknown>>;

const members = (value: unknown): Members => (typeof value === "object" && value !== null ? (value as Members) : {});
const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

export function targetOf({ spec }: Plan): Target {
  const { name, workspace, operation, cloud } = members(spec);
  const { clouds } = catalog("clouds");
  const found = clouds.find((each) => each.name === cloud) ?? clouds[0];
  return {
    name: textIn(name), workspace: textIn(members(workspace)["name"]), operation: textIn(operation),
    host: found?.resourceManager ?? "", scope: found?.tokenScope ?? "",
  };
}

export function titleOf(plan: Plan, lang: Language): string {
  const { operation, name, workspace } = targetOf(plan);
  return say(lang, "ofPlan", { operation: nameOf(lang, "operation", operation), name, workspace });
}

/** The secrets that a plan takes. One without requests, as of an update before anything is known, may come to take them. */
export function secretsOf({ requests, spec }: Plan): SecretName[] {
  const named = new Set(requests.flatMap(({ secretRefs }) => secretRefs));
  const { ssl, operation } = members(spec);
  if (requests.length === 0 && operation !== "detach" && "cname" in members(ssl)) return ["sslCert", "sslKey"];
  return [...named];
}

/** A secret that nobody has to enter any more: where it comes from, and it itself, which is read only when it is sent. */
export interface GivenSecret {
  /** The name of a file in the certificates box; absent where the form itself holds the secret. */
  file?: string;
  read(): string;
}

export type GivenSecrets = Partial<Record<SecretName, GivenSecret>>;

/** Certificate and key, where they stand in the spec itself or were given as the files that it names. */
export function secretsGiven(spec: Members | undefined, files: NamedFiles): GivenSecrets {
  const ssl = members(spec?.["ssl"]);
  const given = (key: "certPem" | "keyPem"): GivenSecret | undefined => {
    const text = textIn(ssl[key]);
    if (text) return { read: () => text };
    const file = textIn(ssl[`${key}File`]);
    const content = Object.hasOwn(files, file) ? files[file] : undefined;
    return content instanceof Uint8Array ? { file, read: () => new TextDecoder().decode(content) } : undefined;
  };
  const [sslCert, sslKey] = [given("certPem"), given("keyPem")];
  return { ...(sslCert && { sslCert }), ...(sslKey && { sslKey }) };
}

/** Whether a plan deletes the cluster, and does not only detach it. */
export const deletesCluster = ({ requests }: Plan): boolean =>
  requests.some(({ method, url }) => method === "DELETE" && new URL(url).searchParams.get("underlyingResourceAction") !== "Detach");
