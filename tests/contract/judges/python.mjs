// Asks a judge in Python: lines of JSON in, a line `answer {…}` for each out, all in one process since it is slow to start.

import { spawn } from 'node:child_process';

const answerMark = 'answer ';

/**
 * @param {string} interpreter the Python that the judge is installed in
 * @param {string} script the judge's program
 * @param {{ id: string }[]} calls
 * @returns {Promise<Map<string, object>>} the answers by the call's id
 */
export async function askPython(interpreter, script, calls) {
  const child = spawn(interpreter, ['-W', 'ignore', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (complaints += text));
  child.stdin.end(calls.map((call) => `${JSON.stringify(call)}\n`).join(''));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const answers = output
    .split('\n')
    .filter((line) => line.startsWith(answerMark))
    .map((line) => JSON.parse(line.slice(answerMark.length)));
  if (code !== 0 || answers.length !== calls.length) {
    throw new Error(`${script} answered ${answers.length} of ${calls.length} calls and ended with ${code}: ${complaints}`);
  }
  return new Map(answers.map((answer) => [answer.id, answer]));
}
