// A certificate authority for one run, made by openssl, and the certificate of the server that it signs.

import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const names = 'DNS:localhost,IP:127.0.0.1,IP:::1';

/**
 * @typedef {object} Authority
 * @property {string} certificate the authority's own, PEM: what a client has to trust
 * @property {{ certificate: string, key: string, fingerprint: string }} server PEM; `fingerprint` is the SHA-256 of its public
 * key in base64, as Chromium's `--ignore-certificate-errors-spki-list` takes it
 */

/** @returns {Promise<Authority>} */
export async function makeAuthority() {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-compute-authority-'));
  const file = (name) => path.join(folder, name);
  try {
    await run('openssl', [
      'req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=aks-compute test authority',
      '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign',
      '-keyout', file('authority.key'), '-out', file('authority.pem'),
    ]);
    await run('openssl', ['req', ...newKey, '-subj', '/CN=localhost', '-keyout', file('server.key'), '-out', file('server.csr')]);
    await writeFile(file('server.ext'), [
      `subjectAltName=${names}`, 'basicConstraints=critical,CA:FALSE', 'extendedKeyUsage=serverAuth',
      'keyUsage=critical,digitalSignature', 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid', '',
    ].join('\n'));
    await run('openssl', [
      'x509', '-req', '-in', file('server.csr'), '-CA', file('authority.pem'), '-CAkey', file('authority.key'), '-CAcreateserial',
      '-days', '2', '-extfile', file('server.ext'), '-out', file('server.pem'),
    ]);
    const [authority, certificate, key] = await Promise.all(['authority.pem', 'server.pem', 'server.key'].map((name) => readFile(file(name), 'utf8')));
    return { certificate: authority, server: { certificate, key, fingerprint: fingerprintOf(certificate) } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fingerprintOf(certificate) {
  const publicKey = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}
