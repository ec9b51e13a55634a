/**
 * What is looked for in a pasted text, from the data of the import (hub/site/paste_data.py).
 * hub/importing/patterns.py follows the same rules.
 */
(() => {
  "use strict";
  const { fold, strip } = Hub.form.strings;
  const LETTER = /\p{L}/u;
  const LEAST_LETTERS = 4;
  const MOST_WORDS = 14;
  let known;
  let targets;
  let compact;
  const expressions = {};

  /** Take the data of the import. */
  const know = (data) => {
    known = data;
    targets = new Map();
    for (const [group, kind] of [["sections", "section"], ["facts", "fact"]]) {
      for (const [name, phrases] of Object.entries(data[group])) {
        phrases.filter((one) => !targets.has(one)).forEach((one) => targets.set(one, { kind, name }));
      }
    }
    compact = new Map([...targets.keys()].map((phrase) => [phrase.replaceAll(" ", ""), phrase]));
    Object.entries(data.expressions).forEach(([name, source]) => {
      expressions[name] = new RegExp(source, "u");
    });
  };

  /** `text` without any of `signs` at its beginning and end. */
  const stripped = (text, signs, ends = "both") => {
    let [from, to] = [0, text.length];
    while (ends !== "end" && from < to && signs.includes(text[from])) from += 1;
    while (ends !== "start" && to > from && signs.includes(text[to - 1])) to -= 1;
    return text.slice(from, to);
  };

  /** Whether all letters of `text` that have a case are capitals. */
  const isUpper = (text) => /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);

  /** `text` as a heading is compared: folded, without marks, numbers and final signs. */
  const bare = (text) => {
    const signs = `${known.heading_marks} `;
    let plain = stripped(strip(text), signs);
    plain = stripped(plain.replace(expressions.number, ""), signs);
    if (expressions.spaced.test(plain)) plain = compact.get(fold(plain).replaceAll(" ", "")) ?? plain;
    return fold(stripped(stripped(plain, ".?!¿ ", "end"), "¿¡", "start"));
  };

  /** What a whole heading or label announces: { kind, name }. */
  const targetOf = (text) => {
    const phrase = bare(text);
    return targets.get(phrase) || targets.get(phrase.replace(expressions.tails, ""));
  };

  /** Whether the first letter is a capital: a line within a sentence seldom begins so. */
  const startsLikeAHeading = (text) => isUpper(LETTER.exec(text)?.[0] || "");

  const split = (name, text) => {
    const match = expressions[name].exec(text);
    const target = match && startsLikeAHeading(match[1]) && targetOf(match[1]);
    return target ? { target, rest: match[2] } : undefined;
  };

  /** The section that the first words of a paragraph name: «Lessons learned. Voice …». */
  const splitOpening = (text) => {
    const found = split("opening", text);
    return found?.target.kind === "section" ? found : undefined;
  };

  /** The target of the label at the beginning of `text`, and what follows it. */
  const splitLabel = (text) => {
    const found = split("label", text);
    return found && { ...found, rest: strip(found.rest) };
  };

  /** The sign before an item, «1» for numbers, or nothing. */
  const bulletMark = (text) => {
    const [mark = ""] = strip(expressions.bullet.exec(text)?.[0] || "");
    return /[\p{L}\p{N}(]/u.test(mark) ? "1" : mark;
  };

  /** `text` behind its bullet; undefined when it has none. */
  const withoutBullet = (text) => {
    const match = expressions.bullet.exec(text);
    return match ? text.slice(match[0].length) : undefined;
  };

  // A colon or arrow at the end is no part of the phrase; folding would take the dashes.
  const isLike = (name, text) => expressions[name].test(stripped(fold(text), " :>»→!¡."));

  /** Whether a line is one that only sheets of programmes have. */
  const marksAProgram = (text) =>
    known.program_marks.includes(bare(expressions.label.exec(text)?.[1] ?? text));

  /** Whether `following` looks like the rest of an `address` that ends a line. */
  const addressGoesOn = (address, following) => {
    const rest = strip(following);
    return /[-/.=_]$/.test(strip(address)) && /^[a-z\d][\x21-\x7f]*$/i.test(rest) && !rest.includes("://");
  };

  /** Whether a line is decorated on both sides: «★ Lecciones ★». */
  const isBetweenMarks = (text) =>
    text.length > 2 && text[0] === text.at(-1) && known.heading_marks.includes(text[0]);

  /** Whether a line looks like a heading, whatever it says. */
  const looksLikeAHeading = (text) => {
    if (/[.,;]$/.test(text) || Hub.form.strings.split(text).length > MOST_WORDS) return false;
    if ((text.match(/\p{L}/gu) || []).length < LEAST_LETTERS) return false;
    return isUpper(text) || isBetweenMarks(text);
  };

  Hub.form.paste = {
    know,
    data: () => known,
    patterns: {
      stripped,
      isUpper,
      bare,
      targetOf,
      startsLikeAHeading,
      splitOpening,
      splitLabel,
      bulletMark,
      withoutBullet,
      marksAProgram,
      addressGoesOn,
      isBetweenMarks,
      looksLikeAHeading,
      isFurniture: (text) => isLike("furniture", text),
      isSeries: (text) => isLike("series", text),
    },
  };
})();
