// The order in which ARM makes the resources of a template: what depends on another one comes after it.

import { resourceId } from './resource-id.mjs';

/**
 * @param {{ resource: object, place: import('./evaluate-template.mjs').Scope }[]} all evaluated, in the order of the template
 * @returns the same in the order of their dependence; throws where a `dependsOn` names nothing that is there
 */
export function inOrderOfDependence(all) {
  const waiting = all.map((entry) => ({ entry, needs: (entry.resource.dependsOn ?? []).map((id) => named(id, all)) }));
  const ordered = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => needs.every((needed) => ordered.includes(needed)));
    if (next < 0) throw new Error('the resources depend on each other in a circle');
    ordered.push(...waiting.splice(next, 1).map(({ entry }) => entry));
  }
  return ordered;
}

// ARM compares ids without regard to case.
function named(id, all) {
  const found = all.find(({ resource, place }) => resourceId(place, resource.type, resource.name.split('/')).toLowerCase() === id.toLowerCase());
  if (!found) throw new Error(`something depends on ${id}, which is not in the template`);
  return found;
}
