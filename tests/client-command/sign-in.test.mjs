// Where the command's tokens come from, and where they never go.

import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { startHost } from './host.mjs';

let host;
beforeEach(async () => {
  host = await startHost();
  host.example('attach.yaml');
});
afterEach(() => host.close());

const status = (env) => host.run(['status', 'attach.yaml', ...host.here], { env });

/** An Azure CLI of ours: says on standard error how it was called. */
function installAz(body) {
  const file = path.join(host.programs, 'az');
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

/** `@azure/identity`, of ours: what Node loads under that name. */
function identityModule(source) {
  const url = (text) => `data:text/javascript,${encodeURIComponent(text)}`;
  const hooks = `export async function resolve(name, context, next) {
    return name === "@azure/identity" ? { url: ${JSON.stringify(url(source))}, shortCircuit: true } : next(name, context);
  }`;
  host.write('hooks.mjs', `import { register } from "node:module"; register(${JSON.stringify(url(hooks))});`);
  return { NODE_OPTIONS: `--import=${path.join(host.folder, 'hooks.mjs')}` };
}

describe('without a sign-in', () => {
  test('the run ends before it begins, and says what helps', async () => {
    for (const env of [{ AKS_COMPUTE_TOKEN: undefined }, { AKS_COMPUTE_TOKEN: '' }]) {
      const { code, stderr, stdout } = await status(env);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /not signed in to Azure: .*az login.*@azure\/identity.*AKS_COMPUTE_TOKEN/);
    }
    assert.equal(host.arm.journal.requests.length, 0);
  });

  test('text that cannot be a token is not sent', async () => {
    const { code, stderr } = await status({ AKS_COMPUTE_TOKEN: 'two words\r\nx: y' });
    assert.equal(code, 2);
    assert.ok(!stderr.includes('two words'));
    assert.equal(host.arm.journal.requests.length, 0);
  });
});

describe('a token of the environment', () => {
  test('that Azure does not take', async () => {
    const ran = await host.run(['submit', 'attach.yaml', ...host.now, '--done', 'all'], { env: { AKS_COMPUTE_TOKEN: 'eyJub3QiOiJrbm93biJ9.e30.x' } });
    assert.equal(ran.code, 3, ran.stderr);
    assert.ok(!ran.stderr.includes('eyJub3'));
    assert.match(ran.stderr, /InvalidAuthenticationToken/);
  });

  test('that ends in the middle: the same command goes on with another one', async () => {
    const call = ['submit', 'attach.yaml', ...host.now, '--done', 'all', '--json'];
    const ran = await host.run(call, { seen: ({ type }) => type === 'running' && host.arm.revokeTokens() });
    assert.equal(ran.code, 3);
    assert.equal(ran.events.at(-1).reason, 'notSignedIn');
    const again = await host.run(call, { env: { AKS_COMPUTE_TOKEN: host.arm.token() } });
    assert.equal(again.code, 0, again.stderr);
  });
});

describe('the Azure CLI', () => {
  const none = { AKS_COMPUTE_TOKEN: undefined };

  test('is asked for a token of the cloud and the subscription', async () => {
    installAz(`echo "$@" > ${host.folder}/call; echo '{"accessToken":"${host.token}","expires_on":${Math.floor(Date.now() / 1000) + 3600}}'`);
    const { code, stdout, stderr } = await status(none);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /compute \/subscriptions/);
    assert.equal(
      host.read('call').trim(),
      'account get-access-token --scope https://management.chinacloudapi.cn/.default --subscription 00000000-0000-0000-0000-000000000000 --output json --only-show-errors',
    );
  });

  test('that is not signed in says so in its own words', async () => {
    installAz(`echo "ERROR: Please run 'az login' to setup account." >&2; exit 1`);
    const { code, stderr } = await status(none);
    assert.equal(code, 2);
    assert.match(stderr, /not signed in to Azure: ERROR: Please run 'az login' to setup account\.\n {2}az cloud set --name AzureChinaCloud && az login\n/);
  });

  test('that prints something else', async () => {
    installAz('echo "{}"');
    assert.equal((await status(none)).code, 2);
    installAz('echo "no JSON SECRET"');
    const { code, stderr } = await status(none);
    assert.equal(code, 2);
    assert.ok(!stderr.includes('SECRET'), stderr);
  });

  test('does not get the token of the environment', async () => {
    installAz(`env > ${host.folder}/environment; exit 1`);
    await status({ AKS_COMPUTE_TOKEN: ' ' });
    assert.ok(!host.read('environment').includes('AKS_COMPUTE_TOKEN'));
  });
});

describe('@azure/identity', () => {
  test('comes before the Azure CLI, with the authority of the cloud', async () => {
    installAz('exit 1');
    const env = identityModule(`
      export class DefaultAzureCredential {
        constructor({ authorityHost }) { if (authorityHost !== "https://login.chinacloudapi.cn") throw new Error(authorityHost); }
        async getToken(scope) { return { token: ${JSON.stringify(host.token)}, expiresOnTimestamp: Date.now() + 3600000 }; }
      }`);
    const { code, stderr } = await status({ ...env, AKS_COMPUTE_TOKEN: undefined });
    assert.equal(code, 0, stderr);
  });

  test('that has no token says why', async () => {
    const env = identityModule(`
      export class DefaultAzureCredential { async getToken() { throw new Error("ChainedTokenCredential authentication failed."); } }`);
    const { code, stderr } = await status({ ...env, AKS_COMPUTE_TOKEN: undefined });
    assert.equal(code, 2);
    assert.match(stderr, /not signed in to Azure: ChainedTokenCredential authentication failed\./);
  });
});
