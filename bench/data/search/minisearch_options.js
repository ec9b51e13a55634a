// The settings of MiniSearch: the same when the index is built and when it is loaded.
const MINISEARCH_OPTIONS = {
  fields: ["title", "summary", "body"],
  storeFields: ["title", "sentence", "place", "period", "facets"],
  processTerm: (term) => term.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(),
  searchOptions: { combineWith: "AND", boost: { title: 3, summary: 1.5 } },
};
if (typeof module !== "undefined") module.exports = MINISEARCH_OPTIONS;
