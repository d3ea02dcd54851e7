// One call of a client, as a host makes it, to plain values. Runs in Node and in pages.

/**
 * @typedef {object} Call
 * @property {'facts' | 'preflight' | 'submit' | 'detach' | 'cancel' | 'status'} method
 * @property {unknown[]} args
 * @property {object} [options] of the client
 * @property {number} [stopAfter] after so many events the host is gone
 * @property {string} [stopAt] after the first event of this type the host is gone
 * @property {number} [abortAfter] after so many events the signal aborts
 * @property {string} [brokenCredential] the message of the error that the credential throws
 *
 * @typedef {{ result?: any, events?: any[], error?: { name: string, message: string, stack: string } }} Outcome
 */

/** @returns {Promise<Outcome>} */
export async function outcomeOf(client, { method, args, stopAfter = Infinity, stopAt, abortAfter = Infinity }) {
  const controller = new AbortController();
  const [first, options] = args;
  const events = [];
  try {
    const answer = client[method](first, { ...options, signal: controller.signal });
    if (typeof answer.next !== 'function') return { result: await answer };
    // Nobody asks for more after a crash, and nobody says that it is over.
    while (events.length < stopAfter) {
      const { value, done } = await answer.next();
      if (done) break;
      events.push(value);
      if (value.type === stopAt) break;
      if (events.length >= abortAfter) controller.abort();
    }
    return { events };
  } catch (error) {
    return { events, error: { ...error, name: error.name, message: error.message, stack: error.stack } };
  }
}
