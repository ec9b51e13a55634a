/** Groups of fields: one, or several that are repeated. Fields that must be filled in come first. */
(() => {
  "use strict";
  const { make } = Hub;
  const { ui } = Hub.form;

  /** The fields of `fields` at `path`, those that may be left out folded away until they are used. */
  ui.sorted = (page, fields, path) => {
    const plain = (field) => ui.plainName(ui.nameOf([...path, field.name]));
    const isFirst = (field) => ui.isRequired(field) || ui.FIRST.has(plain(field));
    const shown = fields.filter((field) => !ui.HIDDEN.has(plain(field)));
    const node = (field) => ui.field(page, field, [...path, field.name]);
    const part = (field) => {
      const isLarge = !path.length && (field.many || field.form === "record");
      if (!isLarge) return node(field);
      const open = ui.isWritten(page.model.get([field.name])) && "";
      const summary = make("summary", null, ui.labelOf(field.name));
      return make("details", { class: "part", open }, summary, node(field));
    };
    const first = shown.filter(isFirst);
    const others = shown.filter((field) => !isFirst(field));
    if (!first.length) return others.map(node);
    if (!others.length) return first.map(node);
    const isUsed = others.some(({ name }) => ui.isWritten(page.model.get([...path, name])));
    const isOpen = isUsed || others[0].group === "program"; // what a programme is about
    const { more, more_data: moreData } = Hub.texts.form;
    const summary = make("summary", null, path.length ? moreData : more);
    const about = { class: "more", open: isOpen && "" };
    return [...first.map(node), make("details", about, summary, ...others.map(part))];
  };

  ui.record = (page, field, path) =>
    ui.frame(page, field, path, { inside: ui.sorted(page, field.fields, path) });

  ui.records = (page, field, path) => {
    const items = ui.items(page, field, path, {
      isGroup: true,
      blank: () => ({}),
      make: (itemPath) => ui.sorted(page, field.fields, itemPath),
    });
    return ui.frame(page, field, path, { inside: items.nodes() });
  };

  /** Fields that the page sets itself, or that this form cannot send. */
  ui.HIDDEN = new Set(["id", "license", "provenance", "images", "review.state"]);
  /** Fields that stand with the required ones although none of them is. */
  ui.FIRST = new Set([
    "scope",
    "period.start",
    "period.end",
    "contacts.email",
    "results.figure",
    "achievements.figure",
    "targets.figure",
    "challenges.response",
    "budget.scope",
    "phases.weeks",
    "sources.year",
    "sources.url",
    "review.links_checked",
  ]);
})();
