/**
 * What contributed text may hold: characters, Markdown, links, and text that says nothing.
 * hub/entries/texts.py follows the same rules.
 */
(() => {
  "use strict";
  const { known, strings } = Hub.form;
  const { pattern, everywhere, whole } = known;
  const { strip, cut, visible } = strings;
  const SHOWN = 60;
  const SHOWN_OF_A_POINTER = 80;
  const QUOTES = "“”‘’„";

  const test = (name, text) => pattern(name).test(text);

  const groups = (name, text) => [...text.matchAll(everywhere(name))];

  /** Whether an address begins with a scheme or a host. */
  const leadsElsewhere = (url) => pattern("elsewhere").exec(url)?.index === 0;

  const shown = (fragment) => ({ value: visible(cut(strip(fragment), SHOWN)) });

  /** Whether an address looks like a person's: a free provider, or name.surname. */
  const isPersonal = (address) => {
    if (test("freeMail", address)) return true;
    const parts = address.split("@")[0].toLowerCase().split(/[._-]/);
    const isName = parts.length === 2 && parts.every((part) => /^\p{L}{2,}$/u.test(part));
    return isName && !parts.some((part) => Hub.form.data().words.roles.includes(part));
  };

  /** Code of what is wrong with a link, or "": only https and mailto are linked. */
  const judgeLink = (url) => {
    const compact = strings.split(url).join("").replace(/[\x00-\x20]/g, "");
    const lowered = compact.toLowerCase();
    if (lowered.startsWith("mailto:")) {
      return whole("address", compact.slice(7).split("?")[0]) ? "" : "invalid-link";
    }
    if (!lowered.startsWith("https://")) {
      return leadsElsewhere(lowered) ? "unsafe-link" : "invalid-link";
    }
    return compact === url && whole("https", url) ? "" : "invalid-link";
  };

  /** The word of `text` that holds the character at `index`. */
  const around = (text, index) => {
    const before = text.slice(0, index).split(/[ \n]/).at(-1);
    return before + text.slice(index).split(/[ \n]/)[0];
  };

  const checkCharacters = (text, name, add) => {
    for (const [kind, code] of [["bidi", "bidi-control"], ["invisible", "invisible-character"]]) {
      const found = pattern(kind).exec(text);
      if (found) add(code, name, shown(found[0]));
    }
    const lost = pattern("lost").exec(text);
    if (lost) {
      const word = around(text, lost.index);
      const fixed = word.normalize("NFKC");
      const isMended = fixed !== word && !test("lost", fixed);
      add("lost-characters", name, shown(word), isMended ? fixed : "");
    }
    const isMixed = (word) => test("otherScript", word) && test("latin", word);
    const words = test("otherScript", text) ? groups("word", text) : [];
    const mixed = words.find(([word]) => isMixed(word));
    if (mixed) add("mixed-scripts", name, shown(mixed[0]));
  };

  const checkLinks = (text, name, add) => {
    const seen = new Set();
    for (const [, bang, alt = "", url] of groups("link", text)) {
      seen.add(url);
      if (bang) {
        const code = strip(alt) ? "image-in-text" : "image-without-alt";
        add(leadsElsewhere(url) ? "remote-image" : code, name, shown(url || "!["));
      } else if (judgeLink(url)) add(judgeLink(url), name, shown(url || "]("));
    }
    for (const [, url] of [...groups("reference", text), ...groups("bareHttp", text)]) {
      if (seen.has(url) || judgeLink(url) !== "unsafe-link") continue;
      seen.add(url);
      add("unsafe-link", name, shown(url));
    }
  };

  const isSuspect = (text) =>
    ["](", "]:", "http:"].some((part) => text.includes(part)) || test("suspect", text);

  const checkMarks = (text, name, add) => {
    checkCharacters(text, name, add);
    groups("html", text).forEach(([tag]) => add("raw-html", name, shown(tag)));
    checkLinks(text, name, add);
  };

  /** Whether a pair of typographic quotes holds all of `text`, unlike «“this” and “that”». */
  const isWrapped = (text) => {
    const last = text.at(-1);
    const areQuotes = text.length > 1 && QUOTES.includes(text[0]) && QUOTES.includes(last);
    return areQuotes && text.indexOf(last, 1) === text.length - 1;
  };

  const placeholderIn = (text) => pattern("placeholder").exec(text)?.[0] ?? "";

  /** Problems of a one-line text. */
  const checkLine = (written, text, name, add) => {
    if (isWrapped(text)) {
      const plain = text.replace(/^[“”‘’„]+|[“”‘’„]+$/g, "");
      add("smart-quotes", name, { value: text }, plain);
    }
    if (isSuspect(text)) checkMarks(written, name, add);
    if (whole("emptyWords", text) || placeholderIn(text)) {
      add("placeholder-text", name, { value: cut(text, SHOWN) });
    }
  };

  const checkBlocks = (text, name, add) => {
    groups("heading", text).forEach(([line]) => add("heading-in-text", name, shown(line)));
    const table = pattern("table").exec(text);
    if (table) add("table-in-text", name, shown(table[0]));
    groups("address", text)
      .filter(([address]) => isPersonal(address))
      .forEach(([address]) => add("personal-email", name, shown(address)));
  };

  /** Problems of a text of the restricted Markdown: no HTML, headings, tables or pictures. */
  const checkProse = (written, text, name, add) => {
    if (isSuspect(text)) {
      checkMarks(written, name, add);
      checkBlocks(text, name, add);
    }
    const isShort = strings.size(text) <= Hub.form.data().limits.linkOnly;
    const placeholder = placeholderIn(text);
    if (placeholder) add("placeholder-text", name, shown(placeholder));
    else if (whole("emptyWords", text)) {
      add("placeholder-text", name, { value: cut(text, SHOWN) });
    } else if (isShort && whole("linkOnly", text.replace(/\.+$/, ""))) {
      add("link-instead-of-text", name, { value: cut(text, SHOWN_OF_A_POINTER) });
    }
  };

  Hub.form.texts = { checkLine, checkProse, isPersonal, judgeLink, leadsElsewhere };
})();
