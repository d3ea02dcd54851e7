// Errors of Azure through the native command and through the module: equal to the byte.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { explain, explainAsText } from 'aks-compute';

import { binary, checkout, forEach, run } from './command.mjs';
import { oneOf, randomNumbers } from './corpus/random.mjs';

/** The samples of the reference, which are those of the table. */
const samples = [...readFileSync(path.join(checkout, 'docs', 'errors.md'), 'utf8').matchAll(/^```text\n([^]*?)\n```$/gm)].map(([, text]) => text);

/** What stands around errors, and what breaks them. */
const pieces = ['\\"', '\\\\n', '\u001b[31m', '{"code":"', '", "message": "', '}]', '│ ', '\n', ' ', '(', ')', 'Code: ', 'HTTP/1.1 403 ', '不', '😀', '\u00a0', 'Ａ', 'İ', '\ufeff'];

const random = randomNumbers(2026);
const mixed = Array.from({ length: 100 }, () =>
  Array.from({ length: 6 }, () => [oneOf(random, pieces), oneOf(random, samples)]).flat().join(''));
const nested = samples.map((text) => JSON.stringify({ error: { code: 'DeploymentFailed', details: [{ code: 'BadRequest', message: JSON.stringify({ message: text }) }] } }));

for (const lang of ['en', 'zh-CN']) {
  test(`errors are explained alike, ${lang}`, async () => {
    assert.ok(samples.length > 90, `${samples.length} samples`);
    await forEach([...samples, ...nested, ...mixed, '', 'QuantumFlux'], async (input) => {
      const explained = explain(input, { lang });
      const { stdout, code } = await run(binary, ['explain', '--format', 'json', '--lang', lang, '-'], { input });
      assert.equal(`${JSON.stringify(explained)}\n`, stdout, input);
      assert.equal(code, explained.outcome === 'explained' ? 0 : 1);
      assert.deepEqual(explain(Uint8Array.from(Buffer.from(input)), { lang }), explained);
      assert.deepEqual(explainAsText(input, { lang }).explained, explained);
    });
  });

  test(`errors are explained alike as text, ${lang}`, async () => {
    await forEach([samples[0], mixed[0], 'QuantumFlux', ''], async (input) => {
      const { stdout } = await run(binary, ['explain', '--lang', lang, '--color', 'always', '-'], { input });
      assert.equal(explainAsText(input, { lang, color: true }).text, stdout);
    });
  });
}

test('what is no text is a wrong call, and half a character is not', () => {
  for (const wrong of [undefined, null, 1, {}, [], Symbol('x'), 'x'.repeat((1 << 20) + 1), new Uint8Array((1 << 20) + 1)]) {
    assert.throws(() => explain(wrong), /text or bytes, at most 1 MiB/);
  }
  assert.equal(explain('\ud800 (QuotaExceeded) \udc00').explanations[0].id, 'quota-cores');
  assert.equal(explain(Uint8Array.of(0xff, ...Buffer.from('\n(QuotaExceeded) x'))).explanations[0].id, 'quota-cores');
});
