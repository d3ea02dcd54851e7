// The service's own time: it runs at any speed, or only with requests, so that ten minutes of creation take no test ten minutes.

/**
 * @typedef {object} ClockOptions
 * @property {number} [speed] seconds of the service to a second of ours; 0 stands still
 * @property {number} [secondsPerRequest] by how much each request moves it on: with `speed: 0` a run is the same every time
 * @property {Date} [start] the time at the beginning
 */

export class Clock {
  #events = [];
  #order = 0;
  #speed;
  #secondsPerRequest;
  #now;
  #readAt = performance.now();

  /** @param {ClockOptions} options */
  constructor({ speed = 0, secondsPerRequest = 10, start = new Date('2026-11-24T00:00:00Z') } = {}) {
    this.#speed = speed;
    this.#secondsPerRequest = secondsPerRequest;
    this.#now = start.getTime();
  }

  /** The time, in milliseconds since 1970. */
  get now() {
    return this.#now;
  }

  /** The time as ARM writes it; of another moment where one is given. */
  text(moment = this.#now) {
    return new Date(moment).toISOString();
  }

  /** What is to happen in so many seconds. */
  after(seconds, happen) {
    this.#events.push({ at: this.#now + seconds * 1000, order: (this.#order += 1), happen });
  }

  /** Moves on by as much as one request, or as our own time did, and lets happen what is due. */
  tick() {
    const readAt = performance.now();
    const passed = (readAt - this.#readAt) * this.#speed;
    this.#readAt = readAt;
    this.advance(passed / 1000 + this.#secondsPerRequest);
  }

  /** Moves on by so many seconds and lets happen what is due, in its order. */
  advance(seconds) {
    const end = this.#now + seconds * 1000;
    for (;;) {
      const due = this.#events.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at || one.order - other.order)[0];
      if (!due) break;
      this.#events.splice(this.#events.indexOf(due), 1);
      this.#now = Math.max(this.#now, due.at);
      due.happen();
    }
    this.#now = end;
  }
}
