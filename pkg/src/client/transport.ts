/**
 * Requests to Azure Resource Manager: what only reads is sent again until it is answered, what changes something is sent
 * once. Nothing but the manager's own host gets a token, and no answer is read before its secrets are out of it.
 */

import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type HttpHeaders,
  type HttpMethods,
  type Pipeline,
} from "@azure/core-rest-pipeline";

import type { Json } from "../types.js";
import { ForeignAddress, pathInAnswer, type Manager } from "./cloud.js";
import { ArmRequestError, failureIn, type Reason } from "./failure.js";
import type { Redaction } from "./redaction.js";
import type { ClientOptions } from "./types.js";
import { retryAfter, waitByTimer } from "./waiting.js";

/** An answer that says what was asked: success, or that the thing is not there. */
export interface Answer {
  status: number;
  headers: { get(name: string): string | undefined };
  /** Without secrets. */
  body: Json | undefined;
}

export interface Reading {
  /** A POST that changes nothing is read too. */
  method?: "GET" | "POST";
  body?: Json;
  correlationId?: string;
  signal?: AbortSignal | undefined;
}

/** What may pass by itself. */
const PASSING = [408, 429, 500, 502, 503, 504];
const LONGEST_BACKOFF = 30_000;

let defaultHttpClient: HttpClient | undefined;

export class Transport {
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  #pipeline: Pipeline;
  readonly #options: ClientOptions;

  constructor(
    readonly manager: Manager,
    readonly redaction: Redaction,
    options: ClientOptions,
  ) {
    this.#options = options;
    this.wait = options.wait ?? waitByTimer;
    this.#pipeline = this.#signedPipeline();
  }

  /** Reads, as often as it takes. Throws an {@link ArmRequestError}, or the signal's reason. */
  async read(path: string, { method = "GET", body, correlationId, signal }: Reading = {}): Promise<Answer> {
    const attempts = this.#options.attempts ?? 5;
    let isSignedInAnew = false;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      let pause: number | undefined;
      try {
        const answer = await this.#send(method, path, body, correlationId, signal);
        if (answer.status < 300 || isAbsence(answer)) return answer;
        pause = retryAfter(answer.headers);
        throw this.#refusal(answer);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof ArmRequestError)) throw error;
        const { status } = error.failure;
        if (status === 401 && !isSignedInAnew) {
          // The token may have been taken back since the credential gave it.
          isSignedInAnew = true;
          this.#pipeline = this.#signedPipeline();
          continue;
        }
        const mayPass = status === undefined ? error.isAmbiguous : error.reason === "unreadable" || PASSING.includes(status);
        if (!mayPass || attempt >= attempts) throw error;
        await this.wait(pause ?? Math.min(1000 * 2 ** (attempt - 1), LONGEST_BACKOFF), signal);
      }
    }
  }

  /** Reads a list to its end, page after page. */
  async readAll(path: string, reading: Reading = {}): Promise<Answer> {
    const first = await this.read(path, reading);
    let page = record(first.body);
    const list = ["value", "values"].find((name) => Array.isArray(page[name]));
    if (list === undefined) return first;
    const entries: Json[] = [];
    const { nextLink: _, ...whole } = page;
    for (const seen = new Set<string>(); ; ) {
      for (const entry of page[list] as Json[]) entries.push(entry);
      if (typeof page.nextLink !== "string" || page.nextLink === "") break;
      const next = this.addressIn(page.nextLink);
      if (seen.has(next)) throw new ArmRequestError("unreadable", problem("PageRepeated", "a list leads back to one of its pages"), false);
      seen.add(next);
      const answer = await this.read(next, reading);
      page = record(answer.body);
      if (answer.status === 404 || !Array.isArray(page[list])) {
        throw new ArmRequestError("unreadable", problem("PageMissing", "a page of a list is missing"), false);
      }
    }
    return { ...first, body: { ...whole, [list]: entries } };
  }

  /** Sends something that changes, once; a signal does not stop it half way. Throws an {@link ArmRequestError}. */
  async change(method: "PUT" | "DELETE" | "POST", path: string, body: Json | undefined, correlationId: string): Promise<Answer> {
    const answer = await this.#send(method, path, body, correlationId, undefined);
    if (answer.status < 300) return answer;
    throw this.#refusal(answer);
  }

  /** The path of an address that an answer names. */
  addressIn(address: string): string {
    try {
      return pathInAnswer(this.manager, address);
    } catch (error) {
      if (!(error instanceof ForeignAddress)) throw error;
      throw new ArmRequestError("foreign", problem("ForeignAddress", error.message), false);
    }
  }

  async #send(
    method: HttpMethods,
    path: string,
    body: Json | undefined,
    correlationId: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const url = `${this.manager.origin}${pathInAnswer(this.manager, path)}`;
    const request = createPipelineRequest({
      url,
      method,
      timeout: this.#options.timeout ?? 100_000,
      headers: createHttpHeaders({
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(correlationId !== undefined && { "x-ms-correlation-request-id": correlationId }),
      }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { abortSignal: signal }),
      // A page would follow a redirect with everything that it sends.
      requestOverrides: { redirect: "error" },
    });
    let response;
    try {
      response = await this.#pipeline.sendRequest(this.#httpClient(), request);
    } catch (error) {
      throw this.#silence(error);
    }
    const text = this.redaction.text(response.bodyAsText ?? "");
    const { status } = response;
    return { status, headers: response.headers, body: this.#parsed(text, status, response.headers) };
  }

  #parsed(text: string, status: number, headers: HttpHeaders): Json | undefined {
    if (text === "" && status !== 200) return undefined;
    try {
      return JSON.parse(text) as Json;
    } catch {
      // A proxy's page, or half of an answer. With an error's status that alone says enough.
      if (status >= 400) return undefined;
      const requestId = headers.get("x-ms-request-id");
      const failure = problem("UnreadableAnswer", "the answer is no JSON", { status, ...(requestId !== undefined && { requestId }) });
      throw new ArmRequestError("unreadable", failure, true);
    }
  }

  #refusal({ status, headers, body }: Answer): ArmRequestError {
    const requestId = headers.get("x-ms-request-id");
    const failure = failureIn(body, { status, ...(requestId !== undefined && { requestId }) });
    // What does not speak as Azure does, but stands on the way to it, says nothing of what Azure did.
    const isOfAzure = failure.chain.length > 0;
    const reason = status < 400 ? "foreign" : isOfAzure || status !== 404 ? reasonOf(status) : "unreadable";
    return new ArmRequestError(reason, failure, status >= 500 || status === 408 || !isOfAzure);
  }

  /** No answer at all: the error says why, and nothing of the request. */
  #silence(error: unknown): ArmRequestError {
    if (error instanceof SignInError) return new ArmRequestError("notSignedIn", problem("SignInFailed", error.message), false);
    const { name = "", code, message = "" } = (error ?? {}) as { name?: string; code?: unknown; message?: string };
    if (name === "AbortError") return new ArmRequestError("unreachable", problem("Timeout", "no answer in time"), true);
    const text = this.redaction.text(message).replace(/\s+for (GET|PUT|POST|DELETE|HEAD) .*/s, "");
    return new ArmRequestError("unreachable", problem(typeof code === "string" ? code : "NoAnswer", text), true);
  }

  #httpClient(): HttpClient {
    return this.#options.httpClient ?? (defaultHttpClient ??= createDefaultHttpClient());
  }

  /** Gets a token at its first request and keeps it until it is about to end. */
  #signedPipeline(): Pipeline {
    const pipeline = createEmptyPipeline();
    const { credential } = this.#options;
    pipeline.addPolicy(
      bearerTokenAuthenticationPolicy({
        scopes: this.manager.scope,
        credential: {
          getToken: async (scopes, options) => {
            try {
              const token = await credential.getToken(scopes, options);
              if (token) this.redaction.addToken(token.token);
              return token;
            } catch (error) {
              const { name = "Error", message = "" } = (error ?? {}) as { name?: string; message?: string };
              if (name === "AbortError") throw error;
              throw new SignInError(this.redaction.text(`${name}: ${message}`));
            }
          },
        },
      }),
    );
    // Answering a challenge would send the request again.
    pipeline.addPolicy({
      name: "oncePolicy",
      async sendRequest(request, next) {
        const response = await next(request);
        if (request.method !== "GET") response.headers.delete("www-authenticate");
        return response;
      },
    });
    return pipeline;
  }
}

class SignInError extends Error {}

/** Whether Azure says that what was asked for is not there, and not that it does not know the caller's subscription. */
function isAbsence({ status, body }: Answer): boolean {
  const code = text(record(record(body).error).code);
  return status === 404 && code !== undefined && code !== "SubscriptionNotFound";
}

function reasonOf(status: number): Reason {
  if (status === 401) return "notSignedIn";
  if (status === 403) return "forbidden";
  if (status === 429) return "throttled";
  return status === 408 || status >= 500 ? "unreachable" : "refused";
}

function problem(code: string, message: string, more: { status?: number; requestId?: string } = {}) {
  return { ...more, code, message, chain: [], policies: [] };
}

/** A JSON object; an empty one for anything else. */
export function record(value: Json | undefined): { [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
