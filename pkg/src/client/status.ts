/** What there is in Azure of a compute: the compute, its deployments, its clusters. Nothing that may be left goes unnamed. */

import type { Json } from "../types.js";
import { idOf, sameId } from "./cloud.js";
import { deploymentIn, deploymentsPath, isCluster, isDeployment, isNamedFor, operationsOf, pathOfDeployment } from "./deployment.js";
import { ArmRequestError, failureIn } from "./failure.js";
import type { Session } from "./session.js";
import { record, text } from "./transport.js";
import type { Status } from "./types.js";

/** The version in which clusters are looked at. */
const CLUSTERS = "2025-04-01";
/** Of how many deployments the operations are looked through for clusters. */
const LOOKED_THROUGH = 5;

/** Rejects only where the signal aborts: what cannot be looked at is unknown. */
export async function statusOf(session: Session, computePath: string, clusterPath: string | undefined): Promise<Status> {
  const { transport, signal } = session;
  const unknown: string[] = [];
  const look = async <Found>(what: string, read: () => Promise<Found>): Promise<Found | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ArmRequestError)) throw error;
      unknown.push(`${what}: ${error.failure.code}: ${error.failure.message}`);
      return undefined;
    }
  };
  const id = idOf(computePath);
  const name = id.slice(id.lastIndexOf("/") + 1);
  const answer = await look(id, () => transport.read(computePath, { signal }));
  const resource = answer && answer.status !== 404 ? record(answer.body) : undefined;
  const compute = answer === undefined ? { id, state: "unknown" } : { id, ...computeState(resource) };
  const listed = await look(idOf(deploymentsPath(computePath)), () => transport.readAll(deploymentsPath(computePath), { signal }));
  const entries = record(listed?.body).value;
  const deployments = (Array.isArray(entries) ? entries : [])
    .map(deploymentIn)
    .filter((deployment) => isNamedFor(deployment.name, name))
    .sort((one, other) => (other.timestamp ?? "").localeCompare(one.timestamp ?? ""));
  const attached = text(record(resource?.properties).resourceId);
  const named = [attached, clusterPath && idOf(clusterPath)];
  const through = deployments.slice(0, LOOKED_THROUGH).map((deployment) => deployment.id);
  for (let next = through.shift(); next !== undefined; next = through.shift()) {
    const whole = next;
    const operations = await look(`${whole}/operations`, () => operationsOf(transport, whole, signal));
    for (const { resourceId = "" } of operations ?? []) {
      named.push(resourceId);
      if (!isDeployment(resourceId) || deployments.some((known) => sameId(known.id, resourceId))) continue;
      // What it nests, for a cluster in another group.
      const nested = await look(resourceId, () => transport.read(pathOfDeployment(resourceId), { signal }));
      if (nested === undefined || nested.status === 404) continue;
      deployments.push(deploymentIn(nested.body));
      through.push(resourceId);
    }
  }
  const clusters: Status["clusters"] = [];
  for (const cluster of unique(named)) {
    const found = await look(cluster, () => transport.read(`${encodeURI(cluster)}?api-version=${CLUSTERS}`, { signal }));
    if (found?.status === 404) continue;
    const state = found ? (text(record(record(found.body).properties).provisioningState) ?? "Succeeded") : "unknown";
    clusters.push({ id: cluster, state, attached: attached !== undefined && sameId(attached, cluster) });
  }
  const status = {
    compute, clusters, unknown,
    deployments: deployments.map(({ id: deployment, name: called, state, timestamp, correlationId, error }) => ({
      id: deployment, name: called, state,
      ...(timestamp !== undefined && { timestamp }), ...(correlationId !== undefined && { correlationId }),
      ...(error !== undefined && { error: failureIn(error) }),
    })),
  };
  return { ...status, text: textOf(session, status) };
}

/** The state of a compute as its GET shows it, with the error with which the service's work on it ended. */
export function computeState(compute: { [key: string]: Json } | undefined): Omit<Status["compute"], "id"> {
  if (compute === undefined) return { state: "absent" };
  const { provisioningState, provisioningErrors } = record(compute.properties);
  const failure = failureIn(provisioningErrors);
  return { state: text(provisioningState) ?? "Succeeded", ...(failure.chain.length > 0 && { error: failure }) };
}

function unique(ids: (string | undefined)[]): string[] {
  const clusters = ids.filter((id): id is string => id !== undefined && isCluster(id));
  return clusters.filter((id, index) => clusters.findIndex((other) => sameId(other, id)) === index);
}

function textOf(session: Session, { compute, deployments, clusters, unknown }: Omit<Status, "text">): string {
  const line = (kind: { en: string; zh: string }, id: string, state: string, more = "") => session.say({ en: `${kind.en} ${id}: ${state}${more}`, zh: `${kind.zh} ${id}：${state}${more}` });
  const said = (error: { code: string; message: string } | undefined) => (error
    ? session.say({ en: ` (${error.code}: ${error.message})`, zh: `（${error.code}：${error.message}）` })
    : "");
  const loose = session.say({ en: " — no compute has it; it goes on costing money", zh: "——没有计算使用它，仍在计费" });
  return [
    line({ en: "compute", zh: "计算" }, compute.id, compute.state, said(compute.error)),
    ...clusters.map(({ id, state, attached }) => line({ en: "cluster", zh: "群集" }, id, state, attached ? "" : loose)),
    ...deployments.map(({ name, state, error }) => line({ en: "deployment", zh: "部署" }, name, state, said(error))),
    ...unknown.map((what) => `${session.say({ en: "unknown", zh: "未知" })} ${what}`),
  ].join("\n");
}
