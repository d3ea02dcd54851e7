// Which providers a subscription is registered to use. Registering takes its time.

export class Registrations {
  #states = new Map();
  #clock;
  #options;

  constructor(clock, options) {
    this.#clock = clock;
    this.#options = options;
  }

  state(subscriptionId, namespace) {
    return this.#states.get(keyFor(subscriptionId, namespace)) ?? (this.#options.unregistered.includes(namespace) ? 'NotRegistered' : 'Registered');
  }

  register(subscriptionId, namespace) {
    if (this.state(subscriptionId, namespace) === 'Registered') return;
    this.#states.set(keyFor(subscriptionId, namespace), 'Registering');
    this.#clock.after(this.#options.durations.registration, () => this.#states.set(keyFor(subscriptionId, namespace), 'Registered'));
  }
}

const keyFor = (subscriptionId, namespace) => `${subscriptionId}/${namespace}`.toLowerCase();
