/**
 * Values chosen from a list: check boxes or radio buttons with their definitions. A long list has a field
 * that finds values in any language, and one stop of the tab key: the arrows go through it.
 */
(() => {
  "use strict";
  const { make, fill, count } = Hub;
  const { known, ui } = Hub.form;
  const LONG = 8;
  const FOLDED = 6; // inside of groups, longer lists are closed until they are asked for

  const definitions = (field) => {
    const { vocabularies } = Hub.form.data();
    const terms = field.vocabulary ? vocabularies[field.vocabulary].terms : [];
    return new Map(terms.map(({ id, description }) => [id, description]));
  };

  const optionsOf = (page, field, name) => {
    const { yes, no, choices } = Hub.texts.form;
    const named = ([value, label]) => ({ value, label });
    if (field.form === "boolean") return Object.entries({ true: yes, false: no }).map(named);
    if (field.form === "choice") return field.choices.map((value) => named([value, choices[value]]));
    if (field.form === "field-name") {
      const inline = [...Hub.form.data().words.sections, "period.start", "period.end"];
      const others = known.statable(page.model.kind).filter((one) => !inline.includes(one));
      const asked = others.filter((one) => !ui.HIDDEN.has(one) && one !== "not_stated");
      return asked.map((value) => ({ value, label: ui.labelOf(value) }));
    }
    return Hub.form.suggest(name, "");
  };

  /** Those to show before anything is looked for, the likeliest first; all of a short list. */
  const firstOf = (page, field, all) => {
    if (field.form === "language") {
      const { own } = Hub.form.data().languages;
      return all.filter(({ value }) => Object.hasOwn(own, value));
    }
    if (field.form !== "country") return all;
    const place = ({ value }) => page.countries.indexOf(value);
    return all.filter((one) => place(one) >= 0).sort((one, other) => place(one) - place(other));
  };

  class Checklist {
    constructor(page, field, path) {
      Object.assign(this, { page, field, path, name: ui.nameOf(path) });
      this.all = optionsOf(page, field, this.name);
      this.first = firstOf(page, field, this.all);
      this.notes = definitions(field);
      this.isLong = this.first.length > LONG || this.first.length < this.all.length;
      this.chips = make("ul", { class: "chips" });
      this.said = make("p", { class: "small checklist__count", role: "status" });
      this.box = make("div", {
        class: this.first.length > LONG ? "options options--long" : "options",
        keydown: (event) => this.press(event),
      });
      this.show(this.first);
      this.paint();
    }

    get chosen() {
      const value = this.page.model.get(this.path);
      return (this.field.many ? value || [] : [value]).filter(Boolean);
    }

    labelOf(value) {
      return this.all.find((one) => one.value === value)?.label || value;
    }

    choose(value, isChosen) {
      const others = this.chosen.filter((one) => one !== value);
      const chosen = isChosen ? [...others, value] : others;
      this.page.model.set(this.path, this.field.many ? chosen : isChosen ? value : "");
      this.box.querySelectorAll("input").forEach((input) => {
        input.checked = this.chosen.includes(input.value);
      });
      this.paint();
    }

    option({ value, label }, at) {
      const id = `${ui.idOf(this.name)}-${at}`;
      const note = this.notes.get(value);
      const input = make("input", {
        type: this.field.many ? "checkbox" : "radio",
        id,
        name: this.name,
        value,
        "aria-describedby": note ? `${id}-note` : undefined,
        tabindex: this.field.many && this.isLong && at ? -1 : undefined,
        change: () => this.choose(value, input.checked),
      });
      input.checked = this.chosen.includes(value);
      const about = note ? [make("p", { class: "option__note", id: `${id}-note` }, note)] : [];
      const text = this.field.form === "term" && /^\d+$/.test(value) ? `${value}. ${label}` : label;
      return make("div", { class: "option" }, input, make("label", { for: id }, text), ...about);
    }

    show(options) {
      this.box.replaceChildren(...options.map((one, at) => this.option(one, at)));
    }

    find(typed) {
      const texts = Hub.texts.form;
      const found = typed.trim() ? Hub.form.suggest(this.name, typed) : this.first;
      this.show(found);
      if (!typed.trim()) this.said.textContent = "";
      else this.said.textContent = found.length ? count(texts.values, found.length) : texts.no_values;
    }

    /** The way from one box to the next, for lists that are one stop of the tab key. */
    press(event) {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by || !this.isLong || !this.field.many) return;
      const inputs = [...this.box.querySelectorAll("input")];
      const next = inputs[inputs.indexOf(document.activeElement) + by];
      event.preventDefault();
      if (!next) return;
      inputs.forEach((input) => (input.tabIndex = input === next ? 0 : -1));
      next.focus();
    }

    /** What is chosen, as buttons that take it away again. */
    paint() {
      const texts = Hub.texts.form;
      const { max_items: most, many, need } = this.field;
      const hasChips = this.isLong || (!many && need === "optional");
      const chosen = hasChips ? this.chosen : [];
      const chips = chosen.map((value, at) => {
        const click = () => {
          this.choose(value, false);
          const next = this.chips.querySelectorAll("button")[at] || this.chips.querySelector("button");
          const isFolded = this.folder && !this.folder.parentNode.open;
          (next || (isFolded ? this.folder : this.finder || this.box.querySelector("input"))).focus();
        };
        const remove = make("span", { class: "visually-hidden" }, `${texts.remove} `);
        const label = this.labelOf(value);
        return make("li", null, make("button", { type: "button", class: "chip", click }, remove, label));
      });
      this.chips.replaceChildren(...chips);
      if (many && most) this.most.textContent = fill(texts.chosen, { n: this.chosen.length, most });
      if (this.folder) this.folder.textContent = this.chosen.length ? texts.change : texts.choose;
    }

    most = make("span", { class: "small" });

    /** The field that looks for values. */
    search() {
      if (!this.isLong) return [];
      const texts = Hub.texts.form;
      const id = `${ui.idOf(this.name)}-find`;
      this.finder = make("input", {
        id,
        class: "input",
        type: "search",
        autocomplete: "off",
        "aria-describedby": `${id}-how`,
        input: (event) => {
          event.stopPropagation(); // what is looked for is no value of the field
          this.find(this.finder.value);
        },
        keydown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "Enter") return;
          event.preventDefault();
          this.box.querySelector("input")?.focus();
        },
      });
      const label = make("label", { for: id, class: "checklist__find" }, texts.find_value);
      const isWide = this.first.length < this.all.length;
      const about = isWide ? texts.find_more : texts.find_how;
      const how = make("p", { class: "small", id: `${id}-how` }, about);
      return [label, this.finder, how, this.said];
    }

    nodes() {
      const parts = [...this.search(), this.box];
      const isFolded = this.path.length > 1 && this.first.length > FOLDED;
      if (isFolded || (this.path.length > 1 && this.isLong)) {
        this.folder = make("summary");
        parts.splice(0, parts.length, make("details", { class: "picker" }, this.folder, ...parts));
        this.paint();
      }
      return [this.chips, this.most, ...parts];
    }
  }

  ui.checklist = (page, field, path) => {
    const inside = new Checklist(page, field, path).nodes();
    return ui.frame(page, field, path, { inside, role: field.many ? undefined : "radiogroup" });
  };
})();
