// Microsoft.Authorization: role assignments, policy assignments and policy definitions, which a test puts there.

import { keyOf, sameId } from '../protocol/resources.mjs';
import { paged } from '../protocol/router.mjs';

const namespace = 'Microsoft.Authorization';
const policyVersions = ['2019-09-01', '2020-09-01', '2021-06-01', '2022-06-01', '2023-04-01', '2024-04-01', '2024-05-01', '2025-01-01'];

/** What is assigned to a scope and above it; below it too, unless the filter says `atScope()`. */
function assignments(service, handled) {
  const { target, query } = handled;
  const filter = query.$filter ?? '';
  const principal = /(?:principalId eq|assignedTo\()\s*'([^']+)'/i.exec(filter)?.[1];
  const applies = (assignment) => {
    const scope = assignment.properties.scope;
    if (/atExactScope\(\)/i.test(filter)) return sameId(scope, target.scope);
    return isWithin(target.scope, scope) || isAboveSubscriptions(scope) || (!/atScope\(\)/i.test(filter) && isWithin(scope, target.scope));
  };
  const found = service.resources.all(`${namespace}/${target.type}`)
    .filter(applies)
    .filter(({ properties }) => !principal || properties.principalId === principal);
  return paged(service, handled, found);
}

function isWithin(inner, outer) {
  return `${keyOf(inner)}/`.startsWith(`${keyOf(outer)}/`);
}

// The subscriptions here are in every management group that a test names.
function isAboveSubscriptions(scope) {
  return /^\/providers\/Microsoft\.Management\/managementGroups\//i.test(scope);
}

export const authorization = {
  namespace,
  types: {
    roleAssignments: { apiVersions: ['2015-07-01', '2018-01-01-preview', '2020-04-01-preview', '2020-10-01-preview', '2022-04-01'], handlers: { list: assignments } },
    policyAssignments: { apiVersions: policyVersions, handlers: { list: assignments } },
    policyDefinitions: { apiVersions: policyVersions },
    policySetDefinitions: { apiVersions: policyVersions },
  },
};
