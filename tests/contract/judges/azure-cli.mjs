// The judge of commands: the Azure CLI's own parser, asked in one batch since it is slow to start.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { askInBatch } from './python-batch.mjs';

const run = promisify(execFile);

/**
 * What the Azure CLI says against calls.
 * @param {string} interpreter the Python that azure-cli is installed in
 * @param {string[][]} calls the words behind `az`
 * @param {string} folder where the calls find their files, and for the settings of the CLI, which must not be those of a person
 * @returns {Promise<(string | null)[]>} in the order of the calls; null for one that it accepts
 */
export async function complaintsAbout(interpreter, calls, folder) {
  const home = await mkdtemp(path.join(folder, 'home-'));
  const env = {
    PATH: process.env.PATH, HOME: home, AZURE_CONFIG_DIR: path.join(home, 'azure'), LC_ALL: 'C.UTF-8', AZURE_CORE_COLLECT_TELEMETRY: 'no',
    // A command of an extension is a wrong command, not one to be installed.
    AZURE_EXTENSION_USE_DYNAMIC_INSTALL: 'no',
  };
  const questions = calls.map((words, number) => ({ id: String(number), words }));
  const answers = await askInBatch(interpreter, ['azure_cli_arguments.py'], questions, { env, cwd: folder });
  return questions.map(({ id }) => answers.get(id).complaint);
}

/**
 * The calls of `az` in commands, as bash understands them, with those inside others. Nothing else can be run.
 * @returns {Promise<string[][]>} the words behind `az`, each call once
 */
export async function callsIn(commands, folder) {
  const noted = path.join(folder, 'calls');
  await writeFile(noted, '');
  // An answer that could be a region or an id, for the command around it.
  const az = 'az() { { printf "%s\\0" "$@"; printf "\\n\\0"; } >> "$NOTED"; printf "eastus\\n"; }';
  await writeFile(path.join(folder, 'commands.sh'), [az, ...commands, ''].join('\n'));
  await run('/bin/bash', ['--noprofile', '--norc', path.join(folder, 'commands.sh')], { env: { NOTED: noted, PATH: '/nowhere' }, cwd: folder });
  const calls = (await readFile(noted, 'utf8')).split('\n\0').filter((call) => call !== '');
  return [...new Set(calls)].map((call) => call.split('\0').slice(0, -1));
}

// Enough of what the scripts of a plan ask to lead through all of them: no compute, no cluster, then one that is done.
const standIn = `az() {
  { printf '%s\\0' "$@"; printf '\\n\\0'; } >> "$NOTED"
  case "$*" in
    'cloud show '*) printf '%s\\n' "$CLOUD" ;;
    'account show '*) printf '%s\\n' "$SUBSCRIPTION" ;;
    *provisioningState*) echo Succeeded ;;
    *--output\\ none)
      case "$*" in 'rest --method get '*)
        if [ "$IS_THERE" = yes ]; then export IS_THERE=no; return 0; fi
        echo 'ERROR: Not Found()' >&2
        return 1
        ;;
      'keyvault '*) echo x > "\${11}" ;;
      esac
      ;;
    *) echo principal ;;
  esac
}
sleep() { :; }
command() { [ "$1" = -v ] || builtin command "$@"; }
set -- --certificate-is-saved
`;

/**
 * The calls of `az` when a script of a plan is run: once in a workspace that lacks the compute, once in one that has it.
 * @param {{ text: string, cloud: string, subscription: string }} script
 * @returns {Promise<string[][]>} the words behind `az`
 */
export async function callsOfScript({ text, cloud, subscription }, folder) {
  const noted = path.join(folder, 'script-calls');
  await writeFile(noted, '');
  const file = path.join(folder, 'script.sh');
  await writeFile(file, standIn + text);
  for (const name of ['cert.pem', 'key.pem']) await writeFile(path.join(folder, name), 'x');
  await writeFile(path.join(folder, 'kubectl.sh'), '');
  for (const isThere of ['no', 'yes']) {
    const env = { PATH: process.env.PATH, NOTED: noted, CLOUD: cloud, SUBSCRIPTION: subscription, IS_THERE: isThere };
    await run('/bin/bash', ['--noprofile', '--norc', file], { env, cwd: folder }).catch((error) => {
      if (error.code !== 1) throw error;
    });
  }
  const calls = (await readFile(noted, 'utf8')).split('\n\0').filter((call) => call !== '');
  return calls.map((call) => call.split('\0').slice(0, -1));
}
