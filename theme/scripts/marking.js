/**
 * Where the words of a query stand in a text. Used by the results and by pages that were found.
 */
(() => {
  "use strict";

  /**
   * `text` in segments `[text, isMarked]`, none empty, that together are `text`. A run of letters,
   * digits and accents is marked when it holds one of `marks`, a set of folded words.
   */
  const segments = (text, marks) => {
    const found = [];
    text.split(/([\p{L}\p{N}\p{M}]+)/u).forEach((part, i) => {
      const last = found[found.length - 1];
      const isMarked = i % 2 > 0 && Hub.text.words(part).some(({ folded }) => marks.has(folded));
      if (last && last[1] === isMarked) last[0] += part;
      else if (part) found.push([part, isMarked]);
    });
    return found;
  };

  Hub.marking = { segments };
})();
