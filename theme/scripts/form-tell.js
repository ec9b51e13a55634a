/** Problems in words: `tell` of hub/reporting.py, in the language of the site. */
(() => {
  "use strict";
  const { known, strings } = Hub.form;
  const WIDTH = 200;
  const LANGUAGES = ["es", "en", "pt"];
  const HELP = "contribute/problems.html";

  /** Contributed text for a message: one line, nothing invisible, no more than is needed. */
  const oneLine = (text) => {
    const flat = strings.visible(strings.split(text).join(" "));
    return strings.size(flat) <= WIDTH ? flat : `${strings.cut(flat, WIDTH - 1)}…`;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const labelOf = (field) => {
    const { texts } = Hub.form.data();
    const name = field.replace(known.INDEX, "");
    return Object.hasOwn(texts, name) ? texts[name][0] : field;
  };

  const suggestionOf = ({ suggestion, values }) => {
    if (!suggestion) return "";
    const { suggestions, vocabularies, language } = Hub.form.data();
    const term = vocabularies[values.vocabulary]?.terms.find(({ id }) => id === suggestion);
    if (!term) return fill(suggestions[0], { suggestion: oneLine(suggestion) });
    return fill(suggestions[1], { suggestion, label: term.labels[LANGUAGES.indexOf(language)] });
  };

  /** Title, message, hint and suggestion of a problem of `check`, and the address of its help. */
  const tell = (problem) => {
    const { messages, vocabularies } = Hub.form.data();
    const { code, field } = problem;
    const [title, message, hint] = messages[code];
    const values = { field, label: labelOf(field), ...problem.values };
    Object.keys(values).forEach((name) => (values[name] = oneLine(values[name])));
    const vocabulary = vocabularies[values.vocabulary];
    if (vocabulary) values.vocabulary = vocabulary.title.toLowerCase();
    return {
      title,
      message: fill(message, values),
      hint: fill(hint, values),
      suggestion: suggestionOf(problem),
      help: `${HELP}#${code}`,
    };
  };

  Hub.form.tell = tell;
})();
