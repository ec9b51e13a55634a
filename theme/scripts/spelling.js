/**
 * Words that were probably meant: the nearest spellings in the lexicon. Loaded by the lexicon for a
 * word that nobody wrote. hub/search/spelling.py follows the same rules.
 */
(() => {
  "use strict";
  const MOST = 5;
  // What a word may end in, and what it ends in in another number or gender.
  const ENDINGS = "-s -es s- es- z-ces ces-z o-a a-o os-as as-os";

  /** All words of the file `words`, each with the binary logarithm of its number of documents. */
  const read = (text) => {
    const next = Hub.codes.front(2);
    return text.split(",").map((code) => [next(code), parseInt(code[1], 36)]);
  };

  /**
   * Optimal string alignment distance, or `limit` + 1 when it is greater than `limit`: insertions,
   * deletions, substitutions and swaps of neighbours count one each, no part is edited twice.
   * Source: L. Boytsov, «Indexing methods for approximate dictionary searching», 2011.
   */
  const distance = (word, other, limit) => {
    const most = limit + 1;
    if (Math.abs(word.length - other.length) > limit) return most;
    let last;
    let before;
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= word.length; i++) {
      [last, before] = [before, row];
      row = Array(other.length + 1).fill(most);
      let least = (row[0] = i);
      // Further from the diagonal every distance is beyond the limit.
      for (let j = Math.max(1, i - limit); j <= Math.min(other.length, i + limit); j++) {
        const isSwap = word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
        const change = before[j - 1] + (word[i - 1] !== other[j - 1]);
        row[j] = Math.min(change, before[j] + 1, row[j - 1] + 1, isSwap ? last[j - 2] + 1 : most);
        least = Math.min(least, row[j]);
      }
      if (least > limit) return most;
    }
    return Math.min(most, row[other.length]);
  };

  /** How many edits `word` may be away from what was meant; 0 when it is not corrected. */
  const reach = (word) => (/^\P{N}{8,}$/u.test(word) ? 2 : /^\P{N}{3,}$/u.test(word) ? 1 : 0);

  /** Other forms that a folded word may have, likeliest first. */
  const inflections = (word) => {
    const endings = ENDINGS.split(" ").map((pair) => pair.split("-"));
    const found = endings.filter(([end]) => reach(word) && word.endsWith(end));
    return found.map(([end, other]) => word.slice(0, word.length - end.length) + other);
  };

  /**
   * At most five of `words` (see `read`; in order) at the least distance from `word`, which is none
   * of them, the likeliest first.
   */
  const nearest = (word, words) => {
    let best = reach(word);
    let found = [];
    for (const item of words) {
      const steps = distance(word, item[0], best);
      if (steps < best) [best, found] = [steps, []];
      if (steps === best) found.push(item);
    }
    const strays = ([other]) => other[0] !== word[0];
    found.sort((a, b) => strays(a) - strays(b) || b[1] - a[1]);
    return found.slice(0, MOST).map(([other]) => other);
  };

  Hub.spelling = { read, distance, reach, inflections, nearest };
  if (Hub.receive) Hub.receive("spelling", Hub.spelling);
})();
