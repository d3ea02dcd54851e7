// Where the public reference data lies that two of the judges judge by: it is not part of the clone.

import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export const referenceFolder = path.resolve(process.env.AKS_COMPUTE_REFERENCE || path.join(checkout, '..', 'shared', 'reference'));

/** Whoever says where the data is means it to be used: its absence is then an error and no reason to skip. */
export const referenceIsRequired = Boolean(process.env.AKS_COMPUTE_REFERENCE);

/** Why the folder `name` below arm/ cannot be used, or nothing where it can. */
export function missingReference(name) {
  if (existsSync(path.join(referenceFolder, 'arm', name))) return undefined;
  const where = referenceIsRequired ? 'AKS_COMPUTE_REFERENCE names no folder that has it' : 'AKS_COMPUTE_REFERENCE may name the folder that has it';
  return `the public reference data lacks arm/${name}; ${where}`;
}
