/**
 * Values of the tree -> values to compare, by the form of their field: fields, lists and records.
 * A value that cannot be read is undefined. hub/entries/values.py follows the same rules.
 */
(() => {
  "use strict";
  const { closest, known, scalars, strings } = Hub.form;
  const SETS = new Set(["term", "country", "entry-id", "field-name", "url"]);

  const isBlank = (value) => typeof value === "string" && !strings.strip(value);

  const readMap = (field, value, name, context) => {
    const names = known.fieldsOf(context.kind).map((other) => other.name);
    const result = new Map();
    value.forEach((item, key) => {
      if (!names.includes(key)) {
        const suggestion = closest.closest(key, closest.same(names), 0.6);
        context.add("unknown-key", `${name}.${key}`, { value: key }, suggestion);
        return;
      }
      const read = scalars.readers.choice(field, item, `${name}.${key}`, context);
      if (read !== undefined) result.set(key, read);
    });
    return result;
  };

  const readRow = (field, value, name, context) =>
    value.map((cell) => scalars.readers.line(field, cell, name, context));

  const readRecord = (field, value, name, context) => {
    const record = {};
    let isUsable = true;
    for (const inner of field.fields) {
      const innerName = `${name}.${inner.name}`;
      const isRequired = inner.need === "required";
      if (!value.has(inner.name)) {
        if (isRequired) context.add("missing-field", innerName);
        isUsable &&= !isRequired;
        continue;
      }
      const read = readValue(inner, value.get(inner.name), innerName, context);
      if (read === undefined) isUsable &&= !isRequired;
      else record[inner.name] = read;
    }
    if (field.name === "images" && !record.alt) {
      context.add("image-without-alt", `${name}.alt`, { value: record.file ?? "" });
      isUsable = false;
    }
    return isUsable ? record : undefined;
  };

  const holders = { record: readRecord, row: readRow, "field-map": readMap };

  const readOne = (field, value, name, context) =>
    (scalars.readers[field.form] || holders[field.form])(field, value, name, context);

  const readItems = (field, list, name, context) => {
    const { add } = context;
    if (list.length > field.max_items) {
      add("too-many-items", name, { count: list.length, limit: field.max_items });
    }
    const result = [];
    list.forEach((item, index) => {
      const itemName = `${name}[${index}]`;
      if (isBlank(item)) {
        add("empty-field", itemName);
        return;
      }
      const read = readOne(field, item, itemName, context);
      if (read === undefined) return;
      if (SETS.has(field.form) && result.includes(read)) {
        add("repeated-value", itemName, { value: read });
      } else result.push(read);
    });
    return result;
  };

  /** The value of a field, its problems told to `context.add`. */
  const readValue = (field, value, name, context) => {
    if (field.many) return readItems(field, value, name, context);
    if (!isBlank(value)) return readOne(field, value, name, context);
    // `end:` with nothing behind it is a line left open, not a mistake.
    if (field.need !== "optional" || field.headings) context.add("empty-field", name);
    return undefined;
  };

  Hub.form.values = { readValue };
})();
