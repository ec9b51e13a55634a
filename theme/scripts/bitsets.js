/**
 * Sets of entries as bits of a Uint32Array: filters and their counts. Used by the engine and the
 * explore page, where a click counts some hundred sets of ten thousand entries.
 */
(() => {
  "use strict";

  /** The set of `numbers`, all below `size`. */
  const of = (numbers, size) => {
    const set = new Uint32Array((size + 31) >> 5);
    for (const n of numbers) set[n >> 5] |= 1 << n;
    return set;
  };

  /** The set of all numbers below `size`. */
  const full = (size) => {
    const set = of([], size).fill(-1);
    set[set.length - 1] >>>= -size & 31;
    return set;
  };

  const and = (set, other) => set.map((bits, i) => bits & other[i]);
  const or = (set, other) => set.map((bits, i) => bits | other[i]);
  const has = (set, n) => ((set[n >> 5] >> n) & 1) > 0;

  /** How many numbers are in `set`, or in both sets; a step of the inner loop takes a bit away. */
  const count = (set, other = set) => {
    let total = 0;
    for (let i = 0; i < set.length; i++) {
      for (let bits = set[i] & other[i]; bits; bits &= bits - 1) total++;
    }
    return total;
  };

  Hub.bitsets = { of, full, and, or, has, count };
})();
