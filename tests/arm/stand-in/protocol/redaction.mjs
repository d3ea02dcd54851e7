// Takes secrets out of what the journal keeps.

import { isMapping } from '../../../contract/compare/differences.mjs';

const secretMembers = ['cert', 'key', 'relayconnectionstring', 'servicebusconnectionstring'];
const redacted = '<redacted>';

/** A copy of a request's body without certificates, keys and the values of secure parameters. */
export function withoutSecrets(body) {
  if (Array.isArray(body)) return body.map(withoutSecrets);
  if (!isMapping(body)) return body;
  const secure = secureParameters(body.template);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => {
    if (secretMembers.includes(name.toLowerCase()) && typeof value === 'string' && !value.startsWith('[')) return [name, redacted];
    if (name === 'parameters' && isMapping(value)) return [name, withoutSecureValues(value, secure)];
    return [name, withoutSecrets(value)];
  }));
}

/** The names of the parameters that a template declares secure. */
export function secureParameters(template) {
  return Object.entries(template?.parameters ?? {})
    .filter(([, { type }]) => /^secure/i.test(type ?? ''))
    .map(([name]) => name);
}

function withoutSecureValues(parameters, secure) {
  return Object.fromEntries(Object.entries(parameters).map(([name, entry]) => {
    return [name, secure.includes(name) && isMapping(entry) && 'value' in entry ? { ...entry, value: redacted } : withoutSecrets(entry)];
  }));
}
