/**
 * BM25F: how well each document answers. Used by the engine. The operations and their order are
 * those of docs/search.md, so that scores equal those of hub/search/engine.py.
 */
(() => {
  "use strict";

  /**
   * The score of each document in units of 10⁻⁹. `asked` are for each term of the query the terms
   * of the index (see `Hub.shards.terms`) that it stands for; `lengths` are the values of the file of
   * that name; the rest are the statistics of the index.
   */
  Hub.scores = (asked, lengths, { documents, averages, boosts, k1, b }) => {
    const total = new Float64Array(documents);
    for (const terms of asked) {
      for (const term of terms) {
        const groups = Hub.shards.groups(term);
        boosts.forEach((boost, field) => {
          const held = groups.filter(({ frequencies }) => frequencies[field]);
          const df = held.reduce((sum, { numbers }) => sum + numbers.length, 0);
          // What stands for several terms is a guess: each counts less.
          const weight = boost / Math.sqrt(terms.length);
          const idf = Math.log(documents / (df + 1)) + 1;
          const [values, letters] = lengths[field];
          const norms = values.map((length) => 1 - b + (b * length) / averages[field]);
          for (const { frequencies, numbers } of held) {
            const tf = frequencies[field];
            for (const n of numbers) {
              const norm = norms[letters.charCodeAt(n) - 35];
              total[n] += (weight * idf * tf * (k1 + 1)) / (tf + k1 * norm);
            }
          }
        });
      }
    }
    return total.map((score) => Math.floor(score * 1e9 + 0.5));
  };
})();
