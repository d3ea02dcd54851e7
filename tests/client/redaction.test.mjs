// What is taken out of texts of Azure, and what stays in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Redaction } from '../../pkg/dist/client/redaction.js';
import { secrets } from './flows.mjs';

const sentence = "The deployment 'aks-compute-myaks' of type Microsoft.Resources/deployments failed: BadRequest (400).";

test('a secret too short to be a certificate, key or token leaves other texts as they are', () => {
  for (const short of ['', ' ', 'a', '400', '\n  e \n', 'failed:']) {
    const redaction = new Redaction();
    redaction.addSecret(short);
    redaction.addToken(short);
    assert.equal(redaction.text(sentence), sentence, JSON.stringify(short));
  }
});

test('short lines and short secrets do not keep a key from being taken out', () => {
  const redaction = new Redaction();
  redaction.addSecret('a');
  redaction.addSecret(`${secrets.sslKey}e\n`);
  const lines = secrets.sslKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  const clean = redaction.text(`${sentence} ${lines.join(' ')} ${JSON.stringify(secrets.sslKey)}`);
  for (const line of lines) assert.ok(!clean.includes(line), line);
  assert.ok(clean.startsWith(sentence));
});

test('the shortest secret and token that are taken out have eight characters', () => {
  const redaction = new Redaction();
  redaction.addSecret(' abcdefg\n');
  redaction.addToken('1234567');
  redaction.addSecret('ABCDEFGH');
  redaction.addToken('87654321');
  assert.equal(redaction.text('abcdefg 1234567 ABCDEFGH 87654321'), 'abcdefg 1234567 <redacted> <redacted>');
});
