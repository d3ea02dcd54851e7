// Policies that deny: what they refuse, and what a client sees of them in their assignments.

import { ArmError, disallowedByPolicy } from '../protocol/arm-error.mjs';

export class Policies {
  #denying = [];
  #resources;

  /** @param {import('../protocol/resources.mjs').Resources} resources */
  constructor(resources) {
    this.#resources = resources;
  }

  /**
   * Assigns a policy to a scope, so that it denies what it names.
   * @param {{ scope: string, displayName: string, denies: (written: { type: string, name: string, body: any }) => boolean,
   * policyRule?: object }} policy `policyRule` is what a GET of its definition shows
   */
  assign({ scope, displayName, denies, policyRule = { if: {}, then: { effect: 'deny' } } }) {
    const number = this.#denying.length + 1;
    const definitionId = `/providers/Microsoft.Authorization/policyDefinitions/00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
    const assignmentId = `${scope}/providers/Microsoft.Authorization/policyAssignments/policy-${number}`;
    this.#resources.put({
      id: definitionId, name: definitionId.split('/').at(-1), type: 'Microsoft.Authorization/policyDefinitions',
      properties: { displayName, policyType: 'BuiltIn', mode: 'Indexed', parameters: {}, policyRule },
    });
    this.#resources.put({
      id: assignmentId, name: `policy-${number}`, type: 'Microsoft.Authorization/policyAssignments',
      properties: { displayName, scope, notScopes: [], policyDefinitionId: definitionId, enforcementMode: 'Default', parameters: {} },
    });
    this.#denying.push({ scope, displayName, denies, definitionId, assignmentId });
  }

  /** Throws where an assigned policy denies what is written to this place. */
  mustAllow(written, target) {
    const place = `${target.id}/`.toLowerCase();
    const policy = this.#denying.find(({ scope, denies }) => place.startsWith(`${scope}/`.toLowerCase()) && denies(written));
    if (!policy) return;
    const { code, message, ...more } = disallowedByPolicy(written.name, policy);
    throw new ArmError(403, code, message, more);
  }
}
