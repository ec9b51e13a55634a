/**
 * The shards of the index: which words have which stem, and which documents hold it. Used by the
 * lexicon; postings stay text until somebody asks for them.
 */
(() => {
  "use strict";
  const { ascending, front, fronted, numbers } = Hub.codes;

  /** The documents of a term in groups that hold it equally often in each field; read once. */
  const groups = (term) =>
    (term.groups ||= term.postings.split(" ").map((group) => {
      const found = numbers(group);
      return { frequencies: found.splice(0, 4), numbers: ascending(found) };
    }));

  /**
   * A shard of terms. `words` and `aliases` map folded words to stems that are here or elsewhere;
   * `stems` maps each stem that is here to its term: the `stem`, its words, most frequent first, as
   * `spelled` and `folded`, and its `postings`.
   */
  const terms = (lexicon, lists, aliases) => {
    const words = new Map();
    const stems = new Map();
    const next = front(1);
    const postings = lists.split("|");
    lexicon.split(";").forEach((group, i) => {
      const [stem, ...spelled] = group.split(",").map(next);
      const folded = spelled.map(Hub.text.fold);
      for (const word of folded) words.set(word, stem);
      stems.set(stem, { stem, spelled, folded, postings: postings[i] });
    });
    return { words, stems, aliases: new Map(aliases.split(",").map((alias) => alias.split(":"))) };
  };

  /** A shard of pairs: map of `stem stem` to the gap list of the documents. */
  const pairs = (keys, lists) => {
    const postings = lists.split("|");
    return new Map(fronted(keys, ",").map((key, i) => [key, postings[i]]));
  };

  /** The number of the shard for `word`; `bounds` are the first stems of all but the first. */
  const place = (bounds, word) => bounds.filter((bound) => bound <= word).length;

  Hub.shards = { groups, terms, pairs, place };
})();
