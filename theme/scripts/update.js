// Says on every page that a newer version of the kept site is ready, and takes it when the reader agrees.
// Loaded when the page comes from what the reader has kept (sw.js).
(() => {
  "use strict";
  const { make } = Hub;
  const texts = Hub.texts.update;
  const workers = navigator.serviceWorker;
  let isShown = false;

  const show = (registration) => {
    if (isShown || !registration.waiting) return;
    isShown = true;
    const said = make("span", { role: "status" });
    const update = () => {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      if (registration.waiting) registration.waiting.postMessage("update");
      else location.reload(); // another tab was faster
    };
    const bar = make(
      "p",
      { class: "search-bar" },
      said,
      make("button", { type: "button", class: "quiet", click: update }, texts.now),
      make("button", { type: "button", class: "quiet", click: () => bar.remove() }, texts.later),
    );
    document.querySelector("main").prepend(bar);
    // Spoken, because the region is on the page before its text.
    requestAnimationFrame(() => (said.textContent = texts.ready));
  };

  const watch = (registration) => {
    const worker = registration.installing;
    if (worker) worker.addEventListener("statechange", () => show(registration));
  };

  workers.getRegistration().then((registration) => {
    if (!registration) return;
    show(registration);
    watch(registration);
    registration.addEventListener("updatefound", () => watch(registration));
  });
  Hub.receive("update", true);
})();
