// What a deployment would change.

import { differences } from '../../../contract/compare/differences.mjs';
import { withoutSecrets } from '../protocol/redaction.mjs';
import { keyOf } from '../protocol/resources.mjs';
import { groupId } from '../protocol/router.mjs';

/**
 * @param {object} service
 * @param {ReturnType<import('./preflight.mjs').preflight>} read
 * @param {import('../protocol/arm-path.mjs').ArmPath} target
 * @param {object} properties of the request's body
 * @returns the body of ARM's answer
 */
export function whatIf({ resources }, read, target, { whatIfSettings }) {
  const isShort = whatIfSettings?.resultFormat === 'ResourceIdOnly';
  const changes = made(read).map((planned) => changeOf(resources.get(planned.id), planned));
  const named = changes.map(({ resourceId }) => keyOf(resourceId));
  const untouched = resources.in(groupId(target))
    .filter(({ id, type }) => !named.includes(keyOf(id)) && !type.startsWith('Microsoft.Resources/'))
    .map((before) => ({ resourceId: before.id, changeType: 'Ignore', before, after: before }));
  return {
    status: 'Succeeded',
    properties: { changes: [...changes, ...untouched].map(({ resourceId, changeType, ...payload }) => ({ resourceId, changeType, ...(!isShort && structuredClone(payload)) })) },
  };
}

// What a nested deployment makes stands in its place.
function made({ resources }) {
  return resources.flatMap((planned) => (planned.nested ? made(planned.nested) : [planned]));
}

function changeOf(before, { id, resource }) {
  const { dependsOn, comments, ...written } = withoutSecrets(resource);
  const after = { ...written, id };
  if (!before) return { resourceId: id, changeType: 'Create', after };
  const delta = differences(before, { ...before, ...after, apiVersion: undefined, name: before.name })
    // What the service adds of its own is in no template.
    .filter(({ pointer, theirs }) => theirs !== undefined && pointer !== '/id')
    .map(({ pointer, ours, theirs }) => ({ path: pathOf(pointer), propertyChangeType: ours === undefined ? 'Create' : 'Modify', before: ours ?? null, after: theirs, children: null }));
  return { resourceId: id, changeType: delta.length > 0 ? 'Modify' : 'NoChange', before, after, delta };
}

const pathOf = (pointer) => pointer.slice(1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
