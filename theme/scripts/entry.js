// On the page of an entry: the button that keeps it. On every page but the explore page, which does not
// load this: the words of the query that the address carries (`?q=`), marked in the text.
(() => {
  "use strict";
  const { make } = Hub;
  const MOST = 500;
  const EXPLORE = "practices/index.html";
  const main = document.querySelector("main");
  const tools = document.querySelector(".entry__tools");
  const query = (new URLSearchParams(location.search).get("q") || "").slice(0, MOST);

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

  const showBar = async () => {
    const texts = Hub.texts.box;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const said = make("span", { role: "status" });
    // Back with filters and all, when the reader comes from there.
    const explore = Hub.address(EXPLORE);
    const isBack = document.referrer.split("?")[0] === new URL(explore, location).href;
    const href = isBack ? document.referrer : Hub.address(EXPLORE, query);
    const link = make("a", { href }, texts.back);
    // Before anything is loaded, so that nothing jumps when the count is there.
    main.prepend(make("p", { class: "search-bar" }, said, link));
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

  if (query.trim()) showBar().catch(() => {}); // without its marks the text is there all the same
  if (tools) {
    // The public address names the entry, however the server writes that of the page.
    const [path] = /[^/]+\/[^/]+$/.exec(document.querySelector("link[rel=canonical]").href);
    const title = document.querySelector("h1").textContent;
    tools.append(Hub.keep.button({ path, title, ...tools.dataset }));
  }
})();
