// What narrows the results down, as buttons that take it away again. Used by explore.js.
(() => {
  "use strict";
  const { make, fill } = Hub;

  /** Print the filters in force into `list` and return them: [{ id, value, label }], that of the years
      is `period`. A button hands `go` the change that it makes to a state; the focus passes to the
      next button, or `land()` finds a place for it. */
  Hub.chips = (list, state, groups, go, land) => {
    const texts = Hub.texts.finder;
    const { from, to } = state;
    const used = groups.filter(({ id }) => state.facets.has(id));
    const filters = used.flatMap(({ id, parsed }) =>
      parsed.values
        .filter(({ value }) => state.facets.get(id).has(value))
        .map(({ value, label }) => ({ id, value, label })),
    );
    const span = texts[from && to ? "span" : from ? "from" : "until"];
    if (from || to) filters.push({ id: "period", label: fill(span, { from, to }) });
    const key = JSON.stringify(filters);
    if (list.dataset.shown === key) return filters;
    list.dataset.shown = key;
    const chip = (text, change) => {
      const click = ({ target }) => {
        const place = [...list.children].indexOf(target.parentNode);
        go(change);
        const next = list.children[place] || list.lastElementChild;
        if (next) next.firstChild.focus();
        else land();
      };
      return make("button", { type: "button", class: "chip", click }, text);
    };
    const chips = filters.map(({ id, value, label }) =>
      chip(fill(texts.remove, { label }), (now) => Hub.state.without(now, id, value)),
    );
    if (chips.length > 1) chips.push(chip(texts.remove_all, Hub.state.unfiltered));
    list.replaceChildren(...chips.map((button) => make("li", null, button)));
    return filters;
  };
})();
