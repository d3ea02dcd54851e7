/** Work that Azure does after its answer, followed at the address that the answer names, by Azure's own poller. */

import { createHttpPoller, type OperationResponse } from "@azure/core-lro";

import type { Json } from "../types.js";
import { ArmRequestError, failureIn } from "./failure.js";
import { record, text, type Answer, type Reading, type Transport } from "./transport.js";
import type { ArmFailure } from "./types.js";
import { retryAfter } from "./waiting.js";

/** One look at the work. */
export interface Look {
  state: "running" | "succeeded" | "failed" | "canceled";
  /** As Azure words it. */
  word: string;
  percent: number | undefined;
  error: ArmFailure | undefined;
  /** What the last answer held. */
  body: Json | undefined;
  /** Milliseconds that Azure asks to wait before the next. */
  pause: number | undefined;
  /** Nothing can be read at the address any more, which says nothing of the work: what it was for has to be looked at. */
  isUnreadable: boolean;
}

/** Where work can be followed, and by which header Azure said so, which is how the answers there are read. */
export interface Operation {
  header: (typeof HEADERS)[number];
  path: string;
}

export const HEADERS = ["azure-asyncoperation", "location"] as const;

/** Where an answer says that its work can be followed. */
export function operationIn(transport: Transport, answer: Answer): Operation | undefined {
  for (const header of HEADERS) {
    const address = answer.headers.get(header);
    if (address !== undefined) return { header, path: transport.addressIn(address) };
  }
  return undefined;
}

/** Follows work by its address until it has ended. The caller does the waiting. */
export function follow(transport: Transport, method: string, first: Answer, reading: Reading): () => Promise<Look> {
  let last: Answer = first;
  const response = (answer: Answer, url: string): OperationResponse<Json | undefined> => ({
    flatResponse: answer.body,
    rawResponse: { statusCode: answer.status, headers: headersOf(transport, answer), body: answer.body, request: { method, url } },
  });
  const poller = createHttpPoller<Json | undefined, { status: Look["state"] | "notStarted" }>(
    {
      sendInitialRequest: async () => response(first, "/"),
      sendPollRequest: async (address) => {
        last = await transport.read(transport.addressIn(address), reading);
        return response(last, address);
      },
    },
    // What is asked of the resource itself is asked by whoever follows.
    { resolveOnUnsuccessful: true, skipFinalGet: true },
  );
  return async () => {
    await poller.submitted();
    try {
      if (!poller.isDone) await poller.poll();
    } catch (error) {
      // At its Location, work that failed answers as the request would have; but so does a look that was refused.
      if (!(error instanceof ArmRequestError) || error.reason !== "refused") throw error;
      return { state: "failed", word: "Failed", percent: undefined, error: error.failure, body: undefined, pause: undefined, isUnreadable: true };
    }
    const status = poller.operationState?.status ?? "running";
    const { status: word, percentComplete, error } = record(last.body);
    const isUnreadable = last.status === 404;
    const state = status === "notStarted" ? "running" : status;
    return {
      state, isUnreadable, word: text(word) ?? state, body: last.body, pause: retryAfter(last.headers),
      percent: typeof percentComplete === "number" ? percentComplete : undefined,
      error: state === "failed" || state === "canceled" ? failureIn(error ?? last.body) : undefined,
    };
  };
}

/** An answer that sends to an address, for work of which only the address is known. */
export function sentTo({ header, path }: Operation): Answer {
  return { status: 202, body: undefined, headers: { get: (name) => (name === header ? path : undefined) } };
}

function headersOf(transport: Transport, { headers }: Answer): { [name: string]: string } {
  const found: { [name: string]: string } = {};
  for (const name of HEADERS) {
    const value = headers.get(name);
    // The poller follows what stands here.
    if (value !== undefined) found[name] = transport.addressIn(value);
  }
  return found;
}
