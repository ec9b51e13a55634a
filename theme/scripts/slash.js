// The key / leads to the search field of the page.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    // Shift is admitted: on many keyboards the slash is Shift and 7.
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    const field = document.querySelector(".site-search input, #explorar-q");
    if (!field || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
