// Takes the results along: files, paper, an address. Loaded when the reader asks; used by explore.js.
(() => {
  "use strict";
  const { exporting, fill } = Hub;
  const FILES = {
    csv: ["text/csv", exporting.csv],
    json: ["application/json", exporting.json],
    bib: ["application/x-bibtex", exporting.bibtex],
  };

  const save = async (kind, numbers, say) => {
    const texts = Hub.texts.export;
    const [type, write] = FILES[kind];
    const name = `${texts.file}-${new Date().toISOString().slice(0, 10)}.${kind}`;
    try {
      const { columns, rows } = await exporting.rows(numbers, (n) =>
        say(fill(texts.preparing, { n, total: numbers.length })),
      );
      exporting.download(name, type, write(columns, rows));
      const entries = Hub.count(Hub.texts.finder.entries, rows.length);
      say(fill(texts.saved, { name, entries }));
    } catch {
      say(texts.not_saved);
    }
  };

  /** Copy the address, or put it into the field of `place` where the browser lets nobody copy. */
  const copy = async (place, say) => {
    try {
      await navigator.clipboard.writeText(location.href);
      say(Hub.texts.export.copied);
    } catch {
      const field = place.querySelector("input");
      place.hidden = false;
      field.value = location.href;
      field.select();
      say(Hub.texts.export.copy);
    }
  };

  /** Take `numbers` along as `kind`: csv, json, bib, print or link. `at` finds the places for a word
      and for an address; `showAll()` puts all results on the page. */
  Hub.take = async (kind, at, numbers, showAll) => {
    const say = (text) => (at("llevado").textContent = text);
    at("enlace").hidden = true;
    say("");
    if (kind === "link") await copy(at("enlace"), say);
    else if (kind === "print") {
      await showAll();
      print();
    } else await save(kind, numbers, say);
  };

  Hub.receive("take", Hub.take);
})();
