/**
 * The state of the form -> what its file says: texts, lists and Maps, without what is empty.
 * hub/entries/raw.py knows the same three kinds of values.
 */
(() => {
  "use strict";
  const { known, strings } = Hub.form;
  const LONE_SURROGATE = /[\uD800-\uDFFF]/gu;
  // By list the places in the state of its items, which are more when some are empty.
  const places = new WeakMap();

  /** A text of a section without the white space that its lines in a file cannot keep. */
  const settle = (text) =>
    strings.strip(text.split("\n").map(strings.stripEnd).join("\n")) || text;

  /** `text` as UTF-8 can hold it. */
  const wellFormed = (text) => text.replace(LONE_SURROGATE, "\uFFFD");

  const textOf = (value, inSection) => {
    const text = wellFormed(String(value ?? ""));
    return (inSection ? settle(text) : text) || undefined;
  };

  const mapOf = (pairs) => {
    const written = pairs.filter(([, value]) => value !== undefined);
    return written.length ? new Map(written) : undefined;
  };

  const rowOf = (cells) => {
    const texts = (cells || []).map((cell) => textOf(cell, false) ?? "");
    return texts.some(Boolean) ? texts : undefined;
  };

  const oneOf = (field, value, inSection) => {
    if (field.form === "record") {
      const given = value || {};
      const inside = (inner) => valueOf(inner, given[inner.name], inSection);
      return mapOf(field.fields.map((inner) => [inner.name, inside(inner)]));
    }
    if (field.form === "field-map") {
      const pairs = Object.entries(value || {});
      return mapOf(pairs.map(([name, item]) => [wellFormed(name), textOf(item, false)]));
    }
    return field.form === "row" ? rowOf(value) : textOf(value, inSection);
  };

  /** The value of a field as its file holds it; undefined when nothing is written. */
  const valueOf = (field, value, inSection = Boolean(field.headings)) => {
    if (!field.many) return oneOf(field, value, inSection);
    const items = (value || []).map((item) => oneOf(field, item, inSection));
    const kept = [...items.keys()].filter((at) => items[at] !== undefined);
    if (!kept.length) return undefined;
    const list = kept.map((at) => items[at]);
    places.set(list, kept);
    return list;
  };

  /** All that `state` writes, by field, in table order. */
  const treeOf = ({ kind, values }) =>
    mapOf(known.fieldsOf(kind).map((field) => [field.name, valueOf(field, values[field.name])])) ||
    new Map();

  /** All texts inside a value of the tree, keys left out. */
  const textsIn = (value) => {
    if (typeof value === "string") return [value];
    return [...value.values()].flatMap(textsIn);
  };

  /** The field name of a problem with the indices of the state instead of those of the file. */
  const placeInState = (tree, name) => {
    let value = tree;
    return name.replace(/\[(\d+)\]|[^.[\]]+/g, (step, index) => {
      const list = value;
      if (index === undefined) {
        value = value instanceof Map ? value.get(step) : undefined;
        return step;
      }
      value = Array.isArray(list) ? list[index] : undefined;
      return `[${places.get(list)?.[index] ?? index}]`;
    });
  };

  Hub.form.tree = { treeOf, textsIn, placeInState };
})();
