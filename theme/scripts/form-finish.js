/** The last step: what is left to do, the sheet, the file and its name, and where to send it. */
(() => {
  "use strict";
  const { make, count } = Hub;
  const { ui } = Hub.form;

  /** A problem with its place: «Organización 2, Nombre de la organización: …». */
  const textOf = (page, problem) => {
    const { message } = ui.tell(problem);
    const path = ui.pathOf(problem.at);
    const places = path.flatMap((step, at) =>
      typeof step === "number" ? [ui.itemLabel(ui.nameOf(path.slice(0, at)), step)] : [],
    );
    const isField = problem.at && problem.at !== "id" && typeof path.at(-1) === "string";
    const label = isField ? ui.labelOf(problem.at) : "";
    const isSaid = ["«»", "“”"].some(([open, close]) => message.includes(open + label + close));
    if (isField && !isSaid) places.push(label);
    return places.length ? `${places.join(", ")}: ${message}` : page.notes.capital(message);
  };

  const link = (page, problem) => {
    const name = page.notes.nearest(problem.at);
    const click = (event) => {
      event.preventDefault();
      page.visit(name);
    };
    const href = `#paso-${page.stepOf(problem.at) + 1}`;
    return make("li", null, make("a", { href, click }, textOf(page, problem)));
  };

  const grouped = (page, problems) => {
    const groups = page.plans
      .map(({ title }, at) => [title, problems.filter((one) => page.stepOf(one.at) === at)])
      .filter(([, found]) => found.length);
    return groups.flatMap(([title, found]) => [
      make("h3", null, title),
      make("ul", { class: "left-list" }, ...found.map((one) => link(page, one))),
    ]);
  };

  /** What keeps the file from being published, and what could be better. */
  const leftOf = (page) => {
    const texts = Hub.texts.form;
    const errors = page.model.problems().filter(({ severity }) => severity === "error");
    const hints = page.model.problems().filter(({ severity }) => severity !== "error");
    const said = errors.length ? count(texts.left, errors.length) : texts.nothing_left;
    const about = make("p", { class: errors.length ? "notice" : "notice notice--good" }, said);
    const parts = [about, ...grouped(page, errors)];
    if (hints.length) {
      const summary = make("summary", null, count(texts.suggestions, hints.length));
      parts.push(make("details", { class: "more" }, summary, ...grouped(page, hints)));
    }
    return parts;
  };

  const nameField = (page) => {
    const texts = Hub.texts.form;
    const list = make("ul", { class: "problems", id: "c-id-problems" });
    const control = make("input", {
      id: "c-id",
      type: "text",
      class: "input",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      "aria-describedby": "c-id-help c-id-problems",
      input: () => page.model.rename(control.value.trim()),
      change: () => (control.value = page.model.id()),
    });
    const help = make("p", { class: "help", id: "c-id-help" }, texts.id_help);
    const label = make("label", { for: "c-id" }, texts.id_label);
    const wrapper = make("div", { class: "field" }, label, help, control, list);
    page.notes.add("id", { wrapper, list, control });
    return [wrapper, () => document.activeElement !== control && (control.value = page.model.id())];
  };

  const draftTools = (page) => {
    const texts = Hub.texts.form;
    const said = make("p", { class: "small", role: "status" });
    const input = make("input", {
      type: "file",
      id: "c-draft",
      accept: ".json,application/json",
      change: async () => {
        const isOpen = await page.draft.open(input.files[0]);
        if (!isOpen) said.textContent = texts.draft_unreadable;
      },
    });
    const save = ui.button(texts.draft_save, page.draft.download);
    return make("details", { class: "more" },
      make("summary", null, texts.draft_title),
      make("p", null, texts.draft_note),
      make("p", null, save),
      make("p", null, make("label", { for: "c-draft" }, texts.draft_open), " ", input),
      said);
  };

  /** The nodes of the last step; they look at the state whenever it is shown or changed. */
  ui.finish = (page, section) => {
    const texts = Hub.texts.form;
    const left = make("div", { class: "left" });
    const sheet = make("div");
    const ways = make("ul", { class: "send" });
    const said = make("p", { role: "status", class: "send__said" });
    const fileName = make("code", { id: "c-file-name" });
    const marks = { class: "input file", readonly: "", rows: 14, id: "c-file" };
    const area = make("textarea", { ...marks, "aria-describedby": fileName.id });
    const [name, showName] = nameField(page);

    const paint = () => {
      if (section.hidden) return;
      const state = page.model.file();
      const text = Hub.form.write(state);
      const id = state.id || texts.file;
      const path = `${page.settings.folder}/${id}.md`;
      if (text !== area.value) said.textContent = "";
      area.value = text;
      fileName.textContent = path;
      left.replaceChildren(...leftOf(page));
      sheet.replaceChildren(ui.preview(page.model.file()));
      const title = state.values.title || texts.untitled;
      const file = { path, name: `${id}.md`, text, title, area, said };
      ways.replaceChildren(...ui.ways(page.settings, file));
      showName();
    };
    page.onShow(() => {
      page.steps.askAll();
      paint();
    });
    page.model.onChange(paint);

    const see = make("summary", null, texts.see_preview);
    const preview = make("details", { class: "more more--preview" }, see, sheet);
    return [
      left,
      preview,
      make("h3", null, texts.file_title),
      name,
      make("div", { class: "field" },
        make("label", { for: "c-file" }, texts.file_text), make("p", { class: "help" }, fileName), area),
      make("h3", null, texts.send_title),
      make("p", null, texts.license),
      ways,
      said,
      make("h3", null, texts.then_title),
      make("p", null, texts.then_text),
      draftTools(page),
    ];
  };
})();
