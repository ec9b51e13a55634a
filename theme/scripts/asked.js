// Runs before the explore page is drawn: when the address asks for something, the listing of all
// entries is not laid out, nor seen for a moment. explore.js has taken over when the page is loaded;
// where it does not come the listing is all there is.
(() => {
  "use strict";
  const { classList } = document.documentElement;
  if (location.search) classList.add("is-asked");
  addEventListener("load", () => classList.remove("is-asked"));
})();
