// Texts that would do harm, or be lost, where a language takes them for its own: those of tests/artifacts too.

import { readFile } from 'node:fs/promises';

export const hostileTexts = JSON.parse(await readFile(new URL('../../hostile/texts.json', import.meta.url), 'utf8'));

/** Those that a name may hold: what else stands in a name, the rules refuse (tests/artifacts/hostile.rs tries all). */
export const plainTexts = hostileTexts.filter((text) => /^[\w().-]+$/.test(text));
