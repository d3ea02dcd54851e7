// How many requests ARM takes in a time.

import { tooManyRequests } from './arm-error.mjs';

export class Throttling {
  #recent = [];
  #clock;
  #limits;

  /**
   * @param {import('./clock.mjs').Clock} clock
   * @param {{ requests: number, seconds: number, retryAfter?: number } | undefined} limits no end without them
   */
  constructor(clock, limits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Counts a request; throws where it is one too many. */
  admit({ pathname }) {
    if (!this.#limits) return;
    const { requests, seconds, retryAfter } = this.#limits;
    this.#recent = this.#recent.filter((moment) => moment > this.#clock.now - seconds * 1000);
    if (this.#recent.length >= requests) throw tooManyRequests(pathname.split('/')[2], retryAfter);
    this.#recent.push(this.#clock.now);
  }
}
