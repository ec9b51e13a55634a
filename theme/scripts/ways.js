// Ways out when nothing is found. Loaded when they are needed; used by explore.js.
(() => {
  "use strict";
  const { make, fill } = Hub;
  const WORDS = 4; // words of a query that are tried alone
  const THEMES = 3;
  const SHORTEST = 4; // letters of a word that says what it is about

  /** Values whose names share the beginning of a word with the query. */
  const alike = (group, query) => {
    const beginnings = Hub.text
      .words(query)
      .filter(({ folded }) => folded.length >= SHORTEST)
      .map(({ folded }) => folded.slice(0, Math.max(SHORTEST, folded.length - 2)));
    const fits = ({ folded }) => beginnings.some((beginning) => folded.startsWith(beginning));
    return group ? group.parsed.values.filter(({ label }) => Hub.text.words(label).some(fits)) : [];
  };

  /** Ways out, as nodes: a Promise. `found` is what was found (finding.js), `filters` are those in
      force, `groups` the facets, `size` is the number of entries; `go` takes a change to the state. */
  Hub.ways = async ({ state, found, groups, filters, size, go }) => {
    const texts = Hub.texts.ways;
    const { count, of } = Hub.bitsets;
    const ways = [];
    const add = (text, change) => {
      const click = () => go(change);
      ways.push(make("button", { type: "button", class: "way", click }, text));
    };
    const offer = (text, values, n, change) => {
      const entries = n && Hub.count(Hub.texts.finder.entries, n);
      if (n) add(fill(text, { ...values, entries }), change);
      return n > 0;
    };

    if (state.exact) {
      const { corrections } = await Hub.engine.search(state.q, {});
      const word = corrections.map(({ spellings }) => spellings[0]).join(", ");
      if (word) add(fill(texts.spelling, { word }), (now) => ({ ...now, exact: false }));
    }

    const drop = (id) => {
      const labels = filters.filter((filter) => filter.id === id).map((filter) => filter.label);
      const n = count(found.passing(found.bits, id));
      const without = (now) => Hub.state.without(now, id);
      return offer(texts.without, { label: labels.join(", ") }, n, without);
    };
    const dropped = [...new Set(filters.map(({ id }) => id))].map(drop);
    if (!dropped.includes(true))
      offer(texts.unfiltered, {}, count(found.bits), Hub.state.unfiltered);

    const words = Hub.text.words(state.q).filter(({ folded }) => found.terms.includes(folded));
    if (words.length > 1) {
      for (const { text: word } of words.slice(0, WORDS)) {
        const { docs } = await Hub.engine.search(word, { exact: state.exact });
        const n = count(found.passing(of(docs, size)));
        offer(texts.only_word, { word }, n, (now) => ({ ...now, q: word }));
      }
    }

    const themes = groups.find(({ id }) => id === "theme");
    const links = alike(themes, state.q)
      .slice(0, THEMES)
      .map(({ label, href }) => [href, fill(texts.theme, { label })]);
    add(texts.all, () => Hub.state.read("", []));
    const asked = filters.filter(({ value }) => value).map(({ id, value }) => [id, value]);
    const wanted = asked.length ? `?${new URLSearchParams(asked)}` : "";
    links.push([Hub.address("contribute/form.html") + wanted, texts.propose]);
    ways.push(...links.map(([href, text]) => make("a", { href }, text)));
    return [
      make("p", null, texts.nothing),
      make("ul", { class: "ways-out" }, ...ways.map((way) => make("li", null, way))),
    ];
  };
})();
