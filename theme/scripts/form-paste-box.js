/** The box for a text that is there already: takes it apart into the fields that are still empty. */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { paste, strings, ui } = Hub.form;
  // What a reader looks for first in a sheet: told when it is missing.
  const WANTED = [
    "title", "countries", "period", "summary", "organisations", "lessons_learned", "recommendations",
    "innovative_approach",
  ];
  const SILENT = new Set(["language", "sources"]); // filled in, but nothing that the text is about

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** «Lecciones aprendidas (4)» */
  const nameOf = ([name, value]) =>
    Array.isArray(value) && value.length > 1 ? `${ui.labelOf(name)} (${value.length})` : ui.labelOf(name);

  /** Whether a field holds what nobody but the writer put there. */
  const isKept = ({ model }, name) => {
    const isDeclared = (model.get(["not_stated"]) || []).includes(name);
    if (isDeclared) return true;
    return name === "language" ? model.isChanged(name) : ui.isWritten(model.get([name]));
  };

  /** Put into the form what has a free field: what was put, and what stays outside. */
  const distribute = (page, { values, rest }) => {
    const { model } = page;
    const put = [];
    const kept = [];
    for (const [name, value] of Object.entries(values)) {
      if (!isKept(page, name)) put.push([name, value]);
      else if (!same(model.get([name]), value) && !SILENT.has(name)) kept.push([name, value]);
    }
    const before = put.map(([name]) => [name, structuredClone(model.get([name]))]);
    const provenance = structuredClone(model.get(["provenance"]) || {});
    const own = Hub.form.data().words.sections;
    const origins = put.filter(([name]) => own.includes(name) && !provenance[name]);
    put.forEach(([name, value]) => model.set([name], structuredClone(value)));
    origins.forEach(([name]) => model.set(["provenance", name], "source"));
    const outside = [...kept.map(([name, value]) => [name, paste.asText(value)]), ...Object.entries(rest)];
    return { put, kept, before, origins, outside: outside.map(([name, text]) => `${ui.labelOf(name)}: ${text}`) };
  };

  /** Take back what was put, but for what was changed since. */
  const takeBack = ({ model }, { put, before, origins }) => {
    put.forEach(([name, value], at) => {
      if (same(model.get([name]), value)) model.set([name], before[at][1]);
    });
    origins.forEach(([name]) => {
      if (!ui.isWritten(model.get([name]))) model.set(["provenance", name], "");
    });
  };

  const report = ({ model }, { put, kept }, found) => {
    const texts = Hub.texts.form_paste;
    const told = put.filter(([name]) => !SILENT.has(name));
    const names = [...put, ...kept].map(([name]) => name);
    const missing = WANTED.filter((name) => !names.includes(name) && !ui.isWritten(model.get([name])));
    const say = (text, fields) => {
      const line = fill(text, { fields: fields.join(", ") });
      return fields.length ? [make("p", null, line)] : [];
    };
    const isOther = found.isProgram && model.kind === "practice";
    return [
      ...(told.length ? [] : [make("p", null, texts.nothing)]),
      ...say(texts.found, told.map(nameOf)),
      ...say(texts.missing, missing.map(ui.labelOf)),
      ...say(texts.kept, kept.map(nameOf)),
      ...(isOther ? [make("p", null, texts.program)] : []),
      ...(told.length ? [make("p", null, make("strong", null, texts.draft))] : []),
    ];
  };

  /** What has no field, in a box that shows as long as it holds something. */
  const looseBox = ({ model }) => {
    const texts = Hub.texts.form_paste;
    const area = make("textarea", {
      id: "paste-loose",
      class: "input",
      rows: 8,
      "aria-describedby": "paste-loose-help",
      input: () => model.setLoose(area.value),
    });
    const label = make("label", { for: area.id }, texts.loose);
    const help = make("p", { class: "help", id: "paste-loose-help" }, texts.loose_help);
    const box = make("div", { class: "field" }, label, help, area);
    const paint = () => {
      const text = model.loose();
      if (area.value !== text) area.value = text;
      box.hidden = !text && document.activeElement !== area;
    };
    model.onChange(paint);
    paint();
    return box;
  };

  ui.pasteBox = (page) => {
    const { model } = page;
    const texts = Hub.texts.form_paste;
    const status = make("div", { class: "paste__status", role: "status" });
    const undo = make("p", { class: "undo" });
    const help = make("p", { class: "help", id: "paste-help" }, texts.help);
    const area = make("textarea", {
      id: "paste-text",
      class: "input",
      rows: 8,
      "aria-describedby": help.id,
    });
    const label = make("label", { for: area.id }, texts.label);

    const refresh = () => {
      page.steps.build();
      page.refresh();
    };

    const offerUndo = (done, looseBefore) => {
      const looseAfter = model.loose();
      const click = () => {
        takeBack(page, done);
        if (model.loose() === looseAfter) model.setLoose(looseBefore);
        refresh();
        undo.replaceChildren();
        status.replaceChildren(make("p", null, texts.undone));
        area.focus();
      };
      undo.replaceChildren(ui.button(Hub.texts.form.undo, click));
    };

    const start = () => {
      const { limit } = paste.data();
      undo.replaceChildren();
      if (!/\p{L}/u.test(area.value) || area.value.length > limit) {
        const isEmpty = area.value.length <= limit;
        const n = limit.toLocaleString(document.documentElement.lang);
        status.replaceChildren(make("p", null, isEmpty ? texts.empty : fill(texts.long, { n })));
        return;
      }
      const found = paste.read(area.value, model.kind);
      const looseBefore = model.loose();
      const done = distribute(page, paste.values(found, model.kind));
      const loose = [...found.unplaced, ...done.outside].filter((text) => !looseBefore.includes(text));
      if (loose.length) model.setLoose([looseBefore, ...loose].filter(strings.strip).join("\n\n"));
      refresh();
      status.replaceChildren(...report(page, done, found));
      if (done.put.length || loose.length) offerUndo(done, looseBefore);
    };

    const button = make("button", { type: "button", class: "button", click: start }, texts.distribute);
    const field = make("div", { class: "field" }, label, help, area);
    return [field, make("p", null, button), status, undo, looseBox(page)];
  };

  Hub.receive("form-paste", true);
})();
