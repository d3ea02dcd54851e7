// The judge of runbooks: the reference parser of CommonMark.

import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * @typedef {{ type: string, level?: number, info?: string, text: string, inlines: string[] }} Block `text` is what a reader
 * sees, `inlines` are the kinds of what stands in it
 * @param {string} folder where the judge is installed
 * @returns {(text: string) => Block[]} reads the headings, paragraphs and code of a document, and whatever else is in it
 */
export function markdownReader(folder) {
  const { Parser } = createRequire(path.join(folder, 'index.js'))('commonmark');
  return (text) => blocksOf(new Parser().parse(text));
}

const containers = new Set(['document', 'list', 'item']);

function blocksOf(node) {
  if (containers.has(node.type)) return children(node).flatMap(blocksOf);
  const inlines = descendants(node);
  const text = node.literal ?? inlines.map(({ type, literal }) => (type === 'softbreak' ? '\n' : literal ?? '')).join('');
  return [{ type: node.type, level: node.level, info: node.info, text, inlines: inlines.map(({ type }) => type) }];
}

function children(node) {
  const found = [];
  for (let child = node.firstChild; child; child = child.next) found.push(child);
  return found;
}

const descendants = (node) => children(node).flatMap((child) => [child, ...descendants(child)]);
