/* Takes entries along: as a table, as data, as a bibliography. Used by explore.js and list.js.
   Rows are lists of texts under `columns`, those of data/practices.csv. */
(() => {
  "use strict";
  const BATCH = 500; // rows asked for at once
  const BOM = "\ufeff"; // so that spreadsheets show accents
  const TEX = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    // BibTeX counts braces even behind a backslash: one of a pair would swallow the file.
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
  };
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" "); // macros of BibTeX
  const LANGIDS = { es: "spanish", en: "english", pt: "portuguese" };

  /** The rows of entries, with public addresses: a Promise of {columns, rows}. `onProgress(n)` hears
      how many are there. */
  const rows = async (numbers, onProgress) => {
    const base = document.querySelector("link[rel=canonical]").href;
    const found = { columns: [], rows: [] };
    for (let start = 0; start < numbers.length; start += BATCH) {
      if (start) onProgress(start);
      const part = await Hub.engine.rows([...numbers.slice(start, start + BATCH)]);
      const url = part.columns.indexOf("url");
      found.columns = part.columns;
      for (const row of part.rows)
        found.rows.push(
          row.map((cell, n) => (n === url ? new URL(Hub.root + cell, base).href : cell)),
        );
    }
    return found;
  };

  /** A cell that no spreadsheet takes for a formula (OWASP, «CSV Injection»), quoted where needed. */
  const cell = (text) => {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
  };

  /** RFC 4180 with a byte order mark: as data/practices.csv. */
  const csv = (columns, lines) =>
    BOM + [columns, ...lines].map((line) => line.map(cell).join(",") + "\r\n").join("");

  const records = (columns, lines) =>
    lines.map((line) => Object.fromEntries(columns.map((name, n) => [name, line[n]])));

  /** A list of objects with the columns as names. */
  const json = (columns, lines) => JSON.stringify(records(columns, lines), null, 2) + "\n";

  // As hub/exports/citations.py writes it: tests/cases/bibtex.json holds the two together.
  const line = (text) => text.replace(/[\x00-\x20\x7f-\xa0\u2028\u2029]+/g, " ").replace(/^ | $/g, "");

  const tex = (text) => line(text).replace(/[\\~^{}$&#%_]/g, (sign) => TEX[sign] || `\\${sign}`);

  /** What the page says of the hub, and the day on which its reader takes entries along. */
  const publication = () => {
    const meta = (name) => document.querySelector(`meta[${name}]`).content;
    return {
      publisher: meta('name="DC.publisher"'),
      hub: meta('property="og:site_name"'),
      accessed: new Date().toISOString().slice(0, 10),
    };
  };

  /** An @misc entry a row. The publisher stands in braces: it has no first and last name. */
  const bibtex = (columns, lines, { publisher, hub, accessed } = publication()) =>
    records(columns, lines)
      .map((row) => {
        const day = row.last_verified;
        const fields = {
          title: `{{${tex(row.title)}}}`,
          author: `{{${tex(publisher)}}}`,
          howpublished: `{${tex(hub)}}`,
          year: `{${day.slice(0, 4)}}`,
          month: MONTHS[Number(day.slice(5, 7)) - 1],
          url: `{${row.url}}`,
          urldate: `{${accessed}}`,
          langid: `{${LANGIDS[row.language]}}`,
          note: `{${tex(Hub.fill(Hub.texts.export.verified, { date: day }))}}`,
        };
        const written = Object.entries(fields).map(([name, value]) => `  ${name} = ${value},\n`);
        return `@misc{${row.id},\n${written.join("")}}\n`;
      })
      .join("\n");

  /** Hand a text over as a file. */
  const download = (name, type, text) => {
    const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    Hub.make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  };

  Hub.exporting = { rows, csv, json, bibtex, download };
})();
