/** What a link to the form already says: «?objective=15&region=005» of an empty cell of a table. */
(() => {
  "use strict";
  const { known, ui } = Hub.form;
  const FIELDS = {
    country: "countries",
    theme: "themes",
    objective: "gcm_objectives",
    scope: "scope",
    type: "practice_type",
    beneficiary: "beneficiaries",
    principle: "guiding_principles",
    sdg: "sdgs",
    program: "programs",
  };

  /** Values of fields that the query of an address names and that exist; and the regions of it. */
  ui.proposed = (query, kind, regions) => {
    const asked = new URLSearchParams(query);
    const fields = new Map(known.fieldsOf(kind).map((field) => [field.name, field]));
    const values = {};
    const labels = [];
    for (const [facet, name] of Object.entries(FIELDS)) {
      const field = fields.get(name);
      const options = field ? Hub.form.suggest(name, "") : [];
      const found = options.filter(({ value }) => asked.getAll(facet).includes(value));
      if (!found.length) continue;
      const chosen = found.map(({ value }) => value);
      // Several scopes stand for «wide»: which one it is only the contributor knows.
      if (name !== "scope") values[name] = field.many ? chosen : chosen[0];
      labels.push(...found.map(({ label }) => label));
    }
    const named = asked.getAll("region").filter((code) => Object.hasOwn(regions, code));
    labels.push(...named.map((code) => regions[code].name));
    return { values, labels, countries: named.flatMap((code) => regions[code].countries) };
  };
})();
