// Prints what was found: entries as cards, pages as links. Used by explore.js.
(() => {
  "use strict";
  const { make, marked } = Hub;
  const STEP = 10;
  const PAGES = 3;

  const article = (card, search, marks) => {
    const isPage = card.kind === 2;
    const lang = card.language || undefined;
    const link = { href: Hub.address(card.path) + search, lang, hreflang: lang };
    const made = make(
      "article",
      { class: !isPage && "result" },
      make("h3", null, make("a", link, ...marked(card.title, marks))),
    );
    if (!isPage) {
      const kind = card.kind ? [make("strong", null, Hub.texts.finder.program), " · "] : [];
      made.append(make("p", { class: "result__meta" }, ...kind, `${card.place} · ${card.period}`));
    }
    made.append(make("p", { lang }, ...marked(card.sentence, marks)));
    if (!isPage) made.append(Hub.keep.button(card));
    return make("li", null, made);
  };

  /** The results of a search, `found`: made for every update. `at` finds the places to print to;
      links carry `search`, the query string; `isCurrent()` says whether the page still waits. */
  Hub.results = (at, { numbers, pages, marks }, search, isCurrent) => {
    const items = async (part) =>
      (await Hub.engine.cards([...part])).map((card) => article(card, search, marks));

    const results = { shown: 0 };
    const next = async (upTo) => {
      const entries = await items(numbers.slice(results.shown, upTo)).catch(() => null);
      if (!isCurrent()) return null;
      at("sin-fichas").hidden = !!entries;
      results.shown += entries?.length || 0;
      return entries;
    };

    /** Offer the rest: when the results before it are on the page, else the button would jump. */
    const offer = () => {
      const left = numbers.length - results.shown;
      at("mas").hidden = !left;
      at("mas").textContent = Hub.fill(Hub.texts.finder.more, { n: Math.min(STEP, left) });
    };

    /** Print the first results, and links to pages: a Promise of whether they are on the page. */
    results.show = async (hasPages) => {
      const [entries, links] = await Promise.all([
        next(STEP),
        hasPages ? items(pages.slice(0, PAGES)).catch(() => []) : [],
      ]);
      if (!isCurrent()) return false;
      at("fichas").replaceChildren(...(entries || []));
      offer();
      at("nada").replaceChildren();
      at("paginas").hidden = !links.length;
      at("paginas").lastElementChild.replaceChildren(...links);
      return !!entries;
    };

    /** Print further results up to a number: a Promise of the first link among them, if any. */
    results.more = async (upTo = results.shown + STEP) => {
      const entries = (await next(upTo)) || [];
      at("fichas").append(...entries);
      offer();
      return entries[0]?.querySelector("a");
    };
    return results;
  };
})();
