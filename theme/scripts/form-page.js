/** The page of the form: puts the steps together and keeps them in step with what is written. */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { known, ui } = Hub.form;
  const root = document.getElementById("formulario");

  const plansOf = (page) => {
    const { groups } = Hub.form.data();
    const fields = known.fieldsOf(page.model.kind).filter(({ name }) => !ui.HIDDEN.has(name));
    const used = Object.keys(groups).filter((group) => fields.some((field) => field.group === group));
    const plans = used.map((group) => {
      const own = fields.filter((field) => field.group === group);
      const hasAlike = own.some(({ name }) => name === "title" || name === "summary");
      const alike = hasAlike ? [page.alike()] : [];
      const build = () => [...ui.sorted(page, own, []), ...alike];
      return { id: group, title: groups[group], fields: own.map(({ name }) => name), build };
    });
    const build = (section) => ui.finish(page, section);
    return [...plans, { id: "send", title: Hub.texts.form.send, fields: [], build, isBuiltOnce: true }];
  };

  const createPage = () => {
    const { dataset } = root;
    const regions = JSON.parse(dataset.regions);
    const model = ui.createModel(dataset.kind);
    const status = make("p", { class: "visually-hidden", role: "status" });
    const proposed = ui.proposed(location.search, dataset.kind, regions);
    const home = JSON.parse(dataset.countries);
    const page = {
      model,
      settings: dataset,
      countries: [...new Set([...proposed.countries, ...home])],
      notes: ui.createNotes(model, status),
      alike: ui.createAlike(model),
      shown: [],
      onShow: (listener) => page.shown[page.building].push(listener),
    };
    page.plans = plansOf(page);

    /** The step of a field; what belongs to none is a matter of the last one. */
    page.stepOf = (name) => {
      const [field] = ui.pathOf(name);
      const at = page.plans.findIndex(({ fields }) => fields.includes(field));
      return at < 0 ? page.plans.length - 1 : at;
    };
    page.stepNumber = (name) => page.stepOf(name) + 1;

    /** Show a field and give it the focus. */
    page.visit = (name) => {
      const land = () => {
        const found = document.getElementById(ui.idOf(name));
        if (!found) return;
        for (let holder = found; holder; holder = holder.parentElement) {
          if (holder.tagName === "DETAILS") holder.open = true;
        }
        found.focus();
        found.scrollIntoView({ block: "center" });
      };
      page.wanted = land;
      if (page.steps.current() === page.stepOf(name)) {
        page.wanted = undefined;
        land();
      } else page.steps.go(page.stepOf(name));
    };

    /** After items came or went; `isEverywhere` when that changed texts of other steps too. */
    page.refresh = (isEverywhere) => {
      if (isEverywhere) page.steps.build(page.steps.current());
      page.notes.paint();
      page.steps.paint();
    };

    page.restart = () => {
      page.notes.forget();
      page.steps.forget();
      page.steps.build();
      page.steps.go(0);
      page.refresh();
    };

    const begin = () => {
      const texts = Hub.texts.form;
      const { labels, values } = proposed;
      page.begun = { language: Hub.form.data().language, ...values };
      model.begin(page.begun);
      page.draft = ui.createDraft(page, root);
      const isNew = !page.draft.restore();
      if (labels.length) {
        const said = fill(isNew ? texts.proposed : texts.proposed_draft, { values: labels.join(", ") });
        page.draft.say(make("p", { class: "notice" }, said));
      }
      root.append(make("p", { class: "small" }, texts.kept_here));
      root.append(ui.startFromText(page));
      page.steps = ui.createSteps(page, root, page.plans);
      page.steps.build();
      root.append(status);
      page.notes.listen(root);
      page.steps.start();
    };
    begin();
  };

  // The data come in a file of their own: without it there is nothing to ask.
  if (Hub.form.data()) createPage();
  else root.append(make("p", { class: "notice" }, Hub.texts.form.broken));
})();
