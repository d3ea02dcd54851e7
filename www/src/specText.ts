import { Document, isMap, isNode, isScalar, parseDocument, type YAMLMap } from "yaml";
import { isRecord } from "./pointer.js";

type Members = Record<string, unknown>;

/** The object that a text says, and the text to go on from; `undefined` where it says no object. */
export function readText(text: string): { spec: Members; source: TextSource } | undefined {
  let document: Document.Parsed;
  let spec: unknown;
  try {
    document = parseDocument(text);
    if (document.errors.length > 0) return undefined;
    spec = document.contents === null ? {} : document.toJS({ maxAliasCount: 0 });
  } catch {
    // An alias, or brackets deeper than the stack: the rules say what is wrong.
    return undefined;
  }
  if (!isRecord(spec)) return undefined;
  return { spec, source: new TextSource(document, text.trimStart().startsWith("{")) };
}

/** A text as a person wrote it, to be changed only where the spec changes; comments survive. */
export class TextSource {
  #document: Document;
  readonly #isJson: boolean;

  constructor(document = new Document(), isJson = false) {
    this.#document = document;
    this.#isJson = isJson;
  }

  /** The text of a spec. */
  write(spec: Members): string {
    if (this.#isJson) return `${JSON.stringify(spec, null, 2)}\n`;
    if (isMap(this.#document.contents)) {
      reconcile(this.#document, this.#document.contents, spec);
    } else {
      this.#document = new Document(spec);
    }
    return Object.keys(spec).length > 0 ? this.#document.toString({ lineWidth: 0 }) : "";
  }
}

/** Makes `map` say `members`, and leaves alone what says it already. */
function reconcile(document: Document, map: YAMLMap, members: Members): void {
  map.items = map.items.filter(({ key }) => {
    const name: unknown = isScalar(key) ? key.value : key;
    return typeof name === "string" && Object.hasOwn(members, name);
  });
  for (const [name, value] of Object.entries(members)) {
    const node = map.get(name, true) as unknown;
    if (isMap(node) && isRecord(value)) reconcile(document, node, value);
    else if (!same(node, value, document)) map.set(name, document.createNode(value));
  }
}

function same(node: unknown, value: unknown, document: Document): boolean {
  if (isScalar(node)) return node.value === value;
  return isNode(node) && JSON.stringify(node.toJS(document)) === JSON.stringify(value);
}
