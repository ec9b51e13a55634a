// The address of the explore page and its places in the history. Where a browser refuses a change (an
// address too long, too many of them, a page opened from a folder) the page works on without.
(() => {
  "use strict";
  let committed; // the query string of the last state that has a place of its own
  let shown; // the query string in the address

  const change = (name, query) => {
    shown = query;
    try {
      history[name](null, "", query || location.pathname);
    } catch {
      // Nothing depends on it.
    }
  };

  /** Take note of the query string that the page was opened with. */
  const begin = (query) => (committed = shown = query);

  /** Show a query string in the address as long as the reader is typing. */
  const follow = (query) => change("replaceState", query);

  /** Give a query string a place of its own; the place before gets back what it stood for. */
  const push = (query) => {
    if (shown !== committed) follow(committed);
    if (query !== committed) change("pushState", (committed = query));
  };

  Hub.trail = { begin, follow, push };
})();
