// Failures of the service's own that a test asks for: at once when something is asked for, or only while it is made.

import { ArmError } from '../protocol/arm-error.mjs';

/**
 * @typedef {object} Failure
 * @property {string} type of the resource: `Microsoft.MachineLearningServices/workspaces/computes`
 * @property {string} [name] of the resource; any without it
 * @property {'accept' | 'end'} [at] whether the request is refused, or accepted and its work fails; the latter unless said
 * @property {'write' | 'delete'} [of] what fails; writing unless said
 * @property {number} [status] of a refusal
 * @property {{ code: string, message: string, target?: string, details?: object[] }} error
 * @property {number} [times] how often; once unless said
 */

export class Failures {
  #waiting = [];

  /** @param {Failure} failure */
  add(failure) {
    this.#waiting.push({ at: 'end', of: 'write', times: 1, status: 400, ...failure });
  }

  atAcceptance(type, name) {
    const failure = this.#take('accept', 'write', type, name);
    if (!failure) return;
    const { code, message, ...more } = failure.error;
    throw new ArmError(failure.status, code, message, more);
  }

  /** The error with which this work ends; nothing where it succeeds. */
  atEnd(type, name, of = 'write') {
    return this.#take('end', of, type, name)?.error;
  }

  #take(at, of, type, name) {
    const failure = this.#waiting.find((candidate) => candidate.times > 0 && candidate.at === at && candidate.of === of
      && candidate.type.toLowerCase() === type.toLowerCase() && (!candidate.name || candidate.name === name));
    if (failure) failure.times -= 1;
    return failure;
  }
}
