/**
 * What can be repeated: items that are added, moved and removed; what was removed comes back. Texts,
 * records and rows differ only in what an item holds.
 */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { ui } = Hub.form;
  const FIELDS = "input, textarea, summary";

  /** The first control that one can see, but for examples. */
  const firstIn = (item) =>
    [...(item?.querySelectorAll(FIELDS) || [])].find(
      (one) => one.checkVisibility() && !one.closest(".example"),
    );

  const itemName = (name) => Hub.texts.form.items[name.replace(/\[\d+\]/g, "").replace(/\./g, "_")];

  class Items {
    /** `how`: `make(path, label)` gives the nodes of an item, `blank()` its empty value; `isGroup`. */
    constructor(page, field, path, how) {
      Object.assign(this, { page, field, path, how, name: itemName(ui.nameOf(path)) });
      this.isSources = ui.nameOf(path) === "sources";
      this.list = make("div", { class: "items" });
      this.undo = make("div", { class: "undo", role: "status" });
      this.button = ui.button(this.addText(), () => this.add(), { class: "quiet add" });
      if (!this.values.length && (how.isOpen || ui.isRequired(field))) this.put([how.blank()]);
      this.show();
    }

    addText() {
      return `+ ${fill(Hub.texts.form.add, { item: this.name.toLowerCase() })}`;
    }

    get values() {
      return this.page.model.get(this.path) || [];
    }

    put(values) {
      this.page.model.set(this.path, values);
    }

    show() {
      this.list.replaceChildren(...this.values.map((_, at) => this.item(at)));
    }

    item(at) {
      const label = `${this.name} ${at + 1}`;
      const nodes = this.how.make([...this.path, at], label);
      const tools = make("p", { class: "item__tools" }, ...this.tools(at, label));
      if (!this.how.isGroup) return make("div", { class: "item item--line" }, ...nodes, tools);
      const id = ui.idOf(ui.nameOf([...this.path, at]));
      const list = make("ul", { class: "problems", id: `${id}-problems` });
      const parts = [make("legend", null, label), ...nodes, list, tools];
      const wrapper = make("fieldset", { class: "item", id, tabindex: -1 }, ...parts);
      this.page.notes.add(ui.nameOf([...this.path, at]), { wrapper, list });
      return wrapper;
    }

    tools(at, label) {
      const texts = Hub.texts.form;
      const tool = (name, sign, click) =>
        make(
          "button",
          { type: "button", class: "quiet", "data-tool": name, click },
          make("span", { "aria-hidden": "true" }, sign),
          make("span", { class: "visually-hidden" }, `${texts[name]}: ${label}`),
        );
      const last = this.values.length - 1;
      const tools = [];
      if (at > 0) tools.push(tool("up", "↑", () => this.move(at, at - 1)));
      if (at < last) tools.push(tool("down", "↓", () => this.move(at, at + 1)));
      tools.push(tool("remove", texts.remove, () => this.remove(at)));
      return tools;
    }

    /** Give the focus to the first control of an item, or to one of its buttons. */
    focus(at, tool) {
      const item = this.list.children[at];
      const button = tool && item?.querySelector(`:scope > .item__tools [data-tool="${tool}"]`);
      (button || (tool && item?.querySelector("[data-tool]")) || firstIn(item) || this.button).focus();
    }

    add() {
      this.undo.replaceChildren();
      this.put([...this.values, this.how.blank()]);
      this.show();
      this.page.refresh();
      this.focus(this.values.length - 1);
    }

    move(from, to) {
      const values = [...this.values];
      values.splice(to, 0, ...values.splice(from, 1));
      const order = values.map((_, at) => (at === from ? to : at === to ? from : at) + 1);
      this.change(values, (number) => order[number - 1] ?? number);
      this.focus(to, to < from ? "up" : "down");
    }

    remove(at) {
      const texts = Hub.texts.form;
      const { model } = this.page;
      const kept = model.keep();
      const item = this.values[at];
      const label = `${this.name} ${at + 1}`;
      const after = (number) => (number === at + 1 ? 0 : number > at ? number - 1 : number);
      const lost = this.change(this.values.filter((_, place) => place !== at), after);
      const left = JSON.stringify(model.keep());
      const click = () => {
        const isAsLeft = JSON.stringify(model.keep()) === left;
        if (isAsLeft) model.restore(kept);
        this.undo.replaceChildren();
        // What was written since then stays: only the item itself comes back.
        const back = [...this.values.slice(0, at), item, ...this.values.slice(at)];
        this.change(isAsLeft ? this.values : back, (n) => (isAsLeft || n <= at ? n : n + 1));
        this.focus(at);
      };
      const button = ui.button(texts.undo, click);
      const said = fill(texts.removed, { item: label });
      const about = lost.length ? ` ${fill(texts.removed_citations, { fields: lost.join(", ") })}` : "";
      this.undo.replaceChildren(make("span", null, said + about), button);
      button.focus();
    }

    /** Put the items in place; the numbers of the sources follow them. Names where some were lost. */
    change(values, renumbered) {
      this.put(values);
      const lost = this.isSources ? ui.renumber(this.page.model, renumbered) : [];
      this.show();
      this.page.refresh(this.isSources);
      return lost;
    }

    nodes() {
      return [this.list, this.undo, make("p", null, this.button)];
    }
  }

  /** «Organización 2» */
  ui.itemLabel = (name, at) => `${itemName(name) || ui.labelOf(name)} ${at + 1}`;

  ui.items = (page, field, path, how) => new Items(page, field, path, how);
})();
