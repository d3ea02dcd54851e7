// Every command that the checks of examples name: what to run for a missing fact, and what mends something.

import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { binary, checkout } from './emit.mjs';

const run = promisify(execFile);

/** The commands of the examples of the checkout and of every rule, without facts and with those that they have. */
export async function commandsOfExamples(folder) {
  const { stdout } = await run(binary, ['rules', '--format', 'json'], { maxBuffer: 1 << 26 });
  const examples = JSON.parse(stdout).flatMap(({ examples }) => [...examples.silent, ...examples.reports]);
  const names = (await readdir(path.join(checkout, 'examples'))).filter((name) => name.endsWith('.yaml'));
  const specs = names.map((name) => path.join(checkout, 'examples', name));
  const withFacts = [];
  for (const [at, { spec, facts }] of examples.entries()) {
    const file = path.join(folder, `${at}.yaml`);
    await writeFile(file, spec);
    specs.push(file);
    if (facts === null) continue;
    const fact = path.join(folder, `${at}.json`);
    await writeFile(fact, facts);
    withFacts.push(['--facts', fact, file]);
  }
  const reports = [await check(specs), ...await inTurn(withFacts, check)].flat();
  return {
    asks: unique(reports.flatMap(({ asks }) => asks.map(({ command }) => command))),
    // What is unknown has its ask for a remedy.
    remedies: unique(reports.flatMap(({ findings }) => findings
      .filter(({ status }) => status !== 'unknown')
      .flatMap(({ remedy }) => remedy?.command ?? []))),
  };
}

const unique = (values) => [...new Set(values)];

async function inTurn(items, task) {
  const results = [];
  for (const item of items) results.push(await task(item));
  return results;
}

async function check(call) {
  const { stdout } = await run(binary, ['check', '--format', 'json', ...call], { maxBuffer: 1 << 28 }).catch((error) => {
    if (error.code !== 1) throw error;
    return error;
  });
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}
