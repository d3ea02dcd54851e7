/** JSON pointers (RFC 6901), and values at them. */

export const tokensOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));

export const child = (pointer: string, token: string | number): string =>
  `${pointer}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Whether `pointer` is `ancestor` or lies below it. */
export const isWithin = (pointer: string, ancestor: string): boolean =>
  pointer === ancestor || pointer.startsWith(`${ancestor}/`);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else if (isRecord(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return value;
}

/**
 * A copy of `root` with another value at `pointer`. Objects on the way are made; `undefined` removes
 * the member, and with it every object on the way that becomes empty. An item of a list stays.
 */
export function withValueAt(root: Record<string, unknown>, pointer: string, value: unknown): Record<string, unknown> {
  const changed = replaced(root, tokensOf(pointer), value);
  return isRecord(changed) ? changed : {};
}

function replaced(node: unknown, tokens: string[], value: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(node)) {
    const items = [...(node as unknown[])];
    const item = replaced(items[Number(token)], rest, value);
    if (rest.length === 0 && value === undefined) items.splice(Number(token), 1);
    else items[Number(token)] = item ?? {};
    return items.length > 0 ? items : undefined;
  }
  const members = isRecord(node) ? { ...node } : {};
  const member = replaced(Object.hasOwn(members, token) ? members[token] : undefined, rest, value);
  if (member === undefined) delete members[token];
  else Object.defineProperty(members, token, { value: member, writable: true, enumerable: true, configurable: true });
  return Object.keys(members).length > 0 ? members : undefined;
}
