// The judge of requests: oav, which holds them against the swagger files of the resource provider.

import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { referenceFolder } from './reference.mjs';

/**
 * @param {string} npmFolder where the npm judges are installed
 * @returns {Promise<{versions: string[], complaints: (request: Request) => Promise<string[]>}>}
 * where `Request` is `{ method, url, body }` as `--only rest` prints it
 */
export async function loadLiveValidator(npmFolder) {
  const require = createRequire(path.join(npmFolder, 'package.json'));
  const { LiveValidator } = require('oav');
  const directory = path.join(referenceFolder, 'arm', 'oav');
  const validator = new LiveValidator({
    directory,
    git: { shouldClone: false },
    swaggerPathsPattern: ['machinelearningservices', 'resources'].map((provider) => `specification/${provider}/resource-manager/**/*.json`),
    isPathCaseSensitive: false,
    shouldModelImplicitDefaultResponse: true,
    loadValidatorInBackground: false,
    // Its log says again, on the screen, what each answer says.
  }, () => undefined);
  await validator.initialize();
  return {
    versions: (await readdir(path.join(directory, ...stableVersions))).sort(),
    complaints: async ({ method, url, body }) => {
      const { searchParams } = new URL(url);
      const answer = await validator.validateLiveRequest({
        url,
        method,
        headers: { 'Content-Type': 'application/json' },
        // oav writes into the body that it is given.
        body: structuredClone(body),
        query: Object.fromEntries(searchParams),
      });
      if (answer.isSuccessful) return [];
      const complaints = answer.errors.map(({ code, message, pathsInPayload }) => `${code} ${pathsInPayload ?? ''} ${message}`);
      // Undecided is not passed: the validator found no operation to hold the request against.
      return complaints.length > 0 ? complaints : [JSON.stringify(answer.runtimeException ?? answer)];
    },
  };
}

const stableVersions = ['specification', 'machinelearningservices', 'resource-manager', 'Microsoft.MachineLearningServices', 'stable'];
