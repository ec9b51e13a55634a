/**
 * A pasted text -> what was found in it, by the fields of a kind of entry.
 * hub/importing/draft.py follows the same rules.
 */
(() => {
  "use strict";
  const { known, paste, strings } = Hub.form;

  const inOrder = (one, other) => one.page - other.page || one.number - other.number;

  /** Two sections under one field, in the order of the text. */
  const together = (one, other) => {
    if (!one) return other;
    const [first, second] = [one, other].sort(inOrder);
    return { ...first, blocks: [...first.blocks, ...second.blocks] };
  };

  /** The sections of a sheet by the fields of a kind: placed, and left without a field. */
  const placeSections = ({ sections }, kind) => {
    const fields = new Set(known.fieldsOf(kind).map(({ name }) => name));
    const { fallbacks, mixed } = paste.data();
    const instead = fallbacks[kind];
    const isOwn = (name) => fields.has(name) && !Object.hasOwn(instead, name);
    const own = new Map([...sections].filter(([name]) => isOwn(name)));
    const placed = new Map(own);
    const left = [];
    for (const [name, section] of sections) {
      if (own.has(name)) continue;
      const others = (instead[name] || []).filter((one) => !own.has(one));
      const [target] = mixed[name] || others;
      if (target) placed.set(target, together(placed.get(target), section));
      else left.push(section);
    }
    return { placed, left };
  };

  const isMany = (kind, name) => known.fieldsOf(kind).find((field) => field.name === name).many;

  /** The texts that no field holds, in their order. */
  const unplacedOf = (sheet, facts, { placed, left }, kind) => {
    const title = strings.fold(facts.title?.value || "");
    const isFree = (block) => strings.fold(block.text) !== title && !paste.isTaken(facts, block);
    const labelled = ({ label, text }) => (label ? `${label}: ${text}` : text);
    const texts = [
      ...facts.left.map((item) => ({ ...item, text: labelled(item) })),
      ...sheet.unplaced
        .filter(isFree)
        .map((block) => (block.isBullet ? { ...block, text: `• ${block.text}` } : block)),
      ...left.flatMap((section) => [{ ...section, text: section.heading }, ...section.blocks]),
    ];
    for (const [name, { blocks }] of placed) {
      if (isMany(kind, name)) texts.push(...blocks.filter(({ isHeading }) => isHeading));
    }
    const byText = (one, other) => (one < other ? -1 : Number(one > other));
    texts.sort((one, other) => inOrder(one, other) || byText(one.text, other.text));
    return [...texts.map(({ text }) => text), ...facts.broken];
  };

  /**
   * What a text holds, for a form of `kind`: facts as the sheet says them, `sections` (field -> blocks
   * { text, isBullet }) and the `unplaced` texts.
   */
  paste.read = (text, kind) => {
    const cleaned = paste.lines.clean(text);
    const sheet = paste.readSheet(cleaned);
    const facts = paste.readFacts(sheet, cleaned, kind);
    const places = placeSections(sheet, kind);
    const blocksOf = ([name, { blocks }]) => {
      const isItem = ({ isHeading }) => !isMany(kind, name) || !isHeading;
      return [name, blocks.filter(isItem).map((block) => ({ text: block.text, isBullet: block.isBullet }))];
    };
    const { language, places: named, isOngoing, organisations, links, broken, terms } = facts;
    return {
      language,
      title: facts.title?.value || "",
      countries: facts.countries.map(({ value }) => value),
      places: [...new Set(named)],
      start: facts.start?.value || "",
      end: facts.end?.value || "",
      isOngoing,
      organisations,
      links,
      broken,
      terms: Object.fromEntries(Object.entries(terms).filter(([, ids]) => ids.length)),
      sections: Object.fromEntries([...places.placed].map(blocksOf)),
      unplaced: unplacedOf(sheet, facts, places, kind),
      isProgram: sheet.isProgram,
    };
  };
})();
