/**
 * Rules of one entry that look at more than one value: hub/entries/rules.py has them under the same
 * names, and the one of hub/entries/catalog_rules.py that asks for other entries.
 */
(() => {
  "use strict";
  const { closest, known, strings, tree } = Hub.form;
  const { everywhere } = known;
  const FIGURES = ["results", "achievements", "targets"];

  const numbersIn = (text) =>
    [...text.matchAll(everywhere("citation"))].flatMap(([group]) => group.match(/\d+/g));

  const idIsFileName = ({ id, values, add }) => {
    if (values.id === undefined || values.id === id) return;
    add("id-not-file-name", "id", { value: values.id, expected: id }, id);
  };

  const countryOrWideScope = ({ raw, values, add }) => {
    const isWide = (values.scope || []).some((scope) => ["global", "regional"].includes(scope));
    const written = tree.textsIn(raw.get("countries") ?? []).some(strings.strip);
    if (!values.countries?.length && !written && !isWide) add("missing-country", "countries");
  };

  const sectionsAreStated = ({ raw, values, add }) => {
    const notStated = values.not_stated || [];
    for (const name of Hub.form.data().words.sections) {
      if (!notStated.includes(name) && !raw.has(name)) add("missing-or-not-stated", name);
    }
    for (const name of notStated) {
      const [outer, inner] = name.split(".");
      const given = inner ? values[outer]?.[inner] : values[outer];
      const isEmpty = !given || given.length === 0 || given.size === 0;
      if (!isEmpty) add("stated-and-not-stated", name);
    }
  };

  const periodRunsForward = ({ values: { period }, today, add }) => {
    if (!period?.end) return;
    const { start, end, status } = period;
    if (start && end.last < start.first) {
      add("end-before-start", "period.end", { start: start.text, end: end.text });
    }
    if (status === "ongoing" && end.last < today.slice(0, 7)) {
      add("ongoing-with-end", "period.end", { end: end.text });
    }
  };

  const oneOrganisationLeads = ({ values: { organisations }, add }) => {
    if (organisations?.length && !organisations.some(({ role }) => role === "lead")) {
      add("no-lead-organisation", "organisations");
    }
  };

  const mayCite = ({ name, form, fields = [] }) =>
    form === "prose" || ["note", "sources"].includes(name) || fields.some(mayCite);

  /** The numbers under every `sources` key inside a value. */
  const sourceNumbers = (value) => {
    if (Array.isArray(value)) return value.flatMap(sourceNumbers);
    if (!(value instanceof Map)) return [];
    return [...value].flatMap(([key, inner]) =>
      key === "sources" ? tree.textsIn(inner) : sourceNumbers(inner),
    );
  };

  const citationsExist = ({ kind, raw, passages, add }) => {
    const count = raw.get("sources")?.length;
    if (count === undefined) return;
    const refuse = (field, value) => add("unknown-source-number", field, { value, count });
    const judge = (field, text) =>
      numbersIn(text)
        .filter((number) => Number(number) < 1 || Number(number) > count)
        .forEach((number) => refuse(field, number));
    passages.forEach(([name, text]) => judge(name, text));
    for (const field of known.fieldsOf(kind)) {
      const { name } = field;
      if (!raw.has(name) || name === "sources" || field.headings || !mayCite(field)) continue;
      tree.textsIn(raw.get(name)).forEach((text) => judge(name, text));
      sourceNumbers(raw.get(name))
        .filter((text) => /^[1-9][0-9]{0,2}$/.test(text) && Number(text) > count)
        .forEach((text) => refuse(`${name}.sources`, text));
    }
  };

  const figuresHaveSources = ({ values, add }) => {
    for (const name of FIGURES) {
      (values[name] || []).forEach(({ figure, text }, index) => {
        if (!figure || numbersIn(text).length) return;
        add("figure-without-source", `${name}[${index}]`, { value: figure });
      });
    }
  };

  const provenanceIsGiven = ({ raw, values, add }) => {
    const keys = raw.get("provenance") || new Map();
    for (const name of Hub.form.data().words.sections) {
      if (values[name]?.length && !keys.has(name)) add("missing-provenance", name);
    }
    (values.provenance || new Map()).forEach((_, name) => {
      if (!raw.has(name)) add("provenance-without-text", `provenance.${name}`);
    });
  };

  const sourcesWereReadForTheReview = ({ values, add }) => {
    const verified = values.review?.last_verified;
    if (!verified) return;
    (values.sources || []).forEach(({ accessed }, index) => {
      if (!accessed || accessed >= verified) return;
      add("source-older-than-review", `sources[${index}].accessed`, { accessed, verified });
    });
  };

  const relationsLeadElsewhere = ({ id, values, add }) => {
    (values.related || []).forEach((relation, index) => {
      if (relation.id === id) add("related-to-itself", `related[${index}].id`, { value: id });
    });
  };

  const referencesExist = ({ id, kind, raw, add }) => {
    const { practice, program } = Hub.form.data().entries;
    const programs = [...Object.keys(program), ...(kind === "program" ? [id] : [])];
    const judge = (value, field, ids) => {
      if (!strings.strip(value ?? "") || ids.includes(value)) return;
      add("unknown-entry", field, { value }, closest.closest(value, closest.same(ids), 0.6));
    };
    const all = [...Object.keys(practice), ...Object.keys(program), id];
    (raw.get("programs") || []).forEach((text, at) => judge(text, `programs[${at}]`, programs));
    (raw.get("related") || []).forEach((item, at) =>
      judge(item.get("id"), `related[${at}].id`, all),
    );
  };

  Hub.form.rules = [
    idIsFileName,
    countryOrWideScope,
    sectionsAreStated,
    periodRunsForward,
    oneOrganisationLeads,
    citationsExist,
    figuresHaveSources,
    provenanceIsGiven,
    sourcesWereReadForTheReview,
    relationsLeadElsewhere,
    referencesExist,
  ];
})();
