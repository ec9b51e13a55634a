/**
 * How an entry should read: warnings. hub/entries/style_rules.py has the rules under the same
 * names; sentences that two entries share are seen only beside the other entries.
 */
(() => {
  "use strict";
  const { known, rules, strings } = Hub.form;
  const { pattern, everywhere, whole } = known;
  const { split, size, stripEnd } = strings;
  const YEAR_FORMATS = ["thousands", "decade", "apostrophe", "shortRange"];
  const FIRST_WORDS = 5;
  const LAST_OF_WORD = 3;

  const acronymsAreExplained = ({ passages, values, add }) => {
    const running = passages.map(([, text]) => text).join("\n");
    const all = [...running.matchAll(everywhere("acronym"))].map(([acronym]) => acronym);
    const written = new Set(all.filter((acronym) => !whole("roman", acronym)));
    const explained = new Set([...Hub.form.data().words.acronyms, values.acronym ?? ""]);
    for (const { acronym = "", name } of values.organisations || []) {
      explained.add(acronym);
      for (const [, word] of name.matchAll(everywhere("inBrackets"))) explained.add(word);
    }
    for (const [name, text] of passages) {
      for (const { 0: acronym, index } of text.matchAll(everywhere("acronym"))) {
        if (explained.has(acronym) || !written.has(acronym)) continue;
        explained.add(acronym);
        const after = strings.strip(text.slice(index + acronym.length));
        if (stripEnd(text.slice(0, index)).endsWith("(") || after.startsWith("(")) continue;
        add("unexplained-acronym", name, { value: acronym });
      }
    }
  };

  const summaryIsASummary = ({ values: { summary }, add }) => {
    if (!summary) return;
    const { summaryLow, summaryHigh } = Hub.form.data().limits;
    const count = split(summary).length;
    if (count >= summaryLow && count <= summaryHigh) return;
    add("summary-length", "summary", { count, minimum: summaryLow, maximum: summaryHigh });
  };

  const sentencesOf = (text) =>
    text
      .split(everywhere("blockEnd"))
      .flatMap((block) => block.split(everywhere("sentenceEnd")));

  const sentencesAreShort = ({ passages, add }) => {
    const { sentenceWords: limit, sentenceLength } = Hub.form.data().limits;
    for (const [name, text] of passages) {
      for (const sentence of sentencesOf(text)) {
        if (size(sentence) < sentenceLength || split(sentence).length <= limit) continue;
        // A citation or a dash is no word.
        const words = split(sentence.replace(everywhere("cited"), ""));
        const count = words.filter((word) => /[\p{L}\p{N}_]/u.test(word)).length;
        const value = split(sentence).slice(0, FIRST_WORDS).join(" ");
        if (count > limit) add("long-sentence", name, { value, count, limit });
      }
    }
  };

  /** `text` in small letters, with blanks in the place of what is quoted. */
  const ownWords = (text) =>
    text.toLowerCase().replace(everywhere("quoted"), (quote) => " ".repeat(quote.length));

  /** Whether each word begins with a capital and goes on without: str.istitle of Python. */
  const isTitle = (text) => {
    const shape = text.replace(/\p{Lu}|\p{Lt}/gu, "A").replace(/\p{Ll}/gu, "a");
    const cased = shape.replace(/[^Aa]+/g, " ").split(" ").filter(Boolean);
    return cased.length > 0 && cased.every((word) => /^Aa*$/.test(word));
  };

  /** Whether a word is part of a name, as in «Fuerzas Armadas Revolucionarias». */
  const isName = (text, at, word) => {
    const before = [...text.slice(0, at)].slice(-LAST_OF_WORD).join("");
    return isTitle(word) && /\p{L}$/u.test(stripEnd(before));
  };

  const wordsSaySomething = ({ passages, add }) => {
    for (const [name, text] of passages) {
      for (const { 0: word, index } of ownWords(text).matchAll(everywhere("weasel"))) {
        const value = text.slice(index, index + word.length);
        if (isName(text, index, value)) continue;
        add("weasel-word", name, { value });
        break;
      }
    }
  };

  /** Whether «2018-19» are years: «2019-05» is a month, «Resolución 2019/35» a number. */
  const isRange = ([, first, sign, last]) => {
    const years = (Number(last) - Number(first) + 100) % 100;
    const { longestRange } = Hub.form.data().limits;
    return years === 1 || (sign !== "/" && years > 0 && years <= longestRange);
  };

  const yearsAreWrittenOut = ({ passages, add }) => {
    const running = passages.map(([, text]) => text).join("\n").toLowerCase();
    for (const form of YEAR_FORMATS.filter((name) => pattern(name).test(running))) {
      for (const [name, text] of passages) {
        const found = [...ownWords(text).matchAll(everywhere(form))];
        const match = found.find((one) => form !== "shortRange" || isRange(one));
        if (!match) continue;
        add("year-format", name, { value: text.slice(match.index, match.index + match[0].length) });
      }
    }
  };

  rules.push(
    acronymsAreExplained,
    summaryIsASummary,
    sentencesAreShort,
    wordsSaySomething,
    yearsAreWrittenOut,
  );
})();
