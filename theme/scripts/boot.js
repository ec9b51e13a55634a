// Makes the engine of the page: the folder of its index stands on the root element. Scripts for what
// is rare are loaded when they are needed, as the files of the index are.
(() => {
  "use strict";
  const { root, search } = document.documentElement.dataset;
  Hub.root = root;
  Hub.script = Hub.createLoader(`${root}assets/hub/`, document);
  Hub.engine = Hub.createEngine(Hub.createLoader(root + search, document), Hub.script);
  // The page may come from what the reader has kept, and be old.
  if (navigator.serviceWorker?.controller) Hub.script("update");
})();
