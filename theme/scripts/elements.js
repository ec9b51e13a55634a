// Makes elements and fills texts, for every script that shows something. Data reaches a page only as
// text and as attributes, never as markup.
(() => {
  "use strict";

  /** An element (new when `tag` is a name) with `attributes` and children, which are texts or nodes.
      Functions are listeners; false and undefined are left out. */
  Hub.make = (tag, attributes, ...children) => {
    const element = tag.append ? tag : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  /** `text` with its places filled: fill("Hola, {name}", { name: "Ana" }). */
  Hub.fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name]);

  /** A whole number as written in the language of the page, from five digits on in groups. The first
      use of the browser's own way takes longer than a search. */
  const written = (n) =>
    n < 1e4 ? n : `${n}`.replace(/\B(?=(...)+$)/g, document.documentElement.lang === "en" ? "," : ".");

  /** The plural form of `forms` ({ one, other }) for `n`, filled. */
  Hub.count = (forms, n) =>
    Hub.fill(n === 1 ? forms.one : forms.other, { n: written(n) });

  /** `text` as nodes, with the words of `marks` (folded) in mark elements. */
  Hub.marked = (text, marks) =>
    Hub.marking
      .segments(text, marks)
      .map(([part, isMarked]) => (isMarked ? Hub.make("mark", null, part) : part));

  /** The relative address of `path` (from the root), with a query (of at most 500 characters). */
  Hub.address = (path, query) =>
    Hub.root + path + (query ? "?" + new URLSearchParams({ q: query.slice(0, 500) }) : "");
})();
