/** Fields of the form: their frame (label, help, example, problems) and the controls for one text. */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { known, strings, ui } = Hub.form;
  const MODES = { integer: "numeric", number: "decimal", year: "numeric", url: "url", email: "email" };
  const SHORT = new Set(["date", "partial-date", "year", "integer", "number"]);
  const NEAR = 0.8; // of the length that is allowed: from here on the characters are counted
  const KEYS = /[.[\]\d]+/g;

  /** The name of a field without the numbers of items. */
  const plainName = (name) => name.replace(known.INDEX, "");

  /** Label, help and example of a field; the form has words of its own where others speak of codes. */
  ui.textsOf = (name) => {
    const [label, help, example] = Hub.form.data().texts[plainName(name)] || [name, "", ""];
    const own = Hub.texts.form.helps[plainName(name).replace(KEYS, "_")];
    return { label, help: own || help, example };
  };

  ui.plainName = plainName;
  ui.labelOf = (name) => ui.textsOf(name).label;

  /** The example as one would type it: that of a list is its first item. */
  const exampleOf = (field, text) => {
    if (!field.many) return text;
    const [first] = text.replace(/^\[|\]$/g, "").split(", ");
    return (text.startsWith("[") ? first : text).replace(/^- |^"|"$/g, "");
  };

  const TYPED = /^(?:line|prose|url|email)$/; // of dates and numbers the help says how they are written

  const exampleNode = (field, text) => {
    if (!TYPED.test(field.form) || !text) return [];
    const shown = make("p", null, exampleOf(field, text));
    const summary = make("summary", null, Hub.texts.form.example);
    return [make("details", { class: "example" }, summary, shown)];
  };

  const needOf = (isRequired) =>
    isRequired ? [" ", make("span", { class: "need" }, Hub.texts.form.required)] : [];

  ui.isRequired = (field) => field.need !== "optional" || field.name === "countries";

  /**
   * A field with what `parts` gives: `control` (with the label) or, of a group, `inside` nodes. Its
   * problems have their place below.
   */
  ui.frame = (page, field, path, { control, inside = [], role, isPlain }) => {
    const name = ui.nameOf(path);
    const id = ui.idOf(name);
    const { label, help, example } = ui.textsOf(name);
    const list = make("ul", { class: "problems", id: `${id}-problems` });
    const about = make("p", { class: "help", id: `${id}-help` }, help);
    const described = `${id}-help ${id}-problems`;
    const title = [label, ...needOf(ui.isRequired(field))];
    const body = isPlain ? inside : [about, ...exampleNode(field, example), ...inside];
    let wrapper;
    if (control) {
      make(control, { id, "aria-describedby": described, "aria-required": `${ui.isRequired(field)}` });
      const head = make("label", { for: id }, ...title);
      wrapper = make("div", { class: "field" }, head, ...body, list);
    } else {
      const legend = make("legend", null, ...title);
      const marks = { class: "field field--group", id, role, tabindex: -1 };
      wrapper = make("fieldset", marks, legend, ...body, list);
      make(wrapper, { "aria-describedby": described });
    }
    page.notes.add(name, { wrapper, list, control: control || (role && wrapper) });
    return wrapper;
  };

  /** How long a text is, where that matters: always for the title and the summary. */
  const counterOf = (field, control) => {
    const texts = Hub.texts.form;
    const { summaryLow, summaryHigh } = Hub.form.data().limits;
    const place = make("p", { class: "counter small" });
    const show = () => {
      const text = control.value;
      const n = strings.size(text);
      if (field.name === "summary") {
        const count = strings.split(text).length;
        place.textContent = fill(texts.words, { n: count, from: summaryLow, to: summaryHigh });
      } else if (field.minimum && field.form === "line") {
        place.textContent = fill(texts.characters, { n, from: field.minimum, to: field.maximum });
      } else {
        const isNear = field.maximum && n > NEAR * field.maximum;
        place.textContent = isNear ? fill(texts.most_characters, { n, to: field.maximum }) : "";
      }
    };
    control.addEventListener("input", show);
    show();
    return place;
  };

  /** An input or a text area for the text at `path`, kept in step with the model. */
  ui.control = (page, field, path) => {
    const isLong = field.form === "prose";
    const size = SHORT.has(field.form) ? "input input--short" : "input";
    const marks = isLong
      ? { rows: field.many ? 2 : 4 }
      : { type: "text", inputmode: MODES[field.form] };
    const isCode = /url|email/.test(field.form);
    const control = make(isLong ? "textarea" : "input", {
      ...marks,
      class: size,
      autocomplete: "off",
      spellcheck: isCode ? "false" : undefined,
      autocapitalize: isCode ? "none" : undefined,
      "data-name": ui.nameOf(path),
      input: () => page.model.set(path, control.value),
      change: () => {
        control.value = control.value.trim();
        page.model.set(path, control.value);
      },
    });
    control.value = page.model.get(path) ?? "";
    return control;
  };

  const todayButton = (control) => {
    const click = () => {
      control.value = ui.today();
      control.dispatchEvent(new Event("input", { bubbles: true }));
    };
    return ui.button(Hub.texts.form.today, click);
  };

  const one = (page, field, path) => {
    const control = ui.control(page, field, path);
    const inside = [control, counterOf(field, control)];
    if (field.form === "prose") inside.push(ui.citing(page, control));
    if (field.form === "date") inside.push(todayButton(control));
    if (/^period\.(start|end)$/.test(ui.nameOf(path))) inside.push(ui.unsaid(page, path, control));
    return ui.frame(page, field, path, { control, inside });
  };

  const isList = ({ form }) => /^(?:line|prose|url|integer|number)$/.test(form);
  const isChoice = ({ form }) =>
    /^(?:term|country|language|choice|boolean|entry-id|field-name)$/.test(form);

  /** The field of a row of the field table at `path`, whatever its form. */
  ui.field = (page, field, path) => {
    if (field.need === "or-not-stated") return ui.section(page, field, path);
    if (isChoice(field)) return ui.checklist(page, field, path);
    if (field.many && field.name === "sources" && field.form === "integer") {
      return ui.sourceNumbers(page, field, path);
    }
    if (field.form === "record") return (field.many ? ui.records : ui.record)(page, field, path);
    if (field.form === "row") return ui.rows(page, field, path);
    return field.many && isList(field) ? ui.textList(page, field, path) : one(page, field, path);
  };
})();
