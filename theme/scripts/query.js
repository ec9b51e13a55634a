/**
 * What a reader types, read: terms, phrases and excluded words. Used by the engine.
 * docs/search.md says the rules; hub/search/query.py follows the same.
 */
(() => {
  "use strict";
  const LONGEST = 500;
  const MOST = 30;
  const PHRASE = /"[^"]*"|“[^”]*”|«[^»]*»/g;
  // Python counts these control characters as white space too.
  const EXCLUDED = /(^|[\s\x1c-\x1f\x85])-[\p{L}\p{N}][^\s\x1c-\x1f\x85]*/gu;

  /**
   * Read `text`; nothing is thrown for any text. `stop` is the set of folded function words. All
   * words of `terms`, `phrases` and `excluded` are folded.
   */
  const parse = (text, stop) => {
    const read = (part) => {
      const words = Hub.text.words(part).map((word) => word.folded);
      return words.filter((word) => !stop.has(word));
    };
    const phrases = [];
    const excluded = [];
    // Characters, not units: an emoji counts as one.
    const rest = [...text.slice(0, 2 * LONGEST)]
      .slice(0, LONGEST)
      .join("")
      .replace(PHRASE, (part) => {
        const words = read(part);
        if (words.length > 1) phrases.push(words);
        return ` ${words.join(" ")} `;
      })
      .replace(EXCLUDED, (part) => {
        excluded.push(...read(part));
        return " ";
      });
    const terms = [...new Set(read(rest))].slice(0, MOST);
    return { terms, phrases, excluded: [...new Set(excluded)] };
  };

  Hub.query = { parse };
})();
