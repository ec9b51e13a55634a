// Makes the engine of the page: the folder of its index stands on the root element.
(() => {
  "use strict";
  const { root, search } = document.documentElement.dataset;
  Hub.root = root;
  Hub.engine = Hub.createEngine(Hub.createLoader(root + search, document));
})();
