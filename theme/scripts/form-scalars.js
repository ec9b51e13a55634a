/**
 * Readers of one value: text, term, country, number, link and their like. A reader gives the value
 * or nothing, and tells `add` what is wrong. hub/entries/scalars.py follows the same rules.
 */
(() => {
  "use strict";
  const { closest, dates, known, strings, texts } = Hub.form;
  const { whole } = known;
  const { strip, split, size, fold } = strings;

  /** A number as `format(number, "g")` of Python writes it: six digits that count. */
  const plain = (number) => {
    if (!number) return "0";
    const [digits, power] = number.toExponential(5).split("e");
    const short = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
    if (power < 6) return short(number.toFixed(5 - power));
    return `${short(digits)}e+${power.slice(1).padStart(2, "0")}`;
  };

  const checkLength = ({ minimum = 0, maximum }, text, name, add) => {
    const count = size(text);
    if (maximum !== undefined && count > maximum) {
      add("text-too-long", name, { count, limit: maximum });
    } else if (count < minimum) add("text-too-short", name, { count, limit: minimum });
    return text;
  };

  const readLine = (field, written, name, { add }) => {
    const text = split(written).join(" ");
    texts.checkLine(written, text, name, add);
    return checkLength(field, text, name, add);
  };

  const readProse = (field, written, name, { add }) => {
    const text = strip(written);
    texts.checkProse(written, text, name, add);
    return checkLength(field, text, name, add);
  };

  const readTerm = ({ vocabulary }, value, name, { add }) => {
    const term = Hub.form.data().vocabularies[vocabulary].terms.find(({ id }) => id === value);
    if (!term) {
      return add("unknown-term", name, { value, vocabulary }, closest.closestOf(value, vocabulary));
    }
    if (term.deprecated) add("deprecated-term", name, { value, vocabulary });
    return value;
  };

  const readChoice = ({ choices }, value, name, { add }) => {
    if (choices.includes(value)) return value;
    const suggestion = closest.closest(value, closest.same(choices));
    return add("unknown-choice", name, { value, choices: choices.join(", ") }, suggestion);
  };

  const readCountry = (field, value, name, { add }) => {
    const codes = known.keep("codes", () => Hub.form.data().countries.map(([code]) => code));
    if (codes.includes(value)) return value;
    const upper = value.toUpperCase();
    const suggestion = codes.includes(upper) ? upper : closest.closestOf(value, "country", 0.8);
    const isName = suggestion && size(value) > 2;
    return add(isName ? "country-name" : "unknown-country", name, { value }, suggestion);
  };

  // An entry is written in a language of the hub; a source may be in any.
  const readLanguage = (field, value, name, { add }) => {
    const { own, all } = Hub.form.data().languages;
    if (Object.hasOwn(name.includes(".") ? all : own, value)) return value;
    return add("unknown-language", name, { value }, closest.closestOf(value, "language"));
  };

  /** «57.700.000» or «57,700,000» without its separators; "" when it is no such number. */
  const withoutSeparators = (text) => {
    if (whole("grouped", text)) return text.replace(/[., ]/g, "");
    return whole("decimalComma", text) ? text.replace(",", ".") : "";
  };

  const readNumber = ({ form, minimum, maximum }, value, name, { add }) => {
    if (!whole(form, value)) {
      return add("invalid-number", name, { value }, withoutSeparators(value));
    }
    const number = Number(value);
    if (number < (minimum ?? -Infinity) || number > (maximum ?? Infinity)) {
      const [low, high] = [minimum, maximum].map((end) => (end === undefined ? "" : plain(end)));
      return add("number-out-of-range", name, { value, minimum: low, maximum: high });
    }
    return number;
  };

  const readBoolean = (field, value, name, { add }) => {
    const { words } = Hub.form.data();
    if (words.true.includes(fold(value))) return true;
    if (words.false.includes(fold(value))) return false;
    return add("unknown-choice", name, { value, choices: "true, false" });
  };

  const readUrl = (field, value, name, { add }) => {
    const code = texts.judgeLink(value);
    if (!code) return value;
    let suggestion = "";
    if (value.startsWith("http://")) suggestion = `https://${value.slice(7)}`;
    else if (value.startsWith("www.")) suggestion = `https://${value}`;
    return add(code, name, { value }, suggestion);
  };

  const readEmail = (field, value, name, { add }) => {
    if (!whole("email", value)) return add("invalid-email", name, { value });
    return texts.isPersonal(value) ? add("personal-email", name, { value }) : value;
  };

  /** The id as written; whether there is such an entry is a question to all of them. */
  const readEntryId = (field, value) => value;

  const readFieldName = (field, value, name, { add, kind }) => {
    const names = known.statable(kind);
    if (names.includes(value)) return value;
    return add("unknown-key", name, { value }, closest.closest(value, closest.same(names)));
  };

  // Whether there is such a file only the validator sees.
  const readImageFile = (field, value, name, { add }) => {
    if (texts.leadsElsewhere(value)) return add("remote-image", name, { value });
    return whole("image", value) ? value : add("missing-image", name, { value });
  };

  const readers = {
    line: readLine,
    prose: readProse,
    term: readTerm,
    choice: readChoice,
    country: readCountry,
    language: readLanguage,
    date: dates.readDate,
    "partial-date": dates.readPartialDate,
    year: dates.readYear,
    integer: readNumber,
    number: readNumber,
    boolean: readBoolean,
    url: readUrl,
    email: readEmail,
    "entry-id": readEntryId,
    "field-name": readFieldName,
    "image-file": readImageFile,
  };
  Hub.form.scalars = { readers, plain };
})();
