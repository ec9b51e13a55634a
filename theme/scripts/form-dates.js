/**
 * Dates: a day, a year with or without its month, a year. hub/entries/dates.py follows the same
 * rules.
 */
(() => {
  "use strict";
  const { known, strings } = Hub.form;
  const { whole } = known;
  const MONTH_END = 7;

  const pad = (number, length) => String(number).padStart(length, "0");

  /** The date as ISO 8601, without the day when there is none; "" when it does not exist. */
  const writtenAs = (year, month, day) => {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day || 1);
    const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === (day || 1);
    const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day || 1, 2)}`;
    return exists ? text.slice(0, day ? text.length : MONTH_END) : "";
  };

  /** Year, month and day as far as `text` names them; nothing for «2019-2023». */
  const partsOf = (text) => {
    const yearFirst = whole("yearFirst", strings.strip(text));
    if (yearFirst) return yearFirst.slice(1, 4).map((part) => (part ? Number(part) : undefined));
    const dayFirst = whole("dayFirst", strings.strip(text));
    if (dayFirst) {
      const [first, second, year] = dayFirst.slice(1, 4).map(Number);
      return second > 12 ? [year, first, second] : [year, second, first];
    }
    const years = new Set([...text.matchAll(known.everywhere("yearInside"))].map(([year]) => year));
    if (years.size !== 1) return [];
    const { months } = Hub.form.data().words;
    const words = strings.split(strings.fold(text).replace(/,/g, " "));
    const named = words.find((word) => Object.hasOwn(months, word));
    const number = words.find((word) => whole("day", word));
    return [Number([...years][0]), months[named], number && Number(number)];
  };

  /** «12 de marzo de 2020» and «12/03/2020» are dates in words; the rest is no date. */
  const refuse = (code, text, name, add, { withDay = false, withMonth = true } = {}) => {
    const [year, month, day] = partsOf(text);
    let suggestion = "";
    if (year && month && withMonth && (day || !withDay)) {
      suggestion = writtenAs(year, month, day).slice(0, withDay ? undefined : MONTH_END);
    } else if (year && !withDay) suggestion = String(year);
    let said = suggestion || (year && month && !day) ? "date-in-words" : code;
    if (year && month && !writtenAs(year, month, day)) said = "invalid-date";
    add(said, name, { value: text }, suggestion);
  };

  const readDate = (field, text, name, { add, today }) => {
    const match = whole("date", text);
    if (!match) return refuse("invalid-date", text, name, add, { withDay: true });
    if (!Number(match[3]) || !writtenAs(...match.slice(1).map(Number))) {
      return add("invalid-date", name, { value: text });
    }
    return text > today ? add("future-date", name, { value: text }) : text;
  };

  /** A year and perhaps a month: `first` and `last` are its months, written as «2019-06». */
  const partial = (text, year, month) => ({
    text,
    first: `${year}-${month || "01"}`,
    last: `${year}-${month || "12"}`,
  });

  const readPartialDate = (field, text, name, { add, today }) => {
    const match = whole("month", text) || whole("date", text);
    const exists = match && writtenAs(Number(match[1]), Number(match[2]), Number(match[3] || 1));
    if (!whole("year", text) && !exists) return refuse("invalid-year", text, name, add);
    if (Number(text.slice(0, 4)) < Hub.form.data().limits.firstYear) {
      return add("invalid-year", name, { value: text });
    }
    const [year, month] = text.split("-");
    const result = partial(text.slice(0, MONTH_END), year, month);
    // A programme may end in the future; nothing has begun there.
    if (name.endsWith(".start") && result.first > today.slice(0, MONTH_END)) {
      return add("future-date", name, { value: text });
    }
    return result;
  };

  const readYear = (field, text, name, { add, today }) => {
    if (!whole("year", text) || Number(text) < Hub.form.data().limits.firstYear) {
      return refuse("invalid-year", text, name, add, { withMonth: false });
    }
    return text > today.slice(0, 4) ? add("future-date", name, { value: text }) : Number(text);
  };

  Hub.form.dates = { readDate, readPartialDate, readYear };
})();
