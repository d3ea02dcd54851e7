// What can go wrong between a client and the service, to happen at requests that a test names or that a seed draws.

import { randomSource } from '../../../contract/corpus/random.mjs';

/**
 * @typedef {object} Fault
 * @property {'refuse' | 'reset' | 'reset-in-answer' | 'timeout' | 'truncated' | 'html' | 'status' | 'change'} kind
 * `refuse`: no connection, for `seconds` of our own time; `reset`: the connection ends without an answer; `reset-in-answer`: in
 * the middle of it; `timeout`: no answer ever; `truncated`: half of the JSON, well framed; `html`: a page in place of JSON;
 * `status`: an ARM error; `change`: the answer that `change` makes of the true one
 * @property {boolean} [processed] whether the service does first what was asked, so that only the answer is lost; not so unless
 * said, but always with `reset-in-answer` and `truncated`; `change` answers without asking the service where this is false
 * @property {number} [status] of `status` and `html`
 * @property {number} [retryAfter] seconds in the header Retry-After, which is absent without it
 * @property {number} [seconds] how long connections are refused
 * @property {(answer: { status: number, headers: object, body: any }) => object} [change]
 * @property {number} [times] how often it strikes; once unless said
 * @property {{ method?: string, path?: RegExp, number?: number, matches?: (request: object) => boolean }} [when] the requests that
 * it strikes, all conditions together; `number` is the number in the journal
 */

/** Every way of failing, each once: what a sweep over all requests of a flow goes through. */
export const everyFault = [
  { kind: 'refuse' },
  ...[false, true].flatMap((processed) => [{ kind: 'reset', processed }, { kind: 'timeout', processed }, { kind: 'html', status: 502, processed }]),
  { kind: 'reset-in-answer' },
  { kind: 'truncated' },
  ...[401, 403, 409, 429].map((status) => ({ kind: 'status', status })),
  { kind: 'status', status: 429, retryAfter: 1 },
  ...[500, 501, 502, 503, 504].map((status) => ({ kind: 'status', status })),
  { kind: 'status', status: 503, retryAfter: 1 },
  ...[500, 502, 503, 504].map((status) => ({ kind: 'status', status, processed: true })),
];

export class Faults {
  #waiting = [];
  #drawn;

  /** @param {Fault} fault */
  add(fault) {
    this.#waiting.push({ times: 1, ...fault, processed: fault.processed ?? processedAlways.includes(fault.kind) });
  }

  /**
   * Draws faults by a seed: the same requests meet the same faults.
   * @param {number} seed
   * @param {{ rate?: number, atMost?: number, kinds?: Fault[] }} [options] how likely a request is to meet one, and how many there
   * are in all
   */
  draw(seed, { rate = 0.2, atMost = 5, kinds = everyFault } = {}) {
    this.#drawn = { random: randomSource(seed), rate, left: atMost, kinds };
  }

  /** No fault any more. */
  clear() {
    this.#waiting = [];
    this.#drawn = undefined;
  }

  /** The fault that strikes this request. */
  next(entry) {
    const fault = this.#waiting.find((candidate) => candidate.times > 0 && strikes(candidate.when ?? {}, entry));
    if (fault) {
      fault.times -= 1;
      return fault;
    }
    const drawn = this.#drawn;
    if (!drawn || drawn.left === 0 || !drawn.random.chance(drawn.rate)) return undefined;
    drawn.left -= 1;
    const { processed, ...kind } = drawn.random.pick(drawn.kinds);
    return { ...kind, processed: processed ?? processedAlways.includes(kind.kind) };
  }
}

const processedAlways = ['reset-in-answer', 'truncated', 'change'];

function strikes({ method, path, number, matches }, entry) {
  return (!method || method === entry.method)
    && (!path || path.test(entry.path))
    && (!number || number === entry.number)
    && (!matches || matches(entry));
}

const codes = {
  401: ['ExpiredAuthenticationToken', 'The access token expiry UTC time is earlier than current UTC time.'],
  403: ['AuthorizationFailed', 'The client does not have authorization to perform action over scope or the scope is invalid.'],
  409: ['Conflict', 'The request conflicts with another that is in progress.'],
  429: ['TooManyRequests', 'The request is being throttled.'],
  500: ['InternalServerError', 'The service met an unexpected condition.'],
  501: ['NotImplemented', 'The requested operation is not implemented.'],
  502: ['BadGateway', 'The server received an invalid response from an upstream server.'],
  503: ['ServiceUnavailable', 'The service is unavailable.'],
  504: ['GatewayTimeout', 'The gateway did not receive a response from \'Microsoft.MachineLearningServices\' within the specified time period.'],
};

/** The answer of a fault that has one; `answer` is the true one, where the request was processed. */
export function faultyAnswer({ kind, status = 500, retryAfter, change }, answer) {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  switch (kind) {
    case 'status': {
      const [code, message] = codes[status] ?? ['UnknownError', `The status is ${status}.`];
      return { status, headers, body: { error: { code, message } } };
    }
    case 'html':
      return { status, headers: { ...headers, 'content-type': 'text/html' }, text: `<html><head><title>${status}</title></head><body><h1>${status} - something went wrong</h1></body></html>` };
    case 'truncated': {
      const text = JSON.stringify(answer.body ?? {});
      return { ...answer, text: text.slice(0, Math.floor(text.length / 2)) };
    }
    default:
      return change(answer && { status: answer.status, headers: { ...answer.headers }, ...(answer.body !== undefined && { body: structuredClone(answer.body) }) });
  }
}
