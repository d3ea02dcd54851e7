// Writes specs as the two texts that the command reads: JSON, and YAML in blocks.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Every second spec becomes YAML, so that the judges see what both readers made of their text. */
export async function writeSpec(folder, { id, spec }) {
  const asYaml = Number(id.slice(-1)) % 2 === 0;
  const file = path.join(folder, `${id}.${asYaml ? 'yaml' : 'json'}`);
  await writeFile(file, asYaml ? yamlBlock(spec, '') : JSON.stringify(spec, null, 2));
  return file;
}

// JSON is YAML too, so only the nesting of mappings and the dashes of lists have to be written.
function yamlBlock(mapping, indent) {
  return Object.entries(mapping)
    .map(([key, value]) => {
      const head = `${indent}${JSON.stringify(key)}:`;
      if (Array.isArray(value)) return `${head}\n${value.map((item) => `${indent}- ${JSON.stringify(item)}\n`).join('')}`;
      const nested = value !== null && typeof value === 'object';
      return nested ? `${head}\n${yamlBlock(value, `${indent}  `)}` : `${head} ${JSON.stringify(value)}\n`;
    })
    .join('');
}
