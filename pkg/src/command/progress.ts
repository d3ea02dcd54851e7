/** Work that goes on in Azure, as a bar where standard error is a terminal, else as a line where something changed. */

import terminal, { type SingleBar } from "cli-progress";

import { say } from "../client/texts.js";
import type { RunningEvent } from "../client/types.js";
import type { Language } from "../types.js";

/** How often a line says that nothing has changed, in milliseconds. */
const QUIET = 60_000;

/** Shows one run of work after another; whatever else is written to standard error goes through `line`. */
export class Progress {
  readonly #lang: Language;
  readonly #isTerminal = process.stderr.isTTY === true && process.env.TERM !== "dumb";
  #bar: SingleBar | undefined;
  #event: RunningEvent | undefined;
  #began = 0;
  #said = "";
  #saidAt = 0;

  constructor(lang: Language) {
    this.#lang = lang;
  }

  /** Writes a line, above the bar if there is one. */
  line(text: string): void {
    this.stop();
    process.stderr.write(`${text}\n`);
  }

  show(event: RunningEvent): void {
    this.#event = event;
    this.#began = Date.now() - event.elapsed;
    if (!this.#isTerminal) return this.#sayChange(event);
    if (this.#bar === undefined) {
      this.#bar = new terminal.SingleBar({
        stream: process.stderr, barsize: 24, fps: 4, clearOnComplete: true, emptyOnZero: true, gracefulExit: false,
        // A process that is killed could not give them back.
        hideCursor: null, linewrap: null,
        barCompleteChar: "█", barIncompleteChar: "░",
        format: (options, { progress, maxWidth }) =>
          `${terminal.Format.BarFormat(progress, options)} ${this.#text()}`.slice(0, Math.max(maxWidth - 1, 1)),
      });
      this.#bar.start(1, 0);
    }
    this.#bar.update(this.#part());
  }

  /** Takes the bar away. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  /** How much is done: what Azure says, else by the time that it usually takes. Only its end is its end. */
  #part(): number {
    const { percent, expected } = this.#event ?? { expected: 1 };
    return Math.min(percent === undefined ? this.#elapsed() / Math.max(expected, 1) : percent / 100, 0.99);
  }

  #elapsed(): number {
    return Date.now() - this.#began;
  }

  #text(): string {
    const { state = "", operations = [], expected = 0 } = this.#event ?? {};
    const elapsed = clock(this.#elapsed());
    const time = say(this.#lang, {
      en: `${elapsed} of about ${clock(expected)}`,
      zh: `已用 ${elapsed}，通常约 ${clock(expected)}`,
    });
    const busy = operations.find((operation) => operation.state === "Running" && operation.resourceType !== undefined);
    return [time, state, ...(busy ? [busy.resourceType?.split("/").slice(1).join("/")] : [])].join(" · ");
  }

  #sayChange(event: RunningEvent): void {
    const what = JSON.stringify([event.state, event.operations.map(({ resourceId, state }) => [resourceId, state])]);
    if (what === this.#said && Date.now() - this.#saidAt < QUIET) return;
    [this.#said, this.#saidAt] = [what, Date.now()];
    process.stderr.write(`  ${this.#text()}\n`);
  }
}

/** Minutes and seconds. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
