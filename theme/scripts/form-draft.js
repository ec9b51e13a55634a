/** The draft: kept in this browser while one writes, taken up again, carried along as a file. */
(() => {
  "use strict";
  const { make, fill } = Hub;
  const { known, ui } = Hub.form;
  const PAUSE = 500; // milliseconds from a change to its keeping
  const ONE = { record: {}, row: [], "field-map": {} };

  /** What a kept value has of the form of its field; anything else is dropped. */
  const shaped = (field, value) => {
    if (field.many) return Array.isArray(value) ? value.map((item) => shapedOne(field, item)) : [];
    return shapedOne(field, value);
  };

  const shapedOne = (field, value) => {
    if (!ONE[field.form]) return typeof value === "string" ? value : "";
    if (field.form === "row") return Array.isArray(value) ? value.map((cell) => `${cell ?? ""}`) : [];
    const given = value && typeof value === "object" ? value : {};
    const pairs =
      field.form === "record"
        ? field.fields.map((inner) => [inner.name, inner, given[inner.name]])
        : Object.entries(given).map(([name, one]) => [name, { form: "line" }, one]);
    const written = pairs.filter(([, , one]) => one !== undefined);
    return Object.fromEntries(written.map(([name, inner, one]) => [name, shaped(inner, one)]));
  };

  /** The state of a draft, or undefined when `text` is none of this kind of entry. */
  const read = (text, kind) => {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      return undefined;
    }
    if (found?.kind !== kind || typeof found.values !== "object" || !found.values) return undefined;
    const fields = known.fieldsOf(kind).filter(({ name }) => found.values[name] !== undefined);
    const values = fields.map((field) => [field.name, shaped(field, found.values[field.name])]);
    const id = typeof found.id === "string" ? found.id : "";
    const loose = typeof found.loose === "string" ? found.loose : "";
    const state = { id, hasOwnId: found.hasOwnId === true, values: Object.fromEntries(values), loose };
    return { saved: new Date(found.saved), state };
  };

  ui.createDraft = (page, root) => {
    const texts = Hub.texts.form;
    const { model } = page;
    const key = `hub.form.${model.kind}`;
    const note = make("div", { class: "draft", role: "status" });
    let timer;
    let isRefused = false;
    root.append(note);

    const write = () => {
      const saved = new Date().toISOString();
      return JSON.stringify({ kind: model.kind, saved, ...model.keep() });
    };

    const store = (work) => {
      try {
        return work(localStorage);
      } catch {
        if (!isRefused) note.append(make("p", { class: "notice" }, texts.draft_refused));
        isRefused = true;
        return null;
      }
    };

    const save = () => {
      clearTimeout(timer);
      store((storage) => (model.isEmpty() ? storage.removeItem(key) : storage.setItem(key, write())));
    };

    const restart = () => {
      model.begin(page.begun);
      save();
      note.replaceChildren();
      page.restart();
    };

    /** Ask once before everything is deleted. */
    const restarter = () => {
      const holder = make("span", { class: "draft__ways" });
      const begin = ui.button(texts.restart, () => {
        const ways = [ui.button(texts.restart_yes, restart), ui.button(texts.restart_no, back)];
        holder.replaceChildren(make("span", null, texts.restart_sure), ...ways);
        holder.querySelector("button").focus();
      });
      const back = () => {
        holder.replaceChildren(begin);
        begin.focus();
      };
      holder.append(begin);
      return holder;
    };

    const when = (date) => {
      if (Number.isNaN(+date)) return "";
      const { lang } = document.documentElement;
      const how = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
      return new Intl.DateTimeFormat(lang, how).format(date);
    };

    const restore = () => {
      const kept = store((storage) => storage.getItem(key));
      const found = kept && read(kept, model.kind);
      if (!found) return false;
      model.restore(found.state);
      const said = fill(texts.draft_restored, { date: when(found.saved) });
      note.append(make("p", { class: "notice" }, said, " ", restarter()));
      return true;
    };

    const download = () => ui.download(`${model.id() || texts.draft_file}.json`, write());

    const open = async (file) => {
      const found = file && read(await file.text(), model.kind);
      if (!found) return false;
      model.restore(found.state);
      page.restart();
      return true;
    };

    model.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    });
    addEventListener("pagehide", save);
    return { restore, download, open, say: (...nodes) => note.append(...nodes) };
  };

  /** Hand `text` over as a file. */
  ui.download = (name, text) => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    const link = make("a", { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
})();
