/* The service worker of readers who have asked to keep the site: it holds the files of one version,
   those of offline-files.js, and answers from them. A new version is fetched beside it and waits until
   the reader agrees. Nothing registers it but saving.js. */
(() => {
  "use strict";
  const AT_ONCE = 6; // files under way
  const STEPS = 100; // times that progress is told
  const DIGEST = "X-Hub-Digest"; // of a kept file, so that the next version knows it again
  const BYTES = 8; // of a digest that the list holds
  const { scope } = registration;
  let list;
  globalThis.Hub = {
    receive: (name, given) => {
      list = given;
    },
  };
  importScripts("offline-files.js");
  const PREFIX = `hub-offline ${scope} `; // other hubs may share the host
  const NAME = PREFIX + list.version;
  const paths = new Set(list.files.map(([path]) => path));

  const address = (path) => scope + path.split("/").map(encodeURIComponent).join("/");

  const caching = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

  const digestOf = async (body) => {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body), 0, BYTES);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  /** A file as it is listed, from the network: what is damaged or of another version is refused. */
  const download = async (path, digest) => {
    const response = await fetch(address(path), { cache: "no-cache" });
    const body = await response.arrayBuffer();
    if (!response.ok || (await digestOf(body)) !== digest) throw new Error(path);
    const type = response.headers.get("Content-Type") || "";
    // A new response: one that came by a redirect would not be admitted as a page.
    return new Response(body, { headers: { "Content-Type": type, [DIGEST]: digest } });
  };

  /** Put a file into `cache` unless it is there; from one of the caches of `names` if it is the same. */
  const keep = async (cache, names, [path, digest]) => {
    for (const cacheName of names) {
      const kept = await caches.match(address(path), { cacheName });
      if (!kept || kept.headers.get(DIGEST) !== digest) continue;
      if (cacheName !== NAME) await cache.put(address(path), kept);
      return;
    }
    await cache.put(address(path), await download(path, digest));
  };

  const tell = async (done) => {
    const message = { done, of: list.files.length };
    const pages = await clients.matchAll({ includeUncontrolled: true });
    for (const page of pages) page.postMessage(message);
  };

  /** Fetch what is missing. What a failed attempt has fetched stays for the next one. */
  const install = async () => {
    const names = [NAME, ...(await caching()).filter((name) => name !== NAME)];
    const cache = await caches.open(NAME);
    const { files } = list;
    const step = Math.ceil(files.length / STEPS);
    const queue = files.values();
    let done = 0;
    const work = async () => {
      for (const file of queue) {
        await keep(cache, names, file);
        done += 1;
        if (done % step === 0 || done === files.length) await tell(done);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };

  const activate = async () => {
    const old = (await caching()).filter((name) => name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
  };

  /** The path of a kept file that an address stands for, however the server writes it. */
  const pathOf = (url) => {
    const { origin, pathname } = new URL(url);
    if (!(origin + pathname).startsWith(scope)) return undefined;
    try {
      const path = decodeURIComponent((origin + pathname).slice(scope.length));
      return [path, `${path}index.html`, `${path}.html`].find((name) => paths.has(name));
    } catch {
      return undefined; // no address that this site has
    }
  };

  const kept = (path) => caches.match(address(path), { cacheName: NAME });

  const lost = async () => {
    const page = await kept("404.html");
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  };

  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || request.headers.has("range")) return;
    if (!request.url.startsWith(scope)) return;
    const path = pathOf(request.url);
    if (path) event.respondWith(kept(path).then((found) => found || fetch(request)));
    else if (request.mode === "navigate") event.respondWith(fetch(request).catch(lost));
  });
  addEventListener("message", (event) => {
    const { data, ports } = event;
    const answer = (value) => ports[0].postMessage(value);
    if (data === "update") skipWaiting();
    if (data === "about") {
      const { version, date, bytes, files } = list;
      answer({ version, date, bytes, files: files.length });
    }
    // For a reader who removes everything and wants it again: this worker is still there.
    if (data === "keep") event.waitUntil(install().then(() => answer(true), () => answer(false)));
  });
})();
