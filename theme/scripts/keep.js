// The reader's own list of entries. It stays in this browser, in step between its tabs; the buttons
// that fill it stand on entry pages (entry.js) and on result cards; the page list.html shows it.
(() => {
  "use strict";
  const { make } = Hub;
  const KEY = "hub.list";
  const listeners = [];
  let items = new Map(); // by id
  let isRefused = false; // the browser stores nothing: the list lasts as long as the page

  /** [id, { id, path, title, place, period }] of each card; nothing of what is none. */
  const itemsOf = (cards) =>
    cards.flatMap((card) => {
      const { path, title, place, period } = card || {};
      const isWhole = [path, title, place, period].every((text) => typeof text === "string");
      const [, id] = (isWhole && /^\w[\w-]*\/([\w-]+)\.html$/.exec(path)) || [];
      return id ? [[id, { id, path, title, place, period }]] : [];
    });

  const read = () => {
    try {
      const text = localStorage.getItem(KEY);
      if (isRefused) return;
      items = new Map();
      items = new Map(itemsOf([].concat(JSON.parse(text))));
    } catch (error) {
      // Else what stands there is none of ours.
      isRefused = isRefused || error.name !== "SyntaxError";
    }
  };

  const paint = (button) => {
    const isKept = items.has(button.dataset.id);
    const texts = Hub.texts.keep;
    make(button, { "aria-pressed": `${isKept}` });
    button.firstChild.textContent = isKept ? texts.kept : texts.keep;
    button.nextSibling.textContent = isKept && isRefused ? texts.refused : "";
  };

  const tell = () => {
    document.querySelectorAll(".keep").forEach(paint);
    listeners.forEach((listener) => listener([...items.values()]));
  };

  const change = (how) => {
    read();
    how();
    try {
      localStorage.setItem(KEY, JSON.stringify([...items.values()]));
    } catch {
      isRefused = true;
    }
    tell();
  };

  const add = (cards) => change(() => itemsOf(cards).forEach(([id, item]) => items.set(id, item)));
  const remove = (id) => change(() => items.delete(id));

  /** A button that puts the entry of `card` on the list and takes it off again, and the place of
      what there is to say about it. */
  const button = (card) => {
    const [[id]] = itemsOf([card]);
    const made = make(
      "button",
      {
        type: "button",
        class: "keep quiet",
        "data-id": id,
        click: () => (items.has(id) ? remove(id) : add([card])),
      },
      make("span"),
      make("span", { class: "visually-hidden" }, ` ${card.title}`),
    );
    const both = make("span", null, made, make("span", { class: "small", role: "status" }));
    paint(made);
    return both;
  };

  /** Call `listener(items)` now and after every change, also of another tab. */
  const watch = (listener) => {
    listeners.push(listener);
    listener([...items.values()]);
  };

  const refresh = () => {
    read();
    tell();
  };
  read();
  addEventListener("storage", refresh);
  addEventListener("pageshow", refresh); // a page that the browser kept missed what others changed
  Hub.keep = { add, remove, watch, button };

  // The way to the list, in the menus, as long as something is on it.
  for (const menu of document.querySelectorAll(".site-header nav ul")) {
    const link = make("a", { href: Hub.address("list.html") });
    const place = make("li", null, link);
    menu.append(place);
    watch(({ length }) => {
      place.hidden = !length;
      link.textContent = Hub.fill(Hub.texts.keep.link, { n: length });
    });
  }
})();
