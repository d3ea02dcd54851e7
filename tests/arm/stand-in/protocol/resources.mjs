// What exists: resources by their ARM id, which ARM compares without regard to case.

export class Resources {
  #byId = new Map();
  #journal;

  /** @param {import('./journal.mjs').Journal} journal is told of everything that comes and goes */
  constructor(journal) {
    this.#journal = journal;
  }

  /** @returns {any} the resource itself, to be changed in place */
  get(id) {
    return this.#byId.get(keyOf(id));
  }

  /** Puts a resource in its place; `by` says what brought it, and nothing where the test did. */
  put(resource, by) {
    const key = keyOf(resource.id);
    const existed = this.#byId.has(key);
    this.#byId.set(key, resource);
    if (by) this.#journal.changed(existed ? 'overwritten' : 'created', resource, by);
    return resource;
  }

  delete(id, by) {
    const key = keyOf(id);
    const resource = this.#byId.get(key);
    if (!resource) return;
    for (const below of [...this.#byId.keys()]) if (below.startsWith(`${key}/`)) this.#byId.delete(below);
    this.#byId.delete(key);
    if (by) this.#journal.changed('deleted', resource, by);
  }

  /** Everything below a scope, in the order in which it came. */
  in(scope) {
    const below = `${keyOf(scope)}/`;
    return [...this.#byId.entries()].filter(([key]) => key.startsWith(below)).map(([, resource]) => resource);
  }

  /** All resources of a type; those below a scope where one is given. */
  all(type, scope = '') {
    return this.in(scope).filter((resource) => resource.type.toLowerCase() === type.toLowerCase());
  }
}

export function keyOf(id) {
  return id.replace(/\/+$/, '').toLowerCase();
}

export function sameId(one, other) {
  return keyOf(one) === keyOf(other);
}
