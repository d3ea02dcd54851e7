// The tests of one judge, where it can be had.

import process from 'node:process';
import { describe, test } from 'node:test';

import { missingReference, referenceIsRequired } from './reference.mjs';

const judgesAreRequired = process.env.CI === 'true' && process.env.AKS_COMPUTE_REQUIRE_JUDGES === '1';

/**
 * The tests of one judge. Where the judge cannot be had, its name stands in a loud line and in a test that is
 * skipped, or that fails where judges are required; it is never passed over in silence.
 * @param {string} judge
 * @param {{ installed: { path?: string, unavailable?: string }, reference?: string }} needs
 * @param {() => void} register
 */
export function judgedBy(judge, { installed, reference }, register) {
  const absentReference = reference && missingReference(reference);
  if (!installed.unavailable && !absentReference) {
    describe(`judged by ${judge}`, register);
    return;
  }
  const reason = installed.unavailable ? `it could not be installed: ${installed.unavailable}` : absentReference;
  console.error(`\n!!!!!!!!  NOT JUDGED by ${judge}: ${reason}  !!!!!!!!\n`);
  const required = installed.unavailable ? judgesAreRequired : referenceIsRequired;
  test(`NOT JUDGED by ${judge}`, { skip: required ? false : reason }, () => {
    throw new Error(`${judge} is required here: ${reason}`);
  });
}
