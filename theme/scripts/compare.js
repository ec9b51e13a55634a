// Sets two to four entries side by side as a table: what differs first, then what they share. Used by
// list.js.
(() => {
  "use strict";
  const { make } = Hub;
  // What is compared: the name of its text, its column, and what separates its values there. The last
  // three are in the language of the entry.
  const ROWS = [
    ["place", "place"],
    ["period", "period"],
    ["type", "practice_type"],
    ["scope", "scope", "; "],
    ["themes", "theme_names", "; "],
    ["objectives", "gcm_objectives", "; "],
    ["beneficiaries", "beneficiaries", "; "],
    ["leads", "lead_organisations", "; "],
    ["evidence", "evidence_level"],
    ["summary", "summary"],
    ["lessons", "lessons_learned", "\n"],
    ["recommendations", "recommendations", "\n"],
  ];
  const NAMED = ROWS.length - 3;

  /** Contributed text without marks of Markdown and numbers of sources. */
  const plain = (text) =>
    text
      .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
      .replace(/ ?\[\d{1,3}(\s*,\s*\d{1,3})*\]|\*|__|`/g, "")
      .trim();

  /** What `entries` (records by column) say: [{ id, cells, languages, isSame }], a cell being a list
      of texts. Rows of which none says anything are left out. `names[column][id]` are the names of terms. */
  const rows = (entries, names) =>
    ROWS.map(([id, column, separator], n) => {
      const known = names[column] || {};
      const cells = entries.map((entry) =>
        (entry[column] || "")
          .split(separator)
          .map((value) => known[value] || plain(value))
          .filter(Boolean),
      );
      // The order of the values says nothing.
      const [first, ...others] = cells.map((cell) => [...cell].sort().join("\n"));
      const languages = entries.map(({ language }) => (n >= NAMED && language) || false);
      return { id, cells, languages, isSame: others.every((other) => other === first) };
    }).filter(({ cells }) => cells.some((cell) => cell.length));

  const cell = (texts, lang) => {
    if (!texts.length) return make("td", { class: "small" }, Hub.texts.list.not_stated);
    if (texts.length === 1) return make("td", { lang }, texts[0]);
    return make("td", { lang }, make("ul", null, ...texts.map((text) => make("li", null, text))));
  };

  const row = ({ id, cells, languages }) =>
    make(
      "tr",
      null,
      make("th", { scope: "row" }, Hub.texts.list.rows[id]),
      ...cells.map((texts, n) => cell(texts, languages[n])),
    );

  const part = (heading, found, columns) => {
    const head = make("th", { scope: "rowgroup", colspan: columns }, make("span", null, heading));
    return found.length
      ? [make("tbody", null, make("tr", { class: "compare__part" }, head), ...found.map(row))]
      : [];
  };

  /** The table of `entries`: records by column, with the path of each and its title. */
  const table = (entries, names) => {
    const texts = Hub.texts.list;
    const found = rows(entries, names);
    const columns = entries.length + 1;
    const titles = entries.map(({ path, title, language }) =>
      make("th", { scope: "col", lang: language || false }, make("a", { href: Hub.address(path) }, title)),
    );
    return make(
      "table",
      { class: "compare" },
      make("thead", null, make("tr", null, make("th", { scope: "col" }, texts.aspect), ...titles)),
      ...part(texts.different, found.filter(({ isSame }) => !isSame), columns),
      ...part(texts.same, found.filter(({ isSame }) => isSame), columns),
    );
  };

  Hub.compare = { rows, table };
})();
