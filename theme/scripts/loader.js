/**
 * Loads files of the index by adding script elements, which is all that works from a folder too.
 * The only part of the engine that touches the document.
 */
(() => {
  "use strict";
  // By name the values of a file that is there, or the promise of one that is under way.
  const kept = {};

  /** What each file of the index calls; also files that the page itself loads. */
  Hub.receive = (name, ...values) => {
    kept[name] = values;
  };

  /**
   * A function that loads the file of a name below `base` (with its final slash) into `document`
   * and promises the values that it hands over. It rejects with an Error named `HubMissing` when
   * there is no such file, `HubDamaged` when there is and it hands over nothing; the next call
   * tries again.
   */
  Hub.createLoader = (base, document) => {
    const add = (name) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.onload = script.onerror = ({ type }) => {
          script.remove();
          if (kept[name].length) return resolve(kept[name]);
          delete kept[name];
          const failure = type === "load" ? "HubDamaged" : "HubMissing";
          return reject(Object.assign(new Error(script.src), { name: failure }));
        };
        script.fetchPriority = "high";
        script.src = `${base}${name}.js`;
        document.head.append(script);
      });
    return async (name) => {
      if (!kept[name]) kept[name] = add(name);
      return kept[name];
    };
  };
})();
