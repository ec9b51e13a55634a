/** What was found in a pasted text -> values of the state of the form, as many as its fields admit. */
(() => {
  "use strict";
  const { known, paste } = Hub.form;
  const MARKDOWN = "#-+*=|>";
  const ROLES = ["lead", "partner", "donor"];
  const MOST = 60;

  const isWritten = (value) =>
    value && typeof value === "object" ? Object.values(value).some(isWritten) : !!value;

  /** `text` that begins neither a heading nor a bullet of Markdown by accident. */
  const plainStart = ({ text }) => (MARKDOWN.includes(text[0]) ? `\\${text}` : text);

  const proseOf = (blocks) =>
    blocks.reduce((text, block, at) => {
      const own = block.isBullet ? `- ${plainStart(block)}` : plainStart(block);
      const gap = block.isBullet && blocks[at - 1]?.isBullet ? "\n" : "\n\n";
      return at ? text + gap + own : own;
    }, "");

  const sectionValue = (field, blocks) => {
    if (!field.many) return proseOf(blocks);
    if (!field.lead) return blocks.map(plainStart);
    const { name } = field.fields.find(({ need }) => need === "required");
    return blocks.map((block) => ({ [name]: plainStart(block) }));
  };

  const periodOf = ({ start, end, isOngoing }) => ({
    ...(start && { start }),
    ...(end && { end }),
    ...(isOngoing && (start || end) && { status: "ongoing" }),
  });

  const linkOf = (url) => ({ title: url.split("/")[2].replace(/^www\./, ""), url });

  const factsOf = (found, fields) => {
    const byRole = [...found.organisations].sort(
      ([one], [other]) => ROLES.indexOf(one) - ROLES.indexOf(other),
    );
    const terms = Object.entries(found.terms).map(([name, ids]) => [
      name,
      fields.get(name).many ? ids : ids[0],
    ]);
    return {
      title: found.title,
      language: found.language,
      countries: found.countries,
      places: found.places,
      period: periodOf(found),
      organisations: byRole.map(([role, name]) => ({ name, role })),
      links: found.links.map(linkOf),
      // The sheet itself is the one source that is certain.
      sources: found.title ? [{ title: found.title, language: found.language }] : [],
      ...Object.fromEntries(terms),
    };
  };

  /** A value as text, to copy from. */
  const asText = (value) => {
    if (Array.isArray(value)) return value.map(asText).join("\n");
    return value && typeof value === "object" ? Object.values(value).map(asText).join(" · ") : value;
  };

  /**
   * `values` by field, in the order of the form, and by field the texts of what is too much (`rest`).
   */
  paste.values = (found, kind) => {
    const fields = new Map(known.fieldsOf(kind).map((field) => [field.name, field]));
    const all = factsOf(found, fields);
    for (const [name, blocks] of Object.entries(found.sections)) {
      all[name] = sectionValue(fields.get(name), blocks);
    }
    const values = {};
    const rest = {};
    for (const [name, field] of fields) {
      const value = all[name];
      if (!isWritten(value)) continue;
      const most = field.max_items || MOST;
      const isTooMuch = field.many && value.length > most;
      values[name] = isTooMuch ? value.slice(0, most) : value;
      if (isTooMuch) rest[name] = asText(value.slice(most));
    }
    return { values, rest };
  };

  paste.asText = asText;
})();
