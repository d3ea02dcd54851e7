/** `aks-compute status`. */

import { say } from "../client/texts.js";
import type { Status, StatusTarget } from "../client/types.js";
import { plan } from "../node.js";
import type { Arguments } from "./arguments.js";
import { Failure } from "./failure.js";
import { print } from "./output.js";
import { resumed, State } from "./state.js";
import { clientFor, readTarget, type Target } from "./target.js";

export async function runStatus(call: Arguments): Promise<number> {
  const target = readTarget(call);
  const about = aboutOf(call, target);
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

/** A spec with errors has no plan; what was submitted before they came in still says which compute it is. */
function aboutOf({ values, lang }: Arguments, { spec }: Target): StatusTarget {
  const token = resumed(values.resume, lang)?.token;
  if (token !== undefined) return token;
  const planned = plan(spec, { lang });
  if (planned.outcome !== "fail") return planned;
  return new State(spec, "submit", lang).read()?.token ?? spec;
}

function isWell({ compute, unknown }: Status): boolean {
  return unknown.length === 0 && !["Failed", "Canceled", "unknown"].includes(compute.state);
}
