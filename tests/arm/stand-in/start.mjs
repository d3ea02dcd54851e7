// Starts the stand-in for Azure Resource Manager: a test tool, which says of Azure what Azure's own documents say and no more.

import { Clock } from './protocol/clock.mjs';
import { Callers } from './protocol/callers.mjs';
import { Faults } from './protocol/faults.mjs';
import { Journal } from './protocol/journal.mjs';
import { LongRunning } from './protocol/long-running.mjs';
import { Resources, keyOf } from './protocol/resources.mjs';
import { router } from './protocol/router.mjs';
import { makeAuthority } from './protocol/certificate-authority.mjs';
import { serve } from './protocol/server.mjs';
import { Throttling } from './protocol/throttling.mjs';
import { authorization } from './providers/authorization.mjs';
import { capacity } from './providers/capacity.mjs';
import { containerService } from './providers/clusters.mjs';
import { machineLearning } from './providers/machine-learning.mjs';
import { network } from './providers/network.mjs';
import { resourceManager } from './providers/resource-manager.mjs';
import { worldBuilder } from './world/build.mjs';
import { Failures } from './world/failures.mjs';
import { prepareFor } from './world/for-spec.mjs';
import { Policies } from './world/policies.mjs';
import { Registrations } from './world/registrations.mjs';
import { Vaults } from './world/vaults.mjs';

const providers = [resourceManager, machineLearning, containerService, authorization, capacity, network];

/**
 * @typedef {object} Options
 * @property {import('./protocol/certificate-authority.mjs').Authority} [authority] of an earlier call: making one takes 50 ms
 * @property {number} [port] any free one unless given
 * @property {import('./protocol/clock.mjs').ClockOptions} [clock]
 * @property {import('./protocol/long-running.mjs').Style} [longRunning] how an answer says that work goes on
 * @property {number | null} [retryAfter] seconds in Retry-After; `null`: no answer has that header
 * @property {boolean} [retryAfterAsDate] whether it is a date, by the skewed clock
 * @property {Partial<typeof defaults.durations>} [durations] how long work takes, in seconds of the service's time
 * @property {'update' | 'overwrite'} [existingCompute] what a PUT of a compute that exists does: only change it, so that creating and
 * attaching again fail, or replace it whatever it says
 * @property {boolean} [errorsAsText] whether errors of resources stand in a deployment's error as JSON text
 * @property {number} [pageSize]
 * @property {{ requests: number, seconds: number, retryAfter?: number }} [throttling]
 * @property {number} [skew] by how many seconds the server's clock is ahead of ours
 * @property {boolean} [exposesHeaders] whether scripts of a page may read the headers of long-running work
 * @property {string[]} [kubernetesVersions] of every region, the default first
 * @property {string[]} [locations] where the providers are
 * @property {string} [cloud] of the service tags: `Public`, `China`, `AzureGovernment`
 * @property {string[]} [unregistered] namespaces that a subscription has to register first
 * @property {(exchange: { method: string, url: string, body: any, answer: { status: number, headers: object, body: any } }) => void} [observe] sees
 * every request that is answered, with all its secrets
 */

const defaults = {
  port: 0,
  longRunning: 'azure-async-operation',
  retryAfter: 0,
  retryAfterAsDate: false,
  existingCompute: 'update',
  errorsAsText: false,
  pageSize: 100,
  skew: 0,
  exposesHeaders: true,
  kubernetesVersions: ['1.35.2', '1.34.5', '1.36.1'],
  locations: ['chinaeast2', 'eastus2'],
  cloud: 'China',
  unregistered: [],
  durations: { acceptance: 5, attach: 60, create: 120, cluster: 90, detach: 30, whatIf: 25, registration: 20 },
};

/**
 * @param {Options} [given]
 */
export async function startArm(given = {}) {
  const { authority = await makeAuthority(), clock: clockOptions, observe, ...rest } = given;
  const options = { ...defaults, ...rest, durations: { ...defaults.durations, ...rest.durations } };
  const clock = new Clock(clockOptions);
  const journal = new Journal(clock);
  const resources = new Resources(journal);
  const service = {
    authority, options, clock, journal, resources, providers, observe,
    callers: new Callers(clock),
    faults: new Faults(),
    failures: new Failures(),
    policies: new Policies(resources),
    vaults: new Vaults(),
    throttling: new Throttling(clock, options.throttling),
    registrations: new Registrations(clock, options),
    operations: new LongRunning(clock, {
      style: options.longRunning, retryAfter: options.retryAfter ?? undefined, retryAfterAsDate: options.retryAfterAsDate, skew: options.skew,
      origin: () => service.server.origin,
    }),
    /** Every body that reached a provider, with its secrets: what was really asked for. */
    writes: [],
  };
  const { answerTo, ...inside } = router(service, providers);
  Object.assign(service, inside);
  service.server = await serve(service, answerTo);
  const world = worldBuilder(resources);
  const { callers, faults, failures, policies, vaults, writes } = service;
  return {
    endpoint: service.server.origin,
    authority,
    clock, journal, faults, failures, policies, vaults, writes, world,
    token: (about) => callers.token(about),
    revokeTokens: () => callers.revokeTokens(),
    deny: (action, scope) => callers.deny(action, scope),
    allowAll: () => callers.allowAll(),
    prepareFor: (spec) => prepareFor(world, spec),
    /** What exists under this id, to be looked at or changed. */
    resource: (id) => resources.get(id),
    resources: (type, scope) => resources.all(type, scope),
    /** Clusters that the service was made to create and that no compute has: what nobody would find again. */
    orphans: () => journal.remains().filter((id) => /\/managedClusters\/[^/]+$/i.test(id) && !resources.all('Microsoft.MachineLearningServices/workspaces/computes').some(({ properties }) => keyOf(properties.resourceId) === keyOf(id))),
    close: () => service.server.close(),
  };
}
