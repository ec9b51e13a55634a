/**
 * A recognised sheet -> facts: each as written, or not at all.
 * hub/importing/facts.py follows the same rules.
 */
(() => {
  "use strict";
  const { known, paste, strings } = Hub.form;
  const { fold, split } = strings;
  const { countries, patterns } = paste;
  const URL = /https?:\/\/[^\s<>"«»“”]+/g;
  const LONG_WORD = /[\p{L}\p{Nl}\p{No}]{3,}/u;
  const LOST = "\ufffd";
  const LEAST_MENTIONS = 2;
  const TITLE = { least: 2, most: 30, length: 160 };
  const PLACE_WORDS = 6;
  const MARKS = "*★☆•·–—-_#:|";
  const CAPITAL = "[A-ZÁÉÍÓÚÑÇ]";
  const BETWEEN_NAMES = new RegExp(`\\s*[;·/]\\s+|\\s*[;·]\\s*|,\\s+(?=${CAPITAL})`);

  const withoutMarks = (text) => patterns.stripped(text, `${MARKS} `);
  const plainTitle = (text) => split(withoutMarks(text)).join(" ");
  const isBefore = (one, other) => one.page - other.page || one.number - other.number;

  /** The members of a list in running text: «Lima, Cusco y Puno». */
  const partsOf = (text) => {
    let found = text;
    for (const sign of paste.data().list_separators) found = found.replaceAll(sign, "\n");
    return found.split("\n").map((part) => patterns.stripped(part, " .·\t")).filter(Boolean);
  };

  const titleBlocks = (blocks) =>
    blocks.filter(({ text: written, isBullet }) => {
      const text = plainTitle(written);
      const words = split(text).length;
      const isRightSize = words >= TITLE.least && words <= TITLE.most;
      if (isBullet || !isRightSize || strings.size(text) > TITLE.length) return false;
      if (!/^\p{Uppercase}/u.test(text) || /[.:,;]$/.test(text) || /@|http|·/.test(text)) return false;
      const { isSeries, isFurniture, marksAProgram, targetOf } = patterns;
      const isOther = [isSeries, isFurniture, countries.isPlaceAndTime, marksAProgram, targetOf];
      return !isOther.some((is) => is(text));
    });

  /** The labelled name; else the first lone line above all text. */
  const titleOf = ({ labelled, unplaced, sections }) => {
    const named = labelled.find(({ name, text }) => name === "title" && withoutMarks(text));
    if (named) return { ...named, value: withoutMarks(named.text) };
    const texts = [...sections.values(), ...unplaced.filter(({ text }) => /[.:;]$/.test(text))];
    const start = texts.sort(isBefore)[0] || { page: 1, number: 1 };
    const blocks = titleBlocks(unplaced);
    const above = blocks.find((block) => isBefore(block, start) < 0);
    // Of several lone lines somewhere in a text nobody can tell which is the title.
    const block = above || (blocks.length === 1 && sections.size ? blocks[0] : undefined);
    return block && { ...block, value: plainTitle(block.text) };
  };

  const takeCountries = (item, facts) => {
    const codes = countries.countriesIn(item.text);
    for (const code of codes) {
      if (!facts.countries.some(({ value }) => value === code)) {
        facts.countries.push({ ...item, value: code });
      }
    }
    return codes.length > 0 && !LONG_WORD.test(countries.withoutCountries(item.text));
  };

  const takePeriod = (item, facts) => {
    const [first, second, ...more] = countries.yearsIn(item.text);
    if (!first || more.length || second < first) return false;
    if (item.name === "end") {
      facts.end ||= { ...item, value: second || first };
      return !second;
    }
    facts.start ||= { ...item, value: first };
    if (second) facts.end ||= { ...item, value: second };
    facts.isOngoing = !second && countries.isOngoing(fold(item.text));
    return true;
  };

  const takePlaces = (item, facts) => {
    const parts = partsOf(item.text);
    const isLong = parts.some((part) => split(part).length > PLACE_WORDS);
    if (item.text.includes(LOST) || isLong) return false;
    facts.places.push(...parts);
    return true;
  };

  const takeOrganisations = ({ name, text }, facts) => {
    const names = text.split(BETWEEN_NAMES).map((part) => patterns.stripped(part, " ."));
    facts.organisations.push(...names.filter(Boolean).map((one) => [name, one]));
    return true;
  };

  /** Terms whose label is written out; whether every part of the value is one. */
  const takeTerms = ({ name, text }, facts, { vocabulary }) => {
    const { terms } = Hub.form.data().vocabularies[vocabulary] || { terms: [] };
    const spelled = new Map(terms.flatMap(({ id, labels }) => labels.map((one) => [fold(one), id])));
    const parts = spelled.has(fold(text)) ? [text] : partsOf(text);
    const found = parts.map((part) => spelled.get(fold(part)));
    facts.terms[name] = [...new Set([...(facts.terms[name] || []), ...found.filter(Boolean)])];
    return parts.length > 0 && found.every(Boolean);
  };

  const takers = {
    title: (item, facts) => {
      facts.title ||= { ...item, value: withoutMarks(item.text) };
      return facts.title.value === withoutMarks(item.text);
    },
    countries: takeCountries,
    coverage: takeCountries,
    places: takePlaces,
    period: takePeriod,
    end: takePeriod,
    lead: takeOrganisations,
    partner: takeOrganisations,
    donor: takeOrganisations,
    links: ({ text }) => !LONG_WORD.test(text.replace(URL, "")),
  };

  /** The country that stands alone on a line or in the title, else the only one named often. */
  const countriesOfLines = (lines, title) => {
    const alone = lines.find(({ text }) => countries.countryCode(text));
    if (alone) return [{ ...alone, value: countries.countryCode(alone.text) }];
    const inTitle = [...new Set(title ? countries.countriesIn(title.value) : [])];
    if (inTitle.length === 1) return [{ ...title, value: inTitle[0] }];
    const named = lines.flatMap((line) =>
      countries.countriesIn(line.text).map((value) => ({ ...line, value })),
    );
    const isOne = new Set(named.map(({ value }) => value)).size === 1;
    return isOne && named.length >= LEAST_MENTIONS ? named.slice(0, 1) : [];
  };

  /** Countries and years that stand alone on a line or in a cell, without a label. */
  const takeLoneFacts = (sheet, facts) => {
    for (const block of sheet.unplaced) {
      for (const text of block.text.split(" · ").filter(countries.isPlaceAndTime)) {
        const item = { ...block, name: "period", text };
        if (!facts.countries.length) takeCountries(item, facts);
        if (!facts.start) takePeriod(item, facts);
      }
    }
  };

  const hostOf = (url) => {
    const [, place] = /^https?:\/\/([^/?#]*)/.exec(url);
    return /[[\]]/.test(place) ? "" : place.split("@").at(-1).split(":")[0].toLowerCase();
  };

  const isSocial = (host, url) =>
    (url.includes("youtube.com/") && !url.includes("watch")) ||
    paste.data().social_hosts.some((one) => host === one || host.endsWith(`.${one}`));

  const addLinks = (facts, lines) => {
    const seen = new Set();
    lines.forEach((line, at) => {
      for (const { 0: written, index } of line.text.matchAll(URL)) {
        const url = patterns.stripped(written, ".,;:)]}'", "end");
        const host = /^https?:\/\//.test(url) && hostOf(url);
        if (!host || url.includes(LOST) || seen.has(url)) continue;
        seen.add(url);
        const isLast = index + written.length === line.text.length;
        const following = lines[at + 1];
        const isBroken = isLast && following && patterns.addressGoesOn(written, following.text);
        if (isBroken) facts.broken.push(url);
        else if (!isSocial(host, url)) facts.links.push(url);
      }
    });
  };

  /** The facts of a sheet; `left` are labelled values that no field takes as they are. */
  paste.readFacts = (sheet, { lines, language }, kind) => {
    const lists = { countries: [], places: [], organisations: [], links: [], broken: [], left: [] };
    const facts = { language, title: titleOf(sheet), isOngoing: false, terms: {}, ...lists };
    const fields = new Map(known.fieldsOf(kind).map((field) => [field.name, field]));
    for (const item of sheet.labelled) {
      const field = fields.get(item.name);
      const taker = takers[item.name] || (field?.vocabulary ? takeTerms : undefined);
      if (!taker?.(item, facts, field)) facts.left.push(item);
    }
    takeLoneFacts(sheet, facts);
    if (!facts.countries.length) facts.countries = countriesOfLines(lines, facts.title);
    addLinks(facts, lines);
    return facts;
  };

  /** Whether all that a block says is the country or the period found there. */
  paste.isTaken = ({ countries: found, start, end }, block) => {
    const all = [...found, start, end].filter(Boolean);
    const isHere = all.some((fact) => isBefore(fact, block) === 0);
    return isHere && block.text.split(" · ").every(countries.isPlaceAndTime);
  };
})();
