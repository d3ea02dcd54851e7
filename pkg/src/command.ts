#!/usr/bin/env node
/** The command line; nothing but conversion between arguments, files and the module. */

import { catalog, catalogAsText, scenario, scenarios, schema } from "./node.js";
import type { CatalogOptions, CatalogTables, SchemaName } from "./types.js";
import { completions, readArguments, type Arguments } from "./command/arguments.js";
import { runCert } from "./command/cert.js";
import { runCheck } from "./command/check.js";
import { catalogText } from "./command/checking.js";
import { runExplain } from "./command/explain.js";
import { Failure, NotYet, WrongCall, unusable } from "./command/failure.js";
import { runImport } from "./command/import.js";
import { read } from "./command/input.js";
import { endNow, endWhenNobodyReads, print } from "./command/output.js";
import { runPlan } from "./command/plan.js";
import { runRules } from "./command/rules.js";

const commands: Record<Arguments["command"], (call: Arguments) => Promise<number>> = {
  init: runInit,
  check: runCheck,
  plan: runPlan,
  import: runImport,
  cert: runCert,
  explain: runExplain,
  rules: runRules,
  schema: runSchema,
  catalog: runCatalog,
  // What sends requests is loaded where it is used: it is several times as much as all the rest.
  submit: async (call) => (await import("./command/submit.js")).runSubmit(call),
  detach: async (call) => (await import("./command/submit.js")).runDetach(call),
  status: async (call) => (await import("./command/status.js")).runStatus(call),
  facts: async (call) => (await import("./command/collect-facts.js")).runFacts(call),
  completions: async ({ positionals: [shell = ""] }) => {
    await print(completions(shell));
    return 0;
  },
};

async function runInit({ positionals: [name], values, lang }: Arguments): Promise<number> {
  if (name === undefined) {
    await print(scenarios().map((name) => `${name}\n`).join(""));
    return 0;
  }
  let text;
  try {
    text = scenario(name, { lang, cloud: values.cloud });
  } catch (error) {
    throw new Failure((error as Error).message);
  }
  await print(text);
  return 0;
}

async function runSchema({ positionals: [of], lang }: Arguments): Promise<number> {
  await print(`${JSON.stringify(schema(of as SchemaName, { lang }), null, 2)}\n`);
  return 0;
}

async function runCatalog({ positionals: [name, ...filter], values, lang }: Arguments): Promise<number> {
  const facts = values.facts?.[0];
  if (facts !== undefined) return await runVersions(facts, { filter, lang }, values.format);
  const table = name as keyof CatalogTables;
  const tables = values.catalog === undefined ? undefined : catalogText(values.catalog, lang);
  const options = { filter, catalog: tables };
  await print(
    values.format === "json"
      ? `${JSON.stringify(catalog(table, options), null, 2)}\n`
      : catalogAsText(table, options),
  );
  return 0;
}

/** The Kubernetes versions that a file of facts holds. */
async function runVersions(path: string, listing: CatalogOptions, format: string | undefined): Promise<number> {
  const lang = listing.lang ?? "en";
  const options = { ...listing, facts: read(path === "-" ? 0 : path, path, lang) };
  let text;
  try {
    text =
      format === "json"
        ? `${JSON.stringify(catalog("versions", options), null, 2)}\n`
        : catalogAsText("versions", options);
  } catch (error) {
    throw unusable(path, (error as Error).message.replace(/^facts: /, ""), lang);
  }
  await print(text);
  return 0;
}

async function main(): Promise<number> {
  endWhenNobodyReads();
  try {
    const call = readArguments(process.argv.slice(2), process.env);
    if ("text" in call) {
      process[call.stream].write(call.text);
      return call.code;
    }
    return await commands[call.command](call);
  } catch (error) {
    if (error instanceof WrongCall) {
      process.stderr.write(`error: ${error.message}\n\nFor more information, try '--help'.\n`);
    } else if (error instanceof Failure) {
      process.stderr.write(`aks-compute: ${error.message}\n`);
    } else {
      throw error;
    }
    return error instanceof NotYet ? 3 : 2;
  }
}

// A request that was given up may leave a timer of minutes.
await endNow(await main());
