// The corpus: specs that ask for a cluster, and those that change or give up one.

import { attachCase, createCase } from './create-and-attach.mjs';
import { newClusterCase } from './new-cluster.mjs';
import { randomSource } from './random.mjs';
import { detachCase, refreshCase, updateCase } from './update-and-detach.mjs';

const sizes = { create: 260, attach: 240, update: 120, detach: 80, refresh: 80, newCluster: 200 };
const makers = { create: createCase, attach: attachCase, update: updateCase, detach: detachCase, refresh: refreshCase, newCluster: newClusterCase };

/** Another seed, for a hunt: AKS_COMPUTE_CONTRACT_SEED=7 node --test tests/contract/ */
export const seed = Number(process.env.AKS_COMPUTE_CONTRACT_SEED || 20261123);

/** @returns {Record<'create' | 'attach' | 'update' | 'detach' | 'refresh' | 'newCluster', import('./create-and-attach.mjs').Case[]>} */
export function makeCorpus(tlsMaterial) {
  const corpus = {};
  for (const [index, operation] of Object.keys(sizes).entries()) {
    // A source for each operation: a change in how one is drawn leaves the others as they were.
    const random = randomSource(seed + index);
    corpus[operation] = Array.from({ length: sizes[operation] }, (_, number) => makers[operation](number, random, tlsMaterial));
  }
  return corpus;
}
