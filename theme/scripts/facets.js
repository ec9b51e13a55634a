// The filters of the explore page. The lists of links for readers without scripts become groups of
// checkboxes when they are opened or used; names and values stand only there. Used by explore.js.
(() => {
  "use strict";
  const { make, fill } = Hub;
  const SHORT = 12; // values shown at first
  const MANY = 25; // values from which on a field finds them

  /** The list of links of a facet and its values. To a browser with scripts it is text in a noscript
      element, which costs the page nothing until somebody asks. */
  const parse = (details) => {
    const text = details.querySelector("noscript").textContent;
    const list = new DOMParser().parseFromString(text, "text/html").querySelector("ul");
    const values = [...list.querySelectorAll("a")].map((link) => ({
      value: link.dataset.value,
      label: link.textContent,
      href: link.getAttribute("href"),
      row: link.parentNode,
      number: link.nextElementSibling,
      n: link.nextElementSibling.textContent,
    }));
    return { list, values };
  };

  /** The facets in `root`: [{ id, title, details, parsed: { list, values } }]. */
  const read = (root) =>
    [...root.querySelectorAll("[data-facet]")].map((details) => {
      let kept;
      return {
        id: details.dataset.facet,
        title: details.querySelector("summary").textContent,
        details,
        load() {
          return load(this);
        },
        get parsed() {
          return (kept ||= parse(details));
        },
      };
    });

  /** Show the rows that were asked for, or a few: chosen ones first, then those that lead somewhere. */
  const arrange = ({ parsed: { values }, finder, more, isWhole }) => {
    if (!more) return;
    const wanted = finder ? Hub.text.fold(finder.value.trim()) : "";
    const rank = ({ box, n }) => box.checked * 2 + !!+n;
    const shown = wanted
      ? values.filter(({ label }) => Hub.text.fold(label).includes(wanted))
      : [...values].sort((a, b) => rank(b) - rank(a)).slice(0, isWhole ? values.length : SHORT);
    const isShown = new Set(shown);
    for (const item of values) {
      if (item.row.hidden === isShown.has(item)) item.row.hidden = !item.row.hidden;
    }
    more.hidden = !!wanted;
  };

  /** Turn the links of a group into checkboxes; `onChange(id, values)` hears of every change. */
  const build = (group, onChange) => {
    if (group.fieldset) return;
    const texts = Hub.texts.finder;
    const { id, title, details } = group;
    const { list, values } = group.parsed;
    for (const item of values) {
      item.box = make("input", { type: "checkbox", name: id, value: item.value });
      item.number.textContent = `(${item.n})`;
      item.row.replaceChildren(
        make("label", null, item.box, make("span", null, item.label), item.number),
      );
    }
    const change = () =>
      onChange(id, new Set(values.filter(({ box }) => box.checked).map(({ value }) => value)));
    list.addEventListener("change", change);
    group.legend = make("legend", { class: "small" }, fill(texts.any_of, { facet: title }));
    group.fieldset = make("fieldset", null, group.legend, list);
    if (values.length > SHORT) {
      const text = () =>
        group.isWhole ? texts.fewer_values : fill(texts.more_values, { n: values.length - SHORT });
      const click = () => {
        group.isWhole = !group.isWhole;
        group.more.textContent = text();
        arrange(group);
      };
      group.more = make("button", { type: "button", class: "more", click }, text());
      group.fieldset.append(group.more);
    }
    if (values.length > MANY) {
      const placeholder = fill(texts.find_value, { facet: title });
      const input = () => arrange(group);
      group.finder = make("input", {
        type: "search",
        placeholder,
        "aria-label": placeholder,
        input,
      });
      list.before(group.finder);
    }
    details.append(group.fieldset);
    arrange(group);
  };

  /** Load which entries have which value; a group without stands still and says so. */
  const load = async (group) => {
    group.bits ||= await Hub.engine.facet(group.id).catch(() => null);
    if (!group.fieldset) return;
    const text = Hub.texts.finder[group.bits ? "any_of" : "filter_missing"];
    group.legend.textContent = fill(text, { facet: group.title });
    group.fieldset.disabled = !group.bits;
  };

  /** Check the boxes of the chosen values (a Set, or nothing). */
  const check = (group, chosen) => {
    if (!group.fieldset) return;
    for (const { box, value } of group.parsed.values) box.checked = !!chosen && chosen.has(value);
  };

  /** Print how many of the entries `within` (a bitset) each value has. Only what differs is touched. */
  const count = (group, within) => {
    if (!group.fieldset || !group.bits) return;
    for (const item of group.parsed.values) {
      const { box, number } = item;
      const n = Hub.bitsets.count(group.bits.get(item.value), within);
      if (n !== item.n) number.textContent = `(${(item.n = n)})`;
      // What is chosen or in use can be left; what leads nowhere cannot be taken.
      const isOff = !n && !box.checked && box !== document.activeElement;
      if (box.disabled !== isOff) box.disabled = isOff;
    }
    arrange(group);
  };

  /** The panel that holds the filters where there is no room beside the results. Returns a function
      that prints how many filters and results there are. */
  const panel = (at) => {
    const button = at("panel");
    const done = at("listo");
    const names = [button.textContent, done.textContent];
    const open = (isOpen) => {
      at("filtros").classList.toggle("is-open", isOpen);
      button.setAttribute("aria-expanded", isOpen);
    };
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
    done.addEventListener("click", () => {
      open(false);
      at("resultados").focus();
    });
    return (filters, results) => {
      button.textContent = filters ? fill(Hub.texts.finder.panel, { n: filters }) : names[0];
      done.textContent = results === false ? names[1] : `${names[1]} (${results})`;
    };
  };

  Hub.facets = { read, build, load, check, count, panel };
})();
