// Finds the entries that a state asks for: its words by the engine, its filters as bitsets, its order.
// What cannot be loaded is left out and said. Used by explore.js and around.js.
(() => {
  "use strict";
  const { bitsets, engine } = Hub;
  const sortings = {};
  let searched = {};

  /** All entries in an order other than relevance: a Promise of numbers. */
  const order = async (sort, size) => {
    if (sortings[sort]) return sortings[sort];
    const all = Int32Array.from({ length: size }, (_, number) => number);
    if (sort !== "title") {
      const keys = sort === "year" ? (await engine.period()).first : await engine.verified();
      all.sort((a, b) => keys[b] - keys[a] || a - b);
    }
    return (sortings[sort] = all);
  };

  /** The entries with any year from `from` to `to` (0: no limit): a Promise of a bitset. An unknown
      end of an entry is the year of the other, as docs/search.md says. */
  const span = async ({ from, to }, size) => {
    const { first, last } = await engine.period();
    const numbers = [];
    for (let n = 0; n < size; n++) {
      const start = first[n] || last[n];
      const end = last[n] || start;
      // What goes on without a known beginning has no year.
      if (start && start < Infinity && (!to || start <= to) && end >= from) numbers.push(n);
    }
    return bitsets.of(numbers, size);
  };

  /** What the words of a state find, with a bitset: a Promise. The last search is kept. */
  const search = ({ q, exact }, size, isTyping) => {
    const key = [exact, isTyping, q].join();
    if (searched.key !== key) {
      const found = engine
        .search(q, { exact, prefix: isTyping })
        .then((result) => ({ ...result, bits: bitsets.of(result.docs, size) }));
      found.catch(() => (searched = {}));
      searched = { key, found };
    }
    return searched.found;
  };

  /** What stands for a search that could not be made: every entry. */
  const everything = async (size) => {
    const docs = await order("title", size);
    return {
      docs,
      pages: [],
      terms: [],
      marks: new Set(),
      bits: bitsets.full(size),
      isBroken: true,
    };
  };

  /** The entries with any of the values of a facet: a Promise of a bitset, null when it is missing. */
  const chosen = async (group, values) => {
    await group.load();
    const { bits } = group;
    return bits && [...values].map((value) => bits.get(value)).reduce((a, b) => bitsets.or(a, b));
  };

  /** What a state asks for out of `size` entries: a Promise of what the engine found, and
      - `numbers`: the entries in their order,
      - `passing(bits, left)`: those of `bits` that pass all filters (but that of the facet `left`),
      - `isBroken`: the words were not searched for, `isPartial`: a filter or the order is missing. */
  Hub.find = async (state, groups, size, isTyping) => {
    const used = groups.filter(({ id }) => state.facets.has(id));
    const isSpan = state.from || state.to;
    const ids = [...used.map(({ id }) => id), "period"];
    const [found, sorted, ...filters] = await Promise.all([
      search(state, size, isTyping).catch(() => everything(size)),
      state.sort && order(state.sort, size).catch(() => null),
      ...used.map((group) => chosen(group, state.facets.get(group.id))),
      isSpan ? span(state, size).catch(() => null) : bitsets.full(size),
    ]);
    const passing = (bits, left) =>
      filters.reduce((all, set, i) => (set && ids[i] !== left ? bitsets.and(all, set) : all), bits);
    const hits = passing(found.bits);
    return {
      ...found,
      passing,
      numbers: (sorted || found.docs).filter((entry) => bitsets.has(hits, entry)),
      isPartial: sorted === null || filters.includes(null),
    };
  };
})();
