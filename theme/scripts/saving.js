// Lets the reader keep the whole site in the browser (sw.js): how large it is, the way there, what is
// kept, and its removal. Nothing is kept before the reader has asked.
(() => {
  "use strict";
  const { fill } = Hub;
  const texts = Hub.texts.saving;
  const SPOKEN = 10; // per cent between two spoken words
  const DIGITS = 8; // of a version, enough to compare two devices
  const part = (name) => document.getElementById(`guardar-${name}`);
  const [status, bar, keep, remove] = ["estado", "avance", "si", "no"].map(part);
  const workers = navigator.serviceWorker;
  const scope = new URL(Hub.root || ".", location.href).href;
  let isBusy = false;

  const say = (text) => {
    status.textContent = text;
  };
  const describe = (text, { bytes, files, ...others }) =>
    fill(text, { ...others, size: Hub.size(bytes), files: Hub.count(texts.files, files) });
  const list = Hub.createLoader(Hub.root, document);
  const cacheNames = async () =>
    (await caches.keys()).filter((name) => name.startsWith(`hub-offline ${scope} `));

  /** Show the buttons that make sense; the focus stays on one of them. */
  const offer = (canKeep, canRemove) => {
    const hadFocus = [keep, remove].includes(document.activeElement);
    part("ofrecido").hidden = false;
    part("donde").hidden = true;
    isBusy = false;
    bar.hidden = true;
    keep.removeAttribute("aria-disabled");
    [keep.hidden, remove.hidden] = [!canKeep, !canRemove];
    if (hadFocus) (canKeep ? keep : remove).focus();
  };

  /** Another scope may hold this page: that is the worker of somebody else. */
  const registered = async () => {
    const found = await workers.getRegistration(scope);
    return found && found.scope === scope ? found : undefined;
  };

  /** What a worker answers to a message. */
  const ask = (worker, message) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage(message, [port2]);
    });

  const showKept = async (worker) => {
    const about = await ask(worker, "about");
    const version = about.version.slice(0, DIGITS);
    say(describe(texts.saved, { ...about, version, date: Hub.day(about.date) }));
    offer(false, true);
  };

  const showOffer = async (before) => {
    const [{ bytes, files }] = await list("offline-files");
    say(before + describe(texts.needs, { bytes, files: files.length }));
    offer(true, (await cacheNames()).length > 0);
  };

  const fail = () => {
    say(texts.failed);
    offer(true, true);
  };

  const progress = ({ data }) => {
    if (!isBusy || !data.of) return;
    const before = Math.floor(bar.value / SPOKEN);
    bar.value = (100 * data.done) / data.of;
    const now = Math.floor(bar.value / SPOKEN);
    if (now !== before) say(fill(texts.saving, { n: now * SPOKEN }));
  };

  const begin = () => {
    offer(true, false);
    isBusy = true;
    bar.hidden = false;
    bar.value = 0;
    keep.setAttribute("aria-disabled", "true");
    say(fill(texts.saving, { n: 0 }));
  };

  /** Show how a worker gets on that is being installed. */
  const follow = (worker) => {
    begin();
    const change = () => {
      if (worker.state === "activated") showKept(worker);
      if (worker.state === "redundant") fail();
    };
    worker.addEventListener("statechange", change);
    change();
  };

  const save = async () => {
    if (isBusy) return;
    try {
      const options = { scope, updateViaCache: "none" };
      const { installing, active } = await workers.register(`${scope}sw.js`, options);
      if (!active) return follow(installing);
      // The worker outlives its removal as long as this page is open.
      begin();
      if (await ask(active, "keep")) await showKept(active);
      else fail();
    } catch {
      fail();
    }
  };

  const forget = async () => {
    await (await registered())?.unregister();
    await Promise.all((await cacheNames()).map((name) => caches.delete(name)));
    say(texts.removed);
    offer(true, false);
    await showOffer(`${texts.removed} `).catch(() => {});
  };

  const start = async () => {
    keep.addEventListener("click", save);
    remove.addEventListener("click", forget);
    workers.addEventListener("message", progress);
    const { active, installing } = (await registered()) || {};
    const isKept = active && (await cacheNames()).length;
    if (isKept) await showKept(active);
    else if (installing) follow(installing);
    else await showOffer("");
  };

  // A copy in a folder needs nothing kept. Where the list is missing nothing is offered.
  if (workers && isSecureContext && location.protocol !== "file:") start().catch(() => {});
})();
