// Starts the stand-in for somebody who wants to look at it: with the world that specs presume, in time twenty times as fast as ours.
//
//   node tests/arm/serve.mjs SPEC…

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { parse } from 'yaml';

import { startArm } from './stand-in/start.mjs';

const arm = await startArm({ clock: { speed: 20, secondsPerRequest: 0, start: new Date() }, retryAfter: 1 });
for (const file of process.argv.slice(2)) arm.prepareFor(parse(await readFile(file, 'utf8')));
const bundle = path.join(await mkdtemp(path.join(tmpdir(), 'aks-compute-authority-')), 'authority.pem');
await writeFile(bundle, arm.authority.certificate);
console.log(`endpoint: ${arm.endpoint}
token:    ${arm.token()}
trust:    NODE_EXTRA_CA_CERTS=${bundle}`);
