// Every spec that both the native command and the module are asked about.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { ruleTexts } from 'aks-compute';
import { parse } from 'yaml';

import { checkout } from '../command.mjs';
import { badInput } from './bad-input.mjs';
import { mutate } from './mutate.mjs';
import { randomNumbers, oneOf } from './random.mjs';

const examplesFolder = path.join(checkout, 'examples');

/** The examples, by name. */
export const examples = Object.fromEntries(
  readdirSync(examplesFolder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(path.join(examplesFolder, name), 'utf8')]),
);

/** The examples of every rule, by name. */
export const ruleExamples = Object.fromEntries(
  (await ruleTexts()).flatMap(({ id, examples }) => [
    ...examples.silent.map(({ spec }, at) => [`${id}-silent-${at}.yaml`, spec]),
    ...examples.reports.map(({ spec }, at) => [`${id}-reports-${at}.yaml`, spec]),
  ]),
);

/** The examples of rules that have facts, which are JSON. */
export const ruleExamplesWithFacts = (await ruleTexts())
  .flatMap(({ examples }) => [...examples.silent, ...examples.reports])
  .filter(({ facts }) => facts !== null);

/** Changed examples as values, by name. */
export const mutants = drawMutants(300);

/** Everything, as bytes or text by the name of a file. */
export const files = {
  ...examples,
  ...ruleExamples,
  ...badInput,
  ...Object.fromEntries(Object.entries(mutants).map(([name, spec]) => [name, JSON.stringify(spec, null, 2)])),
};

function drawMutants(count) {
  const random = randomNumbers(2026);
  const good = Object.values(examples).map((text) => parse(text));
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`mutant-${at}.json`, mutate(oneOf(random, good), random)]),
  );
}
