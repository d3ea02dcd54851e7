/** `aks-compute import`. */

import { importSpec } from "../node.js";
import type { Imported } from "../types.js";
import type { Arguments } from "./arguments.js";
import { standardInputTaken, unusable } from "./failure.js";
import { whole } from "./input.js";
import { print } from "./output.js";

export async function runImport(call: Arguments): Promise<number> {
  const { values, lang } = call;
  const { spec, yaml, lost } = imported(call);
  for (const { pointer, what } of lost) {
    const place = pointer === "" ? (lang === "zh-CN" ? "文档" : "the document") : pointer;
    process.stderr.write(`${place}${lang === "zh-CN" ? "：" : ": "}${what}\n`);
  }
  await print(values.format === "json" ? `${JSON.stringify(spec, null, 2)}\n` : yaml);
  return 0;
}

function imported({ positionals: [path = "-"], values, lang }: Arguments): Imported {
  if (path === "-" && values.parameters === "-") throw standardInputTaken(lang);
  const document = whole(path, lang);
  const options = {
    lang,
    format: document.format,
    cloud: values.cloud,
    resourceGroup: values["resource-group"],
    parameters: values.parameters === undefined ? undefined : whole(values.parameters, lang).spec,
  };
  try {
    return importSpec(document.spec, options);
  } catch (error) {
    const { message } = error as Error;
    const prefix = "parameters: ";
    if (!message.startsWith(prefix)) throw unusable(path, message, lang);
    throw unusable(values.parameters ?? "-", message.slice(prefix.length), lang);
  }
}
