/** What a plan is for: compute, workspace, cloud, and the secrets that it takes. */

import type { Secrets } from "aks-compute/client";
import { catalog, type Plan } from "../core.js";
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

/** Certificate and key, where they stand in the spec itself. */
export function secretsIn(spec: Members | undefined): Secrets {
  const { certPem, keyPem } = members(spec?.["ssl"]);
  const secrets: Secrets = {};
  if (textIn(certPem)) secrets.sslCert = textIn(certPem);
  if (textIn(keyPem)) secrets.sslKey = textIn(keyPem);
  return secrets;
}

/** Whether a plan deletes the cluster, and does not only detach it. */
export const deletesCluster = ({ requests }: Plan): boolean =>
  requests.some(({ method, url }) => method === "DELETE" && new URL(url).searchParams.get("underlyingResourceAction") !== "Detach");
