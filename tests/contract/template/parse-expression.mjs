// The grammar of ARM template expressions: calls, member access, indexing, texts and integers; nothing else exists in it.

/**
 * @typedef {{ kind: 'text', value: string } | { kind: 'integer', value: number }
 *   | { kind: 'call', name: string, arguments: Expression[] }
 *   | { kind: 'member', of: Expression, name: string } | { kind: 'index', of: Expression, at: Expression }} Expression
 */

/** Whether ARM would evaluate this text rather than take it as it is. */
export function isExpression(text) {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** The text that is meant, where it was escaped so as not to be evaluated. */
export function unescapeText(text) {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text;
}

/** @returns {Expression} */
export function parseExpression(text) {
  const source = text.slice(1, -1);
  let position = 0;

  const fail = (expected) => {
    throw new Error(`expected ${expected} at character ${position + 1} of the template expression ${text}`);
  };
  const skipSpace = () => {
    while (/\s/.test(source[position] ?? '')) position += 1;
  };
  const accept = (character) => {
    skipSpace();
    if (source[position] !== character) return false;
    position += 1;
    return true;
  };
  const take = (pattern, expected) => {
    skipSpace();
    const match = pattern.exec(source.slice(position));
    if (!match) fail(expected);
    position += match[0].length;
    return match[0];
  };
  const identifier = () => take(/^[A-Za-z_][A-Za-z0-9_]*/, 'a name');

  function primary() {
    skipSpace();
    const character = source[position] ?? '';
    if (character === "'") {
      const quoted = take(/^'(?:[^']|'')*'/, 'a closed text');
      return { kind: 'text', value: quoted.slice(1, -1).replaceAll("''", "'") };
    }
    if (/[-0-9]/.test(character)) return { kind: 'integer', value: Number(take(/^-?[0-9]+/, 'an integer')) };
    const called = identifier();
    if (!accept('(')) fail(`"(" after ${called}`);
    const list = [];
    if (!accept(')')) {
      do list.push(expression());
      while (accept(','));
      if (!accept(')')) fail('"," or ")"');
    }
    return { kind: 'call', name: called, arguments: list };
  }

  function expression() {
    let parsed = primary();
    for (;;) {
      if (accept('.')) {
        parsed = { kind: 'member', of: parsed, name: identifier() };
      } else if (accept('[')) {
        parsed = { kind: 'index', of: parsed, at: expression() };
        if (!accept(']')) fail('"]"');
      } else {
        return parsed;
      }
    }
  }

  const parsed = expression();
  skipSpace();
  if (position !== source.length) fail('the end');
  return parsed;
}
