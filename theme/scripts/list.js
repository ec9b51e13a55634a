// The page of the reader's list, or of a list that somebody shares (`?ids=a,b,c&compare=a,b`): shows
// its entries, sets the chosen ones side by side, and lets them be taken along.
(() => {
  "use strict";
  const { make, keep } = Hub;
  const texts = { ...Hub.texts.export, ...Hub.texts.list };
  const FEWEST = 2; // to set side by side
  const MOST = 4;
  const MOST_IDS = 100; // of an address
  const FILES = {
    csv: ["csv", "text/csv"],
    json: ["json", "application/json"],
    bibtex: ["bib", "application/x-bibtex"],
  };
  const root = document.getElementById("lista");
  const part = (name) => document.getElementById(`lista-${name}`);
  const names = JSON.parse(root.dataset.names);
  const known = new Map(); // id: its card, with id and number; null when there is no such entry
  let items = [];
  let chosen; // ids to set side by side
  let shows = 0; // what was loaded for any but the last is dropped
  let comparisons = 0;
  let focused = -1; // number of the item to which the focus goes back

  const idsOf = (name) => {
    const given = new URLSearchParams(location.search).get(name) || "";
    return [...new Set(given.split(",").filter(Boolean))].slice(0, MOST_IDS);
  };
  const shared = idsOf("ids");

  const say = (text) => {
    part("estado").textContent = text;
  };

  /** Learn what the index has of `ids`. */
  const lookUp = async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    if (!missing.length) return;
    const numbers = [...(await Hub.engine.numbers(missing))];
    const cards = await Hub.engine.cards(numbers.filter((number) => number >= 0));
    const byNumber = new Map(cards.map((card) => [card.number, card]));
    missing.forEach((id, n) => {
      const card = byNumber.get(numbers[n]);
      known.set(id, card ? { ...card, id } : null);
    });
  };

  const numbers = (some) => some.map(({ id }) => known.get(id)).filter(Boolean).map((card) => card.number);

  const records = async (some) => {
    const { columns, rows } = await Hub.engine.rows(numbers(some));
    const record = (row) => Object.fromEntries(columns.map((column, place) => [column, row[place]]));
    return rows.map((row, n) => ({ ...record(row), ...some[n] }));
  };

  /** Set the chosen entries side by side. */
  const compare = async () => {
    const now = ++comparisons;
    const some = items.filter(({ id }) => chosen.has(id) && known.get(id));
    const isEnough = some.length >= FEWEST;
    for (const box of part("fichas").querySelectorAll("input"))
      box.disabled = !known.get(box.value) || (!box.checked && chosen.size >= MOST);
    part("comparacion").hidden = items.length < FEWEST;
    part("elegir").textContent = isEnough ? Hub.count(texts.compared, some.length) : texts.choose;
    part("tabla").hidden = !isEnough;
    if (!isEnough) return;
    const table = records(some).then((found) => Hub.compare.table(found, names));
    const shown = await table.catch(() => texts.broken);
    if (now === comparisons) part("tabla").replaceChildren(shown);
  };

  const choose = ({ target }) => {
    chosen[target.checked ? "add" : "delete"](target.value);
    compare();
  };

  const remove = (item, number) => {
    focused = number;
    keep.remove(item.id);
    say(Hub.fill(texts.removed, item));
  };

  const article = (item, number) => {
    const { id, path, title, place, period, language } = item;
    const link = { href: Hub.address(path), lang: language || false };
    const hidden = () => make("span", { class: "visually-hidden" }, ` ${title}`);
    const box = { type: "checkbox", value: id, checked: chosen.has(id) && "", change: choose };
    const click = () => remove(item, number);
    return make(
      "li",
      null,
      make("h2", null, make("a", link, title)),
      make("p", { class: "card__meta" }, `${place} · ${period}`),
      make("label", null, make("input", box), texts.compare, hidden()),
      shared.length
        ? keep.button(item)
        : make("button", { type: "button", class: "quiet", click }, texts.remove, hidden()),
      known.get(id) === null ? make("p", { class: "small" }, texts.gone) : "",
    );
  };

  const draw = () => {
    const unknown = shared.filter((id) => known.get(id) === null).map((id) => id.slice(0, 60));
    part("fichas").replaceChildren(...items.map(article));
    part("vacia").hidden = shared.length || items.length;
    part("llena").hidden = !items.length;
    part("desconocidas").hidden = !unknown.length;
    part("desconocidas").textContent = Hub.fill(texts.unknown, { ids: unknown.join(", ") });
    root.hidden = false;
    compare();
    if (focused < 0) return;
    const buttons = part("fichas").querySelectorAll("button");
    (buttons[Math.min(focused, buttons.length - 1)] || part("vacia").querySelector("a")).focus();
    focused = -1;
  };

  /** Show the list; `kept` are the reader's own items. */
  const show = async (kept) => {
    const ids = shared.length ? shared : kept.map(({ id }) => id);
    const now = ++shows;
    await lookUp(ids).catch(() => say(texts.broken));
    if (now !== shows) return;
    const own = new Map(kept.map((item) => [item.id, item]));
    items = ids.map((id) => known.get(id) || own.get(id)).filter(Boolean);
    const asked = idsOf("compare").filter((id) => known.get(id));
    const all = items.length <= MOST ? items.map(({ id }) => id) : [];
    chosen = chosen || new Set((asked.length ? asked : all).slice(0, MOST));
    chosen.forEach((id) => items.some((item) => item.id === id) || chosen.delete(id));
    draw();
  };

  /** An address of this list for others; for those of a folder that of the public site. */
  const address = () => {
    const isFile = location.protocol === "file:";
    const page = isFile ? document.querySelector("link[rel=canonical]").href : location.href;
    const ids = items.map(({ id }) => id);
    const compared = ids.filter((id) => chosen.has(id));
    const address = `${page.split(/[?#]/)[0]}?ids=${ids}`;
    return compared.length < FEWEST ? address : `${address}&compare=${compared}`;
  };

  const copy = async () => {
    const field = part("enlace");
    try {
      await navigator.clipboard.writeText(address());
      say(texts.copied);
    } catch {
      field.parentNode.hidden = false;
      field.value = address();
      field.select();
      say(texts.copy);
    }
  };

  const save = async (kind) => {
    const [ending, type] = FILES[kind];
    const name = `${texts.file}.${ending}`;
    try {
      const { columns, rows } = await Hub.exporting.rows(numbers(items), () => {});
      Hub.exporting.download(name, type, Hub.exporting[kind](columns, rows));
      say(Hub.fill(texts.saved, { name }));
    } catch {
      say(texts.not_saved);
    }
  };

  root.addEventListener("click", ({ target }) => {
    const way = target.dataset.take;
    if (way === "link") copy();
    else if (way === "print") print();
    else if (way === "keep") {
      keep.add(items);
      say(texts.kept_all);
    } else if (way) save(way);
  });

  if (shared.length) {
    document.querySelector("h1").textContent = texts.shared;
    document.querySelector(".lede").textContent = texts.shared_note;
    document.title = document.title.replace(texts.title, texts.shared);
    part("compartida").hidden = false;
    show([]);
  } else keep.watch(show);
})();
