// The judge of templates as code: checkov, with its checks of ARM templates and its search for secrets.

import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @typedef {{ id: string, passed: boolean }} Verdict of one check; those of secrets are given only where they fail
 * @param {string} interpreter the Python that checkov is installed in
 * @param {string} folder the files to judge, in one run since it is slow to start
 * @returns {Promise<Map<string, Verdict[]>>} by the name of the file
 */
export async function checkovVerdicts(interpreter, folder) {
  const call = ['-m', 'checkov.main', '--skip-download', '--framework', 'arm', 'secrets', '--directory', folder, '--compact', '--soft-fail', '--output', 'json'];
  // It looks for settings in the home of whoever calls it, and fetches nothing here.
  const env = { PATH: process.env.PATH, HOME: folder, LOG_LEVEL: 'ERROR', PYTHONWARNINGS: 'ignore' };
  const { stdout } = await run(interpreter, call, { cwd: folder, env, maxBuffer: 1 << 28 });
  const verdicts = new Map();
  for (const { results } of [JSON.parse(stdout)].flat()) {
    if (results.parsing_errors.length > 0) throw new Error(`checkov cannot read ${results.parsing_errors.slice(0, 5).join(', ')}`);
    for (const { check_id: id, check_result: { result }, file_path: file } of [...results.passed_checks, ...results.failed_checks]) {
      const name = path.basename(file);
      verdicts.set(name, [...(verdicts.get(name) ?? []), { id, passed: result === 'PASSED' }]);
    }
  }
  return verdicts;
}
