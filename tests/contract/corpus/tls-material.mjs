// Throw-away certificates and keys, made anew for every run by openssl, so that no key stands in the clone.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Host names that every throw-away certificate is good for. */
export const hostNames = ['www.contoso.com', 'scoring.contoso.cn', 'a-1.b2.fabrikam.net'];

/**
 * @param {string} folder where the files go
 * @returns {Promise<{certificate: string, key: string, certificateFile: string, keyFile: string}[]>}
 */
export async function makeTlsMaterial(folder) {
  const names = hostNames.map((name) => `DNS:${name}`).join(',');
  const kinds = [
    ['elliptic', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']],
    ['rsa', ['-newkey', 'rsa:2048']],
  ];
  return Promise.all(kinds.map(async ([kind, newKey]) => {
    const certificateFile = path.join(folder, `${kind}.cert.pem`);
    const keyFile = path.join(folder, `${kind}.key.pem`);
    await run('openssl', [
      'req', '-x509', '-nodes', ...newKey, '-days', '800', '-subj', `/CN=${hostNames[0]}`,
      '-addext', `subjectAltName=${names}`, '-keyout', keyFile, '-out', certificateFile,
    ]);
    return {
      certificate: await readFile(certificateFile, 'utf8'),
      key: await readFile(keyFile, 'utf8'),
      certificateFile,
      keyFile,
    };
  }));
}
