// Drives the client in a page of another origin, bundled as a portal would.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { rolldown } from 'rolldown';

import { launch, serve } from '../package/chromium.mjs';

const dist = fileURLToPath(new URL('../../pkg/dist/', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** A page with the client in it, for stand-ins whose certificates are of this authority. */
export async function openPage(authority) {
  const folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-page-'));
  const entry = path.join(folder, 'entry.js');
  writeFileSync(entry, `
    import init from ${JSON.stringify(`${dist}web.js`)};
    import { AksComputeClient } from ${JSON.stringify(`${dist}client/index.js`)};
    import { outcomeOf } from ${JSON.stringify(`${here}outcome.mjs`)};
    await init('/aks_compute_bg.wasm');
    window.call = async ({ endpoint, token, brokenCredential, options, ...call }) => {
      const getToken = async () => {
        if (brokenCredential) throw new Error(brokenCredential);
        return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
      };
      return outcomeOf(new AksComputeClient({ credential: { getToken }, endpoint, wait: async () => {}, timeout: 20_000, ...options }), call);
    };
  `);
  const bundle = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' });
  await bundle.write({ file: path.join(folder, 'page.js'), format: 'esm' });
  cpSync(path.join(dist, 'generated', 'aks_compute_bg.wasm'), path.join(folder, 'aks_compute_bg.wasm'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>a portal</title><script type="module" src="page.js"></script>');
  const server = await serve(folder);
  const browser = await launch([`--ignore-certificate-errors-spki-list=${authority.server.fingerprint}`]);
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`${server.address}/`);
  await page.waitForFunction('window.call !== undefined');
  return {
    page,
    /** Everything that the console was told. */
    said,
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As `nodeDriver`, in an open page. */
export function chromiumDriver({ page }, arm) {
  return {
    name: 'Chromium',
    /** @param {import('./outcome.mjs').Call} call */
    call: (call) => page.evaluate((given) => window.call(given), { ...call, endpoint: arm.endpoint, token: arm.token() }),
    async close() {},
  };
}
