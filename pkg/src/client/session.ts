/** What one call of the client works with. */

import { explain } from "../calls.js";
import type { Explained, Json, Language } from "../types.js";
import { managerFor, type Manager } from "./cloud.js";
import { textOf } from "./failure.js";
import { Redaction } from "./redaction.js";
import { say, type Text } from "./texts.js";
import { Transport } from "./transport.js";
import type { ArmFailure, CallOptions, ClientOptions, Secrets } from "./types.js";

export class Session {
  readonly manager: Manager;
  readonly transport: Transport;
  readonly lang: Language;
  readonly now: Date | string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly secrets: Secrets;

  constructor(
    readonly options: ClientOptions,
    cloud: string | undefined,
    call: CallOptions & { secrets?: Secrets | undefined } = {},
  ) {
    const redaction = new Redaction();
    this.secrets = call.secrets ?? {};
    for (const secret of Object.values(this.secrets)) if (secret !== undefined) redaction.addSecret(secret);
    this.manager = managerFor(cloud, options);
    this.transport = new Transport(this.manager, redaction, options);
    this.lang = call.lang ?? options.lang ?? "en";
    this.now = call.now;
    this.signal = call.signal;
  }

  say(text: Text): string {
    return say(this.lang, text);
  }

  explain(failure: ArmFailure): Explained {
    return explain(textOf(failure), { lang: this.lang });
  }
}

/** The cloud that a spec names. */
export function cloudOf(spec: unknown): string | undefined {
  const cloud = (spec as { cloud?: Json } | null | undefined)?.cloud;
  return typeof cloud === "string" ? cloud : undefined;
}
