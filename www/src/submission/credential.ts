/** Where the tokens of a submission come from: whoever hosts the page, or a person who pasted one. */

import type { TokenCredential } from "aks-compute/client";

declare global {
  interface Window {
    /** Set by whoever hosts the page and signs people in: a credential of `@azure/identity`, or anything with its `getToken`. */
    aksComputeHost?: TokenCredential;
  }
}

/** The host's credential, where there is one. */
export function hostCredential(): TokenCredential | undefined {
  const host = window.aksComputeHost;
  return typeof host?.getToken === "function" ? host : undefined;
}

/** Why a text is no token that could be used. */
export type Unusable = "tokenMissing" | "tokenUnreadable" | "tokenExpired";

/** A token that somebody pasted, in memory only, until it is forgotten. */
export class PastedToken implements TokenCredential {
  #token: string | undefined;
  readonly #expires: number;

  private constructor(token: string, expires: number) {
    this.#token = token;
    this.#expires = expires;
  }

  /** Reads what was pasted: the token, perhaps in quotes or behind `Bearer`. */
  static from(text: string): PastedToken | Unusable {
    const token = text.trim().replace(/^["']|["']$/g, "").replace(/^Bearer\s+/i, "");
    if (token === "") return "tokenMissing";
    if (!/^[\w.~+/=-]+$/.test(token)) return "tokenUnreadable";
    const expires = expiryOf(token);
    return expires <= Date.now() ? "tokenExpired" : new PastedToken(token, expires);
  }

  async getToken(): ReturnType<TokenCredential["getToken"]> {
    return this.#token === undefined ? null : { token: this.#token, expiresOnTimestamp: this.#expires };
  }

  forget(): void {
    this.#token = undefined;
  }
}

/** As long as tokens of Azure usually last, where one does not say it. */
const USUAL_MS = 60 * 60_000;

function expiryOf(token: string): number {
  try {
    const claims = token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
    const { exp } = JSON.parse(atob(claims)) as { exp?: unknown };
    if (typeof exp === "number") return exp * 1000;
  } catch {
    // Not a JSON Web Token: only Azure can read it.
  }
  return Date.now() + USUAL_MS;
}
