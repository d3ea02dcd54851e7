import { isRecord } from "./pointer.js";

/** A node of the spec's JSON Schema, as far as the form reads it. */
export interface SchemaNode {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: string[];
  examples?: unknown[];
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  additionalProperties?: boolean | SchemaNode;
  "x-operations"?: string[];
  "x-required"?: string[];
}

/** The kinds of controls. */
export type Control = "choice" | "boolean" | "integer" | "secret" | "text" | "texts" | "object" | "objects" | "tags" | "other";

/** The control that fits a node. */
export function controlOf(node: SchemaNode | undefined): Control {
  if (node?.enum) return "choice";
  switch (node?.type) {
    case "boolean":
    case "integer":
      return node.type;
    case "string":
      return node.format === "password" ? "secret" : "text";
    case "object":
      if (node.properties) return "object";
      return isRecord(node.additionalProperties) ? "tags" : "other";
    case "array":
      if (node.items?.properties) return "objects";
      return node.items?.type === "string" ? "texts" : "other";
    default:
      return "other";
  }
}

/** Whether the operation uses the member; while there is no operation, whether any does. */
export function isUsed(node: SchemaNode | undefined, operation: string | undefined): boolean {
  const operations = node?.["x-operations"] ?? [];
  return operation === undefined ? operations.length > 0 : operations.includes(operation);
}

/** Whether the operation needs the member. */
export const isRequired = (node: SchemaNode | undefined, operation: string | undefined): boolean =>
  operation !== undefined && (node?.["x-required"]?.includes(operation) ?? false);

/** The names of the members that a form shows: those that the operation uses, and those that are there. */
export function membersOf(node: SchemaNode, operation: string | undefined, value: unknown): string[] {
  const names = Object.keys(node.properties ?? {}).filter((name) => isUsed(node.properties?.[name], operation));
  const present = isRecord(value) ? Object.keys(value) : [];
  return [...names, ...present.filter((name) => !names.includes(name))];
}

/** Whether a value can be written as lines, one for each text of a list. */
export const isLines = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && !item.includes("\n"));
