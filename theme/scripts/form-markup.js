/** The restricted Markdown of entries as elements: paragraphs, lists, bold, emphasis, https links. */
(() => {
  "use strict";
  const { make } = Hub;
  const { ui } = Hub.form;
  const BULLET = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
  const NUMBER = /^\s*\d/;
  const MARKS = [
    /\*\*(?<strong>[^*\n]+)\*\*/,
    /(?<![\w*])[*_](?<em>[^*_\n]+)[*_](?![\w*])/,
    /\[(?<label>[^\]]+)\]\((?<url>https:\/\/[^\s)]+)\)/,
    /\[(?<cited>\d{1,3}(?:\s*,\s*\d{1,3})*)\](?!\()/,
  ];
  const MARK = new RegExp(MARKS.map(({ source }) => source).join("|"), "u");

  /** The nodes of one line of text. */
  const inline = (text) => {
    const found = MARK.exec(text);
    if (!found) return text ? [text] : [];
    const { strong, em, label, url, cited } = found.groups;
    let node;
    if (strong) node = make("strong", null, ...inline(strong));
    else if (em) node = make("em", null, ...inline(em));
    else if (url) node = make("a", { href: url, rel: "noopener", target: "_blank" }, label);
    else node = make("sup", { class: "cites" }, `[${cited}]`);
    return [text.slice(0, found.index), node, ...inline(text.slice(found.index + found[0].length))];
  };

  const list = (lines) => {
    const items = lines.map((line) => make("li", null, ...inline(line.replace(BULLET, ""))));
    return make(NUMBER.test(lines[0]) ? "ol" : "ul", null, ...items);
  };

  /** The blocks of a text. */
  const blocks = (text) =>
    text
      .split(/\n\s*\n/)
      .map((block) => block.split("\n").filter((line) => line.trim()))
      .filter((lines) => lines.length)
      .map((lines) => {
        const isList = lines.every((line) => BULLET.test(line));
        return isList ? list(lines) : make("p", null, ...inline(lines.join(" ")));
      });

  ui.markup = { inline, blocks };
})();
