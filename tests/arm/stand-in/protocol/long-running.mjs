// Operations that take their time, and how a client learns of their end: by Azure-AsyncOperation, by Location, or from the resource.

import { randomUUID } from 'node:crypto';

/** Where a provider shows what goes on in a region. */
export function inRegion(namespace, { subscriptionId }, location) {
  return `/subscriptions/${subscriptionId}/providers/${namespace}/locations/${location}`;
}

/** @typedef {'azure-async-operation' | 'location' | 'both' | 'resource'} Style */

const statusPaths = {
  'microsoft.machinelearningservices': ['computeOperationsStatus', 'computeOperationResults'],
  'microsoft.containerservice': ['operations', 'operationresults'],
  'microsoft.resources': ['operationStatuses', 'operationresults'],
};

export class LongRunning {
  #operations = new Map();
  #clock;
  #options;

  /**
   * @param {import('./clock.mjs').Clock} clock
   * @param {{ style: Style, retryAfter?: number, retryAfterAsDate?: boolean, skew: number, origin: () => string }} options `retryAfter` in
   * seconds; without it no answer names any
   */
  constructor(clock, options) {
    this.#clock = clock;
    this.#options = options;
  }

  /**
   * Starts an operation; `end` is called once with its outcome.
   * @param {{ namespace: string, place: string, seconds: number, result?: () => object | undefined,
   * end?: () => object | undefined }} work `place` is the path below which its addresses are; `end` does what the operation is for
   * and returns the error, if any, where it is not ended by `finish`; `result` is the body of the answer at the Location when
   * all is done, no content without it
   */
  start({ namespace, place, seconds, result, end }) {
    const id = randomUUID();
    const operation = { id, namespace, place, status: 'InProgress', started: this.#clock.now, seconds, result, listeners: [] };
    this.#operations.set(id, operation);
    if (end) this.#clock.after(seconds, () => this.finish(operation, end()));
    return operation;
  }

  /** Ends an operation before its time, or at it. */
  finish(operation, error, status = error ? 'Failed' : 'Succeeded') {
    Object.assign(operation, { status, error, ended: this.#clock.now });
    for (const listener of operation.listeners) listener(error);
  }

  /** Calls when the operation ends, with its error if there is one. */
  whenEnded(operation, listener) {
    operation.listeners.push(listener);
  }

  /** The headers that send a client to the operation. */
  headers(operation, apiVersion, style = this.#options.style) {
    const [status, result] = statusPaths[operation.namespace.toLowerCase()].map((name) => {
      return `${this.#options.origin()}${operation.place}/${name}/${operation.id}?api-version=${apiVersion}`;
    });
    return {
      ...(['azure-async-operation', 'both'].includes(style) && { 'azure-asyncoperation': status }),
      ...(['location', 'both'].includes(style) && { location: result }),
      ...this.retryAfter(),
    };
  }

  retryAfter() {
    const { retryAfter: seconds, retryAfterAsDate, skew } = this.#options;
    if (seconds === undefined) return {};
    return { 'retry-after': retryAfterAsDate ? new Date(Date.now() + (skew + seconds) * 1000).toUTCString() : String(seconds) };
  }

  /** The answer to a GET of an operation's address; nothing where the path names none. */
  answer({ pathname: path, search }) {
    const [kind, id] = path.split('/').slice(-2);
    const operation = this.#operations.get(id);
    if (!operation) return undefined;
    const [status] = statusPaths[operation.namespace.toLowerCase()];
    return kind.toLowerCase() === status.toLowerCase() ? this.#status(path, operation) : this.#outcome(`${path}${search}`, operation);
  }

  #status(path, { id, status, error, started, ended, seconds }) {
    const percentComplete = ended ? 100 : Math.min(99, Math.floor((this.#clock.now - started) / 10 / Math.max(seconds, 1)));
    return {
      status: 200,
      headers: ended ? {} : this.retryAfter(),
      body: {
        id: path, name: id, status, startTime: this.#clock.text(started), percentComplete,
        ...(ended && { endTime: this.#clock.text(ended) }),
        ...(error && { error }),
      },
    };
  }

  #outcome(address, { status, error, result }) {
    if (status === 'InProgress') return { status: 202, headers: { location: `${this.#options.origin()}${address}`, ...this.retryAfter() } };
    if (error) return { status: 409, body: { error } };
    const body = result?.();
    return body === undefined ? { status: 204 } : { status: 200, body };
  }
}
