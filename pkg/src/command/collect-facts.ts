/** `aks-compute facts`. */

import { readdirSync, rmSync } from "node:fs";
import path from "node:path";

import type { CollectedFacts } from "../client/types.js";
import { say } from "../client/texts.js";
import { schema } from "../node.js";
import type { FactEnvelope } from "../types.js";
import type { Arguments } from "./arguments.js";
import { Failure } from "./failure.js";
import { print, writeFiles } from "./output.js";
import { clientFor, readTarget } from "./target.js";

export async function runFacts(call: Arguments): Promise<number> {
  const { values, lang } = call;
  const target = readTarget(call);
  const client = await clientFor(target, call);
  let collected;
  try {
    collected = await client.facts(target.spec);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
  const observedAt = new Date().toISOString();
  const facts = collected.facts.map(({ fact, data }) => ({ fact: { observedAt, ...fact }, data }));
  if (values.json === true) await print(`${JSON.stringify(facts)}\n`);
  else await write(facts, call);
  process.stderr.write(whatIsMissing(collected, call).map((line) => `${line}\n`).join(""));
  if (values.json !== true && facts.length > 0) {
    const check = `npx aks-compute check ${target.named.input} --facts ${values.out ?? "facts"}`;
    process.stderr.write(say(lang, { en: `now: ${check}\n`, zh: `接下来：${check}\n` }));
  }
  return collected.unknown.length === 0 ? 0 : 1;
}

/** Fills the folder: with a file a fact, and without those of an earlier run, which would be taken for true. */
async function write(facts: FactEnvelope[], { values, lang }: Arguments): Promise<void> {
  const folder = values.out ?? "facts";
  const files = named(facts).map(({ name, fact }) => ({ name, text: `${JSON.stringify(fact)}\n` }));
  for (const file of writeFiles(folder, files, lang)) await print(`${file}\n`);
  const current = new Set(files.map(({ name }) => name));
  for (const name of readdirSync(folder)) {
    if (isOurs(name) && !current.has(name)) rmSync(path.join(folder, name), { force: true });
  }
}

/** The kinds of facts, in the order in which the collecting script numbers them. */
function kinds(): string[] {
  const report = schema("report") as { properties: { asks: { items: { properties: { fact: { properties: { kind: { enum: string[] } } } } } } } };
  return report.properties.asks.items.properties.fact.properties.kind.enum;
}

/** The names that the collecting script gives. */
function named(facts: FactEnvelope[]): { name: string; fact: FactEnvelope }[] {
  return kinds().flatMap((kind, place) => {
    const ofKind = facts.filter(({ fact }) => fact.kind === kind);
    return ofKind.map((fact, index) => ({
      name: `${String(place + 1).padStart(2, "0")}-${kind}${index > 0 ? `-${index + 1}` : ""}.json`,
      fact,
    }));
  });
}

function isOurs(name: string): boolean {
  const [, kind = ""] = /^\d\d-([A-Za-z]+)(?:-\d+)?\.json$/.exec(name) ?? [];
  return kinds().includes(kind);
}

function whatIsMissing({ unknown, absent }: CollectedFacts, { lang }: Arguments): string[] {
  const colon = lang === "zh-CN" ? "：" : ": ";
  return [
    ...absent.map((id) => say(lang, { en: `${id} does not exist`, zh: `${id} 不存在` })),
    ...unknown.flatMap(({ kind, message, command }) => [
      `${kind}${colon}${message}`,
      ...(command === undefined ? [] : command.split("\n").map((line) => `  ${line}`)),
    ]),
  ];
}
