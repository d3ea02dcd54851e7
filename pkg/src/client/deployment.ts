/** Deployments of the template: what is sent, under which name, and what one has come to. */

import type { Json, Plan } from "../types.js";
import { failureIn } from "./failure.js";
import { record, text, type Transport } from "./transport.js";
import type { DeploymentOperation, Secrets } from "./types.js";

const API_VERSION = "2021-04-01";
/** The states in which work has ended: of deployments, and of resources. */
export const ENDED = ["Succeeded", "Failed", "Canceled"];
/** By how much two clocks of Azure may differ, and what a deployment does around its resource. */
const SLACK = 2 * 60_000;

export interface Template {
  template: { [key: string]: Json };
  /** Without secrets. */
  parameters: { [key: string]: Json };
  /** The names of the parameters that are secrets and have no value yet. */
  secrets: (keyof Secrets)[];
}

/** The template of a plan; nothing where the plan is requests. */
export function templateOf(plan: Plan): Template | undefined {
  const textOf = (kind: string) => plan.artifacts.find((artifact) => artifact.kind === kind)?.text;
  const [arm, file] = [textOf("arm"), textOf("parameters")];
  if (arm === undefined || file === undefined) return undefined;
  const template = record(JSON.parse(arm) as Json);
  const parameters = record(record(JSON.parse(file) as Json).parameters);
  const secrets = Object.entries(record(template.parameters))
    .filter(([name, declaration]) => /^secure/i.test(text(record(declaration).type) ?? "") && !(name in parameters))
    .map(([name]) => name as keyof Secrets);
  refuseComplete(template);
  return { template, parameters, secrets };
}

/** Complete deletes whatever a template does not name: the workspace, for one. */
function refuseComplete(template: { [key: string]: Json }): void {
  for (const resource of Array.isArray(template.resources) ? template.resources : []) {
    const { properties } = record(resource);
    const { mode, template: inner } = record(properties);
    if (mode !== undefined && mode !== "Incremental") throw new Error(`the template nests a deployment in mode ${JSON.stringify(mode)}; only Incremental is submitted`);
    if (inner !== undefined) refuseComplete(record(inner));
  }
}

/** The body of a request about the template: the only place where a secret stands. */
export function bodyOf({ template, parameters, secrets }: Template, given: Secrets, more: { [key: string]: Json } = {}): Json {
  const values = secrets.map((name) => [name, { value: given[name] ?? "" }] as const);
  return { properties: { mode: "Incremental", template, parameters: { ...parameters, ...Object.fromEntries(values) }, ...more } };
}

/** What is the same for the same deployment, in whatever language its descriptions are. */
export async function hashOf({ template, parameters }: Template): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([withoutMetadata(template), parameters]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withoutMetadata(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => (key === "metadata" ? [] : [[key, withoutMetadata(member)]])));
}

/** At most 12 + 24 + 1 + 12 + 1 + 3 of the 64 characters that a name may have. */
export function deploymentName(compute: string, hash: string, attempt: number): string {
  return `aks-compute-${compute}-${hash}-${attempt}`;
}

/** Whether a deployment is for this compute: of the client, or of the runbook. */
export function isNamedFor(name: string, compute: string): boolean {
  const prefix = `aks-compute-${compute}`.toLowerCase();
  return name.toLowerCase().startsWith(prefix) && /^(?:-[0-9a-f]{12}-\d+)?$/.test(name.toLowerCase().slice(prefix.length));
}

/** The path of a deployment in the resource group of the compute's workspace, or of an action on it. */
export function deploymentPath(computePath: string, name: string, action = ""): string {
  return `${groupOf(computePath)}/providers/Microsoft.Resources/deployments/${name}${action}?api-version=${API_VERSION}`;
}

export function deploymentsPath(computePath: string): string {
  return `${groupOf(computePath)}/providers/Microsoft.Resources/deployments?api-version=${API_VERSION}`;
}

/** The path of any deployment by its id, which an answer names. */
export function pathOfDeployment(id: string): string {
  return `${encodeURI(id)}?api-version=${API_VERSION}`;
}

export function providerPath(computePath: string, namespace: string): string {
  return `${computePath.split("/").slice(0, 3).join("/")}/providers/${namespace}?api-version=${API_VERSION}`;
}

function groupOf(computePath: string): string {
  return computePath.split("/").slice(0, 5).join("/");
}

/** A deployment as its GET shows it. */
export interface Deployment {
  id: string;
  name: string;
  state: string;
  hasEnded: boolean;
  correlationId: string | undefined;
  timestamp: string | undefined;
  duration: string | undefined;
  error: Json | undefined;
}

export function deploymentIn(body: Json | undefined): Deployment {
  const { id, name, properties } = record(body);
  const { provisioningState, correlationId, timestamp, duration, error } = record(properties);
  const state = text(provisioningState) ?? "Succeeded";
  return {
    id: text(id) ?? "", name: text(name) ?? "", state, hasEnded: ENDED.includes(state), correlationId: text(correlationId),
    timestamp: text(timestamp), duration: text(duration), error,
  };
}

/** What a deployment does, resource by resource. */
export async function operationsOf(transport: Transport, deploymentId: string, signal?: AbortSignal): Promise<DeploymentOperation[]> {
  // These have no provider in their path.
  const id = deploymentId.replace(/\/providers\/Microsoft\.Resources(?=\/deployments\/)/i, "");
  const { status, body } = await transport.readAll(pathOfDeployment(`${id}/operations`), { signal });
  const entries = record(body).value;
  return status === 404 || !Array.isArray(entries) ? [] : entries.map(operationIn);
}

function operationIn(entry: Json): DeploymentOperation {
  const { provisioningOperation, provisioningState, targetResource, duration, statusMessage } = record(record(entry).properties);
  const { id, resourceType } = record(targetResource);
  const state = text(provisioningState) ?? "";
  return {
    operation: text(provisioningOperation) ?? "", state,
    ...(typeof id === "string" && { resourceId: id }),
    ...(typeof resourceType === "string" && { resourceType }),
    ...(typeof duration === "string" && { duration }),
    ...(state === "Failed" && { error: failureIn(statusMessage) }),
  };
}

/**
 * Whether this deployment can have made this compute as it is: made and last changed while the deployment was, by Azure's
 * clock. A deployment of long ago proves nothing of a compute that came later.
 */
export function madeBy(deployment: Deployment, compute: Json): boolean {
  const { createdOn, modifiedOn } = record(record(compute).properties);
  const seen = Date.parse(deployment.timestamp ?? "");
  const took = durationOf(deployment.duration) + SLACK;
  return [createdOn, modifiedOn].every((time) => Math.abs(Date.parse(text(time) ?? "") - seen) <= took);
}

/** Milliseconds of an ISO 8601 duration as Azure writes it: `PT1H2M3.4S`. */
function durationOf(duration: string | undefined): number {
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? "") ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

export function isDeployment(id: string): boolean {
  return /\/Microsoft\.Resources\/deployments\/[^/]+$/i.test(id);
}

/** Whether a resource that a deployment names is an AKS cluster. */
export function isCluster(id: string): boolean {
  return /\/Microsoft\.ContainerService\/managedClusters\/[^/]+$/i.test(id);
}
