// The size of `aks-compute/client` with everything that it depends on, as a bundler minifies it for a page.

import path from 'node:path';

import { rolldown } from 'rolldown';

/** @param {string} dist the built package */
export async function bundledClient(dist) {
  const bundle = await rolldown({ input: path.join(dist, 'client', 'index.js'), platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  return Buffer.from(output.map(({ code }) => code).join(''));
}
