/**
 * What is being written in the form: the state that the engine judges and writes, and who hears of its
 * changes. Names of fields («organisations[2].role») and paths (["organisations", 2, "role"]) say the
 * same.
 */
(() => {
  "use strict";
  const { strings } = Hub.form;
  const NEW = { state: "submitted", license: "CC-BY-4.0" }; // what every proposal begins with
  const DATES = ["start", "end"];
  const LETTERS = 3;
  const WORDS = 5;
  const LANGUAGES = ["es", "en", "pt"];

  const nameOf = (path) =>
    path.reduce((name, step) => {
      if (typeof step === "number") return `${name}[${step}]`;
      return name ? `${name}.${step}` : step;
    }, "");

  const pathOf = (name) =>
    (name.match(/\d+(?=\])|[^.[\]]+/g) || []).map((step) => (/^\d+$/.test(step) ? +step : step));

  /** The id of the control of a field. */
  const idOf = (name) => `c-${name.match(/[^.[\]]+/g).join("-")}`;

  const today = () => {
    const now = new Date();
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    return parts.map((part) => `${part}`.padStart(2, "0")).join("-");
  };

  /** Whether anything is written in a value. */
  const isWritten = (value) =>
    value && typeof value === "object"
      ? Object.values(value).some(isWritten)
      : !!`${value ?? ""}`.trim();

  const slug = (words) => words.join("-").replace(/[^a-z0-9-]+/g, "");

  /** A name for the file: the country, if it is one, and the words of the title that tell most. */
  const proposeId = ({ title = "", countries = [] }) => {
    const { countries: known, language } = Hub.form.data();
    const found = countries.length === 1 && known.find(([code]) => code === countries[0]);
    const place = found ? strings.fold(found[LANGUAGES.indexOf(language) + 1]) : "";
    const words = strings.fold(title).match(/[a-z0-9]+/g) || [];
    const telling = words.filter((word) => word.length > LETTERS || /\d/.test(word));
    const chosen = telling.filter((word) => !place.split(" ").includes(word)).slice(0, WORDS);
    return chosen.length ? slug([...place.split(" ").filter(Boolean), ...chosen]) : "";
  };

  const cites = (text, number) =>
    [...text.matchAll(/\[([\d,\s]+)\]/g)].some(([, numbers]) =>
      numbers.split(/[,\s]+/).includes(number),
    );

  /** The name of the first text inside `value` that holds `part`. */
  const nameWith = (value, path, code, part) => {
    if (typeof value === "string") {
      const isHeld = code === "unknown-source-number" ? cites(value, part) : value.includes(part);
      return isHeld ? nameOf(path) : "";
    }
    const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value || {});
    for (const [step, one] of inside) {
      const found = nameWith(one, [...path, step], code, part);
      if (found) return found;
    }
    return "";
  };

  const createModel = (kind) => {
    const listeners = [];
    const { folders, entries, words } = Hub.form.data();
    let state = { id: "", hasOwnId: false, values: {}, loose: "" };
    let begun = {};
    let judged;

    /** Whether more is written in a field than what the form began with. */
    const isChanged = (name) => {
      const value = state.values[name];
      return isWritten(value) && JSON.stringify(value) !== JSON.stringify(begun[name]);
    };

    /** Begin anew with some values. */
    const begin = (values) => {
      begun = structuredClone(values);
      state = { id: "", hasOwnId: false, values: structuredClone(values), loose: "" };
      tell();
    };

    const tell = () => {
      judged = undefined;
      if (!state.hasOwnId) state.id = proposeId(state.values);
      listeners.forEach((listener) => listener());
    };

    const get = (path) => path.reduce((value, step) => value?.[step], state.values);

    const set = (path, value) => {
      let holder = state.values;
      path.slice(0, -1).forEach((step, at) => {
        holder = holder[step] ??= typeof path[at + 1] === "number" ? [] : {};
      });
      holder[path.at(-1)] = value;
      tell();
    };

    const rename = (id) => {
      state.hasOwnId = !!id;
      state.id = id;
      tell();
    };

    /** The state of the file: without what is declared as not stated, and with what the hub sets. */
    const file = () => {
      const values = { ...state.values, license: NEW.license };
      const unsaid = values.not_stated || [];
      const provenance = { ...values.provenance };
      words.sections.forEach((name) => {
        if (unsaid.includes(name)) delete values[name];
        if (!isWritten(values[name])) delete provenance[name];
      });
      values.provenance = provenance;
      values.period = { ...values.period };
      DATES.forEach((part) => unsaid.includes(`period.${part}`) && delete values.period[part]);
      values.review = { ...values.review, state: NEW.state };
      return { kind, id: state.id, values };
    };

    /** A problem with the very text that it is about, where the validator names the whole list. */
    const located = (problem) => {
      const at = problem.at ?? problem.field;
      if (problem.code === "figure-without-source") return { ...problem, at: `${at}.text` };
      const held = get(pathOf(at));
      const part = held && typeof held === "object" && problem.values.value;
      return { ...problem, at: (part && nameWith(held, pathOf(at), problem.code, part)) || at };
    };

    /** What the validator says of the file, and whether another entry has its name. */
    const problems = () => {
      if (judged) return judged;
      const found = Hub.form.check(file(), today()).map(located);
      // As long as there is no title there is no name: to ask for one is enough.
      judged = found.filter(({ code }) => state.id || code !== "bad-id");
      const holder = ["practice", "program"].find((other) => Object.hasOwn(entries[other], state.id));
      if (holder) {
        const values = { value: state.id, other: `content/${folders[holder]}/${state.id}.md` };
        const place = { field: "id", at: "id", code: "duplicate-id", severity: "error" };
        judged.push({ ...place, values, suggestion: "" });
      }
      return judged;
    };

    return {
      kind,
      get,
      set,
      rename,
      file,
      problems,
      id: () => state.id,
      hasOwnId: () => state.hasOwnId,
      isChanged,
      isEmpty: () => !state.loose && !Object.keys(state.values).some(isChanged),
      /** What was pasted and has no field: kept with the draft, no part of the file. */
      loose: () => state.loose || "",
      setLoose: (text) => {
        state.loose = text;
        tell();
      },
      begin,
      onChange: (listener) => listeners.push(listener),
      /** All that was written, to keep; and to take back. */
      keep: () => structuredClone(state),
      restore: (kept) => {
        state = structuredClone(kept);
        tell();
      },
    };
  };

  /** A small button; `more` are further attributes. */
  const button = (text, click, more) =>
    Hub.make("button", { type: "button", class: "quiet", click, ...more }, text);

  Hub.form.ui = { createModel, nameOf, pathOf, idOf, today, isWritten, button };
})();
