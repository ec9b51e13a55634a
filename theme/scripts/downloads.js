// The packages that hold the site: what downloads/packages.js says of them, on the public address only.
// A copy says that it is one. The links are there without.
(() => {
  "use strict";
  const { make, fill } = Hub;
  const texts = Hub.texts.packages;
  const { lang } = document.documentElement;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const SUM = /^[0-9a-f]{64}$/;

  /** A size in bytes, in words. */
  Hub.size = (bytes) => {
    const megabytes = Math.max(bytes / 1e6, 0.1);
    const n = megabytes.toLocaleString(lang, { maximumFractionDigits: 1 });
    return fill(texts.megabytes, { n });
  };

  /** A day (YYYY-MM-DD) in words. */
  Hub.day = (day) =>
    new Date(day).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" });

  const isWhole = ({ bytes, sha256 }) => Number.isSafeInteger(bytes) && bytes > 0 && SUM.test(sha256);

  const fact = (name, ...values) =>
    make("div", null, make("dt", null, name), make("dd", null, ...values));

  /** Print what is known of the package of `place`; `day` is that of all of them. */
  const print = (place, day, { bytes, sha256 }) => {
    const [file, sum] = place.querySelectorAll("a");
    const address = `${Hub.root}downloads/${place.dataset.file}`;
    file.href = address;
    sum.href = `${address}.sha256`;
    const checksum = make("code", null, sha256);
    place.querySelector(".package__note").replaceWith(
      make(
        "dl",
        { class: "file-facts" },
        fact(texts.size, Hub.size(bytes)),
        fact(texts.date, Hub.day(day)),
        fact(texts.checksum, checksum, " ", Hub.copier(texts.copy, sha256)),
      ),
    );
  };

  const read = ([manifest]) => {
    const { date, packages } = manifest;
    const whole = DAY.test(date) ? packages.filter(isWhole) : [];
    for (const place of document.querySelectorAll("[data-form]")) {
      const found = whole.find(({ form }) => form === place.dataset.form);
      if (found) print(place, date, found);
      else place.querySelector(".package__note").textContent = texts.missing;
    }
  };

  const stop = () => {
    for (const note of document.querySelectorAll(".package__note")) note.textContent = texts.missing;
  };

  Hub.packages = (manifest) => Hub.receive("packages", manifest);
  const { origin } = new URL(document.querySelector("link[rel=canonical]").href);
  const copies = document.querySelectorAll(".package__copy");
  if (origin !== location.origin) copies.forEach((note) => (note.hidden = false));
  else Hub.createLoader(`${Hub.root}downloads/`, document)("packages").then(read).catch(stop);
})();
