/**
 * Texts as the validator takes them apart: white space, characters and letters are those of Python
 * (str.split, len, casefold), not of JavaScript. Makes the namespace of the form.
 * hub/wording.py follows the same rules.
 */
(() => {
  "use strict";
  const Hub = (globalThis.Hub = globalThis.Hub || {});
  const SPACE =
    "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const START = new RegExp(`^[${SPACE}]+`);
  const END = new RegExp(`(?<![${SPACE}])[${SPACE}]+$`);
  const BETWEEN = new RegExp(`[${SPACE}]+`);

  const stripEnd = (text) => text.replace(END, "");

  const strip = (text) => text.replace(START, "").replace(END, "");

  const split = (text) => text.split(BETWEEN).filter(Boolean);

  /** Characters of `text`, not units of UTF-16. */
  const size = (text) => [...text].length;

  const cut = (text, length) => [...text].slice(0, length).join("");

  /** What str.casefold makes of `text`: the last lower case takes back what upper case opened. */
  const casefold = (text) =>
    text
      .split("\u0131")
      .map((part) => part.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ"))
      .join("\u0131");

  /** `text` in lower case, without accents, hyphens as spaces, spaces collapsed. */
  const fold = (text) => {
    const letters = casefold(text).normalize("NFD").replace(/[\u0300-\u036f]+/g, "");
    return split(letters.replace(/[-_]/g, " ")).join(" ");
  };

  /** `text` with invisible characters and controls spelled out as U+XXXX. */
  const visible = (text) =>
    text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, (sign) => {
      const code = sign.codePointAt(0).toString(16).toUpperCase();
      return `U+${code.padStart(4, "0")}`;
    });

  Hub.form = { strings: { strip, stripEnd, split, size, cut, fold, visible } };
})();
