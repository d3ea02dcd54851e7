// Where the public reference data lies that two of the judges judge by: it is not part of the clone.

import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export const referenceFolder = path.resolve(process.env.AKS_COMPUTE_REFERENCE || path.join(checkout, '..', 'shared', 'reference'));

/** Why the folder `name` below arm/ cannot be used, or nothing where it can. */
export function missingReference(name) {
  const folder = path.join(referenceFolder, 'arm', name);
  if (existsSync(folder)) return undefined;
  const why = `there is no folder arm/${name} in the reference data`;
  // Whoever says where the data is means it to be used.
  if (process.env.AKS_COMPUTE_REFERENCE) throw new Error(`${why}, which AKS_COMPUTE_REFERENCE says is at ${referenceFolder}`);
  return `${why}; AKS_COMPUTE_REFERENCE says where it is`;
}
