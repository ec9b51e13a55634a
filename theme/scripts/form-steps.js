/** The steps of the form: one is shown at a time, the address says which, a list how far each is. */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { ui } = Hub.form;
  const SIGNS = { empty: "○", open: "!", done: "✓" };

  const kindOf = (isBegun, errors) => {
    if (!isBegun) return "empty";
    return errors ? "open" : "done";
  };

  /**
   * Steps from `plans`: [{ id, title, fields, build(section), isBuiltOnce }]. The last one has no fields:
   * it looks at all others.
   */
  ui.createSteps = (page, root, plans) => {
    const texts = Hub.texts.form;
    const visited = new Set();
    let current = 0;

    const links = plans.map(({ title }, at) => {
      const state = make("span", { class: "steps__state" });
      const name = make("span", { class: "steps__name" }, `${at + 1}. ${title}`);
      return { state, link: make("a", { href: `#paso-${at + 1}` }, name, " ", state) };
    });
    const list = make("ol", null, ...links.map(({ link }) => make("li", null, link)));
    const nav = make("nav", { class: "steps", "aria-label": texts.steps }, list);
    const sections = plans.map(({ id }) => make("section", { class: `step step--${id}`, hidden: "" }));

    const build = (at) => {
      const { title, build: fillIn } = plans[at];
      const place = fill(texts.step_of, { n: at + 1, of: plans.length });
      const number = make("span", { class: "eyebrow" }, place);
      const heading = make("h2", { id: `paso-${at + 1}`, tabindex: -1 }, number, " ", title);
      make(sections[at], { "aria-labelledby": heading.id });
      page.building = at;
      page.shown[at] = [];
      sections[at].replaceChildren(heading, ...fillIn(sections[at]), ways(at));
    };

    const ways = (at) => {
      const way = (to, text, kind) => make("a", { class: kind, href: `#paso-${to + 1}` }, text);
      const back = at > 0 ? [way(at - 1, texts.previous, "button button--quiet")] : [];
      const on = at < plans.length - 1 ? [way(at + 1, texts.next, "button")] : [];
      return make("p", { class: "step__ways" }, ...back, ...on);
    };

    /** How many errors each step has; what belongs to no field is a matter of the last step. */
    const open = () => {
      const counts = plans.map(() => 0);
      for (const { at, severity } of page.model.problems()) {
        if (severity === "error") counts[page.stepOf(at)] += 1;
      }
      return counts;
    };

    const paint = () => {
      const counts = open();
      links.forEach(({ link, state }, at) => {
        const { fields } = plans[at];
        const isWritten = fields.some(page.model.isChanged);
        const isLast = at === plans.length - 1;
        const isBegun = isWritten || visited.has(at);
        const kind = isLast
          ? kindOf(!counts.some(Boolean), 0)
          : kindOf(isBegun, counts[at]);
        const words = { empty: texts.empty, done: texts.done, open: fill(texts.open, { n: counts[at] }) };
        const wordsOfLast = { empty: texts.pending, done: texts.ready };
        const word = (isLast ? wordsOfLast : words)[kind];
        link.className = `steps__link steps__link--${kind}`;
        make(link, { "aria-current": at === current ? "step" : "false" });
        const sign = make("span", { class: "steps__sign", "aria-hidden": "true" }, SIGNS[kind]);
        state.replaceChildren(sign, ` ${word}`);
      });
    };

    const numberInAddress = () => {
      const [, number] = /^#paso-(\d+)$/.exec(location.hash || "#paso-1") || [];
      return number >= 1 && number <= plans.length ? number - 1 : -1;
    };

    const show = (at) => {
      if (at !== current) {
        visited.add(current);
        page.notes.ask(sections[current]);
      }
      current = at;
      sections.forEach((section, place) => (section.hidden = place !== at));
      page.shown[at].forEach((listener) => listener());
      paint();
    };

    const go = (at) => {
      if (numberInAddress() === at) show(at);
      else location.hash = `paso-${at + 1}`;
    };

    addEventListener("hashchange", () => {
      const at = numberInAddress();
      if (at < 0) return;
      show(at);
      if (page.wanted) page.wanted();
      else {
        const heading = sections[at].querySelector("h2");
        heading.focus({ preventScroll: true });
        heading.scrollIntoView({ block: "start" });
      }
      page.wanted = undefined;
    });
    page.model.onChange(paint);
    root.append(make("div", { class: "steps-and-step" }, nav, make("div", null, ...sections)));

    return {
      go,
      paint,
      current: () => current,
      /** Make the steps anew; `except` stays as it is. */
      build: (except = -1) =>
        plans.forEach(({ isBuiltOnce }, at) => {
          const isBuilt = sections[at].hasChildNodes();
          if (at !== except && !(isBuiltOnce && isBuilt)) build(at);
        }),
      start: () => show(Math.max(0, numberInAddress())),
      askAll: () => sections.forEach((section) => page.notes.ask(section)),
      forget: () => visited.clear(),
    };
  };
})();
