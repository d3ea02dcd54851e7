// What was asked, and what came and went because of it: tests judge a client by it. No token, certificate or key stands in it.

import { withoutSecrets } from './redaction.mjs';
import { keyOf } from './resources.mjs';

/**
 * @typedef {object} Entry
 * @property {number} number from 1, in the order of arrival
 * @property {string} at the service's time
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} query
 * @property {'accepted' | 'absent' | 'invalid' | 'expired'} authorization
 * @property {string} correlationId
 * @property {Record<string, string>} headers without the authorization
 * @property {unknown} body without secrets
 * @property {boolean} processed whether the service did what was asked; not so where a fault came before
 * @property {string} [fault] the kind of the fault that struck
 * @property {number} [status] of the answer; absent where none was sent
 * @property {string} [code] of the error
 *
 * @typedef {{ change: 'created' | 'overwritten' | 'deleted', id: string, type: string, at: string, by: string }} Change
 */

export class Journal {
  /** @type {Entry[]} whoever asks for very much may empty it */
  requests = [];
  /** @type {Change[]} */
  changes = [];
  #asked = 0;
  #clock;

  /** @param {import('./clock.mjs').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @returns {Entry} */
  asked({ method, pathname, query, authorization, correlationId, headers, body }) {
    const { authorization: _, ...rest } = headers;
    const entry = {
      number: (this.#asked += 1), at: this.#clock.text(), method, path: pathname, query, authorization, correlationId, headers: rest,
      body: withoutSecrets(body), processed: false,
    };
    this.requests.push(entry);
    return entry;
  }

  changed(change, { id, type }, by) {
    this.changes.push({ change, id, type, at: this.#clock.text(), by });
  }

  /** The requests of a method to paths that match. */
  requestsOf(method, pattern = /./) {
    return this.requests.filter((entry) => entry.method === method && pattern.test(entry.path));
  }

  /** How often something of a type, or one resource by its id, was created. */
  creations(typeOrId) {
    return this.#count('created', typeOrId);
  }

  /** How often a PUT replaced something that was there. */
  overwrites(typeOrId) {
    return this.#count('overwritten', typeOrId);
  }

  deletions(typeOrId) {
    return this.#count('deleted', typeOrId);
  }

  /** The ids of what was created and is there still, each once. */
  remains() {
    const ids = new Map();
    for (const { change, id } of this.changes) {
      if (change === 'deleted') ids.delete(keyOf(id));
      else if (change === 'created') ids.set(keyOf(id), id);
    }
    return [...ids.values()];
  }

  #count(change, typeOrId) {
    const wanted = keyOf(typeOrId);
    return this.changes.filter((entry) => entry.change === change && [keyOf(entry.type), keyOf(entry.id)].includes(wanted)).length;
  }
}
