/**
 * Numbers, lists of documents and words from compact text: the codes of docs/search.md. Used by all
 * that reads files of the index.
 */
(() => {
  "use strict";

  /** The numbers of which `text` is the code. */
  const numbers = (text) => {
    const found = [];
    let at = 0;
    const next = (high) => {
      const code = text.charCodeAt(at++);
      return high * 91 + code - 33 - (code > 34) - (code > 92) - (code > 124);
    };
    while (at < text.length) {
      const first = next(0);
      if (first < 75) found.push(first);
      else if (first < 89) found.push(75 + next(first - 75));
      else if (first < 90) found.push(1349 + next(next(0)));
      else found.push(9630 + next(next(next(0))));
    }
    return found;
  };

  /** Ascending numbers from the distances between them, each less one. */
  const ascending = (distances) => {
    let last = -1;
    return distances.map((distance) => (last += distance + 1));
  };

  /** The ascending numbers of a gap list. */
  const gaps = (text) => ascending(numbers(text));

  /** A function that takes front coded items in order; `rest` is where the rest of one begins. */
  const front = (rest) => {
    let item = "";
    return (code) => (item = item.slice(0, parseInt(code[0], 36)) + code.slice(rest));
  };

  /** The front coded items of `text`. */
  const fronted = (text, separator) => (text ? text.split(separator).map(front(1)) : []);

  /** A number below 2³² for `key`, by which keys are spread over files. */
  const hash = (key) => {
    let value = 0;
    for (let i = 0; i < key.length; i++) value = (Math.imul(value, 31) + key.charCodeAt(i)) >>> 0;
    return value;
  };

  Hub.codes = { numbers, ascending, gaps, front, fronted, hash };
})();
