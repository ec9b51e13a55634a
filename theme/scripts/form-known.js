/**
 * What the form knows: the data that contribute/form-data.js hands over (hub/exports/form_data.py),
 * its fields by name and its patterns.
 */
(() => {
  "use strict";
  const INDEX = /\[\d+\]/g;
  let known;
  let kept = {};

  /** Take the data of the form, or give it when called without. */
  const data = (given) => {
    if (given) [known, kept] = [given, {}];
    return known;
  };

  const keep = (name, make) => (kept[name] ||= make());

  const compile = (name, flags, make) =>
    keep(`${flags} ${name}`, () => new RegExp(make(known.patterns[name]), flags));

  /** The pattern of a name, to look for anywhere in a text. */
  const pattern = (name) => compile(name, "u", (source) => source);

  /** The same for all places of a text: for matchAll, replace and split. */
  const everywhere = (name) => compile(name, "gu", (source) => source);

  /** How `text` as a whole is what `name` looks for, or null. */
  const whole = (name, text) =>
    keep(`whole ${name}`, () => new RegExp(`^(?:${known.patterns[name]})$`, "u")).exec(text);

  /** The fields of a kind of entry, in table order. */
  const fieldsOf = (kind) =>
    keep(`fields ${kind}`, () => known.fields.filter(({ kinds }) => kinds.includes(kind)));

  /** The field of a dotted name, with or without indices, whatever the kind of entry. */
  const fieldNamed = (name) => {
    const find = (fields, step) => (fields || []).find((field) => field.name === step);
    const [first, ...rest] = name.replace(INDEX, "").split(".");
    return rest.reduce((field, step) => find(field?.fields, step), find(known.fields, first));
  };

  /** Fields, and keys of `period`, that an entry may declare as not stated. */
  const statable = (kind) => {
    const fields = fieldsOf(kind);
    const period = fields.find(({ name }) => name === "period");
    return [...fields, ...period.fields.map(({ name }) => ({ name: `period.${name}` }))].map(
      ({ name }) => name,
    );
  };

  Object.assign(Hub.form, { data });
  Hub.form.known = { INDEX, pattern, everywhere, whole, fieldsOf, fieldNamed, statable, keep };
})();
