/** Where the tokens of a run come from: the environment, `@azure/identity` where it is installed, or the Azure CLI. */

import { execFile } from "node:child_process";

import type { AccessToken, TokenCredential } from "@azure/core-auth";

import { say } from "../client/texts.js";
import { catalog } from "../node.js";
import type { Language } from "../types.js";
import { Failure, notSignedIn } from "./failure.js";

const VARIABLE = "AKS_COMPUTE_TOKEN";

/** A credential that has a token for Azure Resource Manager of this cloud; without one the run ends before it begins. */
export async function credentialFor(cloud: string, subscription: string, lang: Language): Promise<TokenCredential> {
  const found = catalog("clouds").clouds.find(({ name }) => name === cloud);
  // The client says it of a cloud that there is not.
  const { authority = "", tokenScope = "" } = found ?? {};
  const credential = ofEnvironment(lang) ?? (await ofIdentity(authority)) ?? ofAzureCli(cloud, subscription, lang);
  try {
    await credential.getToken(tokenScope);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw notSignedIn((error as Error).message, lang);
  }
  return credential;
}

/** The token that the environment holds. It is taken out, so that no program that this one starts has it. */
function ofEnvironment(lang: Language): TokenCredential | undefined {
  const token = process.env[VARIABLE]?.trim();
  delete process.env[VARIABLE];
  if (token === undefined || token === "") return undefined;
  if (!/^[\w.~+/=-]+$/.test(token)) {
    throw notSignedIn(say(lang, { en: `${VARIABLE} holds no token`, zh: `${VARIABLE} 中不是令牌` }), lang);
  }
  return { getToken: async () => ({ token, expiresOnTimestamp: endOf(token) }) };
}

/** When a token ends, as it says itself; in an hour where it is not to be read. */
function endOf(token: string): number {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { exp?: unknown };
    if (typeof exp === "number") return exp * 1000;
  } catch {
    // Nobody but Azure has to understand a token.
  }
  return Date.now() + 3_600_000;
}

/** Of `@azure/identity` what is needed here; the package is installed by whoever wants it. */
interface Identity {
  DefaultAzureCredential: new (options: { authorityHost: string }) => TokenCredential;
}

async function ofIdentity(authority: string): Promise<TokenCredential | undefined> {
  const name = "@azure/identity";
  let identity;
  try {
    identity = (await import(name)) as Identity;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_MODULE_NOT_FOUND" && message.includes(`'${name}'`)) return undefined;
    throw error;
  }
  return new identity.DefaultAzureCredential({ authorityHost: `https://${authority}` });
}

/** What `az account get-access-token` prints, of which the newer member counts seconds. */
interface Printed {
  accessToken?: unknown;
  expires_on?: unknown;
}

/** How long before its end a token is not used any more. */
const MARGIN = 300_000;

function ofAzureCli(cloud: string, subscription: string, lang: Language): TokenCredential {
  let kept: AccessToken | undefined;
  return {
    getToken: async (scopes) => {
      if (kept !== undefined && kept.expiresOnTimestamp - MARGIN > Date.now()) return kept;
      const scope = typeof scopes === "string" ? scopes : (scopes[0] ?? "");
      const of = /^[0-9a-f-]{36}$/i.test(subscription) ? ["--subscription", subscription] : [];
      const call = ["account", "get-access-token", "--scope", scope, ...of, "--output", "json", "--only-show-errors"];
      const { accessToken, expires_on: end } = printedIn(await az(call, { cloud, lang }));
      if (typeof accessToken !== "string") {
        const why = { en: "`az account get-access-token` printed no token", zh: "`az account get-access-token` 没有输出令牌" };
        throw notSignedIn(say(lang, why), lang);
      }
      kept = { token: accessToken, expiresOnTimestamp: typeof end === "number" ? end * 1000 : endOf(accessToken) };
      return kept;
    },
  };
}

function printedIn(text: string): Printed {
  try {
    return (JSON.parse(text) ?? {}) as Printed;
  } catch {
    // The error would quote the text, and that may be a token.
    return {};
  }
}

/** What `az` prints. Its own words say what is wrong; what it prints on standard output may be a token. */
function az(call: string[], { cloud, lang }: { cloud: string; lang: Language }): Promise<string> {
  return new Promise((resolve, reject) => {
    // On Windows it is a batch file, which only a shell runs.
    execFile("az", call, { shell: process.platform === "win32" }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      if (error.code === "ENOENT") return reject(notSignedIn(undefined, lang));
      reject(notSignedIn(`${stderr.trim()}\n  az cloud set --name ${cloud} && az login`, lang));
    });
  });
}
