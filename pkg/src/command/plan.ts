/** `aks-compute plan`. */

import { planAsText } from "../node.js";
import type { ArtifactKind, Plan } from "../types.js";
import type { Arguments } from "./arguments.js";
import { checkOptions } from "./checking.js";
import { unavailable } from "./failure.js";
import { whole } from "./input.js";
import { isColored, print, writeFiles } from "./output.js";

export async function runPlan(call: Arguments): Promise<number> {
  const options = checkOptions(call);
  const { spec, ...own } = whole(call.positionals[0] ?? "-", call.lang);
  const color = isColored(process.stderr, call.color);
  const { text, plan } = planAsText(spec, { ...options, ...own, color });
  const failed = plan.outcome === "fail";
  if (call.values.format === "json") {
    await print(`${JSON.stringify(plan)}\n`);
    return failed ? 1 : 0;
  }
  // Standard output belongs to the artifact, so the findings go beside it.
  process.stderr.write(text);
  if (failed) return 1;
  if (call.values.out === undefined) await printArtifact(plan, call);
  else await writeArtifacts(plan, call.values.out, call);
  return 0;
}

async function printArtifact(plan: Plan, { values, lang }: Arguments): Promise<void> {
  const { operation } = plan.report;
  const usual: ArtifactKind = operation === "create" || operation === "attach" ? "arm" : "rest";
  const kind = (values.only as ArtifactKind | undefined) ?? usual;
  const artifact = plan.artifacts.find((artifact) => artifact.kind === kind);
  if (artifact === undefined) {
    const missing = plan.unavailable.find((missing) => missing.kind === kind);
    throw unavailable(kind, missing?.needs ?? "", missing?.command, lang);
  }
  await print(artifact.text);
}

async function writeArtifacts(plan: Plan, folder: string, { lang }: Arguments): Promise<void> {
  const files = plan.artifacts.map(({ fileName, text }) => ({ name: fileName, text }));
  for (const path of writeFiles(folder, files, lang)) await print(`${path}\n`);
  for (const { kind, needs } of plan.unavailable) {
    process.stderr.write(lang === "zh-CN" ? `未生成 ${kind}：${needs}\n` : `no ${kind}: ${needs}\n`);
  }
}
