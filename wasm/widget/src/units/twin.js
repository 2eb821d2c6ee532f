// twin.js finds the unit of this device that the answers of others are of.

import { equal } from './draft.js';

// twin is the one of the units here that answers are of: by its number, else by
// its code or its name in the same place of law, else, if neither side has any, by
// its kinds.
/** @param {Kept[]} here @param {{ id?: string, pack: string, answers?: Answers }} theirs */
export function twin(here, { id, pack, answers }) {
  const names = ({ unit = /** @type {Kept['answers']} */ ({}) }) => [unit.code, unit.name].map((s) => (s || '').trim());
  const kinds = ({ facts = {} }) => facts['place.kinds'], mine = names(answers), kind = kinds(answers);
  const alike = (other) => {
    const theirs = names(other);
    return mine.some((s, i) => s && s === theirs[i]) ||
      ![...mine, ...theirs].some(Boolean) && !!kind && equal(kind, kinds(other));
  };
  return here.find((d) => d.id === id) || here.find((d) => d.pack === pack && alike(d.answers));
}
