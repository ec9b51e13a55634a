/** The sheet as readers will see it: title, facts, sections, sources, in the look of its page. */
(() => {
  "use strict";
  const { make } = Hub;
  const { known, ui } = Hub.form;
  const LANGUAGES = ["es", "en", "pt"];
  const NUMBERED = { lessons_learned: "numbered", recommendations: "actions" };
  const FACTS = (
    "acronym organisations themes gcm_objectives practice_type beneficiaries scope sdgs evidence_level"
  ).split(" ");
  const ELSEWHERE = (
    "id title language countries places period summary sources provenance not_stated review license"
  ).split(" ");
  const HELD = new Set([...FACTS, ...ELSEWHERE]);

  /** A value in words. */
  const wordsOf = (field, value) => {
    const { vocabularies, countries, language, entries } = Hub.form.data();
    const at = LANGUAGES.indexOf(language);
    if (field.form === "term") {
      const term = vocabularies[field.vocabulary].terms.find(({ id }) => id === value);
      return term ? term.labels[at] : value;
    }
    if (field.form === "country") return countries.find(([code]) => code === value)?.[at + 1] || value;
    if (field.form === "entry-id") return entries.program[value] || entries.practice[value] || value;
    return field.form === "choice" ? Hub.texts.form.choices[value] || value : value;
  };

  const fieldsOf = (kind) => new Map(known.fieldsOf(kind).map((field) => [field.name, field]));

  const organisation = (field, { name, acronym, role }) => {
    const label = wordsOf(field.fields.find((inner) => inner.name === "role"), role);
    return [(name || "") + (acronym ? ` (${acronym})` : ""), label].filter(Boolean).join(" · ");
  };

  const factsOf = (fields, values) =>
    FACTS.filter((name) => fields.has(name) && ui.isWritten(values[name])).map((name) => {
      const field = fields.get(name);
      const items = [].concat(values[name]).filter(ui.isWritten);
      const inWords = field.form === "record" ? organisation : wordsOf;
      const lines = items.map((one) => make("dd", null, inWords(field, one)));
      return make("div", null, make("dt", null, ui.labelOf(name)), ...lines);
    });

  const { inline, blocks } = ui.markup;

  /** Anything that has no look of its own: names and values, as deep as they go. */
  const plain = (field, value, name) => {
    if (field.form === "row") return [value.filter(Boolean).join(" · ")];
    if (field.form !== "record") return inline(wordsOf(field, `${value}`));
    const pairs = field.fields.filter((inner) => ui.isWritten(value[inner.name]));
    const rows = pairs.map((inner) => {
      const innerName = `${name}.${inner.name}`;
      const items = (inner.many ? value[inner.name] : [value[inner.name]]).filter(ui.isWritten);
      const held = items.map((one) => make("dd", null, ...plain(inner, one, innerName)));
      return make("div", null, make("dt", null, ui.labelOf(innerName)), ...held);
    });
    return [make("dl", { class: "pairs" }, ...rows)];
  };

  const bodyOf = (field, value) => {
    const { name } = field;
    const items = field.many ? value.filter(ui.isWritten) : [];
    if (NUMBERED[name]) {
      const point = (text, at) => {
        const number = make("span", { class: "point" }, `${at + 1}`);
        return make("li", null, number, make("div", null, ...blocks(text)));
      };
      return [make("ol", { class: NUMBERED[name] }, ...items.map(point))];
    }
    if (field.lead && field.lead[0] === "figure") {
      const figure = ({ figure: number, text = "" }) => {
        const large = number ? [make("strong", { class: "figures__number" }, number)] : [];
        return make("li", null, ...large, " ", ...inline(text));
      };
      return [make("ul", { class: "figures" }, ...items.map(figure))];
    }
    if (!field.many && field.form === "prose") return blocks(value);
    const all = field.many ? items : [value];
    const points = all.map((item) => make("li", null, ...plain(field, item, name)));
    return [make("ul", { class: "plain-list" }, ...points)];
  };

  const sectionOf = (field, values) => {
    const texts = Hub.texts.form;
    const { name } = field;
    const isUnsaid = (values.not_stated || []).includes(name);
    if (!ui.isWritten(values[name]) && !isUnsaid) return [];
    const origin = (values.provenance || {})[name];
    const mark = make("span", { class: "origin__mark", "aria-hidden": "true" });
    const heading = make("h4", null, (field.headings || {})[values.language] || ui.labelOf(name));
    const parts = [heading];
    if (origin) parts.push(make("p", { class: `origin origin--${origin}` }, mark, texts.origins[origin]));
    if (isUnsaid) parts.push(make("p", { class: "missing" }, texts.unsaid));
    else parts.push(...bodyOf(field, values[name]));
    return [make("section", { class: `section section--${name}` }, ...parts)];
  };

  const periodOf = ({ start, end } = {}) => [start, end].filter(Boolean).join("–");

  const sourceOf = ({ title, publisher, year, url, note }) => {
    const outward = { href: url, rel: "noopener", target: "_blank" };
    const isSafe = (url || "").startsWith("https://");
    const name = isSafe ? make("a", outward, title || url) : title || "";
    const detail = [publisher, year, note].filter(Boolean).join(", ");
    return make("li", null, make("cite", null, name), detail ? `. ${detail}` : "");
  };

  /** The sheet of `state`. */
  ui.preview = ({ kind, values }) => {
    const texts = Hub.texts.form;
    const fields = fieldsOf(kind);
    const countries = (values.countries || []).map((code) => wordsOf({ form: "country" }, code));
    const place = [...(values.places || []).filter(ui.isWritten), ...countries].join(", ");
    const head = make("header", { class: "entry__head" },
      make("p", { class: "eyebrow" }, Hub.form.data().kinds[kind]),
      make("h3", { class: "preview__title" }, values.title || texts.untitled),
      make("p", { class: "lede" }, [place, periodOf(values.period)].filter(Boolean).join(" · ")));
    const facts = make("div", { class: "facts" }, make("dl", null, ...factsOf(fields, values)));
    const others = [...fields.values()].filter(({ name }) => !HELD.has(name));
    const sections = [fields.get("summary"), ...others].flatMap((field) => sectionOf(field, values));
    const sources = (values.sources || []).filter(ui.isWritten).map(sourceOf);
    if (sources.length) {
      const heading = make("h4", null, ui.labelOf("sources"));
      const list = make("ol", { class: "sources" }, ...sources);
      sections.push(make("section", { class: "section" }, heading, list));
    }
    const columns = make("div", { class: "preview__columns" }, facts, make("div", null, ...sections));
    const marks = { class: "preview", lang: values.language || undefined, "aria-label": texts.preview };
    return make("article", marks, head, columns);
  };
})();
