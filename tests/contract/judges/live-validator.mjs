// The judge of requests: oav, which holds them against the swagger files of the resource provider.

import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { referenceFolder } from './reference.mjs';

/**
 * @typedef {{ method: string, url: string, body?: object }} Request as `--only rest` prints it
 * @typedef {{ status: number, headers: Record<string, string>, body?: object }} Answer
 * @param {string} npmFolder where the npm judges are installed
 * @returns {Promise<{versions: string[], complaints: (request: Request) => Promise<string[]>,
 * complaintsOfExchange: (request: Request, answer: Answer) => Promise<string[]>}>}
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
    complaints: async (request) => complaintsIn(await validator.validateLiveRequest(liveRequest(request))),
    complaintsOfExchange: async (request, { status, headers, body }) => {
      const { requestValidationResult, responseValidationResult } = await validator.validateLiveRequestResponse({
        liveRequest: liveRequest(request),
        liveResponse: { statusCode: String(status), headers, ...(body !== undefined && { body: structuredClone(body) }) },
      });
      // What is refused need not be a request that the swagger file knows.
      return [...(status < 400 ? complaintsIn(requestValidationResult) : []), ...complaintsIn(responseValidationResult)];
    },
  };
}

function liveRequest({ method, url, body }) {
  const query = Object.fromEntries(new URL(url).searchParams);
  // oav writes into the body that it is given.
  return { url, method, headers: { 'Content-Type': 'application/json' }, body: structuredClone(body), query };
}

function complaintsIn(answer) {
  if (answer.isSuccessful) return [];
  const complaints = answer.errors.map(({ code, message, pathsInPayload }) => `${code} ${pathsInPayload ?? ''} ${message}`);
  // Undecided is not passed: the validator found no operation to hold the request against.
  return complaints.length > 0 ? complaints : [JSON.stringify(answer.runtimeException ?? answer)];
}

const stableVersions = ['specification', 'machinelearningservices', 'resource-manager', 'Microsoft.MachineLearningServices', 'stable'];
