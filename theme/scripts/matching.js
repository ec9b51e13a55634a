/**
 * Which documents match a query whose words have been looked up. Used by the engine.
 */
(() => {
  "use strict";
  const { groups } = Hub.shards;

  /** The documents that hold any of `terms` (see `Hub.shards.terms`). */
  const holding = (terms) =>
    new Set(terms.flatMap((term) => groups(term).flatMap(({ numbers }) => numbers)));

  /** For each of `size` documents how many of `lists` it is on. */
  const counts = (lists, size) => {
    const found = new Uint16Array(size);
    for (const list of lists) for (const n of list) found[n]++;
    return found;
  };

  /**
   * Mode (see `search`) and numbers of the matching documents, the best first. `asked` are for each
   * term of the query the terms of the index that it stands for; `pairs` lists of documents, all of
   * which a document must be on; `excluded` terms; `isEmpty` says that the query has no terms.
   */
  Hub.match = ({ documents, entries }, asked, pairs, excluded, scores, isEmpty) => {
    const held = counts(asked.map(holding), documents);
    const inRow = counts(pairs, documents);
    const out = holding(excluded);
    const pick = (test) => {
      const found = [];
      for (let n = 0; n < documents; n++) if (test(n) && !out.has(n)) found.push(n);
      return found.sort((one, other) => scores[other] - scores[one] || one - other);
    };
    const all = asked.length;
    const needed = all < 4 ? all : Math.ceil((all * 2) / 3);
    const found = pick((n) => held[n] >= needed && inRow[n] === pairs.length);
    const best = found.find((n) => n < entries);
    if (isEmpty) return ["none", found];
    if (!all || best === undefined) return ["any", pick((n) => held[n])];
    return [held[best] === all ? "all" : "most", found];
  };
})();
