// Installs the outside judges, pinned, into a cache outside the clone; a second call finds them and is quick.
//
//   node tests/contract/install.mjs [NAME…]   installs and says where; exit 1 when a judge could not be installed

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pins = path.join(path.dirname(fileURLToPath(import.meta.url)), 'judges');
const npmPins = ['package.json', 'package-lock.json', '.npmrc'];
const pythonPins = ['requirements.txt'];

// Each has a folder of its own, which a change of the other pins leaves alone.
const azureCliPins = ['azure-cli-requirements.txt'];
const containerServicePins = ['containerservice-requirements.txt'];
const newestContainerServicePins = ['containerservice-newest-requirements.txt'];
const checkovPins = ['checkov-requirements.txt'];
const bicepPins = ['bicep-requirements.txt'];
const azureSdkPins = npmPins.map((name) => path.join('azure-sdk', name));
const azureAiMlPins = ['azure-ai-ml-requirements.txt'];
const terraformPins = npmPins.map((name) => path.join('terraform', name));
const commonmarkPins = npmPins.map((name) => path.join('commonmark', name));

// azureml-core publishes wheels for these only; later interpreters refuse it.
const azuremlMinorVersions = [8, 9, 10, 11];
const azureCliMinorVersions = [10, 11, 12, 13];
const containerServiceMinorVersions = [10, 11, 12, 13];
const checkovMinorVersions = [11, 12, 13];
const bicepMinorVersions = [10, 11, 12, 13];
const azureAiMlMinorVersions = [10, 11, 12, 13];
const pythonCommands = ['python3', ...[13, 12, 11, 10, 9, 8].map((minor) => `python3.${minor}`), 'python'];

const installers = {
  npm: () => installNpmApart('judges', npmPins, [...npmPins, ...pythonPins]),
  python: async () => attempt(async () => installPython(await judgesFolder('judges', [...npmPins, ...pythonPins]), {
    minorVersions: azuremlMinorVersions, requirements: pythonPins[0], module: 'azureml.core.compute',
  })),
  azureCli: () => installApart('azure-cli', azureCliPins, { minorVersions: azureCliMinorVersions, module: 'azure.cli.core' }),
  containerService: () => installApart('containerservice', containerServicePins, {
    minorVersions: containerServiceMinorVersions, module: 'azure.mgmt.containerservice.v2025_04_01',
  }),
  newestContainerService: () => installApart('containerservice-newest', newestContainerServicePins, {
    minorVersions: containerServiceMinorVersions, module: 'azure.mgmt.containerservice.types',
  }),
  checkov: () => installApart('checkov', checkovPins, { minorVersions: checkovMinorVersions, module: 'checkov.main' }),
  bicep: () => installApart('bicep', bicepPins, { minorVersions: bicepMinorVersions, module: 'tree_sitter_bicep' }),
  terraform: () => installNpmApart('terraform', terraformPins),
  commonmark: () => installNpmApart('commonmark', commonmarkPins),
  azureSdk: () => installNpmApart('azure-sdk', azureSdkPins),
  azureAiMl: () => installApart('azure-ai-ml', azureAiMlPins, { minorVersions: azureAiMlMinorVersions, module: 'azure.ai.ml' }),
};

/**
 * Makes sure that judges are installed.
 * @typedef {{ path?: string, unavailable?: string }} Installed the folder with node_modules or the interpreter, or the reason
 * @param {(keyof typeof installers)[]} [names] all of them unless given
 * @returns {Promise<Record<keyof typeof installers, Installed>>}
 */
export async function installJudges(names = Object.keys(installers)) {
  const installed = {};
  for (const name of names) installed[name] = await installers[name]();
  return installed;
}

async function installNpmApart(name, pinned, hashed = pinned) {
  const folder = await judgesFolder(name, hashed);
  return attempt(() => installNpm(folder, pinned));
}

async function installApart(name, [requirements], needs) {
  const folder = await judgesFolder(name, [requirements]);
  return attempt(() => installPython(folder, { ...needs, requirements }));
}

function cacheFolder() {
  return process.env.AKS_COMPUTE_CACHE || path.join(homedir(), '.cache', 'aks-compute');
}

async function judgesFolder(name, pinned) {
  const folder = path.join(cacheFolder(), `${name}-${await hashOf(pinned)}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

async function hashOf(pinned) {
  const hash = createHash('sha256');
  for (const name of pinned) {
    hash.update(name).update('\0').update(await readFile(path.join(pins, name))).update('\0');
  }
  // A native module or a virtual environment does not survive a change of its interpreter.
  hash.update(process.version.split('.')[0]);
  return hash.digest('hex').slice(0, 16);
}

async function attempt(install) {
  try {
    return { path: await install() };
  } catch (error) {
    return { unavailable: gist(error.stderr || error.message) };
  }
}

// Of a package manager's many lines, the first that say something.
function gist(text) {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line.length > 12 && !/\bwarn\b/i.test(line));
  return lines.slice(0, 3).join(' | ');
}

async function installNpm(folder, pinned) {
  const target = path.join(folder, 'npm');
  return onlyOnce(target, async (work) => {
    for (const name of pinned) await cp(path.join(pins, name), path.join(work, path.basename(name)));
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: work, maxBuffer: 1 << 26 });
  });
}

async function installPython(folder, { minorVersions, requirements, module }) {
  const target = path.join(folder, 'python');
  const interpreter = await pythonCommand(minorVersions, module);
  await onlyOnce(target, async (work) => {
    await run(interpreter, ['-m', 'venv', work]);
    const inside = path.join(work, ...interpreterInside());
    const list = path.join(pins, requirements);
    await run(inside, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--requirement', list], { maxBuffer: 1 << 26 });
    await run(inside, ['-c', `import ${module}`]);
  });
  return path.join(target, ...interpreterInside());
}

function interpreterInside() {
  return process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
}

async function pythonCommand(minorVersions, module) {
  for (const command of pythonCommands) {
    try {
      const { stdout } = await run(command, ['-c', 'import sys; print(*sys.version_info[:2])']);
      const [major, minor] = stdout.trim().split(' ').map(Number);
      if (major === 3 && minorVersions.includes(minor)) return command;
    } catch {
      // Not there, or a shim without a version behind it: the next name may do.
    }
  }
  const range = `3.${minorVersions.at(0)} to 3.${minorVersions.at(-1)}`;
  throw new Error(`${module} needs a Python from ${range}; none of ${pythonCommands.join(', ')} is one`);
}

/**
 * Fills `target` by `fill`, unless it is there. It is filled under another name and renamed at the end, so that an
 * interrupted installation is never taken for a finished one and two at the same time do not meet.
 */
async function onlyOnce(target, fill) {
  if (await exists(target)) return target;
  const work = `${target}.${process.pid}`;
  try {
    await mkdir(work, { recursive: true });
    await fill(work);
    await writeFile(path.join(work, '.installed'), `${new Date().toISOString()}\n`);
    await rename(work, target);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return target;
}

async function exists(file) {
  return stat(file).then(() => true, () => false);
}

const descriptions = {
  npm: 'npm judges (oav, ajv)',
  python: 'azureml-core',
  azureCli: 'azure-cli',
  containerService: 'azure-mgmt-containerservice',
  newestContainerService: 'azure-mgmt-containerservice, newest',
  checkov: 'checkov',
  bicep: 'bicep',
  terraform: 'terraform',
  commonmark: 'commonmark',
  azureSdk: '@azure/arm-resources, @azure/arm-machinelearning',
  azureAiMl: 'azure-ai-ml',
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , ...names] = process.argv;
  const judges = await installJudges(names.length > 0 ? names : undefined);
  for (const [name, { path: installed, unavailable }] of Object.entries(judges)) {
    console.log(installed ? `${descriptions[name]}: ${installed}` : `${descriptions[name]}: NOT INSTALLED: ${unavailable}`);
    if (unavailable) process.exitCode = 1;
  }
}
