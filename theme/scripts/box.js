// Suggestions below a search field while typing: a combobox after the pattern of the ARIA Authoring
// Practices Guide. The field in the header offers words and entries, that of the explore page, which
// shows its results itself, only words. Without scripts the form leads to the explore page.
(() => {
  "use strict";
  const { make, count } = Hub;
  const PAUSE = 120; // milliseconds without a key before a search
  const SILENCE = 500; // milliseconds without a key before the count is announced
  const NOTHING = { cards: [], total: 0, note: "" };
  let boxes = 0;

  class Box {
    constructor(input, onSearch) {
      const id = `sugerencias-${++boxes}`;
      this.input = input;
      this.onSearch = onSearch;
      this.turn = 0; // what a search of an earlier turn finds is dropped
      this.options = [];
      this.note = make("p");
      this.list = make("div", { id, role: "listbox", "aria-label": Hub.texts.box.suggestions });
      // A press on the panel must not take the focus, and the panel with it, from the field.
      const mousedown = (event) => event.preventDefault();
      this.panel = make("div", { class: "panel", mousedown }, this.note, this.list);
      this.status = make("p", { class: "visually-hidden", role: "status" });
      input.parentNode.classList.add("combobox");
      input.parentNode.append(this.panel, this.status);
      make(input, {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-controls": id,
        // A search has become likely: load what every one needs.
        focus: () => Hub.engine.meta().catch(() => {}),
        input: () => this.wait(() => this.suggest(), PAUSE),
        keydown: (event) => this.press(event),
        blur: () => this.close(),
      });
      this.close();
    }

    /** Drop what is under way for what is to come. */
    wait(next, pause) {
      this.turn++;
      clearTimeout(this.timer);
      if (next) this.timer = setTimeout(next, pause);
      this.status.textContent = "";
      this.choose();
    }

    close() {
      this.wait();
      this.open(false);
    }

    open(isOpen) {
      this.panel.hidden = !isOpen;
      make(this.input, { "aria-expanded": `${isOpen}` });
    }

    choose(option) {
      this.active = option;
      for (const each of this.options) make(each, { "aria-selected": `${each === option}` });
      make(this.input, { "aria-activedescendant": option ? option.id : "" });
      if (option) option.scrollIntoView({ block: "nearest" });
    }

    async suggest() {
      const text = this.input.value;
      const { turn, onSearch } = this;
      const { complete, find } = Hub.suggestions;
      if (!text.trim()) return this.close();
      const suggested = Promise.all([complete(text), onSearch ? NOTHING : find(text)]);
      const broken = { ...NOTHING, note: onSearch ? "" : Hub.texts.box.broken };
      const [words, found] = await suggested.catch(() => [[], broken]);
      if (turn === this.turn) this.show(text, words, found);
    }

    show(text, words, { cards, total, marks, note }) {
      const texts = Hub.texts.box;
      this.options = [];
      const completions = words.map(([word, whole]) =>
        this.option("div", { click: () => this.take(whole) }, word),
      );
      const entries = cards.map(({ path, title, place, period, language }) =>
        this.option(
          "a",
          { href: Hub.address(path, text), lang: language || false },
          ...Hub.marked(title, marks),
          make("span", { class: "small" }, `${place} · ${period}`),
        ),
      );
      if (total > cards.length) {
        const href = Hub.address("practices/index.html", text);
        entries.push(this.option("a", { href }, count(texts.all, total)));
      }
      this.list.replaceChildren(
        ...this.group(texts.words, completions),
        ...this.group(texts.entries, entries),
      );
      this.note.textContent = note;
      this.open(!!(this.options.length || note));
      const said = [note, total && count(texts.found, total)];
      if (words.length) said.push(count(texts.offered, words.length));
      this.wait(() => {
        this.status.textContent = said.filter(Boolean).join(" ");
      }, SILENCE - PAUSE);
    }

    /** Options under their name, which the style sheet prints. */
    group(name, options) {
      return options.length ? [make("div", { role: "group", "aria-label": name }, ...options)] : [];
    }

    option(tag, attributes, ...children) {
      const id = `${this.list.id}-${this.options.length}`;
      const option = make(tag, { id, role: "option", tabindex: -1, ...attributes }, ...children);
      this.options.push(option);
      return option;
    }

    take(text) {
      this.input.value = text;
      this.close();
      if (this.onSearch) this.onSearch(text);
      else this.suggest();
    }

    press(event) {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const isOpen = !this.panel.hidden;
      if (by && isOpen) this.step(by);
      else if (by) this.suggest();
      else if (event.key === "Enter" && this.active) this.active.click();
      else if (event.key === "Escape" && isOpen) this.close();
      else return;
      event.preventDefault(); // only the next Escape empties the field, as in other search fields
    }

    /** Go through the options and the field itself, round and round. */
    step(by) {
      const places = [undefined, ...this.options];
      const place = places.indexOf(this.active) + by + places.length;
      this.choose(places[place % places.length]);
    }
  }

  const own = document.querySelector(".site-search input");
  if (own) new Box(own);

  Hub.box = {
    /** Give a search field its suggestions. With `onSearch(text)`, which receives the text with a
        chosen word, only words are suggested. */
    attach: (input, { onSearch } = {}) => new Box(input, onSearch),
  };
  Hub.receive("box", Hub.box); // the explore page loads this when its field is used
})();
