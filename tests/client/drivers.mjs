// The places where the client runs: this process, and a page in Chromium. Every test that takes a driver runs in both.

import { makeAuthority } from '../arm/stand-in/protocol/certificate-authority.mjs';
import { startArm } from '../arm/stand-in/start.mjs';
import { chromiumDriver, openPage } from './chromium-driver.mjs';
import { nodeDriver } from './node-driver.mjs';

const authority = await makeAuthority();
let opened;

/** A stand-in, and the client before it. */
async function start(makeDriver, options) {
  const arm = await startArm({ authority, ...options });
  const driver = await makeDriver(arm);
  const close = async () => {
    await driver.close();
    await arm.close();
  };
  return { arm, driver, close };
}

async function page() {
  opened ??= openPage(authority);
  return opened;
}

export const places = [
  { name: 'Node', isPage: false, options: {}, start: (options) => start(async (arm) => nodeDriver(arm), options), said: async () => [] },
  {
    name: 'Chromium', isPage: true,
    /** Real time: long enough for a slow machine. */
    options: { timeout: 3_000 },
    start: (options) => start(async (arm) => chromiumDriver(await page(), arm), options),
    /** What the console was told. */
    said: async () => (await page()).said,
    reload: async () => {
      const { page: tab } = await page();
      await tab.reload();
      await tab.waitForFunction('window.call !== undefined');
    },
  },
];

export async function closePage() {
  await (await opened)?.close();
}

/** Does all of it, some at a time; throws all that was thrown. */
export async function inParallel(items, work, atOnce = 8) {
  const waiting = [...items];
  const failures = [];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined && failures.length < 5; item = waiting.shift()) {
      await work(item).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message, stack }) => (message || stack).slice(0, 3_000)).join('\n\n'));
}
