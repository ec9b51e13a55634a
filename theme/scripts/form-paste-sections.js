/**
 * Clean lines -> the sections of an entry, labelled facts, and what has no place.
 * hub/importing/sections.py follows the same rules; a pasted text has no sizes of letters.
 */
(() => {
  "use strict";
  const { paste, strings } = Hub.form;
  const { countryCode, isPlaceAndTime } = paste.countries;
  const { patterns } = paste;
  const SENTENCE_END = /[.!?…:;»”")]$/;
  const ADDRESS = /^[^\p{L}]*?https?:\/\/\S/u;
  const NO_LETTERS = /^[^\p{L}_]*$/u;

  const isUpper = (line) => patterns.isUpper(line.text);

  const holdsAddressesOnly = (text) => {
    const words = strings.split(text);
    const isLast = words.length > 0 && ADDRESS.test(words.at(-1));
    return isLast && words.every((word) => ADDRESS.test(word) || NO_LETTERS.test(word));
  };

  /** The lines that hold more than addresses, of which some go on in the next line. */
  const withoutAddresses = (lines) =>
    lines.filter(({ text }, at) => {
      const before = lines[at - 1]?.text || "";
      const isRest = holdsAddressesOnly(before) && patterns.addressGoesOn(before, text);
      return !isRest && !holdsAddressesOnly(text);
    });

  /** Whether a line outside of sections begins a block: a country or a series is named alone. */
  const standsAlone = (line, place) => {
    if (place.kind) return false;
    const { lines } = place.blocks.at(-1);
    const [first] = lines;
    const isOne = lines.length === 1;
    const isAfter = isOne && (countryCode(first.text) || patterns.isSeries(first.text));
    return !!(isAfter || countryCode(line.text) || isPlaceAndTime(line.text));
  };

  class Reader {
    constructor() {
      Object.assign(this, { places: [], isProgram: false, lastMark: "" });
      this.open();
    }

    get place() {
      return this.places.at(-1);
    }

    open(target = { kind: "", name: "" }, heading = null, label = "") {
      this.places.push({ ...target, heading, label, blocks: [] });
    }

    put(line, isBullet) {
      this.place.blocks.push({ lines: [line], isBullet });
    }

    read(lines) {
      let isGap = true;
      for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at];
        if (line.text) {
          at += this.take(line, lines[at + 1], isGap);
          this.lastMark = patterns.bulletMark(line.text);
        }
        isGap = !line.text;
      }
    }

    /** Put a line where it belongs; how many of the next ones went with it. */
    take(line, following, isGap) {
      const { text } = line;
      this.isProgram ||= patterns.marksAProgram(text);
      if (patterns.isFurniture(text) && !patterns.splitLabel(text) && !patterns.targetOf(text)) {
        this.open();
        return 0;
      }
      const item = patterns.isBetweenMarks(text) ? undefined : patterns.withoutBullet(text);
      const heads = [text];
      if (following?.text) heads.unshift(`${text} ${following.text}`); // one may take two lines
      for (const [at, head] of heads.entries()) {
        const target = patterns.startsLikeAHeading(head) && patterns.targetOf(head);
        if (target && !this.isItem(line, following)) {
          this.open(target, line);
          return heads.length - 1 - at;
        }
      }
      if (this.takeLabel(line, item, isGap)) return 0;
      const isHeading = item === undefined && patterns.looksLikeAHeading(text);
      if (isHeading && !this.isBelow(line)) this.addHeading(line, isGap);
      else this.add(line, item, isGap);
      return 0;
    }

    /** Whether a line with a bullet is one of several like it: then it is no heading. */
    isItem({ text }, following) {
      const mark = patterns.bulletMark(text);
      if (!mark || text.includes("\t") || patterns.looksLikeAHeading(text)) return false;
      return [this.lastMark, patterns.bulletMark(following?.text || "")].includes(mark);
    }

    takeLabel(line, item, isGap) {
      const found =
        patterns.splitLabel(item ?? line.text) ||
        (isGap ? patterns.splitOpening(line.text) : undefined);
      if (!found) return false;
      const { target, rest } = found;
      // «• Plazo: …» among lessons is a lesson.
      const isAmongItems = item !== undefined && this.place.kind === "section";
      if (isAmongItems && target.kind === "fact") return false;
      if (!rest) {
        this.open(target, line);
        return true;
      }
      const before = line.text.endsWith(rest) ? line.text.slice(0, -rest.length) : line.text;
      this.open(target, null, patterns.stripped(before, " \t:：.–—"));
      // «Objetivo: facilitar…» becomes a paragraph.
      const [first, ...others] = rest;
      const text = target.kind === "section" ? first.toUpperCase() + others.join("") : rest;
      this.put({ ...line, text }, false);
      return true;
    }

    /** Close the section at a heading of no field, which may take several lines. */
    addHeading(line, isGap) {
      const { kind, blocks, heading } = this.place;
      const isAfterHeading = !kind && !blocks.length && heading;
      if (!isGap && isAfterHeading && isUpper(heading) === isUpper(line)) {
        if (!countryCode(heading.text) && !countryCode(line.text)) {
          this.places.at(-2).blocks.at(-1).lines.push(line);
          return;
        }
      }
      this.open();
      this.put(line, false);
      this.open(undefined, line);
    }

    /** Whether an unknown heading is one within the section that is open. */
    isBelow(line) {
      const { kind, heading } = this.place;
      return !!heading && kind === "section" && isUpper(heading) && !isUpper(line);
    }

    add(line, item, isGap) {
      if (item !== undefined) {
        this.put({ ...line, text: item }, true);
        return;
      }
      const { kind, label, blocks } = this.place;
      const last = blocks.at(-1);
      const isRunningOn =
        !!last && !SENTENCE_END.test(last.lines.at(-1).text) && /^\p{Lowercase}/u.test(line.text);
      const isValue = kind === "fact" || label;
      if (isGap && last && !isRunningOn && isValue) this.open();
      const goesOn = this.place.blocks.length && (!isGap || isRunningOn);
      if (goesOn && !standsAlone(line, this.place)) this.place.blocks.at(-1).lines.push(line);
      else this.put(line, false);
    }
  }

  const blockOf = ({ lines, isBullet }, cleaned) => ({
    text: paste.lines.join(lines, cleaned),
    page: lines[0].page,
    number: lines[0].number,
    isBullet,
    isHeading: !isBullet && lines.every(({ text }) => patterns.looksLikeAHeading(text)),
  });

  /** A heading that comes again, on the next page for one, goes on with its section. */
  const addSection = (sections, { name, heading, blocks: [first] }, label, blocks) => {
    if (!blocks.length) return;
    const before = sections.get(name);
    const { page, number } = heading || first.lines[0];
    if (!before) sections.set(name, { page, number, blocks, heading: label });
    else {
      const told = new Set(before.blocks.map(({ text }) => text));
      before.blocks = [...before.blocks, ...blocks.filter(({ text }) => !told.has(text))];
    }
  };

  /** What the lines hold: { sections (a Map), labelled, unplaced, isProgram }. */
  paste.readSheet = (cleaned) => {
    const reader = new Reader();
    reader.read(withoutAddresses(cleaned.lines));
    const sections = new Map();
    const labelled = [];
    const unplaced = [];
    for (const place of reader.places) {
      const { kind, name, heading } = place;
      const blocks = place.blocks.map((block) => blockOf(block, cleaned));
      const label = heading ? patterns.stripped(heading.text, " :") : place.label;
      if (kind === "section") addSection(sections, place, label, blocks);
      else if (kind === "fact") labelled.push(...blocks.map((block) => ({ ...block, name, label })));
      else unplaced.push(...blocks);
    }
    return { sections, labelled, unplaced, isProgram: reader.isProgram };
  };
})();
