// The explore page: keeps address, filters and results in step. The page is complete without it.
(() => {
  "use strict";
  const { facets, trail } = Hub;
  const { read, write, isActive } = Hub.state;
  const at = (name) => document.getElementById(`explorar-${name}`);
  const PAUSE = 150; // milliseconds without a key before a search
  const PATIENCE = 300; // milliseconds before the page says that it is searching
  const SILENCE = 500; // milliseconds without a key before the count is spoken
  const OPEN = ["country", "theme", "objective"]; // where there is room for them
  const texts = Hub.texts.finder;
  const input = at("q");
  const sort = at("orden");
  const [from, to] = at("anos").querySelectorAll("input");
  const groups = facets.read(at("facetas"));
  const values = (group) => group.parsed.values.map(({ value }) => value);
  const known = new Map(groups.map((group) => [group.id, () => values(group)]));
  const label = facets.panel(at);
  let state;
  let size; // number of entries
  let isLive; // the lists of links are filters
  let latest = 0; // what is not of the latest update is dropped
  let found; // what the last update found
  let results; // the results on the page
  let waiting;

  const signal = (name) => {
    const { dataset } = document.documentElement;
    dataset[name] = +(dataset[name] || 0) + 1;
  };

  /** Show results, or the listing of all entries. */
  const show = (isOn) => {
    [at("lista").hidden, at("hallado").hidden] = [isOn, !isOn];
  };

  const count = (counted) => {
    for (const group of counted) facets.count(group, found.passing(found.bits, group.id));
    signal("hubCounts");
  };

  /** Load and count the groups that are open but have not been used yet. */
  const countOpened = async () => {
    const turn = latest;
    const opened = groups.filter(({ details, bits }) => details.open && !bits);
    await Promise.all(opened.map(facets.load));
    if (turn === latest && opened.length) count(opened);
  };

  /** Put the state into the fields and filters: returns the filters in force. */
  const reflect = () => {
    if (input.value.trim() !== state.q.trim()) input.value = state.q;
    from.value = state.from || "";
    to.value = state.to || "";
    sort[0].disabled = !state.q.trim();
    sort.value = state.sort || (sort[0].disabled ? "title" : "");
    for (const group of groups) {
      const chosen = state.facets.get(group.id);
      if (isLive && (chosen || group.details.open)) facets.build(group, choose);
      facets.check(group, chosen);
    }
    return Hub.chips(at("activos"), state, groups, go, land);
  };

  /** Turn the lists into filters and open those that are in use, or for which there is room. */
  const enliven = () => {
    const isWide = !isLive && matchMedia("(min-width: 60rem)").matches;
    isLive = true;
    for (const { id, details } of groups) {
      details.open ||= (isWide && OPEN.includes(id)) || state.facets.has(id);
    }
    at("anos").open ||= state.from || state.to;
    reflect();
    at("filtros").classList.add("is-live");
  };

  /** Print the results, or ways out. */
  const print = async (turn, filters) => {
    const isCurrent = () => turn === latest;
    results = Hub.results(at, found, write(state), isCurrent);
    if (await results.show(!filters.length)) signal("hubResults");
    if (found.numbers.length) return;
    await Hub.script("take");
    const ways = await Hub.ways({ state, found, groups, filters, size, go: follow });
    if (isCurrent()) at("nada").append(...ways);
  };

  /** Bring the page in step with the state. */
  const update = async (isTyping) => {
    const turn = ++latest;
    const filters = reflect();
    const isOn = isActive(state);
    show(isOn);
    const slow = setTimeout(() => (at("cuenta").textContent = texts.searching), PATIENCE);
    const answer = await Hub.find(state, groups, size, isTyping);
    clearTimeout(slow);
    if (turn !== latest) return;
    found = answer;
    const entries = Hub.count(texts.entries, found.numbers.length);
    at("cuenta").textContent = entries;
    at("notas").replaceChildren(
      ...(isOn && !found.isBroken ? Hub.notes(found, state, follow) : []),
    );
    at("sin-palabras").hidden = !found.isBroken;
    at("sin-filtro").hidden = !found.isPartial;
    label(filters.length, isOn && found.numbers.length);
    at("herramientas").hidden = !found.numbers.length;
    show(isOn && (filters.length || !found.isBroken));
    count(groups.filter(({ details }) => details.open));
    const notes = [...at("avisos").querySelectorAll("p:not([hidden])")];
    const said = isOn ? [`${entries}.`, ...notes.map((note) => note.textContent)] : [];
    Hub.speak(at("estado"), said.join(" "), isTyping ? SILENCE : 0);
    if (isOn) await print(turn, filters).catch(() => {});
    if (isOn && turn === latest) await countOpened();
  };

  /** The state with the words that stand in the field; another query is corrected again. */
  const typed = () =>
    input.value.trim() === state.q.trim() ? state : { ...state, q: input.value, exact: false };

  /** Make a change to the state, with a place of its own in the history. */
  const go = (change) => {
    clearTimeout(waiting);
    state = read(write(change(typed())), known);
    update();
    setTimeout(trail.push, 0, write(state)); // the history is slow, and nobody waits for it
  };
  const commit = () => go((now) => now);
  const land = () => (isActive(state) ? at("cuenta") : at("lista")).focus();
  const follow = (change) => {
    go(change);
    land();
  };
  const choose = (id, values) =>
    go((now) => ({ ...now, facets: new Map([...now.facets, [id, values]]) }));

  /** Do what the address says. */
  const restore = async () => {
    clearTimeout(waiting);
    state = read(location.search, known);
    trail.begin(write(state));
    // Nobody shall wait for the filters before the first results.
    show(isActive(state));
    if (!found && !isActive(state)) return enliven();
    await update();
    requestAnimationFrame(() => setTimeout(enliven));
  };

  const more = async (upTo) => {
    const first = await results.more(upTo);
    if (first && !upTo) first.focus({ preventScroll: true });
  };

  const take = async ({ target }) => {
    const kind = target.dataset.take;
    if (!kind) return;
    try {
      await Hub.script("take");
      await Hub.take(kind, at, found.numbers, () => more(Infinity));
    } catch {
      at("sin-fichas").hidden = false;
    }
  };

  const listen = () => {
    at("buscador").addEventListener("submit", (event) => {
      event.preventDefault();
      commit();
    });
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        state = typed();
        trail.follow(write(state));
        update(true);
      }, PAUSE);
    });
    at("anos").addEventListener("change", () =>
      go((now) => ({ ...now, from: from.value, to: to.value })),
    );
    sort.addEventListener("change", () => go((now) => ({ ...now, sort: sort.value })));
    at("mas").addEventListener("click", () => more());
    at("herramientas").addEventListener("click", take);
    addEventListener("popstate", restore);
    const suggest = () =>
      Hub.script("box").then(
        ([box]) => box.attach(input, { onSearch: commit }),
        () => {},
      );
    input.addEventListener("focus", suggest, { once: true });
    for (const group of groups) {
      group.details.addEventListener("toggle", () => {
        reflect();
        if (!group.details.open || !found || !isActive(state)) return;
        if (group.bits) count([group]);
        else countOpened();
      });
    }
  };

  const start = ({ entries }) => {
    size = entries;
    at("anos").hidden = at("listo").hidden = false;
    listen();
    restore();
  };

  /** Without the index the filters are lists of links. */
  const stop = () => {
    show(false);
    at("sin-palabras").hidden = !location.search;
    for (const { details, parsed } of groups) details.append(parsed.list);
    at("filtros").classList.add("is-live");
  };

  // The statistics of the index are the next script of the page.
  document.addEventListener("DOMContentLoaded", () => Hub.engine.meta().then(start, stop));
})();
