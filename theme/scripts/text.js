/**
 * Words as the index knows them: lower case, without accents. Used by queries, shards and marks.
 * docs/search.md says the rules; hub/search/analysis.py follows the same.
 */
(() => {
  "use strict";
  const Hub = (globalThis.Hub = globalThis.Hub || {});
  const LONGEST = 64;

  /**
   * `text` in the form in which its words are looked for (NFKC). The only letter that grows in
   * lower case is decomposed, so that offsets are the same in both cases.
   */
  const normal = (text) => text.normalize("NFKC").replace(/\u0130/g, "I\u0307");

  /** `word` in lower case and without accents. */
  const fold = (word) =>
    /^[a-z]*$/.test(word)
      ? word
      : word.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]+/g, "");

  /**
   * The words of `text`, function words included: each as `text` in lower case, `folded`, and the
   * offsets `start` and `end` in `normal(text)`.
   */
  const words = (text) => {
    const found = [];
    for (const match of normal(text).toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
      const [word] = match;
      const start = match.index;
      const item = { text: word, folded: fold(word), start, end: start + word.length };
      if ([...word].length <= LONGEST) found.push(item);
    }
    return found;
  };

  Hub.text = { normal, fold, words };
})();
