/** `aks-compute cert`. */

import { closeSync, openSync } from "node:fs";

import { inspectCertificatesAsText } from "../node.js";
import type { CertificateFile } from "../types.js";
import type { Arguments } from "./arguments.js";
import { WrongCall, cannotRead, standardInputTaken } from "./failure.js";
import { limited } from "./named-files.js";
import { isColored, print } from "./output.js";

export async function runCert({ positionals, values, lang, color }: Arguments): Promise<number> {
  const key = values.key;
  const named = key === undefined ? positionals : [...positionals, key];
  if (named.filter((path) => path === "-").length > 1) throw standardInputTaken(lang);
  const files = positionals.map((path) => file(path, false, lang));
  if (key !== undefined) files.push(file(key, true, lang));
  const options = { lang, now: values.now, cname: values.cname, color: isColored(process.stdout, color) };
  let rendering;
  try {
    rendering = inspectCertificatesAsText(files, options);
  } catch (error) {
    // The time is the only thing that can be wrong in this call.
    if (values.now === undefined) throw error;
    throw new WrongCall(`invalid value '${values.now}' for '--now <RFC3339>': write it like 2026-11-23T12:00:00Z`);
  }
  await print(values.format === "json" ? `${JSON.stringify(rendering.report)}\n` : rendering.text);
  return rendering.report.outcome === "fail" ? 1 : 0;
}

function file(path: string, isKey: boolean, lang: Arguments["lang"]): CertificateFile {
  let opened;
  try {
    opened = path === "-" ? 0 : openSync(path, "r");
    return { name: path, content: limited(opened), isKey };
  } catch (error) {
    throw cannotRead(path, error, lang);
  } finally {
    if (opened !== undefined && opened !== 0) closeSync(opened);
  }
}
