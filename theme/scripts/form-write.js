/**
 * The entry file of a state: front matter in the order of the field table, then the sections.
 * Whatever YAML could take for something else than its text stands between quotes.
 */
(() => {
  "use strict";
  const { body, known, tree } = Hub.form;
  const INDENT = "  ";
  // Lists of these stand on one line.
  const SHORT = new Set(["term", "country", "integer", "entry-id", "field-name"]);
  const NUMBERS = new Set(["term", "integer", "number", "year", "date", "partial-date"]);
  // Words with single spaces between them, without any sign that YAML knows at their place.
  const SIGNS = "\\p{L}\\p{M}\\p{N}.()«»/_+'’–—;%-";
  const PLAIN = new RegExp(`^\\p{L}[${SIGNS}]*(?: [${SIGNS}]+)*$`, "u");
  // What YAML 1.1 or 1.2 takes for a truth value, for nothing or for a number.
  const TAKEN = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;
  const NUMBER = /^(?:(?:0|[1-9]\d*)(?:\.\d+)?|[1-9]\d{3}-\d\d(?:-\d\d)?)$/;
  const TRUTH = /^(?:true|false)$/;
  const ESCAPED = { "\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\" };
  const HIDDEN = /["\\\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
  const HIDDEN_IN_BLOCK = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

  const escape = (sign) => {
    const code = sign.codePointAt(0);
    const [mark, digits] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
    return ESCAPED[sign] || `\\${mark}${code.toString(16).padStart(digits, "0")}`;
  };

  const quoted = (text) => `"${text.replace(HIDDEN, escape)}"`;

  /** `text` on one line: bare when every reader takes it for this text. */
  const scalar = (text, form) => {
    const isNatural = NUMBERS.has(form) && NUMBER.test(text);
    const isPlain = PLAIN.test(text) && (form === "boolean" ? TRUTH.test(text) : !TAKEN.test(text));
    return isNatural || isPlain ? text : quoted(text);
  };

  /** Whether a text of several lines can stand as it is below `|-`. */
  const isBlock = (text) =>
    text.includes("\n") &&
    !/^\s|\s$|[^\S\n]\n/.test(text) &&
    !HIDDEN_IN_BLOCK.test(text);

  const scalarLines = (text, form, start, indent) => {
    if (!isBlock(text)) return [`${start} ${scalar(text, form)}`];
    return [`${start} |-`, ...text.split("\n").map((line) => line && indent + INDENT + line)];
  };

  const flow = (texts, form) => `[${texts.map((text) => scalar(text, form)).join(", ")}]`;

  const itemLines = (field, item, indent) => {
    if (field.form === "row") return [`${indent}- ${flow(item, "line")}`];
    if (field.form !== "record") return scalarLines(item, field.form, `${indent}-`, indent);
    const lines = mapLines(field, item, indent + INDENT);
    return [`${indent}- ${lines[0].trimStart()}`, ...lines.slice(1)];
  };

  /** A key and its value; `indent` stands before the key. */
  const valueLines = (field, value, indent, key = field.name) => {
    const start = `${indent}${scalar(key, "")}:`;
    if (value instanceof Map) return [start, ...mapLines(field, value, indent + INDENT)];
    if (!Array.isArray(value)) return scalarLines(value, field.form, start, indent);
    if (SHORT.has(field.form)) return [`${start} ${flow(value, field.form)}`];
    return [start, ...value.flatMap((item) => itemLines(field, item, indent + INDENT))];
  };

  const mapLines = (field, map, indent) => {
    const inside = (name) => field.fields?.find((inner) => inner.name === name) || { form: "" };
    return [...map].flatMap(([name, value]) => valueLines(inside(name), value, indent, name));
  };

  /** The entry file that says `state`. */
  const write = (state) => {
    const { language } = Hub.form.data();
    const front = [];
    const sections = [];
    tree.treeOf(state).forEach((value, name) => {
      const field = known.fieldsOf(state.kind).find((one) => one.name === name);
      const lines = field.headings && body.sectionLines(field, value);
      if (lines) {
        const heading = field.headings[state.values.language] || field.headings[language];
        sections.push(["", `## ${heading}`, "", ...lines]);
      } else front.push(...valueLines(field, value, ""));
    });
    return ["---", ...front, "---", ...sections.flat(), ""].join("\n");
  };

  Hub.form.write = write;
})();
