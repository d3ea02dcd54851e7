// The judges of Bicep: tree-sitter-bicep reads the statements, and pycep-parser has to take the file too.

import { askInBatch } from './python-batch.mjs';

/**
 * @typedef {{ kind: string, name: string, decorators: unknown[][] }} Statement its other members by its kind
 * @param {{ id: string, text: string, grammarOnly?: boolean }[]} files `grammarOnly` spares a file pycep-parser
 * @returns {Promise<Map<string, { statements?: Statement[], error?: string }>>} an expression stands as `{ $expression }`
 */
export const readBicep = (interpreter, files) => askInBatch(interpreter, ['bicep_files.py'], files);
