/** Entries that may be about the same practice, from the search index; silent when it is not there. */
(() => {
  "use strict";
  const { make } = Hub;
  const { ui } = Hub.form;
  const PAUSE = 900; // milliseconds without a change before a search
  const FEWEST_WORDS = 4;
  const MOST_WORDS = 10; // of the summary: more would ask for more than any entry has
  const MOST = 3;

  const wordsOf = (text) => Hub.text.words(text || "").map(({ text: word }) => word);

  /** Numbers of entries that have the words of a text, all of them or as many as `modes` admits. */
  const search = async (words, modes) => {
    if (words.length < FEWEST_WORDS) return [];
    const { mode, docs } = await Hub.engine.search(words.join(" "));
    return modes.includes(mode) ? [...docs] : [];
  };

  const find = async ({ title, summary }) => {
    // A title says what a practice is about; a summary shares words with many others.
    const found = await Promise.all([
      search(wordsOf(title), ["all", "most"]),
      search(wordsOf(summary).slice(0, MOST_WORDS), ["all"]),
    ]);
    const docs = [...new Set(found.flat())].slice(0, MOST);
    return docs.length ? Hub.engine.cards(docs) : []; // asking for none would load the index too
  };

  const print = ({ path, title, place, period }) =>
    make("li", null,
      make("a", { href: Hub.root + path, target: "_blank", rel: "noopener" }, title,
        make("span", { class: "visually-hidden" }, ` ${Hub.texts.form.new_tab}`)),
      make("span", { class: "small" }, ` ${place} · ${period}`));

  /** Places that say what looks alike: `place()` makes one more. */
  ui.createAlike = (model) => {
    const places = [];
    let cards = [];
    let timer;
    let asked = "";

    const paint = () =>
      places.forEach((place) => {
        const texts = Hub.texts.form;
        const parts = [
          make("p", null, make("strong", null, texts.alike), ` ${texts.alike_note}`),
          make("ul", null, ...cards.map(print)),
        ];
        place.replaceChildren(...(cards.length ? parts : []));
      });

    const look = async () => {
      const title = model.get(["title"]);
      const summary = model.get(["summary"]);
      const question = JSON.stringify([title, summary]);
      if (question === asked) return;
      asked = question;
      const found = await find({ title, summary }).catch(() => []);
      if (question !== asked) return;
      cards = found;
      paint();
    };

    model.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });

    return () => {
      const place = make("div", { class: "alike", role: "status" });
      places.push(place);
      paint();
      return place;
    };
  };
})();
