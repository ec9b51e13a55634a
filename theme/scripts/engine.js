/**
 * Searching and everything else that pages ask the index: made once a page with a loader, or in a
 * worker with any function that promises the values of a file; `script` promises a script that is not
 * there yet. hub/search/engine.py takes the same steps. All promises reject as the loader does; what failed is tried again when asked for again.
 */
(() => {
  "use strict";
  const { codes } = Hub;
  const all = (values, promise) => Promise.all(Array.from(values, promise));

  Hub.createEngine = (load, script) => {
    const kept = {};

    /** What `read` makes of the values of a file; read once. */
    const once = (name, read) => {
      if (!kept[name]) {
        kept[name] = load(name).then((values) => read(...values));
        kept[name].catch(() => delete kept[name]);
      }
      return kept[name];
    };

    /** The statistics of the index: those of the file, `stop` as a set, `bounds` as a list. */
    const meta = () =>
      once("meta", (values) => ({
        ...values,
        stop: new Set(values.stop.split(" ")),
        bounds: values.bounds.split(",").filter(Boolean),
      }));
    const lexicon = Hub.createLexicon(once, meta, script);

    /**
     * Search for `text`; `exact` takes words only as they are, `prefix` takes the last word for one
     * that is still being typed. Promises
     * - `mode`: `all`, `most` (most of many terms), `any` (no entry has them) or `none` (no terms:
     *   every document),
     * - `docs` and `pages`: numbers of entries and of pages, the best first,
     * - `terms`: the words of the query; `unknown`: those of them that were left out;
     *   `corrections`: those that nobody wrote, as `word` and the `spellings` that replace it; all
     *   words folded,
     * - `marks`: the set of folded words to mark.
     */
    const search = async (text, { exact, prefix } = {}) => {
      const about = await meta();
      const { terms, phrases, excluded } = Hub.query.parse(text, about.stop);
      const isBegun = (word) => prefix && Hub.text.fold(text).endsWith(word);
      const [found, without, fields] = await Promise.all([
        all(terms, (word) => lexicon.resolve(word, exact, isBegun(word))),
        all(excluded, lexicon.find),
        terms.length && once("lengths", (fields) => fields),
      ]);
      const known = found.filter((item) => item.terms.length);
      // A phrase with a word that no document holds asks for a pair that no document holds.
      const stems = new Map(known.map((item) => [item.word, item.terms[0].stem]));
      const stem = (word) => stems.get(word) || "";
      const pairs = phrases.flatMap((words) =>
        words.slice(1).map((word, i) => `${stem(words[i])} ${stem(word)}`),
      );
      const held = await all(pairs, lexicon.holding);
      // Several words with the same terms are one.
      const key = (item) => item.terms.map((term) => term.stem).join();
      const asked = [...new Map(known.map((item) => [key(item), item.terms])).values()];
      const out = without.filter(Boolean);
      const scores = Hub.scores(asked, fields, about);
      const [mode, numbers] = Hub.match(about, asked, held, out, scores, !terms.length);
      return {
        mode,
        docs: Int32Array.from(numbers.filter((n) => n < about.entries)),
        pages: Int32Array.from(numbers.filter((n) => n >= about.entries)),
        terms,
        corrections: known.filter((item) => item.spellings),
        unknown: terms.filter((word) => !stems.has(word)),
        marks: new Set(asked.flat().flatMap((term) => term.folded)),
      };
    };

    /** At most `limit` words, as they are spelt, that begin with `prefix`, the likeliest first. */
    const complete = async (prefix, limit) =>
      (await lexicon.complete(prefix, limit)).map(([word]) => word);

    /** Map of each value of a facet to the set (see `Hub.bitsets`) of its entries. */
    const facet = async (id) => {
      const { entries } = await meta();
      const read = ([value, list]) => [value, Hub.bitsets.of(codes.gaps(list), entries)];
      return once(`f/${id}`, (values) => new Map(Object.entries(values).map(read)));
    };

    /** `first` and `last` year of each entry: 0 where unknown, Infinity where it goes on. */
    const period = async () => {
      const { baseYear } = await meta();
      const year = (n) => (n > 1 ? n - 2 + baseYear : n && Infinity);
      const [first, last] = await once("f/period", (...lists) => lists.map(codes.numbers));
      return { first: first.map(year), last: last.map(year) };
    };

    /** For each entry the days from 2000-01-01 to its last verification. */
    const verified = () => once("f/verified", codes.numbers);

    /** Of each of `numbers` its item and the columns of its file, if any; `size` items a file. */
    const items = (folder, size, numbers) =>
      all(numbers, async (n) => {
        const read = (...values) => values.reverse();
        const [list, columns] = await once(`${folder}/${Math.floor(n / size)}`, read);
        return [list[n % size], columns];
      });

    /** The cards of documents in the order of `numbers`; `kind` as in docs/search.md. */
    const cards = async (numbers) => {
      const found = await items("d", (await meta()).chunk, numbers);
      return found.map(([[path, title, kind, place, period, sentence, language]], i) => {
        return { number: numbers[i], path, title, kind, place, period, sentence, language };
      });
    };

    /** `rows` of entries in the order of `numbers`, with their `columns`; both empty for none. */
    const rows = async (numbers) => {
      const found = await items("x", (await meta()).rows, numbers);
      return { columns: found.length ? found[0][1] : [], rows: found.map(([row]) => row) };
    };

    /** The numbers of the entries with these ids, -1 for one that is not there. */
    const numbers = async (ids) => {
      const { ids: size } = await meta();
      const read = (values) => new Map(Object.entries(values));
      const held = async (id) => size && once(`i/${codes.hash(id) % size}`, read);
      return all(ids, async (id) => ((await held(id)) || new Map()).get(id) ?? -1);
    };

    return { meta, search, complete, facet, period, verified, cards, rows, numbers };
  };
})();
