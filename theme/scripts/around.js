// Where the page of an entry stands in the search that its address carries: the entry before, the one
// after. Loaded by entry.js.
(() => {
  "use strict";
  const { make, fill, engine } = Hub;

  /** What a query string finds, in order: a Promise of numbers. */
  const find = async (search) => {
    const { facets, entries } = await engine.meta();
    const given = new URLSearchParams(search);
    const ids = facets.split(" ").filter((id) => given.has(id));
    const values = await Promise.all(ids.map((id) => engine.facet(id)));
    const groups = ids.map((id, i) => ({ id, bits: values[i], load: () => {} }));
    const state = Hub.state.read(search, new Map(ids.map((id, i) => [id, () => [...values[i].keys()]])));
    if (!Hub.state.isActive(state)) return [];
    return [...(await Hub.find(state, groups, entries, true)).numbers];
  };

  const link = (rel, card, search) => {
    const direction = make("span", { class: "around__way" }, Hub.texts.around[rel]);
    return make("a", { rel, href: Hub.address(card.path) + search }, direction, ` ${card.title}`);
  };

  /** Fill `nav` with the neighbours of the entry `id` among what a query string finds: a Promise. */
  Hub.around = async (nav, id, search) => {
    const [numbers, [own]] = await Promise.all([find(search), engine.numbers([id])]);
    const place = numbers.indexOf(own);
    if (place < 0 || numbers.length < 2) return;
    const values = { n: place + 1, total: numbers.length };
    const near = [place - 1, place + 1].filter((n) => n in numbers);
    const cards = await engine.cards(near.map((n) => numbers[n]));
    const links = near.map((n, i) => link(n < place ? "prev" : "next", cards[i], search));
    nav.append(make("p", null, fill(Hub.texts.around.place, values)), ...links);
  };
  Hub.receive("around", Hub.around);
})();
