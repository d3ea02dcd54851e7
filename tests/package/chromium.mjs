// Headless Chromium, and a server for it.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

import { chromium } from 'playwright-core';

const executablePath = process.env.AKS_COMPUTE_CHROMIUM ?? '/usr/bin/chromium';

const mediaTypes = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** @param {string[]} [more] arguments besides those that every run has */
export function launch(more = []) {
  return chromium.launch({
    executablePath,
    args: [
      ...more,
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
    ],
  });
}

/** Serves a folder on this machine only; `headers` go with every answer. */
export async function serve(folder, headers = {}) {
  const server = createServer(async (request, response) => {
    const file = path.join(folder, path.normalize(decodeURI(new URL(request.url, 'http://localhost').pathname)));
    try {
      const bytes = await readFile(file.endsWith(path.sep) ? path.join(file, 'index.html') : file);
      response.writeHead(200, { 'content-type': mediaTypes[path.extname(file)] ?? 'text/html', ...headers });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => void server.close().closeAllConnections() };
}

/** Opens an address and waits for what the page leaves in `window.answer`. */
export async function answerOf(browser, address) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await page.goto(address);
    // Polled from outside: a page may forbid what a predicate inside it would need.
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
      const answer = await page.evaluate('window.answer');
      if (answer !== undefined) return { answer, errors };
      await setTimeout(50);
    }
    throw new Error(`no answer from ${address}\n${errors.join('\n')}`);
  } finally {
    await page.close();
  }
}
