// The plans of the specs with hostile texts, made once for all suites.

import assert from 'node:assert/strict';

import { planFiles } from './command/plan-files.mjs';
import { folderOf } from './context.mjs';
import { hostileCases } from './corpus/hostile-cases.mjs';

let plans;

/** @returns {ReturnType<typeof planFiles>} */
export function hostilePlans() {
  plans ??= folderOf('hostile').then((folder) => planFiles(hostileCases, folder));
  return plans;
}

/** The cases that have a plan: those of the fields that take any text, and some of the names. */
export function plannedOf(plans) {
  const planned = hostileCases.filter(({ id }) => plans.get(id));
  assert.ok(planned.length > 650, `only ${planned.length} of ${hostileCases.length} have a plan`);
  return planned;
}
