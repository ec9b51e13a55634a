/** Lists of texts and rows of a table; pasted lists and tables can be taken apart. */
(() => {
  "use strict";
  const { make, count } = Hub;
  const { ui } = Hub.form;
  const BULLET = /^\s*(?:[-*•▪▶‣–]|\d{1,3}[.)])\s+/;

  const pastedIn = (event) => event.clipboardData.getData("text");

  /** The points of a pasted text: its bullets with the lines that go on with them, or its lines. */
  const pointsOf = (text) => {
    const lines = text.split(/\r?\n/).filter((line) => line.trim());
    const hasBullets = lines.some((line) => BULLET.test(line));
    const points = [];
    for (const line of lines) {
      const plain = line.replace(BULLET, "").trim();
      if (hasBullets && !BULLET.test(line) && points.length) points.push(`${points.pop()} ${plain}`);
      else points.push(plain);
    }
    return points;
  };

  /** Offer to put what was pasted at `at` into items of their own. */
  const offerToSplit = (items, at, pasted) => {
    const points = pointsOf(pasted);
    if (points.length < 2) return;
    const before = items.values[at] || "";
    const click = () => {
      const values = [...items.values];
      values.splice(at, 1, ...(before.trim() ? [before.trim()] : []), ...points);
      items.put(values);
      items.undo.replaceChildren();
      items.show();
      items.page.refresh();
      items.focus(values.length - 1);
    };
    const said = make("span", null, count(Hub.texts.form.pasted, points.length));
    items.undo.replaceChildren(said, ui.button(Hub.texts.form.split, click));
  };

  ui.textList = (page, field, path) => {
    const single = { ...field, many: false };
    const isLine = field.form !== "prose";
    const items = ui.items(page, field, path, {
      isOpen: path.length === 1,
      blank: () => "",
      make: (itemPath, label) => {
        const name = ui.nameOf(itemPath);
        const id = ui.idOf(name);
        const control = ui.control(page, { ...single, many: true }, itemPath);
        const list = make("ul", { class: "problems", id: `${id}-problems` });
        make(control, {
          id,
          "aria-label": `${ui.labelOf(ui.nameOf(path))}: ${label}`,
          "aria-describedby": `${id}-problems`,
          paste: (event) => offerToSplit(items, itemPath.at(-1), pastedIn(event)),
          keydown: (event) => {
            if (event.key !== "Enter" || !isLine || event.isComposing) return;
            event.preventDefault();
            if (control.value.trim()) items.add();
          },
        });
        const parts = [control, ...(isLine ? [] : [ui.citing(page, control)]), list];
        const wrapper = make("div", { class: "item__text" }, ...parts);
        page.notes.add(name, { wrapper, list, control });
        const number = { class: "item__number", "aria-hidden": "true" };
        return [make("span", number, `${itemPath.at(-1) + 1}`), wrapper];
      },
    });
    return ui.frame(page, field, path, { inside: items.nodes() });
  };

  /** Rows with a cell for each of `levels`; a table that is pasted fills as many rows as it has. */
  ui.rows = (page, field, path) => {
    const levels = () => {
      const given = page.model.get([...path.slice(0, -1), "levels"]) || [];
      const named = given.filter((text) => text.trim());
      return named.length ? named : [Hub.texts.form.level];
    };
    const paste = (event, at) => {
      const lines = pastedIn(event).trim().split(/\r?\n/);
      const table = lines.map((line) => line.split("\t"));
      if (table.length < 2 && table[0].length < 2) return;
      event.preventDefault();
      const values = [...items.values];
      values.splice(at, 1, ...table.map((cells) => cells.map((cell) => cell.trim())));
      items.put(values);
      items.show();
      page.refresh();
    };
    const items = ui.items(page, field, path, {
      isGroup: true,
      blank: () => levels().map(() => ""),
      make: (rowPath) =>
        levels().map((level, at) => {
          const cellPath = [...rowPath, at];
          const control = ui.control(page, { form: "line" }, cellPath);
          const id = ui.idOf(ui.nameOf(cellPath));
          make(control, { id, paste: (event) => paste(event, rowPath.at(-1)) });
          return make("div", { class: "field" }, make("label", { for: id }, level), control);
        }),
    });
    const node = ui.frame(page, field, path, {
      inside: [make("p", { class: "small" }, Hub.texts.form.rows_how), ...items.nodes()],
    });
    // The columns follow the levels that are named above.
    node.addEventListener("focusin", () => {
      const cells = node.querySelector(".item")?.querySelectorAll("input").length;
      if (cells !== undefined && cells !== levels().length) {
        items.show();
        items.focus(0);
      }
    });
    return node;
  };
})();
