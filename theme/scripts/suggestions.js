// What to suggest for a text that is being typed: words that complete it, and entries. box.js shows it.
(() => {
  "use strict";
  const WORDS = 4;
  const ENTRIES = 5;
  const FEWEST_LETTERS = 2;

  /** What `text` may become when its last word is completed, likeliest first: a Promise of pairs
      [word, whole text]. None after a space. */
  const complete = async (text) => {
    const normal = Hub.text.normal(text);
    const last = Hub.text.words(normal).pop();
    if (!last || last.end < normal.length || last.folded.length < FEWEST_LETTERS) return [];
    const words = await Hub.engine.complete(last.text, WORDS + 1);
    return words
      .filter((word) => Hub.text.fold(word) !== last.folded)
      .slice(0, WORDS)
      .map((word) => [word, normal.slice(0, last.start) + word + " "]);
  };

  /** The first entries for `text`: a Promise of { cards, total, marks, note }. The note says what
      was searched for instead, or that nothing was found. */
  const find = async (text) => {
    const texts = Hub.texts.box;
    const found = await Hub.engine.search(text, { prefix: true });
    if (found.mode === "none") return { cards: [], total: 0, note: "" };
    const cards = await Hub.engine.cards([...found.docs.slice(0, ENTRIES)]);
    const words = found.corrections.map((correction) => correction.spellings.join(", "));
    const notes = words.length ? [Hub.fill(texts.corrected, { words: words.join(", ") })] : [];
    if (!cards.length) notes.push(texts.nothing);
    else if (found.mode === "any") notes.push(texts.any);
    return { cards, total: found.docs.length, marks: found.marks, note: notes.join(" ") };
  };

  Hub.suggestions = { complete, find };
})();
