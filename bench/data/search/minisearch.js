// MiniSearch with an index built beforehand: fetched over http, from a folder loaded as a script.
let index = null;

function receive(text) {
  index = MiniSearch.loadJSON(text, MINISEARCH_OPTIONS);
  start({ search, facets });
}

if (location.protocol === "file:") {
  const script = element("script");
  script.src = "index.js";
  document.body.append(script);
} else {
  fetch("index.json").then((answer) => answer.text()).then(receive).catch(fail);
}

const holds = (entry, facet, values) => values.some((value) => (entry.facets[facet] || []).includes(value));

function search(query, chosen) {
  const all = index.search(query);
  const wanted = Object.entries(chosen);
  const found = all.filter((entry) => wanted.every(([facet, values]) => holds(entry, facet, values)));
  return {
    total: found.length,
    counts: () => count(all, wanted),
    cards: (limit) => found.slice(0, limit).map((entry) => ({ ...entry, url: `pages/${entry.id}.html` })),
  };
}

// How many entries each value would leave, the choice within its own facet set aside.
function count(entries, wanted) {
  const counts = {};
  for (const entry of entries) {
    const refused = wanted.filter(([facet, values]) => !holds(entry, facet, values)).map(([facet]) => facet);
    for (const [facet, values] of Object.entries(entry.facets)) {
      if (refused.some((other) => other !== facet)) continue;
      const numbers = (counts[facet] ||= {});
      for (const value of values) numbers[value] = (numbers[value] || 0) + 1;
    }
  }
  return counts;
}

function facets() {
  const all = index.search(MiniSearch.wildcard);
  const values = count(all, []);
  return Object.fromEntries(Object.entries(values).map(([facet, counts]) => [facet, Object.keys(counts).sort()]));
}
