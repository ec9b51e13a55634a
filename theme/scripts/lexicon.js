/**
 * The words of the index and the terms that they stand for, as far as somebody asks. Used by the
 * engine. A word is looked up in one shard; its stem may be in another.
 */
(() => {
  "use strict";
  const { codes, shards } = Hub;
  const MOST = 5;

  /**
   * `once(name, read)` promises what `read` makes of a file, `meta()` what is in the file meta,
   * `script(name)` a further script.
   */
  Hub.createLexicon = (once, meta, script) => {
    const shardOf = async (word) => {
      const { bounds } = await meta();
      return once(`t/${shards.place(bounds, word)}`, shards.terms);
    };

    /** The term (see `Hub.shards.terms`) of a folded word, or nothing. */
    const find = async (word) => {
      const { words, aliases } = await shardOf(word);
      const stem = words.get(word) || aliases.get(word);
      return stem && (await shardOf(stem)).stems.get(stem);
    };

    /**
     * At most `limit` pairs: how a word that begins with `prefix` is spelt, and its term, each term
     * once with its most frequent word. Those in most documents come first, which the length of
     * their postings tells well enough. At most two shards are looked at.
     */
    const complete = async (prefix, limit) => {
      const start = Hub.text.fold(prefix);
      if (start.length < 2) return [];
      const begins = (word) => word.startsWith(start);
      const looked = await Promise.all([start, `${start}\uffff`].map(shardOf));
      const alias = [...looked[0].aliases].find(([word]) => begins(word));
      if (alias && looked[0] === looked[1]) looked[1] = await shardOf(alias[1]);
      const found = [];
      for (const { stems } of new Set(looked)) {
        for (const term of stems.values()) {
          const word = term.spelled[term.folded.findIndex(begins)];
          if (word) found.push([word, term]);
        }
      }
      return found.sort((a, b) => b[1].postings.length - a[1].postings.length).slice(0, limit);
    };

    /**
     * What a folded `word` stands for: `terms`, and the `spellings` that it was corrected to. A
     * word that `isBegun` may stand for words that begin with it; `exact` forbids everything else.
     */
    const resolve = async (word, exact, isBegun) => {
      const term = await find(word);
      if (term) return { word, terms: [term] };
      const begun = isBegun ? await complete(word, MOST) : [];
      if (begun.length || exact) return { word, terms: begun.map(([, found]) => found) };
      // Most queries are spelt as somebody has written.
      if (!Hub.spelling) await script("spelling");
      const { spelling } = Hub;
      if (!spelling.reach(word)) return { word, terms: [] };
      const inflected = (await Promise.all(spelling.inflections(word).map(find))).find(Boolean);
      if (inflected) return { word, terms: [inflected] };
      const near = spelling.nearest(word, await once("words", spelling.read));
      const terms = await Promise.all(near.map(find));
      const spellings = terms.map(({ spelled, folded }, i) => spelled[folded.indexOf(near[i])]);
      return { word, terms: [...new Set(terms)], spellings };
    };

    /** The documents that hold two stems next to each other, given as `stem stem`. */
    const holding = async (pair) => {
      const { pairs } = await meta();
      const held = pairs && (await once(`p/${codes.hash(pair) % pairs}`, shards.pairs)).get(pair);
      return codes.gaps(held || "");
    };

    return { find, complete, resolve, holding };
  };
})();
