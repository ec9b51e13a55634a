// What the explore page says about a search: above the results, and aloud. Used by explore.js.
(() => {
  "use strict";
  const { make, fill } = Hub;

  let speaking;

  /** Put a text into a live region after a pause (milliseconds), unless another one comes before. */
  Hub.speak = (region, text, pause) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => (region.textContent = text), pause);
  };

  /** Notes on what was found as paragraphs; `go` takes a change to the state. */
  Hub.notes = ({ mode, docs, terms, corrections, unknown }, state, go) => {
    const texts = Hub.texts.finder;
    const typed = new Map(Hub.text.words(state.q).map(({ folded, text }) => [folded, text]));
    const as = (words) => words.map((word) => typed.get(word)).join(", ");
    const notes = [];
    const say = (...parts) => notes.push(make("p", null, ...parts));
    if (corrections.length) {
      const exact = (now) => ({ ...now, exact: true });
      const href = Hub.state.write(exact(state));
      const click = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(exact);
      };
      const words = corrections.map(({ spellings }) => spellings.join(texts.or)).join(", ");
      const word = as(corrections.map((correction) => correction.word));
      const [before, after] = texts.corrected.split("{words}");
      const instead = make("a", { href, click }, fill(texts.instead, { word }));
      say(before, make("strong", null, words), after, " ", instead);
    }
    if (unknown.length) say(fill(texts.unknown, { words: as(unknown) }));
    const isSome = mode === "any" && docs.length && terms.length - unknown.length > 1;
    if (isSome || mode === "most") say(texts[mode]);
    if (mode === "none" && state.q.trim()) say(texts.common);
    return notes;
  };
})();
