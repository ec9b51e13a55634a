/**
 * Names of countries in the languages of the hub, as sheets write them, and years beside them.
 * hub/importing/countries.py follows the same rules.
 */
(() => {
  "use strict";
  const { paste, strings } = Hub.form;
  const { bare, startsLikeAHeading } = paste.patterns;
  const WORD = "[\\p{L}\\p{N}_]";
  const WORDS = new RegExp(`${WORD}+`, "gu");
  const IS_WORD = new RegExp(`^${WORD}`, "u");
  const YEARS = /(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/gu;
  const LINKING = "al?|to|ate|hasta|y|e|and";
  const LONG_WORD = /[\p{L}\p{Nl}\p{No}]{2}/u;
  let codes;
  let byFirstWord;
  let smallWords;

  const alone = (words) => new RegExp(`(?<!${WORD})(?:${words})(?!${WORD})`, "gu");

  const learn = () => {
    const spelled = new Map();
    for (const column of [1, 2, 3]) {
      for (const row of Hub.form.data().countries) {
        if (!spelled.has(row[column])) spelled.set(row[column], row[0]);
      }
    }
    codes = new Map([...spelled].map(([name, code]) => [strings.fold(name), code]));
    [...codes].forEach(([name, code]) => codes.set(name.replaceAll("&", "and"), code));
    Object.entries(paste.data().country_names).forEach(([name, code]) => codes.set(name, code));
    byFirstWord = new Map();
    const names = [...codes.keys()].sort((one, other) => other.length - one.length);
    for (const name of names) {
      const [first] = name.match(WORDS);
      byFirstWord.set(first, [...(byFirstWord.get(first) || []), name]);
    }
    // One after the other, as «desde» may stand within a longer phrase.
    smallWords = [...paste.data().since, ...paste.data().ongoing].map(alone);
    smallWords.push(alone(LINKING));
  };

  /** Names of countries in a folded text: [{ name, start }], none within another. */
  const namesIn = (folded) => {
    if (!codes) learn();
    const found = [];
    let end = 0;
    for (const { 0: word, index: start } of folded.matchAll(WORDS)) {
      if (start < end) continue;
      const name = (byFirstWord.get(word) || []).find((one) => {
        const after = folded.slice(start + one.length, start + one.length + 2);
        return folded.startsWith(one, start) && !IS_WORD.test(after);
      });
      if (!name) continue;
      found.push({ name, start });
      end = start + name.length;
    }
    return found;
  };

  /** The codes of the countries that `text` names, in order, repetitions included. */
  const countriesIn = (text) => namesIn(strings.fold(text)).map(({ name }) => codes.get(name));

  /** The code of the country whose name, with a capital, is all of `text`, or nothing. */
  const countryCode = (text) => {
    if (!codes) learn();
    return (startsLikeAHeading(text) && codes.get(bare(text))) || "";
  };

  /** `text`, folded, without the names of countries. */
  const withoutCountries = (text) => {
    const folded = strings.fold(text);
    let [rest, from] = ["", 0];
    for (const { name, start } of namesIn(folded)) {
      rest += folded.slice(from, start);
      from = start + name.length;
    }
    return rest + folded.slice(from);
  };

  const yearsIn = (text) => text.match(YEARS) || [];

  /** Whether `text` holds countries or years and nothing else: «El Salvador, desde 2014». */
  const isPlaceAndTime = (text) => {
    if (!yearsIn(text).length && !countriesIn(text).length) return false;
    let rest = withoutCountries(text).replace(YEARS, " ");
    smallWords.forEach((words) => (rest = rest.replace(words, " ")));
    return !LONG_WORD.test(rest) && !/\p{Nd}/u.test(rest);
  };

  /** Whether a folded text says that something goes on. */
  const isOngoing = (folded) => paste.data().ongoing.some((word) => alone(word).test(folded));

  paste.countries = {
    countryCode,
    countriesIn,
    withoutCountries,
    yearsIn,
    isPlaceAndTime,
    isOngoing,
  };
})();
