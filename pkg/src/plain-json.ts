/** The short way into the module: most values are plain, and JavaScript's own JSON writer is faster than any walk. */

// Larger values take the long way, which has its own limits.
const mostValues = 20_000;
const mostDepth = 16;

const objectPrototype = Object.prototype;
// Lone surrogates, and the character that stands for them once they are copied, are looked at on the long way.
const unusual = /[\uD800-\uDFFF\uFFFD]/;

/** The JSON of a value that is nothing but objects, arrays, texts, numbers, booleans and null; undefined for any other. */
export function plainJson(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    let left = mostValues;
    const isPlain = (value: unknown, depth: number): boolean => {
      if (--left < 0) return false;
      switch (typeof value) {
        case "string":
          return !unusual.test(value);
        case "number":
          return Number.isFinite(value);
        case "boolean":
          return true;
        case "object":
          return value === null || (depth < mostDepth && isPlainObject(value, depth + 1));
        default:
          return false;
      }
    };
    const isPlainObject = (value: object, depth: number): boolean => {
      if (Array.isArray(value)) {
        for (let at = 0; at < value.length; at++) if (!isPlain(value[at], depth)) return false;
        return !("toJSON" in value);
      }
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== objectPrototype && prototype !== null) return false;
      for (const key in value) {
        if (unusual.test(key)) return false;
        const member: unknown = (value as Record<string, unknown>)[key];
        if (member !== undefined && !isPlain(member, depth)) return false;
      }
      return !("toJSON" in value);
    };
    return isPlain(value, 0) ? JSON.stringify(value) : undefined;
  } catch {
    // A getter or a proxy that throws.
    return undefined;
  }
}
