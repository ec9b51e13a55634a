/**
 * Sections of the body of an entry: written so that hub/entries/body.py reads the same value, or
 * not at all. Reading back is done here by its rules, so that no case has to be thought of before.
 */
(() => {
  "use strict";
  const { known, strings } = Hub.form;
  const { strip, stripEnd } = strings;
  const INDENT = "  ";

  const isBullet = (line) => known.pattern("bullet").exec(line);

  /** Whether the text after a blank line is indented, that is, still part of the bullet. */
  const goesOn = (lines, blank) => {
    const following = lines.slice(blank).find((line) => strip(line)) ?? "";
    return following.startsWith(INDENT) && !isBullet(following);
  };

  /** The texts of the bullets of a section; null when something stands outside of them. */
  const readBullets = (lines) => {
    const items = [];
    let isOpen = false;
    for (const [number, line] of lines.entries()) {
      const bullet = isBullet(line);
      if (bullet) {
        items.push(stripEnd(line.slice(bullet[0].length)));
        isOpen = true;
      } else if (!strip(line)) {
        isOpen &&= goesOn(lines, number);
        if (isOpen) items.push(`${items.pop()}\n`);
      } else if (isOpen) items.push(`${items.pop()}\n${strip(line)}`);
      else return null;
    }
    return items;
  };

  /** A bullet of a record: its bold beginning and its rest. */
  const readLead = ({ lead, fields }, text) => {
    const match = known.pattern("lead").exec(text);
    if (!match) return new Map([[fields.find(({ need }) => need === "required").name, text]]);
    const record = new Map([[lead[0], strip(match[1]).replace(/:+$/, "")]]);
    const rest = text.slice(match[0].length);
    return strip(rest) ? record.set(lead[1], rest) : record;
  };

  const readSection = (field, lines) => {
    if (!field.many) return lines.map(stripEnd).join("\n");
    const items = readBullets(lines);
    return items && field.lead ? items.map((text) => readLead(field, text)) : items;
  };

  const writeLead = ({ lead: [first, rest] }, item) => {
    const start = item.has(first) ? `**${item.get(first)}**` : "";
    return [start, item.get(rest)].filter((part) => part !== undefined && part !== "").join(": ");
  };

  const writeBullet = (field, item) => {
    const [first, ...others] = (field.lead ? writeLead(field, item) : item).split("\n");
    return [`- ${first}`, ...others.map((line) => line && INDENT + line)];
  };

  const asText = (value) =>
    JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner));

  /** Lines that say `value`, or null when only the front matter can hold it as it is. */
  const sectionLines = (field, value) => {
    const bullets = (items) => items.flatMap((item) => writeBullet(field, item));
    const lines = field.many ? bullets(value) : value.split("\n");
    const isOdd = known.pattern("unreadable").test(lines.join(""));
    const isBlank = !strip(lines[0]) || !strip(lines.at(-1));
    if (isOdd || isBlank || lines.some((line) => line.startsWith("#"))) return null;
    return asText(readSection(field, lines)) === asText(value) ? lines : null;
  };

  Hub.form.body = { sectionLines };
})();
