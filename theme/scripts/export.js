/* Takes entries along: as a table, as data, as a bibliography. Used by explore.js and list.js.
   Rows are lists of texts under `columns`, those of data/practices.csv. */
(() => {
  "use strict";
  const BATCH = 500; // rows asked for at once
  const BOM = "\ufeff"; // so that spreadsheets show accents
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

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

  const tex = (text) =>
    text.replace(/[\\~^]|[{}$&#%_]/g, (sign) => TEX[sign] || `\\${sign}`).replace(/\s+/g, " ");

  /** An @misc entry a row. Organisations stand in braces: they are no first and last names. */
  const bibtex = (columns, lines) =>
    records(columns, lines)
      .map((row) => {
        const authors = row.lead_organisations.split("; ").filter(Boolean);
        const fields = {
          title: `{${tex(row.title)}}`,
          author: authors.map((name) => `{${tex(name)}}`).join(" and "),
          year: row.last_verified.slice(0, 4),
          url: row.url,
          note: tex(Hub.fill(Hub.texts.export.verified, { date: row.last_verified })),
        };
        const lines = Object.entries(fields)
          .filter(([, value]) => value)
          .map(([name, value]) => `  ${name} = {${value}},\n`);
        return `@misc{${row.id},\n${lines.join("")}}\n`;
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
