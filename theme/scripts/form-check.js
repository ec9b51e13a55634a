/**
 * The problems of a state: those that the validator finds in the file that `write` makes of it.
 * docs/form.md says which it leaves to others; hub/entries/check.py follows the same order.
 */
(() => {
  "use strict";
  const { known, rules, strings, tree, values } = Hub.form;
  const KILO = 1000;

  const suggestedId = (name) => (strings.fold(name).match(/[a-z0-9]+/g) || []).join("-");

  const asTexts = (given) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));

  /** Where a problem stands in the field table: numbers to compare, the holder before its parts. */
  const orderOf = (kind, name) => {
    let fields = known.fieldsOf(kind);
    return (name.match(/\d+(?=\])|[^.[\]]+/g) || []).map((step) => {
      if (/^\d+$/.test(step)) return Number(step);
      const at = fields.findIndex((field) => field.name === step);
      fields = fields[at]?.fields || [];
      return at < 0 ? Infinity : at;
    });
  };

  const compareOrders = (one, other) => {
    const at = one.findIndex((step, index) => step !== other[index]);
    if (at < 0) return one.length - other.length;
    return at < other.length ? one[at] - other[at] : 1;
  };

  const compareCodes = (one, other) => (one < other ? -1 : Number(one > other));

  const sorted = (kind, problems) =>
    problems
      .map((problem) => ({ problem, order: orderOf(kind, problem.field) }))
      .sort(
        (one, other) =>
          compareOrders(one.order, other.order) ||
          compareCodes(one.problem.code, other.problem.code),
      )
      .map(({ problem }) => problem);

  const judgeFields = (context) => {
    const found = {};
    for (const field of known.fieldsOf(context.kind)) {
      const { name, headings, need } = field;
      if (context.raw.has(name)) {
        found[name] = values.readValue(field, context.raw.get(name), name, context);
      } else if (need === "required") {
        context.add(headings ? "missing-section" : "missing-field", name);
      }
    }
    return found;
  };

  /** All texts of the sections, each with the name of its field. */
  const passagesOf = (kind, raw) =>
    known
      .fieldsOf(kind)
      .filter(({ name, headings }) => headings && raw.has(name))
      .flatMap(({ name }) => tree.textsIn(raw.get(name)).map((text) => [name, text]));

  const judge = (context) => {
    const { id, kind, raw, add } = context;
    if (!known.whole("id", id)) add("bad-id", "id", { value: id }, suggestedId(id));
    const { bytes: limit } = Hub.form.data().limits;
    if (context.bytes > limit) {
      add("file-too-large", "", {
        size: Math.floor(context.bytes / KILO),
        limit: Math.floor(limit / KILO),
      });
    } else if (raw.size || known.whole("id", id)) {
      const passages = passagesOf(kind, raw);
      const whole = { ...context, passages, values: judgeFields(context) };
      rules.forEach((rule) => rule(whole));
    }
  };

  /**
   * The problems of `state` on the day `today` («2026-11-21»): field, code, severity, values and
   * suggestion as the validator says them, and `at`, the field by the indices of the state.
   */
  const check = (state, today) => {
    const { kind, id } = state;
    const raw = tree.treeOf(state);
    const problems = [];
    const { warnings } = Hub.form.data();
    const add = (code, field, given = {}, suggestion = "") => {
      problems.push({
        field,
        at: tree.placeInState(raw, field),
        code,
        severity: warnings.includes(code) ? "warning" : "error",
        values: asTexts(given),
        suggestion,
      });
    };
    const bytes = new TextEncoder().encode(Hub.form.write(state)).length;
    judge({ id, kind, raw, today, add, bytes });
    return sorted(kind, problems);
  };

  Hub.form.check = check;
})();
