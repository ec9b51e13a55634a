/**
 * What was probably meant: `closest` of hub/wording.py, which asks difflib of Python, and the
 * suggestions for a text that is being typed.
 */
(() => {
  "use strict";
  const { known, strings } = Hub.form;
  const { fold } = strings;
  const LONG = 200;

  /** Where each character stands; what is too common in a long text stands nowhere. */
  const placesIn = (text) => {
    const places = new Map();
    text.forEach((sign, at) => places.set(sign, [...(places.get(sign) || []), at]));
    const common = Math.floor(text.length / 100) + 1;
    if (text.length >= LONG) {
      places.forEach((at, sign) => at.length > common && places.delete(sign));
    }
    return places;
  };

  /** Begin in both texts, and length, of the longest part that `a` and `b` share in a window. */
  const longest = (a, b, places, [fromA, toA, fromB, toB]) => {
    let [atA, atB, length] = [fromA, fromB, 0];
    let before = new Map();
    for (let i = fromA; i < toA; i++) {
      const row = new Map();
      for (const j of places.get(a[i]) || []) {
        if (j < fromB || j >= toB) continue;
        const run = (before.get(j - 1) || 0) + 1;
        row.set(j, run);
        if (run > length) [atA, atB, length] = [i - run + 1, j - run + 1, run];
      }
      before = row;
    }
    // What is too common may stand at the ends.
    while (atA > fromA && atB > fromB && a[atA - 1] === b[atB - 1]) {
      [atA, atB, length] = [atA - 1, atB - 1, length + 1];
    }
    const goesOn = () => atA + length < toA && atB + length < toB;
    while (goesOn() && a[atA + length] === b[atB + length]) length++;
    return [atA, atB, length];
  };

  /** Similarity of two texts from 0 to 1: SequenceMatcher(None, a, b).ratio() of Python. */
  const ratio = (first, second) => {
    const [a, b] = [[...first], [...second]];
    const places = placesIn(b);
    const waiting = [[0, a.length, 0, b.length]];
    let matches = 0;
    while (waiting.length) {
      const [fromA, toA, fromB, toB] = waiting.pop();
      const [atA, atB, length] = longest(a, b, places, [fromA, toA, fromB, toB]);
      if (!length) continue;
      matches += length;
      waiting.push([fromA, atA, fromB, atB], [atA + length, toA, atB + length, toB]);
    }
    return a.length + b.length ? (2 * matches) / (a.length + b.length) : 1;
  };

  /** `ratio`, or 0 when the lengths alone make it less than `least`. */
  const ratioFrom = (first, second, least) => {
    const [a, b] = [strings.size(first), strings.size(second)];
    return (2 * Math.min(a, b)) / (a + b) < least ? 0 : ratio(first, second);
  };

  /** The spellings of a Map, folded; of equal ones the first. */
  const foldAll = (spellings) => {
    const folded = new Map();
    spellings.forEach((value, spelling) => {
      const key = fold(spelling);
      if (!folded.has(key)) folded.set(key, value);
    });
    return folded;
  };

  const nearest = (target, folded, cutoff) => {
    if (folded.has(target)) return folded.get(target);
    let best = [cutoff, ""];
    folded.forEach((_, spelling) => {
      const found = ratioFrom(spelling, target, best[0]);
      if (found > best[0] || (found === best[0] && spelling > best[1])) best = [found, spelling];
    });
    return best[1] && folded.get(best[1]);
  };

  /** What `written` was meant to be, or ""; `spellings` maps accepted spellings to values. */
  const closest = (written, spellings, cutoff = 0.72) =>
    nearest(fold(written), foldAll(spellings), cutoff);

  const same = (names) => new Map(names.map((name) => [name, name]));

  /** Every way to write a term: `_term_spellings` of hub/entries/scalars.py. */
  const spellingsOfTerms = ({ terms }) => {
    const found = new Map(terms.map(({ id }) => [id, id]));
    const add = (spelling, id) => found.has(spelling) || found.set(spelling, id);
    for (const { id, labels } of terms) {
      labels.forEach((label) => add(label, id));
      if (/^\d+$/.test(id)) {
        found.set(`gcm-${id.padStart(2, "0")}`, id).set(id.padStart(2, "0"), id);
      }
      if (id.startsWith("sdg-")) {
        add(id.slice(4), id);
        add(`ods ${id.slice(4)}`, id);
      }
    }
    return found;
  };

  const spellingsOfCountries = (countries) => {
    const found = new Map();
    [1, 2, 3].forEach((language) =>
      countries.forEach((row) => found.has(row[language]) || found.set(row[language], row[0])),
    );
    return found;
  };

  const spellingsOfLanguages = (own) => {
    const found = new Map();
    Object.entries(own).forEach(([code, names]) => names.forEach((name) => found.set(name, code)));
    Object.keys(own).forEach((code) => found.set(code, code));
    return found;
  };

  /** Accepted spellings of the terms of a vocabulary, of countries or of languages, folded. */
  const folded = (name) =>
    known.keep(`spellings ${name}`, () => {
      const { countries, languages, vocabularies } = Hub.form.data();
      if (name === "country") return foldAll(spellingsOfCountries(countries));
      if (name === "language") return foldAll(spellingsOfLanguages(languages.own));
      return foldAll(spellingsOfTerms(vocabularies[name]));
    });

  const closestOf = (written, name, cutoff = 0.72) => nearest(fold(written), folded(name), cutoff);

  Hub.form.closest = { closest, closestOf, folded, same, ratio };
})();
