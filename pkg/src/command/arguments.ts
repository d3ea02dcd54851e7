/** What the command line takes; the same as the Rust command, whose help is shown. */

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import type { Language } from "../types.js";
import { WrongCall, pemAsArgument } from "./failure.js";

const flags = {
  lang: { type: "string" },
  color: { type: "string" },
  facts: { type: "string", multiple: true },
  now: { type: "string" },
  strict: { type: "boolean" },
  allow: { type: "string", multiple: true },
  deny: { type: "string" },
  catalog: { type: "string" },
  format: { type: "string" },
  together: { type: "boolean" },
  out: { type: "string" },
  only: { type: "string" },
  cloud: { type: "string" },
  parameters: { type: "string" },
  "resource-group": { type: "string" },
  key: { type: "string" },
  cname: { type: "string" },
  cert: { type: "string" },
  cancel: { type: "boolean" },
  yes: { type: "boolean", short: "y" },
  resume: { type: "string" },
  done: { type: "string", multiple: true },
  "delete-cluster": { type: "boolean" },
  interval: { type: "string" },
  json: { type: "boolean" },
  endpoint: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

type Flag = keyof typeof flags;

interface Shape {
  flags: Flag[];
  /** The values of flags and of the first argument that take one of a few words. */
  words: Partial<Record<Flag | "first", string[]>>;
  least: number;
  most: number;
}

const everywhere: Flag[] = ["lang", "color", "help", "version"];
const checking: Flag[] = ["facts", "now", "strict", "allow", "deny", "catalog"];
const connecting: Flag[] = ["json", "endpoint"];
const submitting: Flag[] = [...connecting, "yes", "resume", "done", "delete-cluster", "interval"];
const shells = ["bash", "elvish", "fish", "powershell", "zsh"];

const commands = {
  init: { flags: ["cloud"], words: {}, least: 0, most: 1 },
  check: {
    flags: [...checking, "format", "together"],
    words: { format: ["text", "json", "script"], deny: ["warnings"] },
    least: 1,
    most: Infinity,
  },
  plan: {
    flags: [...checking, "format", "out", "only"],
    words: { format: ["json"], deny: ["warnings"], only: ["arm", "parameters", "bicep", "terraform", "rest", "azcli", "kubectl", "python", "steps"] },
    least: 1,
    most: 1,
  },
  import: {
    flags: ["format", "parameters", "resource-group", "cloud"],
    words: { format: ["yaml", "json"], cloud: ["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"] },
    least: 1,
    most: 1,
  },
  cert: {
    flags: ["key", "cname", "now", "format"],
    words: { format: ["text", "json"] },
    least: 1,
    most: Infinity,
  },
  explain: { flags: ["format"], words: { format: ["text", "json"] }, least: 1, most: Infinity },
  rules: { flags: ["format"], words: { format: ["text", "json", "markdown"] }, least: 0, most: 1 },
  schema: { flags: [], words: { first: ["spec", "report", "explanation"] }, least: 1, most: 1 },
  catalog: {
    flags: ["format", "catalog", "facts"],
    words: { format: ["text", "json"], first: ["sizes", "regions", "versions", "clouds", "api-versions"] },
    least: 1,
    most: Infinity,
  },
  submit: { flags: [...submitting, "facts", "cert", "key", "cancel"], words: {}, least: 1, most: 1 },
  detach: { flags: submitting, words: {}, least: 1, most: 1 },
  status: { flags: [...connecting, "resume"], words: {}, least: 1, most: 1 },
  facts: { flags: [...connecting, "out"], words: {}, least: 1, most: 1 },
  completions: { flags: [], words: { first: shells }, least: 1, most: 1 },
} satisfies Record<string, Shape>;

/** Flags that do not go together, whatever the command. */
const conflicts: [Flag, Flag[]][] = [
  ["out", ["only", "format", "json"]],
  ["only", ["format"]],
  ["cancel", ["yes", "done", "delete-cluster"]],
];

export type CommandName = keyof typeof commands;

export interface Arguments {
  command: CommandName;
  positionals: string[];
  values: ReturnType<typeof parse>["values"];
  lang: Language;
  color: "auto" | "always" | "never";
}

/** A text that answers the call as it is, with its exit code. */
export interface Answer {
  text: string;
  stream: "stdout" | "stderr";
  code: number;
}

export function readArguments(call: string[], environment: NodeJS.ProcessEnv): Arguments | Answer {
  const hasPem = call.some((word) => word.includes("-----BEGIN"));
  let read;
  try {
    read = readWords(call, environment);
  } catch (error) {
    throw hasPem && error instanceof WrongCall ? pemAsArgument(language(undefined, environment)) : error;
  }
  // What a failure says of an argument repeats it.
  if (hasPem && "command" in read && read.command !== "explain") throw pemAsArgument(read.lang);
  return read;
}

function readWords(call: string[], environment: NodeJS.ProcessEnv): Arguments | Answer {
  const { values, positionals, tokens } = parse(call);
  const [first, ...rest] = positionals;
  if (first === undefined) return withoutCommand(values, call);
  if (first === "help") return { text: help("long", rest[0] ?? ""), stream: "stdout", code: 0 };
  const command = first as CommandName;
  const shape: Shape | undefined = Object.hasOwn(commands, first) ? commands[command] : undefined;
  if (shape === undefined) throw new WrongCall(`unrecognized subcommand '${first}'`);
  if (values.help === true) return { text: help(asksShort(call) ? "short" : "long", first), stream: "stdout", code: 0 };
  if (values.version === true) {
    return { text: `aks-compute-${first} ${packageVersion()}\n`, stream: "stdout", code: 0 };
  }

  refuseForeignFlags(tokens, shape);
  for (const [flag, words] of Object.entries(shape.words)) {
    const value = flag === "first" ? rest[0] : values[flag as Flag];
    const name = flag === "first" ? "the argument" : `'--${flag}'`;
    if (typeof value === "string") refuseOtherWords(name, value, words);
  }
  if (rest.length < shape.least) throw new WrongCall("a required argument was not provided");
  if (rest.length > shape.most) throw new WrongCall(`unexpected argument '${rest[shape.most]}' found`);
  for (const [flag, others] of conflicts) {
    const other = values[flag] === undefined ? undefined : others.find((other) => values[other] !== undefined);
    if (other !== undefined) throw new WrongCall(`the argument '--${flag}' cannot be used with '--${other}'`);
  }
  if (command === "catalog" && values.facts !== undefined) refuseOtherFacts(rest[0], values);
  const color = values.color ?? "auto";
  refuseOtherWords("'--color'", color, ["auto", "always", "never"]);
  return {
    command,
    positionals: rest,
    values,
    lang: language(values.lang, environment),
    color: color as Arguments["color"],
  };
}

function parse(call: string[]) {
  try {
    return parseArgs({ args: withTexts(call), options: flags, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new WrongCall((error as Error).message);
  }
}

/**
 * The words of a call; those of a text of `explain` that begin with a hyphen, as PEM does, stand on a line of their own,
 * so that none is taken for an unknown flag and shown.
 */
function withTexts(call: string[]): string[] {
  const start = startOfExplain(call);
  if (start === undefined) return call;
  const end = call.indexOf("--", start);
  return call.map((word, place) => {
    const isText = place >= start && (end === -1 || place < end) && /^-./s.test(word) && !isFlag(word);
    return isText ? `\n${word}` : word;
  });
}

/** Where the words behind the command `explain` begin, where it is that command. */
function startOfExplain(call: string[]): number | undefined {
  for (let place = 0; place < call.length; place++) {
    const word = call[place] ?? "";
    if (word === "--lang" || word === "--color") place++;
    else if (word === "explain") return place + 1;
    else if (!word.startsWith("-")) return undefined;
  }
  return undefined;
}

/** Whether it is spelt like a flag, of this command or not: a slip in one must be said. */
function isFlag(word: string): boolean {
  return /^(-[A-Za-z]|--|--[a-z][a-z-]*(=.*)?)$/s.test(word);
}

function withoutCommand(values: ReturnType<typeof parse>["values"], call: string[]): Answer {
  if (values.version === true) return { text: `aks-compute ${packageVersion()}\n`, stream: "stdout", code: 0 };
  if (values.help === true) return { text: help(asksShort(call) ? "short" : "long", ""), stream: "stdout", code: 0 };
  return { text: help("short", ""), stream: "stderr", code: 2 };
}

function refuseForeignFlags(tokens: ReturnType<typeof parse>["tokens"], shape: Shape): void {
  const seen = new Set<Flag>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const flag = token.name as Flag;
    if (![...everywhere, ...shape.flags].includes(flag)) {
      throw new WrongCall(`unexpected argument '${token.rawName}' found`);
    }
    if (seen.has(flag) && !("multiple" in flags[flag])) {
      throw new WrongCall(`the argument '--${flag}' cannot be used multiple times`);
    }
    seen.add(flag);
  }
}

function refuseOtherWords(name: string, value: string, words: string[]): void {
  if (!words.includes(value)) {
    throw new WrongCall(`invalid value '${value}' for ${name}\n  [possible values: ${words.join(", ")}]`);
  }
}

/** Facts of the catalog are one file, and Kubernetes versions. */
function refuseOtherFacts(table: string | undefined, values: ReturnType<typeof parse>["values"]): void {
  if (values.catalog !== undefined) {
    throw new WrongCall("the argument '--facts <FILE>' cannot be used with '--catalog <FILE>'");
  }
  if ((values.facts ?? []).length > 1) {
    throw new WrongCall("the argument '--facts <FILE>' cannot be used multiple times");
  }
  if (table !== "versions") {
    throw new WrongCall("the argument '--facts <FILE>' can only be used with the table versions");
  }
}

function asksShort(call: string[]): boolean {
  return call.includes("-h");
}

/** The language that was asked for, else the locale's. */
function language(tag: string | undefined, environment: NodeJS.ProcessEnv): Language {
  if (tag !== undefined) {
    const asked = languageOf(tag);
    if (asked === undefined) throw new WrongCall(`invalid value '${tag}' for '--lang <TAG>': there are en and zh-CN`);
    return asked;
  }
  const locale = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(Boolean);
  return (locale === undefined ? undefined : languageOf(locale)) ?? "en";
}

function languageOf(tag: string): Language | undefined {
  const primary = tag.split(/[-_.]/)[0]?.toLowerCase();
  return primary === "zh" ? "zh-CN" : primary === "en" ? "en" : undefined;
}

interface Help {
  long: Record<string, string>;
  short: Record<string, string>;
  completions: Record<string, string>;
}

function helpFile(): Help {
  return JSON.parse(readFileSync(new URL("../generated/help.json", import.meta.url), "utf8")) as Help;
}

function help(length: "long" | "short", command: string): string {
  const text = helpFile()[length][command];
  if (text === undefined) throw new WrongCall(`unrecognized subcommand '${command}'`);
  return text;
}

/** The script that completes the command in a shell. */
export function completions(shell: string): string {
  return helpFile().completions[shell] ?? "";
}

function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
