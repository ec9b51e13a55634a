/* What a reader of the explore page asks for, and its address. Knows no page: it runs in a worker too.
   A state is {q, exact, sort, from, to, facets: Map of facet to Set of values}; 0 is no year. */
(() => {
  "use strict";
  const LONGEST = 500; // characters that a query is read up to
  const SORTS = ["title", "year", "verified"];

  /** The state that an address asks for. `known` maps each facet to a function that gives its values:
      whatever else the address holds is left out. */
  const read = (search, known) => {
    const given = new URLSearchParams(search);
    const years = ["from", "to"].map((name) => +(/^[12]\d{3}$/.exec(given.get(name)) || 0));
    const [from, to] = years.includes(0) ? years : years.sort();
    const facets = new Map();
    for (const [id, values] of known) {
      const asked = new Set(given.getAll(id));
      const chosen = asked.size ? values().filter((value) => asked.has(value)) : [];
      if (chosen.length) facets.set(id, new Set(chosen));
    }
    return {
      q: (given.get("q") || "").slice(0, LONGEST),
      exact: given.get("exact") === "1",
      sort: SORTS.find((sort) => sort === given.get("sort")) || "",
      from,
      to,
      facets,
    };
  };

  /** The query string of a state: "" or "?…"; the same for the same state. */
  const write = ({ q, exact, sort, from, to, facets }) => {
    const out = new URLSearchParams();
    const add = (name, value) => value && out.append(name, value);
    add("q", q.trim());
    for (const [id, values] of facets) values.forEach((value) => add(id, value));
    add("from", from);
    add("to", to);
    add("sort", sort);
    add("exact", exact && 1);
    return `${out}` && `?${out}`;
  };

  /** Whether there is anything to look for. */
  const isActive = ({ q, from, to, facets }) => !!(q.trim() || from || to || facets.size);

  /** A copy of a state without a value of a facet, or without the whole facet (or `period`). */
  const without = (state, id, value) => {
    if (id === "period") return { ...state, from: 0, to: 0 };
    const facets = new Map(state.facets);
    const kept = new Set(facets.get(id));
    kept.delete(value);
    if (value && kept.size) facets.set(id, kept);
    else facets.delete(id);
    return { ...state, facets };
  };

  /** A copy of a state without any filter; the words stay. */
  const unfiltered = (state) => ({ ...state, from: 0, to: 0, facets: new Map() });

  Hub.state = { read, write, isActive, without, unfiltered };
})();
