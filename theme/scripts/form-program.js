/**
 * Rules of what only programmes have. hub/entries/program_rules.py has them under the same names.
 */
(() => {
  "use strict";
  const { closest, rules, scalars } = Hub.form;

  const leadsTo = (start, goal, phases) => {
    const before = new Map(phases.map((phase) => [phase.name, phase.depends_on || []]));
    const waiting = [start];
    const seen = new Set();
    while (waiting.length) {
      const name = waiting.pop();
      if (name === goal) return true;
      if (!seen.has(name)) waiting.push(...(before.get(name) || []));
      seen.add(name);
    }
    return false;
  };

  const phasesFollowEachOther = ({ values: { phases = [] }, add }) => {
    const names = phases.map(({ name }) => name);
    phases.forEach((phase, index) => {
      const field = `phases[${index}].depends_on`;
      for (const value of phase.depends_on || []) {
        if (!names.includes(value)) {
          add("unknown-phase", field, { value }, closest.closest(value, closest.same(names), 0.5));
        } else if (leadsTo(value, phase.name, phases)) add("circular-phases", field, { value });
      }
    });
  };

  const pointsAddUp = ({ values: { criteria = [] }, add }) => {
    criteria.forEach(({ max_points: most, subcriteria = [] }, index) => {
      const total = subcriteria.reduce((sum, { points = 0 }) => sum + points, 0);
      if (most === undefined || total <= most) return;
      const values = { sum: scalars.plain(total), maximum: scalars.plain(most) };
      add("points-above-maximum", `criteria[${index}]`, values);
    });
  };

  const rowsFitTheirTable = ({ values: { coverage, quotas }, add }) => {
    const judge = (count, expected, field) => {
      if (count !== expected) add("row-of-wrong-length", field, { count, expected });
    };
    coverage?.units.forEach((unit, index) =>
      judge(unit.length, coverage.levels.length, `coverage.units[${index}]`),
    );
    quotas?.rows.forEach(({ seats }, index) =>
      judge(seats.length, quotas.rounds, `quotas.rows[${index}].seats`),
    );
  };

  rules.push(phasesFollowEachOther, pointsAddUp, rowsFitTheirTable);
})();
