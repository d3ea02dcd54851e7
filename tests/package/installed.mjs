// The package as its users get it: packed, and installed from the tarball into a folder of its own.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { checkout, run } from '../wasm/command.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'aks-compute-package-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Packs and installs; returns the folder of a project that depends on the package. */
export async function installPackage() {
  await succeed('npm', ['pack', '--workspace', 'pkg', '--pack-destination', folder, '--ignore-scripts'], { cwd: checkout });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const project = path.join(folder, 'project');
  await succeed('mkdir', ['-p', project]);
  writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }));
  await succeed('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', path.join(folder, tarball)], { cwd: project });
  return project;
}

/** Runs a program that has to succeed. */
export async function succeed(program, call, options) {
  const { stdout, stderr, code } = await run(program, call, options);
  if (code !== 0) throw new Error(`${program} ${call.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Writes a file of the project and runs it in Node. */
export async function runInNode(project, name, source) {
  writeFileSync(path.join(project, name), source);
  return succeed(process.execPath, [name], { cwd: project });
}
