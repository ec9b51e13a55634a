/**
 * A pasted text -> clean lines { text, page, number }, and lines -> paragraphs. As in
 * hub/importing/cleaning.py, but with the words of the text alone: what only the words of the catalog
 * could repair stays as it is.
 */
(() => {
  "use strict";
  const { paste, strings } = Hub.form;
  const { isFurniture } = paste.patterns;
  const LOST = "\ufffd";
  const LETTERS = "[\\p{L}\\p{Nl}\\p{No}]";
  // Both begin where a word does: else a very long word would be tried from each of its letters.
  const DAMAGED = new RegExp(`(?<!${LETTERS})${LETTERS}*(?:${LOST}${LETTERS}*)+`, "gu");
  const WORD = new RegExp(`${LETTERS}+(?:-${LETTERS}+)*`, "gu");
  const FIRST_WORD = new RegExp(`${LETTERS}+`, "u");
  const STARTS_WITH_WORD = new RegExp(`^${LETTERS}+`, "u");
  const SPLIT = new RegExp(`(?<!${LETTERS})(${LETTERS}+)-$`, "u");
  const RULE = /^[^\p{L}\p{N}]+$/u;
  const SPACES = /[\u2028\u2029\v\x85]/gu;
  const DROPPED = /(?!\u00ad)[\p{Cc}\p{Cf}\p{Cn}\p{Cs}]/gu;
  const EDGE = 3; // lines at the top and at the bottom of a page
  const LEAST_WORDS_OF_A_PAGE = 12;
  const SAME_PAGE = 0.9;
  const LEAST_PART = 4; // letters of each part of a compound
  const LONGEST_HALF = 100;
  const PRONOUNS = new Set("se lo la le los las les nos me te".split(" "));
  const SIGNS = { pt: ["ã", "õ", "ç", "ê", "â"], es: ["ñ", "ción", "¿", "¡"] };

  const linesOf = (text) =>
    text.replace(/^\ufeff/, "").split("\f").flatMap((page, at) =>
      page.split(/\r\n|\r|\n/).map((line, row) => ({ text: line, page: at + 1, number: row + 1 })),
    );

  /** Ligatures that are one sign as letters; private signs that no font can show as lost. */
  const withPlainSigns = (written) => {
    const { private_bullets: marks, private_ligatures: ligatures } = paste.data();
    let text = written.normalize("NFC");
    Object.entries(ligatures).forEach(([sign, letters]) => (text = text.replaceAll(sign, letters)));
    const cells = text.split("\t").map((cell) => {
      const plain = cell
        .replace(/[\ufb00-\ufb06]/g, (sign) => sign.normalize("NFKC"))
        .replace(SPACES, " ")
        .replace(/\p{Co}/gu, (sign) => (marks.includes(sign) ? sign : LOST))
        .replace(DROPPED, "");
      return strings.split(plain).join(" ");
    });
    return cells.join("\t");
  };

  const lower = (word) => word.toLowerCase();

  /** The whole words of the text, without the halves at line ends. */
  const wordsOf = (lines) => {
    const words = new Set();
    let isAfterHyphen = false;
    for (const line of lines) {
      let text = line.text.replace(DAMAGED, " ");
      if (isAfterHyphen) text = text.replace(FIRST_WORD, " ");
      const hyphened = text.replaceAll("\u00ad", "-");
      isAfterHyphen = SPLIT.test(hyphened);
      if (isAfterHyphen) text = hyphened.replace(SPLIT, " ");
      (text.match(WORD) || []).forEach((word) => words.add(lower(word)));
    }
    return words;
  };

  const withoutFigures = (text) => strings.fold(text).replace(/\p{Nd}+/gu, "#");

  const pagesOf = (lines) => {
    const pages = [];
    lines.forEach((line) => (pages[line.page - 1] ||= []).push(line));
    return pages;
  };

  /** The pages that are not largely an earlier one. */
  const withoutRepeatedPages = (pages) => {
    const seen = [];
    return pages.filter((page) => {
      const long = page.filter(({ text }) => strings.split(text).length > 1);
      const texts = new Set(long.map(({ text }) => withoutFigures(text)));
      const words = [...texts].reduce((sum, text) => sum + strings.split(text).length, 0);
      const isLike = (earlier) =>
        [...texts].filter((text) => earlier.has(text)).length >= SAME_PAGE * texts.size;
      if (words >= LEAST_WORDS_OF_A_PAGE && seen.some(isLike)) return false;
      seen.push(texts);
      return true;
    });
  };

  const edgesOf = (page) => {
    const written = page.filter(({ text }) => text);
    return new Set([...written.slice(0, EDGE), ...written.slice(EDGE).slice(-EDGE)]);
  };

  /** All lines, those empty that stand at the edge of most pages or are mere decoration. */
  const withoutRepeatedLines = (pages) => {
    const counts = new Map();
    for (const page of pages) {
      const keys = new Set([...edgesOf(page)].map(({ text }) => withoutFigures(text)));
      keys.forEach((key) => counts.set(key, (counts.get(key) || 0) + 1));
    }
    const isOften = (key) => key && counts.get(key) >= 2 && counts.get(key) > 0.5 * pages.length;
    const told = new Set();
    return pages.flatMap((page) => {
      const edges = edgesOf(page);
      return page.map((line) => {
        const key = edges.has(line) ? withoutFigures(line.text) : "";
        const isRepeated = isOften(key) && (told.has(key) || isFurniture(line.text));
        if (isOften(key)) told.add(key); // the first may be the title itself
        return isRepeated || RULE.test(line.text) ? { ...line, text: "" } : line;
      });
    });
  };

  /** The language whose own small words, and letters, come most often. */
  const languageOf = (lines) => {
    const counts = new Map();
    lines.forEach(({ text }) =>
      strings.split(lower(text)).forEach((word) => counts.set(word, (counts.get(word) || 0) + 1)),
    );
    const { small_words: own } = paste.data();
    const score = (language) => {
      let sum = own[language].reduce((all, word) => all + (counts.get(word) || 0), 0);
      for (const sign of SIGNS[language] || []) {
        counts.forEach((n, word) => (sum += word.includes(sign) ? n : 0));
      }
      return sum;
    };
    const scores = Object.keys(own).map((language) => [language, score(language)]);
    return scores.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  };

  /** A pasted text as clean lines, with its words and its language. */
  const clean = (text) => {
    const signed = linesOf(text).map((line) => ({ ...line, text: withPlainSigns(line.text) }));
    const words = wordsOf(signed);
    // Hyphens at line ends have told which words are whole; now one sign stands for them.
    const plain = signed.map((line) => {
      const found = line.text.replace(/\u00ad(?=.)/g, "").replace("\u00ad", "-");
      return { ...line, text: found };
    });
    const lines = withoutRepeatedLines(withoutRepeatedPages(pagesOf(plain)));
    return { lines, words, language: languageOf(lines) };
  };

  const knowsAFormOf = (words, word) => {
    const stem = word.replace(/[oa]s?$/, "");
    if (strings.size(stem) <= 3) return words.has(word);
    const forms = [word, ...["o", "a", "os", "as"].map((ending) => stem + ending)];
    if (word.endsWith("s")) forms.push(word.slice(0, -1), word.replace(/es$/, ""));
    return forms.some((form) => words.has(form));
  };

  /** The word that two halves at a line end make, with its hyphen where it is a compound. */
  const wordOf = (first, second, { words, language }) => {
    const [joined, compound] = [first + second, `${first}-${second}`];
    const has = (word) => words.has(lower(word));
    if (has(compound) && !has(joined)) return compound;
    if (knowsAFormOf(words, lower(joined))) return joined;
    const isSpanishVerb = language === "es" && /(?:[aei]r|ndo)$/.test(first) && PRONOUNS.has(second);
    const isLong = Math.min(strings.size(first), strings.size(second)) >= LEAST_PART;
    const areWords = has(first) && has(second) && isLong;
    return !isSpanishVerb && (has(compound) || areWords) ? compound : joined;
  };

  /** The text of lines in one, words that were split at their ends joined. */
  const join = (lines, cleaned) => {
    const done = [];
    let last = "";
    for (const { text } of lines) {
      const following = strings.strip(text.replaceAll("\t", " · "));
      const before = SPLIT.exec(last.slice(-LONGEST_HALF));
      const after = STARTS_WITH_WORD.exec(following)?.[0];
      if (before && after && /^\p{Lowercase}/u.test(after)) {
        done.push(last.slice(0, last.length - before[0].length));
        last = wordOf(before[1], after, cleaned) + following.slice(after.length);
      } else {
        if (last) done.push(last, " ");
        last = following;
      }
    }
    return [...done, last].join("");
  };

  paste.lines = { clean, join };
})();
