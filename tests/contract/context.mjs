// What all suites share in a run: the judges, the corpus and what the command emitted for it.

import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { emitAll, requireBinary } from './command/emit.mjs';
import { makeCorpus } from './corpus/corpus.mjs';
import { makeTlsMaterial } from './corpus/tls-material.mjs';
import { installJudges } from './install.mjs';

await requireBinary();

// Specs, facts and throw-away keys live here, and only for the run.
const folder = await mkdtemp(path.join(tmpdir(), 'aks-compute-contract-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export const tlsMaterial = await makeTlsMaterial(folder);
export const judges = await installJudges();

/** The corpus as it was drawn, and the cases that the command refused although they are valid. */
export const drawn = makeCorpus(tlsMaterial);
const { artifacts, refusals } = await emitAll(Object.values(drawn).flat(), folder);
export { refusals };

const sendsNothing = ({ id }) => artifacts.get(id)?.rest.value.length === 0;
/** The cases in which the compute is as the spec wants it already, so that there is nothing to judge. */
export const unchanged = Object.values(drawn).flat().filter(sendsNothing);

/** The cases that have a plan: one test fails for the others, and the judges judge what there is. */
export const corpus = Object.fromEntries(
  Object.entries(drawn).map(([operation, cases]) => [operation, cases.filter((item) => artifacts.has(item.id) && !sendsNothing(item))]),
);
/** Those that a template deploys. */
export const deployed = [...corpus.create, ...corpus.attach, ...corpus.newCluster];

/** What the command printed for a case. */
export const printed = (item) => artifacts.get(item.id);

/** A folder for the files of one suite. */
export const folderOf = (suite) => mkdtemp(path.join(folder, `${suite}-`));

/** Plans cases in a folder of their own: others than the corpus has, or the same once more. */
export async function planOthers(cases) {
  return emitAll(cases, await folderOf('others'));
}

/** Runs `judge` over the cases and throws with every complaint, each under its case's id. */
export async function nothingToComplainAbout(cases, judge) {
  const complaints = [];
  for (const item of cases) {
    const found = await Promise.resolve(judge(item)).catch((error) => [error.message]);
    if (found.length > 0) complaints.push(`${item.id} (${item.apiVersion}): ${found.slice(0, 3).join('\n    ')}`);
  }
  if (complaints.length > 0) {
    throw new Error(`${complaints.length} of ${cases.length} refused:\n  ${complaints.slice(0, 25).join('\n  ')}`);
  }
}
