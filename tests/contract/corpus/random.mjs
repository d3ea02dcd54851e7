// A seeded source of choices: the same seed gives the same corpus on every machine.

/** @param {number} seed an unsigned 32-bit integer */
export function randomSource(seed) {
  let state = seed >>> 0;

  // The generator known as mulberry32.
  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  const source = {
    integer: (lowest, highest) => lowest + Math.floor(next() * (highest - lowest + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[source.integer(0, choices.length - 1)],
    text: (alphabet, length) => Array.from({ length }, () => source.pick(alphabet)).join(''),
    guid: () => [8, 4, 4, 4, 12].map((length) => source.text([...'0123456789abcdef'], length)).join('-'),
  };
  return source;
}
