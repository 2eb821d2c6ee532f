// lacks.js finds what several units lack: a hazard of the same duty in two of
// them or more, the gravest first, then what most of them have.

/**
 * @template {{ id: string }} H @template U
 * @param {{ unit: U, hazards: H[] }[]} units
 * @param {(x: H) => number} gravity less is graver
 * @returns {{ hazard: H, units: U[] }[]}
 */
export function lacks(units, gravity) {
  /** @type {Map<string, { hazard: H, units: U[] }>} */
  const all = new Map();
  for (const { unit, hazards } of units) {
    for (const hazard of hazards) {
      const one = all.get(hazard.id);
      if (!one) all.set(hazard.id, { hazard, units: [unit] });
      else {
        one.units.push(unit);
        if (gravity(hazard) < gravity(one.hazard)) one.hazard = hazard;
      }
    }
  }
  return [...all.values()].filter((x) => x.units.length > 1)
    .sort((a, b) => gravity(a.hazard) - gravity(b.hazard) || b.units.length - a.units.length);
}
