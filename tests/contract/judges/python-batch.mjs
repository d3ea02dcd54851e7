// Asks a judge in Python many questions in one batch, since it is slow to start.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));
// A judge may print of its own accord, so an answer is marked as one.
const answerMark = 'answer ';

/**
 * @param {string} interpreter the Python that the judge is installed in
 * @param {string[]} call the script beside this file, and its arguments
 * @param {{ id: string }[]} questions
 * @param {{ cwd?: string, env?: object }} [place] the folder in which it runs, and its environment
 * @returns {Promise<Map<string, object>>} the answers, by the id of their question
 */
export async function askInBatch(interpreter, [script, ...rest], questions, place = {}) {
  const child = spawn(interpreter, ['-B', '-W', 'ignore', path.join(folder, script), ...rest], { stdio: ['pipe', 'pipe', 'pipe'], ...place });
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (complaints += text));
  child.stdin.on('error', () => {});
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const answers = output
    .split('\n')
    .filter((line) => line.startsWith(answerMark))
    .map((line) => JSON.parse(line.slice(answerMark.length)));
  if (code !== 0 || answers.length !== questions.length) {
    throw new Error(`${script} answered ${answers.length} of ${questions.length} questions and ended with ${code}: ${complaints}`);
  }
  return new Map(answers.map((answer) => [answer.id, answer]));
}
