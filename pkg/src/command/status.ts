/** `aks-compute status`. */

import { say } from "../client/texts.js";
import type { Status, StatusTarget } from "../client/types.js";
import { checkAsText, plan } from "../node.js";
import type { Arguments } from "./arguments.js";
import { Failure } from "./failure.js";
import { isColored, print } from "./output.js";
import { resumed, State } from "./state.js";
import { clientFor, computeOnly, readTarget, type Target } from "./target.js";

export async function runStatus(call: Arguments): Promise<number> {
  const target = readTarget(call);
  const about = aboutOf(call, target);
  if (about === undefined) {
    const { input, spec, format } = target.named;
    process.stderr.write(checkAsText(spec, { lang: call.lang, input, format, color: isColored(process.stderr, call.color) }).text);
    return 1;
  }
  const client = await clientFor(target, call);
  let status;
  try {
    status = await client.status(about);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
  await print(call.values.json === true ? `${JSON.stringify(status)}\n` : `${status.text}\n`);
  const unfinished = (["submit", "detach"] as const).find((operation) => new State(target.spec, operation, call.lang).read());
  if (unfinished !== undefined && call.values.json !== true) {
    process.stderr.write(
      say(call.lang, {
        en: `an \`aks-compute ${unfinished}\` of it is unfinished: run it again to go on\n`,
        zh: `有未完成的 \`aks-compute ${unfinished}\`：再次运行即可继续\n`,
      }),
    );
  }
  return isWell(status) ? 0 : 1;
}

/** A spec with errors may still say which compute it is about; nothing where it does not. */
function aboutOf({ values, lang }: Arguments, target: Target): StatusTarget | undefined {
  const token = resumed(values.resume, lang)?.token;
  if (token !== undefined) return token;
  return [target.spec, computeOnly(target)].map((spec) => plan(spec, { lang })).find(({ outcome }) => outcome !== "fail");
}

function isWell({ compute, unknown }: Status): boolean {
  return unknown.length === 0 && !["Failed", "Canceled", "unknown"].includes(compute.state);
}
