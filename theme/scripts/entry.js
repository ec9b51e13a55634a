// On the page of an entry: buttons that keep, share, print and cite it, and its place in the search that
// the address carries. On every page but the explore page, which does not load this: the words of the
// query (`?q=`), marked in the text.
(() => {
  "use strict";
  const { make } = Hub;
  const MOST = 500;
  const main = document.querySelector("main");
  const { search } = location;
  const query = (new URLSearchParams(search).get("q") || "").slice(0, MOST);

  /** Mark words in `texts`, nodes of the page, at most MOST: how many. */
  const mark = (texts, marks) => {
    let count = 0;
    for (const text of texts) {
      const nodes = Hub.marked(text.data, marks).map((node) =>
        node.nodeName && ++count > MOST ? node.textContent : node,
      );
      if (nodes.some((node) => node.nodeName)) text.replaceWith(...nodes);
    }
    return Math.min(count, MOST);
  };

  /** The bar above the page of a result: back to the others, and what is marked. */
  const showBar = async () => {
    const texts = Hub.texts.box;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const said = make("span", { role: "status" });
    const link = make("a", { href: Hub.address("practices/index.html") + search }, texts.back);
    // Before anything is loaded, so that nothing jumps when the count is there.
    main.prepend(make("p", { class: "search-bar" }, said, link));
    if (!query.trim()) return;
    const count = mark(nodes, (await Hub.engine.search(query, { prefix: true })).marks);
    if (!count) return;
    said.textContent = Hub.count(texts.marked, count);
    const click = () => {
      for (const marked of main.querySelectorAll("mark")) marked.replaceWith(...marked.childNodes);
      said.remove();
      button.remove();
      link.focus();
    };
    const button = make("button", { type: "button", class: "quiet", click }, texts.unmark);
    said.after(button);
  };

  /** A button that copies `text` and says so beside it. */
  Hub.copier = (label, text) => {
    const { copied, not_copied: refused } = Hub.texts.share;
    const said = make("span", { class: "small", role: "status" });
    const click = async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = copied;
      } catch {
        said.textContent = `${refused} ${text}`; // nor has every browser a clipboard in a folder
      }
    };
    return make("span", null, make("button", { type: "button", class: "quiet", click }, label), said);
  };

  /** Buttons below the title and below the citation. */
  const equip = (tools, id, path) => {
    const texts = Hub.texts.share;
    const [head, citation] = tools;
    const title = document.querySelector("h1").textContent;
    const { href } = document.querySelector("link[rel=canonical]");
    const press = { type: "button", class: "quiet", click: () => print() };
    head.append(
      Hub.keep.button({ path, title, ...head.dataset }),
      Hub.copier(texts.link, href),
      make("button", press, texts.print),
    );
    citation.append(Hub.copier(texts.cite, document.getElementById("citation").textContent));
    if (!search) return;
    const nav = make("nav", { class: "around", "aria-label": texts.around });
    main.append(nav);
    Hub.script("around").then(() => Hub.around(nav, id, search)).catch(() => {});
  };

  const tools = document.querySelectorAll(".entry__tools");
  if (query.trim() || (search && tools.length)) showBar().catch(() => {}); // the text is there without
  if (tools.length) {
    // The public address names the entry, however the server writes that of the page.
    const { href } = document.querySelector("link[rel=canonical]");
    const [path, id] = /[^/]+\/([^/]+)\.html$/.exec(href);
    equip(tools, id, path);
  }
})();
