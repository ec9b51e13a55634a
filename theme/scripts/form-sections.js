/**
 * What the form asks beside a text: whether the source says it, whose words it is, and which source a
 * sentence comes from. The numbers in the texts follow the sources.
 */
(() => {
  "use strict";
  const { make } = Hub;
  const { known, ui } = Hub.form;

  const box = (label, isChecked, change) => {
    const input = make("input", { type: "checkbox", change: () => change(input.checked) });
    input.checked = isChecked;
    return make("label", { class: "unsaid" }, input, ` ${label}`);
  };

  const isUnsaid = (page, name) => (page.model.get(["not_stated"]) || []).includes(name);

  const say = (page, name, isChosen) => {
    const others = (page.model.get(["not_stated"]) || []).filter((one) => one !== name);
    page.model.set(["not_stated"], isChosen ? [...others, name] : others);
  };

  /** «The source does not say»: beside a control, which it closes. */
  ui.unsaid = (page, path, control) => {
    const name = ui.nameOf(path);
    control.disabled = isUnsaid(page, name);
    return box(Hub.texts.form.not_stated, control.disabled, (isChosen) => {
      control.disabled = isChosen;
      say(page, name, isChosen);
    });
  };

  /** Whose words a section is, as radio buttons. */
  const origin = (page, name) => {
    const texts = Hub.texts.form;
    const path = ["provenance", name];
    const option = (value) => {
      const id = ui.idOf(`provenance.${name}.${value}`);
      const change = () => page.model.set(path, value);
      const input = make("input", { type: "radio", id, name: `provenance.${name}`, value, change });
      input.checked = page.model.get(path) === value;
      return make("div", { class: "option" }, input, make("label", { for: id }, texts.origins[value]));
    };
    const legend = make("legend", null, texts.origin);
    return make("fieldset", { class: "origin-asked" }, legend, ...["source", "editorial"].map(option));
  };

  /** A section that is written, or declared as not stated. */
  ui.section = (page, field, path) => {
    const { name } = field;
    const inner = { ...field, need: "optional" };
    const written = make("div", { class: "stated" });
    const show = (isHidden) => (written.hidden = isHidden);
    if (field.many) {
      const node = ui.textList(page, inner, path);
      written.append(...node.querySelectorAll(":scope > :is(.items, .undo, p:has(.add))"));
    } else {
      const control = ui.control(page, inner, path);
      make(control, { id: `${ui.idOf(name)}-text`, "aria-label": ui.labelOf(name) });
      written.append(control, ui.citing(page, control));
    }
    written.append(origin(page, name));
    const unsaid = box(Hub.texts.form.not_stated, isUnsaid(page, name), (isChosen) => {
      show(isChosen);
      say(page, name, isChosen);
    });
    show(isUnsaid(page, name));
    return ui.frame(page, field, path, { inside: [unsaid, written] });
  };

  const sourcesOf = (page) =>
    (page.model.get(["sources"]) || []).map(({ title }, at) => ({ number: at + 1, title }));

  const insert = (control, text) => {
    const { selectionEnd: end, value } = control;
    const gap = end && !/\s/.test(value[end - 1]) ? " " : "";
    control.setRangeText(gap + text, end, end, "end");
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.focus();
  };

  /** A button that puts the number of a source where one writes. */
  ui.citing = (page, control) => {
    const texts = Hub.texts.form;
    const list = make("div", { class: "citing__list", hidden: "" });
    const close = () => {
      list.hidden = true;
      make(button, { "aria-expanded": "false" });
    };
    const choices = () => {
      const found = sourcesOf(page);
      const options = found.map(({ number, title }) => {
        const click = () => {
          close();
          insert(control, `[${number}]`);
        };
        return ui.button(`[${number}] ${title || texts.untitled}`, click);
      });
      const link = make("a", { href: `#paso-${page.stepNumber("sources")}` }, texts.to_sources);
      const said = found.length ? "" : `${texts.no_sources} `;
      return [...options, make("p", { class: "small" }, said, link)];
    };
    const click = () => {
      list.hidden = !list.hidden;
      make(button, { "aria-expanded": `${!list.hidden}` });
      if (!list.hidden) list.replaceChildren(...choices());
    };
    const button = ui.button(texts.cite, click, { "aria-expanded": "false" });
    const keydown = (event) => {
      if (event.key !== "Escape" || list.hidden) return;
      close();
      button.focus();
    };
    return make("div", { class: "citing", keydown }, button, list);
  };

  /** The sources of a fact as check boxes. */
  ui.sourceNumbers = (page, field, path) => {
    const values = () => page.model.get(path) || [];
    const { no_sources: nothing, untitled } = Hub.texts.form;
    const choose = (number, isChosen) => {
      const others = values().filter((one) => one !== number);
      const chosen = isChosen ? [...others, number] : others;
      page.model.set(path, chosen.sort((one, other) => one - other));
    };
    const option = ({ number, title }) => {
      const isChosen = values().includes(`${number}`);
      return box(`[${number}] ${title || untitled}`, isChosen, (is) => choose(`${number}`, is));
    };
    const inside = make("div", { class: "source-boxes" });
    const show = () => {
      const found = sourcesOf(page).map(option);
      inside.replaceChildren(...(found.length ? found : [make("p", { class: "small" }, nothing)]));
    };
    show();
    page.onShow(show);
    return ui.frame(page, field, path, { inside: [inside] });
  };

  /** Give every citation the number that `renumbered` says, 0 for none; labels of fields that lost
      some. */
  ui.renumber = (model, renumbered) => {
    const lost = new Set();
    const cited = new RegExp(`([^\\S\\n]?)${known.pattern("citation").source}`, "gu");
    const inText = (text, name) =>
      text.replace(cited, (_, gap, numbers) => {
        const kept = numbers.split(",").map((one) => renumbered(+one)).filter(Boolean);
        if (kept.length < numbers.split(",").length) lost.add(ui.labelOf(name));
        return kept.length ? `${gap}[${kept.join(", ")}]` : "";
      });
    const inValue = (value, name, key) => {
      if (Array.isArray(value) && key === "sources") {
        const kept = value.map((one) => renumbered(+one)).filter(Boolean);
        if (kept.length < value.length) lost.add(ui.labelOf(name));
        return kept.map(String);
      }
      if (Array.isArray(value)) return value.map((one) => inValue(one, name));
      if (value && typeof value === "object") {
        const pairs = Object.entries(value);
        return Object.fromEntries(pairs.map(([inner, one]) => [inner, inValue(one, name, inner)]));
      }
      return typeof value === "string" ? inText(value, name) : value;
    };
    const kept = model.keep();
    for (const [name, value] of Object.entries(kept.values)) {
      if (name !== "sources") kept.values[name] = inValue(value, name);
    }
    model.restore(kept);
    return [...lost];
  };
})();
