// Pagefind by its JavaScript interface. OPTIONS is put before this script.
import("./pagefind/pagefind.js").then(async (pagefind) => {
  await pagefind.options(OPTIONS);
  start({
    async search(query, chosen) {
      const filters = {};
      for (const [facet, values] of Object.entries(chosen)) filters[facet] = { any: values };
      const found = await pagefind.search(query, { filters });
      return {
        total: found.results.length,
        counts: () => found.filters,
        async cards(limit) {
          const entries = await Promise.all(found.results.slice(0, limit).map((result) => result.data()));
          return entries.map((entry) => ({ url: entry.url, ...entry.meta }));
        },
      };
    },
    async facets() {
      const facets = await pagefind.filters();
      return Object.fromEntries(Object.entries(facets).map(([facet, counts]) => [facet, Object.keys(counts)]));
    },
  });
}).catch(fail);
