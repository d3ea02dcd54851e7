// Serves the built page, opens it in Chromium, and watches what it does meanwhile.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import sirv from "sirv";

const built = fileURLToPath(new URL("../../www/dist/", import.meta.url));
assert.ok(existsSync(`${built}index.html`), "the page is not built: run `npm run build --workspace www` first");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A server of the page and a browser, for the tests of one file. With the authority of stand-ins for Azure Resource Manager
 * the browser takes their certificates.
 */
export async function start({ authority } = {}) {
  const server = createServer(sirv(built));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...flags, ...(authority ? [`--ignore-certificate-errors-spki-list=${authority.server.fingerprint}`] : [])],
  });
  return {
    open: (options) => open(browser, origin, options),
    async stop() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * The page in a context of its own, once `ready` is there. `close` fails where something went wrong that no test
 * looked at; `troubles` is the list of that. The page may ask the stand-in `arm`, and get any answer.
 */
async function open(browser, origin, { lang = "en", ready = "spec-form", prepare, arm, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await prepare?.(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const troubles = [];
  context.on("request", (request) => {
    const address = new URL(request.url());
    if (address.protocol !== "blob:" && ![origin, arm?.endpoint].includes(address.origin)) troubles.push(`request to ${address}`);
  });
  page.on("console", (message) => {
    const isAnswer = arm && message.location().url.startsWith(arm.endpoint);
    if (["error", "warning"].includes(message.type()) && !isAnswer) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`page: ${error.message}`));
  await page.goto(`${origin}/#lang=${lang}`);
  await page.locator(ready).first().waitFor();
  return {
    page,
    troubles,
    async close() {
      await context.close();
      assert.deepEqual(troubles, []);
    },
  };
}

/** The control for a place of the spec. */
export const control = (page, pointer) =>
  page.locator("input, select, textarea").and(page.locator(`[data-pointer="${pointer}"]`));

/** What stands beside the control for a place. */
export const beside = (page, pointer) =>
  page.locator("spec-field").filter({ has: control(page, pointer) }).locator("finding-item");

/** Loads a scenario and waits until the form shows it. */
export async function load(page, name, cloud = "AzureChinaCloud") {
  await page.locator("#scenario").selectOption(name);
  await page.locator("#scenario-cloud").selectOption(cloud);
  await page.locator("scenario-picker button").click();
  await page.locator(".said").filter({ hasText: name }).waitFor();
}

/** Opens the tab of an artifact. */
export const openArtifact = (page, kind) => page.locator(`#artifact-${kind}`).click();

/** Waits until `read` gives something for which `holds` is true; says what it gave last. */
export async function eventually(read, holds, patience = 60_000) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    assert.ok(Date.now() < end, `not within ${patience} ms; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
