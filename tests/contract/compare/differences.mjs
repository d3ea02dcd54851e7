// The differences between two JSON values, each with its JSON pointer.

/**
 * @typedef {{ pointer: string, ours: unknown, theirs: unknown }} Difference `undefined` stands for an absent member
 * @returns {Difference[]}
 */
export function differences(ours, theirs, pointer = '') {
  if (isMapping(ours) && isMapping(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
    return keys.flatMap((key) => differences(own(ours, key), own(theirs, key), `${pointer}/${escape(key)}`));
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((item, index) => differences(item, theirs[index], `${pointer}/${index}`));
  }
  return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ pointer, ours, theirs }];
}

function own(mapping, key) {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

export function isMapping(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function escape(key) {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The value without members that are null, at any depth. */
export function withoutNulls(value) {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== null).map(([key, member]) => [key, withoutNulls(member)]),
  );
}
