/** Values to offer for what is being typed into a field, the likeliest first. */
(() => {
  "use strict";
  const { closest, known, strings } = Hub.form;
  const { fold } = strings;
  const LANGUAGES = ["es", "en", "pt"];
  const MOST = 12;
  const SIMILAR = 0.6;
  const BEGUN = 2;
  const MEANT = 1.5;
  const HALF = 0.5;
  // Value and label stand first among the spellings of a value.
  const SEEN = 2;

  const pairs = (names) => names.map((name) => ({ value: name, label: name }));

  const languageOptions = (name) => {
    const { own, all } = Hub.form.data().languages;
    const codes = Object.keys(name.includes(".") ? all : own);
    return codes.map((code) => ({ value: code, label: all[code] }));
  };

  const entryOptions = (name) => {
    const { practice, program } = Hub.form.data().entries;
    const found = Object.entries(name === "programs" ? program : { ...practice, ...program });
    return found.map(([value, label]) => ({ value, label }));
  };

  /** What may be chosen in a field: values and labels, and the name of their spellings, if any. */
  const options = (name, field) => {
    const { countries, language, vocabularies } = Hub.form.data();
    const at = LANGUAGES.indexOf(language);
    if (field.form === "term") {
      const terms = vocabularies[field.vocabulary].terms.filter(({ deprecated }) => !deprecated);
      return terms.map(({ id, labels }) => ({ value: id, label: labels[at] }));
    }
    if (field.form === "country") {
      return countries.map((row) => ({ value: row[0], label: row[at + 1] }));
    }
    if (field.form === "language") return languageOptions(name);
    if (field.form === "entry-id") return entryOptions(name);
    return pairs(field.choices || []);
  };

  /** By value all its spellings, folded: value and label, then what else the validator accepts. */
  const spellingsOf = (field, offered) => {
    const found = new Map(offered.map(({ value, label }) => [value, [fold(value), fold(label)]]));
    const name = { term: field.vocabulary, country: "country" }[field.form];
    if (name) closest.folded(name).forEach((value, spelling) => found.get(value)?.push(spelling));
    return found;
  };

  /** From 4 for the whole to 2 for the begin of a word; below 1 a similarity. */
  const likeness = (typed, spelling) => {
    if (spelling === typed) return 4;
    if (spelling.startsWith(typed)) return 3;
    if (spelling.includes(` ${typed}`)) return 2;
    return closest.ratio(spelling, typed);
  };

  /** The best of all spellings; what the reader sees counts a little more than other languages. */
  const rank = (typed, spellings) => {
    const marks = spellings.map((spelling, at) => {
      const mark = likeness(typed, spelling);
      return mark >= BEGUN && at < SEEN ? mark + HALF : mark;
    });
    return Math.max(...marks);
  };

  /** The value that the validator would suggest. */
  const meant = (typed, field, spellings) => {
    const name = { term: field.vocabulary, country: "country", language: "language" }[field.form];
    if (name) return closest.closestOf(typed, name);
    const all = [...spellings].flatMap(([value, ways]) => ways.map((way) => [way, value]));
    return closest.closest(typed, new Map(all));
  };

  /** Terms, countries and their like for the text `typed` into a field: [{value, label}]. */
  const suggest = (fieldName, typed) => {
    const name = fieldName.replace(known.INDEX, "");
    const field = known.fieldNamed(name);
    const offered = field ? options(name, field) : [];
    const wanted = fold(typed);
    if (!wanted) return offered;
    const spellings = spellingsOf(field, offered);
    const first = meant(typed, field, spellings);
    const ranked = offered.map((option) => {
      const best = rank(wanted, spellings.get(option.value));
      return { option, score: best < BEGUN && option.value === first ? MEANT : best };
    });
    // Where something begins like this, what is only similar would be in the way.
    const least = ranked.some(({ score }) => score >= BEGUN) ? MEANT : SIMILAR;
    return ranked
      .filter(({ score }) => score >= least)
      .sort((one, other) => other.score - one.score)
      .slice(0, MOST)
      .map(({ option }) => option);
  };

  Hub.form.suggest = suggest;
})();
