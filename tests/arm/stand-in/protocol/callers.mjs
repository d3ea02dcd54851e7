// Who calls: tokens that the stand-in hands out, what they are good for, and what their holder may do.

import { randomUUID } from 'node:crypto';

import { ArmError, authorizationFailed } from './arm-error.mjs';
import { keyOf } from './resources.mjs';

/** @typedef {{ objectId: string, tenantId: string }} Caller */

export class Callers {
  #tokens = new Map();
  #denied = [];
  #clock;

  constructor(clock) {
    this.#clock = clock;
  }

  /**
   * A token as a client gets it from its credential.
   * @param {{ validFor?: number, caller?: Caller }} [options] `validFor` in seconds of the service's time
   */
  token({ validFor = 365 * 86_400, caller = someone } = {}) {
    const expires = this.#clock.now + validFor * 1000;
    const claims = { aud: 'https://management.azure.com/', oid: caller.objectId, tid: caller.tenantId, exp: Math.floor(expires / 1000), uti: randomUUID() };
    const token = [{ typ: 'JWT', alg: 'none' }, claims, { signature: 'none' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    this.#tokens.set(token, { expires, caller });
    return token;
  }

  /** Makes every token invalid that was handed out until now: 401 in the middle of what a client does. */
  revokeTokens() {
    this.#tokens.clear();
  }

  /** Refuses an action, as `Microsoft.ContainerService/managedClusters/read`, on everything, or on a scope and what is below it. */
  deny(action, scope = '') {
    this.#denied.push({ action: action.toLowerCase(), scope: keyOf(scope) });
  }

  /** Takes back every refusal. */
  allowAll() {
    this.#denied = [];
  }

  /** @returns {{ authorization: import('./journal.mjs').Entry['authorization'], caller?: Caller }} */
  recognise(header) {
    const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
    if (!header) return { authorization: 'absent' };
    const known = this.#tokens.get(token);
    if (!known) return { authorization: 'invalid' };
    if (known.expires <= this.#clock.now) return { authorization: 'expired' };
    return { authorization: 'accepted', caller: known.caller };
  }

  mayDo(caller, action, scope) {
    const place = `${keyOf(scope)}/`;
    const denied = this.#denied.some((entry) => entry.action === action.toLowerCase() && place.startsWith(`${entry.scope}/`));
    if (denied) throw authorizationFailed(caller, action, scope);
  }
}

/** The refusal of a caller whom nobody knows. */
export function unauthorized(authorization, clock) {
  const challenge = 'Bearer authorization_uri="https://login.microsoftonline.com/22222222-2222-2222-2222-222222222222"';
  const refusals = {
    absent: ['AuthenticationFailed', 'Authentication failed. The \'Authorization\' header is missing.'],
    invalid: ['InvalidAuthenticationToken', 'The access token is invalid.'],
    expired: ['ExpiredAuthenticationToken', `The access token expiry UTC time is earlier than current UTC time '${clock.text()}'.`],
  };
  const [code, message] = refusals[authorization];
  return new ArmError(401, code, message, {
    headers: { 'www-authenticate': authorization === 'absent' ? challenge : `${challenge}, error="invalid_token", error_description="${message.replace(/"/g, '')}"` },
  });
}

const someone = { objectId: '33333333-3333-3333-3333-333333333333', tenantId: '22222222-2222-2222-2222-222222222222' };
